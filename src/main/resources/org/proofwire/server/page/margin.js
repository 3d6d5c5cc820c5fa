// Puts each note beside its words. Where there are too many, the active one stands where it belongs
// and the others make room, those before it upwards and those after it downwards.

const GAP = 4;

/**
 * Where notes go.
 *
 * @param notes in order: {top, height}, top being where its words are
 * @param active the index of the note that stands where it belongs, or -1
 * @returns the top of each
 */
export function tops(notes, active) {
  if (notes.length === 0) return [];
  const found = notes.map(({ top }) => Math.max(0, top));
  for (let i = 1; i < found.length; i++) {
    if (i !== active) found[i] = Math.max(found[i], found[i - 1] + notes[i - 1].height + GAP);
  }
  for (let i = active - 1; i >= 0; i--) {
    found[i] = Math.min(found[i], found[i + 1] - notes[i].height - GAP);
  }
  // Never out of the page: what would be goes down again, and the rest with it.
  found[0] = Math.max(0, found[0]);
  for (let i = 1; i < found.length; i++) {
    found[i] = Math.max(found[i], found[i - 1] + notes[i - 1].height + GAP);
  }
  return found;
}

export class Margin {
  #margin;
  #list;
  #wide = matchMedia("(min-width: 60.01rem)");

  constructor(margin, list) {
    this.#margin = margin;
    this.#list = list;
  }

  get isWide() {
    return this.#wide.matches;
  }

  /** `notes` in order: {note, mark}, elements both; a mark may be missing for a moment. */
  place(notes, active) {
    this.#list.classList.toggle("placed", this.isWide);
    if (!this.isWide) {
      for (const { note } of notes) note.style.transform = "";
      this.#list.style.height = "";
      return;
    }
    const from = this.#margin.getBoundingClientRect().top;
    const wanted = notes.map(({ note, mark }) => ({
      top: mark ? mark.getBoundingClientRect().top - from - 6 : 0,
      height: note.offsetHeight,
    }));
    const found = tops(wanted, active);
    notes.forEach(({ note }, index) => {
      note.style.transform = `translateY(${Math.round(found[index])}px)`;
    });
    const last = found.length - 1;
    this.#list.style.height = last < 0 ? "" : `${Math.round(found[last] + wanted[last].height)}px`;
    // They glide from the second time on.
    requestAnimationFrame(() => this.#list.classList.toggle("moving", notes.length > 0));
  }
}
