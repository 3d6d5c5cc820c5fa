// One text area, and behind it the same words with the marks on them.

export class Field {
  constructor(root) {
    this.area = root.querySelector("textarea");
    this.backdrop = root.querySelector(".backdrop");
    this.#paint([]);
  }

  get value() {
    return this.area.value;
  }

  /** Writes, and keeps the caret where its words are. */
  set value(words) {
    if (this.area.value === words) return;
    const { selectionStart, selectionEnd } = this.area;
    this.area.value = words;
    this.area.setSelectionRange(Math.min(selectionStart, words.length), Math.min(selectionEnd, words.length));
  }

  /**
   * Marks places: {start, end, classes, key, number}, sorted, without overlap. An empty one is where
   * something is missing.
   */
  mark(places) {
    this.#paint(places);
  }

  #paint(places) {
    const text = this.value;
    const painted = new DocumentFragment();
    let at = 0;
    for (const place of places) {
      painted.append(text.slice(at, place.start));
      const mark = document.createElement("span");
      mark.className = place.classes;
      if (place.key) mark.dataset.key = place.key;
      if (place.number) mark.dataset.number = place.number;
      mark.textContent = text.slice(place.start, place.end);
      painted.append(mark);
      at = place.end;
    }
    // A last line that is empty has no height without something in it.
    painted.append(text.slice(at), "\u200B");
    this.backdrop.replaceChildren(painted);
  }

  /** The elements that mark a finding. */
  marks(key) {
    return [...this.backdrop.querySelectorAll(".mark")].filter((mark) => mark.dataset.key === key);
  }

  select(start, end) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
  }
}
