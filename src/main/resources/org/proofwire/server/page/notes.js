// The findings as notes. One is open at a time. A note stays the same element from one check to the
// next, so that whoever is at it keeps their place.

import { button, element, one } from "./dom.js";
import { shortened } from "./text.js";

const SUGGESTIONS = 5;

export class Notes {
  #list = one("notes");
  #template = one("note");
  #notes = new Map();
  #labels;
  #listener;

  /** The listener is told `opened(key)`, `write(key, words)`, `accept(key)`, `place(key)`, `pointed(key, on)`. */
  constructor(labels, listener) {
    this.#labels = labels;
    this.#listener = listener;
  }

  /** Shows findings in their order; `textOf(place)` gives the words of a place. */
  show(findings, textOf) {
    const wanted = new Set(findings.map((finding) => finding.fingerprint));
    for (const [key, note] of this.#notes) {
      if (wanted.has(key)) continue;
      note.remove();
      this.#notes.delete(key);
    }
    let before = null;
    findings.forEach((finding, index) => {
      const key = finding.fingerprint;
      let note = this.#notes.get(key);
      if (!note) {
        note = this.#made(key);
        this.#notes.set(key, note);
      }
      this.#fill(note, finding, index + 1, textOf);
      // Moving an element takes the focus from it, so those that stand right stay.
      const next = before ? before.nextSibling : this.#list.firstChild;
      if (next !== note) this.#list.insertBefore(note, next);
      before = note;
    });
  }

  #made(key) {
    const note = this.#template.content.firstElementChild.cloneNode(true);
    note.dataset.key = key;
    const title = note.querySelector(".title");
    title.addEventListener("click", () => this.#listener.opened(title.ariaExpanded === "true" ? null : key));
    note.querySelector(".accept").addEventListener("click", () => this.#listener.accept(key));
    note.querySelector(".place").addEventListener("click", () => this.#listener.place(key));
    note.querySelector(".why").addEventListener("toggle", () => this.#listener.grown());
    note.addEventListener("pointerenter", () => this.#listener.pointed(key, true));
    note.addEventListener("pointerleave", () => this.#listener.pointed(key, false));
    return note;
  }

  #fill(note, finding, number, textOf) {
    const words = textOf(finding);
    const state = JSON.stringify([finding, number, words]);
    if (note.dataset.state === state) return;
    note.dataset.state = state;
    const isOpen = note.classList.contains("active");
    note.className = `note ${finding.severity}${isOpen ? " active" : ""}`;
    const find = (selector) => note.querySelector(selector);
    find(".badge").textContent = number;
    find(".severity-words").textContent = this.#labels.severity(finding.severity);
    find(".kind").textContent = this.#labels.kind(finding);
    find(".brief").replaceChildren(...brief(words, finding.suggestions));
    find(".message").textContent = finding.message;
    this.#fillFix(find(".fix"), finding, words);
    find(".reasons").replaceChildren(...this.#reasons(finding, textOf));
    note.setAttribute("aria-label", `Finding ${number}: ${this.#labels.severity(finding.severity)}, ${this.#labels.kind(finding)}. ${finding.message}`);
  }

  #fillFix(fix, finding, words) {
    const held = fix.contains(document.activeElement) ? [...fix.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    const suggestions = finding.suggestions.slice(0, SUGGESTIONS);
    fix.hidden = suggestions.length === 0;
    fix.replaceChildren();
    if (words) fix.append(element("del", "", shortened(words)), element("span", "arrow", "→"));
    fix.append(
      ...suggestions.map((suggestion, index) => {
        const said = suggestion === "" ? "Delete it" : suggestion;
        const write = button("write", said, () => this.#listener.write(finding.fingerprint, suggestion));
        write.ariaLabel = suggestion === "" ? "Delete it" : `Write “${suggestion}”`;
        write.append(element("kbd", "", String(index + 1)));
        write.lastChild.ariaHidden = "true";
        return write;
      }),
    );
    fix.querySelectorAll("button")[held]?.focus();
  }

  #reasons(finding, textOf) {
    const reasons = finding.why
      .trim()
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph.trim())
      .map((paragraph) => element("p", "", paragraph.replace(/\s*\n\s*/g, " ")));
    if (finding.evidence.length > 0) {
      const list = element("ul", "evidence");
      for (const basis of finding.evidence) {
        const go = button("plain", `“${shortened(textOf(basis))}”`, () => this.#listener.evidence(basis));
        list.append(element("li", "", `${capital(basis.note)}: `, go));
      }
      reasons.push(list);
    }
    const also = finding.alsoFoundBy.map((id) => this.#labels.rule(id).toLowerCase());
    const small = element("p", "small", `${this.#labels.category(finding.category)} · `, element("code", "", finding.rule), ` · ${Math.round(finding.confidence * 100)}% sure`);
    if (also.length > 0) small.append(` · also found as: ${also.join(", ")}`);
    return [...reasons, small];
  }

  /** Opens one note and closes the others; null closes all. */
  open(key) {
    for (const [each, note] of this.#notes) {
      const isOpen = each === key;
      note.classList.toggle("active", isOpen);
      note.querySelector(".title").ariaExpanded = String(isOpen);
      note.querySelector(".body").hidden = !isOpen;
    }
  }

  focus(key) {
    this.#notes.get(key)?.focus({ preventScroll: true });
  }

  /** The note that has the focus, or something in it that has. */
  get focused() {
    return document.activeElement?.closest?.(".note")?.dataset.key ?? null;
  }

  toggleWhy(key) {
    const why = this.#notes.get(key)?.querySelector(".why");
    if (why) why.open = !why.open;
  }

  /** The element of a note. */
  of(key) {
    return this.#notes.get(key);
  }

  point(key, on) {
    this.#notes.get(key)?.classList.toggle("pointed", on);
  }
}

/** The shortest that says what to do. */
function brief(words, suggestions) {
  const del = words ? [element("del", "", shortened(words, 34))] : [];
  if (suggestions.length === 0) return words ? [`“${shortened(words, 40)}”`] : ["Something is missing"];
  const [first] = suggestions;
  if (first === "") return [...del, " ", element("ins", "", "delete it")];
  return [...del, element("span", "", words ? " → " : "Add "), element("ins", "", shortened(first, 34))];
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
