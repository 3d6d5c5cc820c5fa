// The articles that were checked in this browser. They are kept in it and nowhere else.

import { button, element, one } from "./dom.js";

const PREFIX = "proofwire.article.";
const SETTING = "proofwire.keep";
const MOST = 50;

export class Shelf {
  get keeps() {
    return localStorage.getItem(SETTING) !== "off";
  }

  set keeps(on) {
    localStorage.setItem(SETTING, on ? "on" : "off");
    if (!on) this.clear();
  }

  /** All of them, the latest first. */
  all() {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map(read)
      .filter((article) => article !== null)
      .sort((a, b) => b.changed - a.changed);
  }

  /** Keeps an article: {id, headline, story, first, last, source, changed}. */
  keep(article) {
    if (!this.keeps) return;
    const older = this.all().filter(({ id }) => id !== article.id);
    for (const { id } of older.slice(MOST - 1)) this.forget(id);
    let room = older.length;
    for (;;) {
      try {
        localStorage.setItem(PREFIX + article.id, JSON.stringify(article));
        return;
      } catch {
        // Full: the oldest make room, and where that is not enough it can't be kept.
        if (room === 0) return;
        this.forget(older[--room].id);
      }
    }
  }

  forget(id) {
    localStorage.removeItem(PREFIX + id);
  }

  clear() {
    for (const { id } of this.all()) this.forget(id);
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** The dialog that lists them; `open(article)` takes one down. */
export class ShelfDialog {
  #shelf;
  #open;

  constructor(shelf, open) {
    this.#shelf = shelf;
    this.#open = open;
    one("shelf-clear").addEventListener("click", () => {
      shelf.clear();
      this.#list();
    });
    one("shelf-keep").addEventListener("change", (event) => {
      shelf.keeps = event.target.checked;
      this.#list();
    });
  }

  show() {
    this.#list();
    one("shelf-keep").checked = this.#shelf.keeps;
    one("shelf").showModal();
  }

  #list() {
    const all = this.#shelf.all();
    one("shelf-none").hidden = all.length > 0;
    one("shelf-clear").disabled = all.length === 0;
    one("shelf-list").replaceChildren(...all.map((article) => this.#entry(article)));
  }

  #entry(article) {
    const title = article.headline || article.story.trim().slice(0, 80) || "Without words";
    const points = element("span", `points ${article.last?.verdict ?? ""}`, String(article.last?.score ?? "–"));
    const forget = button("forget", "Forget", () => {
      this.#shelf.forget(article.id);
      this.#list();
      (one("shelf-list").querySelector(".story") ?? one("shelf").querySelector(".close")).focus();
    });
    forget.ariaLabel = `Forget “${title}”`;
    const story = button("story", title, () => {
      one("shelf").close();
      this.#open(article);
    });
    const when = new Date(article.changed).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
    const before = article.first && article.last && article.first.score !== article.last.score ? `, from ${article.first.score} to ${article.last.score}` : "";
    return element("li", "", points, story, element("span", "when", when + before), forget);
  }
}
