// The sheet that an article is written on: its headline and its story, and the marks on both.

import { Article, oneLine } from "./article.js";
import { Field } from "./field.js";

export class Editor {
  #headline = new Field(document.querySelector(".field.headline"));
  #story = new Field(document.querySelector(".field.story"));
  #article = Article.EMPTY;
  #listener;

  /** The listener is told `edited(article)`, `pointedAt(offset)`, `undo()`, `redo()`. */
  constructor(listener) {
    this.#listener = listener;
    for (const field of [this.#headline, this.#story]) {
      field.area.addEventListener("input", () => this.#typed());
      field.area.addEventListener("beforeinput", (event) => this.#before(event));
      field.area.addEventListener("click", () => listener.pointedAt(this.offset));
      field.area.addEventListener("keyup", (event) => {
        if (/^(Arrow|Home|End|Page)/.test(event.key)) listener.pointedAt(this.offset);
      });
    }
    this.#headline.area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.#story.select(0, 0);
    });
  }

  get article() {
    return this.#article;
  }

  /** Shows another state of the article. */
  show(article) {
    this.#article = article;
    this.#headline.value = article.headline;
    this.#story.value = article.story;
  }

  #typed() {
    const headline = oneLine(this.#headline.value);
    if (headline !== this.#headline.value) this.#headline.value = headline;
    this.#article = new Article(headline, this.#story.value);
    this.#listener.edited(this.#article);
  }

  // The browser's own undo knows nothing of corrections, so ours takes its place.
  #before(event) {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      if (event.inputType === "historyUndo") this.#listener.undo();
      else this.#listener.redo();
    }
  }

  /** Where the caret is in the article's text. */
  get offset() {
    const inHeadline = document.activeElement === this.#headline.area;
    return inHeadline
      ? this.#headline.area.selectionStart
      : this.#article.storyStart + this.#story.area.selectionStart;
  }

  get hasFocus() {
    return [this.#headline.area, this.#story.area].includes(document.activeElement);
  }

  /** Puts the caret on a place, and brings it into sight. */
  select({ start, end }) {
    const inHeadline = this.#article.headline && start < this.#article.headline.length;
    const from = inHeadline ? 0 : this.#article.storyStart;
    const field = inHeadline ? this.#headline : this.#story;
    field.select(start - from, Math.min(end - from, field.value.length));
  }

  focus() {
    this.#story.area.focus();
  }

  /**
   * Marks findings, and where the active one has its evidence. Each is
   * {start, end, classes, key, number}.
   */
  mark(places) {
    const { headline, storyStart } = this.#article;
    this.#headline.mark(clipped(places, 0, headline.length));
    this.#story.mark(clipped(places, storyStart, this.#article.text.length));
  }

  /** The elements that mark a finding. */
  marks(key) {
    return [...this.#headline.marks(key), ...this.#story.marks(key)];
  }
}

/** The parts of places that lie in one field, counted from its beginning. */
function clipped(places, from, to) {
  return places
    .filter((place) => place.end >= from && place.start <= to)
    .map((place) => ({ ...place, start: Math.max(place.start, from) - from, end: Math.min(place.end, to) - from }))
    .filter((place) => place.end > place.start || place.classes.includes("missing"));
}
