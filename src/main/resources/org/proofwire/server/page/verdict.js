// The strip on top: score, verdict, how many findings of which severity, and which are shown.

import { element, one } from "./dom.js";

const SEVERITIES = ["critical", "major", "minor", "neutral"];
const WIDTH = 200;

export class Verdict {
  #labels;
  #hidden = new Set();
  #onFilter;

  constructor(labels, onFilter) {
    this.#labels = labels;
    this.#onFilter = onFilter;
  }

  shows(finding) {
    return !this.#hidden.has(finding.severity);
  }

  /** Brings back what was filtered out. */
  showAll() {
    this.#hidden.clear();
  }

  show({ score, range, verdict, passMark }) {
    const { label, meaning } = this.#labels.verdict(verdict);
    const strip = one("strip");
    strip.hidden = false;
    strip.className = `strip ${verdict}`;
    one("score").textContent = score;
    one("verdict").textContent = label;
    one("meaning").textContent = meaning;
    one("fill").setAttribute("width", (score * WIDTH) / 100);
    for (const end of ["x1", "x2"]) one("pass-mark").setAttribute(end, (passMark * WIDTH) / 100);
    const isSure = range.low === range.high;
    one("range").hidden = isSure;
    one("range").textContent = `between ${range.low} and ${range.high}`;
    const at = (points) => (points * WIDTH) / 100;
    one("range-line").setAttribute("d", isSure ? "" : `M${at(range.low)} 4.5v5m0-2.5H${at(range.high)}m0-2.5v5`);
    one("scale-words").textContent = `Score ${score} on a scale from 0 to 100; the pass mark is ${passMark}`;
  }

  hide() {
    one("strip").hidden = true;
  }

  /** How many there are of each severity. */
  count(findings) {
    const group = one("severities");
    const held = group.contains(document.activeElement) ? document.activeElement.dataset.severity : null;
    group.replaceChildren(
      ...SEVERITIES.filter((severity) => findings.some((finding) => finding.severity === severity)).map((severity) => {
        const sign = element("span", "sign");
        sign.ariaHidden = "true";
        const many = findings.filter((finding) => finding.severity === severity).length;
        const toggle = element("button", `toggle ${severity}`, sign, `${this.#labels.severity(severity)} `, element("span", "count", String(many)));
        toggle.type = "button";
        toggle.dataset.severity = severity;
        toggle.ariaPressed = String(!this.#hidden.has(severity));
        toggle.addEventListener("click", () => {
          if (!this.#hidden.delete(severity)) this.#hidden.add(severity);
          this.#onFilter();
        });
        return toggle;
      }),
    );
    if (held) group.querySelector(`[data-severity="${held}"]`)?.focus();
  }

  /** How many doubts there are, and whether they are shown. */
  doubts(count, shown) {
    const toggle = one("doubts");
    toggle.hidden = count === 0;
    toggle.ariaPressed = String(shown);
    toggle.querySelector(".do").textContent = shown ? "Hide" : "Show";
    one("doubts-words").textContent = count === 1 ? "1 doubt" : `${count} doubts`;
  }

  /** Where among the findings one is. */
  position(shown, all, active) {
    const at = shown.indexOf(active);
    const many = (count) => (count === 1 ? "1 finding" : `${count} findings`);
    one("position").textContent =
      at >= 0 ? `${at + 1} of ${shown.length}`
      : shown.length === all.length ? many(all.length)
      : `${many(shown.length)} shown`;
    one("previous").disabled = one("next").disabled = shown.length === 0;
  }
}
