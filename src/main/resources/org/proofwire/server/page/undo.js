// What was done, to be undone. Typing in one go is one step; each correction is one of its own.

const PAUSE = 1000;
const MOST = 200;

export class Undo {
  #done = [];
  #undone = [];
  #last = 0;

  /** Notes the state before a step; `label` says what the step is, and is empty for typing. */
  before(state, label, now = Date.now()) {
    const typing = label === "";
    const going = typing && this.#done.at(-1)?.label === "" && now - this.#last < PAUSE && this.#undone.length === 0;
    this.#last = typing ? now : 0;
    this.#undone = [];
    if (going) return;
    this.#done.push({ state, label });
    if (this.#done.length > MOST) this.#done.shift();
  }

  /** The state to go back to, or null. */
  undo(now) {
    return this.#step(this.#done, this.#undone, now);
  }

  /** The state to go forward to, or null. */
  redo(now) {
    return this.#step(this.#undone, this.#done, now);
  }

  #step(from, to, now) {
    const step = from.pop();
    if (!step) return null;
    to.push({ state: now, label: step.label });
    this.#last = 0;
    return step;
  }

  clear() {
    this.#done = [];
    this.#undone = [];
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }
}
