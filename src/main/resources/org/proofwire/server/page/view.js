// All that is seen of an article beside its words: marks, notes, and which finding is at hand.

import { one } from "./dom.js";
import { Margin } from "./margin.js";
import { places } from "./marks.js";
import { Notes } from "./notes.js";
import { say } from "./say.js";
import { Verdict } from "./verdict.js";
import { showVoices } from "./voices.js";

/** Doubts that a screen reader lists; one who wants all has the report. */
const MOST_SAID = 10;

export class View {
  #editor;
  #findings;
  #margin = new Margin(one("margin"), one("notes"));
  #verdict;
  #notes;
  #active = null;
  #doubting = false;

  /** The listener is told `write(key, words)` and `accept(key)`. */
  constructor(labels, editor, findings, listener) {
    this.#editor = editor;
    this.#findings = findings;
    this.#verdict = new Verdict(labels, () => this.show());
    this.#notes = new Notes(labels, {
      opened: (key) => this.activate(key),
      write: listener.write,
      accept: listener.accept,
      place: (key) => this.goTo(findings.find(key)),
      evidence: (place) => this.goTo(place),
      pointed: (key, on) => editor.marks(key).forEach((mark) => mark.classList.toggle("pointed", on)),
      grown: () => this.place(),
    });
    one("doubts").addEventListener("click", () => this.toggleDoubts());
    addEventListener("resize", () => this.place());
    document.fonts.ready.then(() => this.place());
  }

  /** The words of a place. */
  textOf = ({ start, end }) => this.#editor.article.text.slice(start, end);

  /** The findings that are not filtered out. */
  get shown() {
    return this.#findings.list.filter((finding) => this.#verdict.shows(finding));
  }

  /** The finding at hand. */
  get active() {
    return this.#findings.find(this.#active);
  }

  /** The key of the note that the focus is on or in. */
  get focused() {
    return this.#notes.focused;
  }

  // ---- showing

  /** Another article: nothing is known of it. */
  clear() {
    this.#active = null;
    this.#verdict.showAll();
    this.#verdict.hide();
  }

  score(scorecard) {
    this.#verdict.show(scorecard);
  }

  /** Shows what there is; `isKnown` says whether the article has been checked. */
  show(isKnown = !one("margin").hidden) {
    one("margin").hidden = !isKnown;
    const all = this.#findings.list;
    one("none").hidden = !isKnown || all.length > 0;
    const shown = this.shown;
    if (!shown.some(({ fingerprint }) => fingerprint === this.#active)) this.#active = null;
    this.#notes.show(shown, this.textOf);
    this.#notes.open(this.#active);
    this.#verdict.count(all);
    this.#verdict.doubts(this.#findings.doubts.length, this.#doubting);
    this.#mark();
    showVoices(this.#findings.quotes, this.textOf, (place) => this.goTo(place));
  }

  #mark() {
    const shown = this.shown;
    this.#editor.mark(places(shown, this.active, this.#doubting ? this.#findings.doubts : []));
    this.#verdict.position(shown, this.#findings.list, this.active);
    this.place();
  }

  /** Puts the notes beside their words. */
  place() {
    const shown = this.shown;
    this.#margin.place(
      shown.map(({ fingerprint }) => ({ note: this.#notes.of(fingerprint), mark: this.#editor.marks(fingerprint)[0] })),
      shown.findIndex(({ fingerprint }) => fingerprint === this.#active),
    );
  }

  // ---- one finding at a time

  /** Takes a finding in hand, or lets go of it. */
  activate(key) {
    this.#active = key;
    this.#notes.open(key);
    this.#mark();
  }

  /** The caret was put somewhere. */
  pointedAt(offset) {
    const finding = this.#findings.at(offset);
    const key = finding && this.#verdict.shows(finding) ? finding.fingerprint : null;
    if (key !== this.#active) this.activate(key);
  }

  /** The finding to go to when this one is done with. */
  after(finding) {
    const shown = this.shown;
    const at = shown.indexOf(finding);
    return shown[at + 1] ?? shown[at - 1] ?? null;
  }

  /** To the next finding, or the one before: from the one at hand, or else from the caret. */
  step(by) {
    const shown = this.shown;
    if (shown.length === 0) return;
    let at = shown.indexOf(this.active) + by;
    if (!this.active) {
      const from = this.#editor.hasFocus ? this.#editor.offset : 0;
      const after = shown.findIndex(({ start }) => start >= from);
      at = by > 0 ? Math.max(0, after) : (after < 0 ? shown.length : after) - 1;
    }
    const next = shown[(at + shown.length) % shown.length];
    this.take(next);
    const mark = this.#editor.marks(next.fingerprint)[0];
    (mark ?? this.#notes.of(next.fingerprint)).scrollIntoView({ block: "center" });
  }

  /** Takes a finding in hand and the focus to its note; without one, to the text. */
  take(finding) {
    this.activate(finding?.fingerprint ?? null);
    if (finding) this.#notes.focus(finding.fingerprint);
    else this.#editor.focus();
  }

  /** Shades what the model doubts, or stops; whoever can't see it hears the words. */
  toggleDoubts() {
    const { doubts } = this.#findings;
    if (doubts.length === 0) return;
    this.#doubting = !this.#doubting;
    this.show();
    const words = doubts.slice(0, MOST_SAID).map((doubt) => `“${this.textOf(doubt)}”`);
    if (doubts.length > MOST_SAID) words.push(`and ${doubts.length - MOST_SAID} more`);
    say(this.#doubting ? `What reads oddly: ${words.join(", ")}.` : "Doubts are hidden.");
  }

  toggleWhy() {
    this.#notes.toggleWhy(this.#active);
  }

  /** Back to the text. */
  escape() {
    const finding = this.active;
    const atNote = this.focused !== null;
    this.activate(null);
    if (finding && atNote) this.goTo(finding);
  }

  /** To a place in the text. */
  goTo(place) {
    if (!place) return;
    this.#editor.select(place);
    const finding = this.#findings.at(place.start);
    const mark = finding && this.#editor.marks(finding.fingerprint)[0];
    (mark ?? document.activeElement).scrollIntoView({ block: mark ? "center" : "nearest" });
  }
}
