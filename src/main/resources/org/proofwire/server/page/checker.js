// Has an article checked again whenever it has changed: a little after the last key, now and then
// while someone types on, one check at a time. An answer never takes the place of a newer one's.

const AFTER_TYPING = 600;
const WHILE_TYPING = 4000;
const LONGEST_WAIT = 60;

export class Checker {
  #check;
  #listener;
  #timer = null;
  #running = null;
  #failures = 0;
  #waitingSince = null;

  /** `check()` answers with a report; the listener is told `report`, `problem` and `state`. */
  constructor(check, listener) {
    this.#check = check;
    this.#listener = listener;
  }

  /** The article has changed: check it soon. */
  soon(now = performance.now()) {
    this.#waitingSince ??= now;
    const patience = Math.max(0, this.#waitingSince + WHILE_TYPING - now);
    this.#after(Math.min(AFTER_TYPING, patience));
    this.#listener.state(this.#running ? "checking" : "changed");
  }

  /** Check it without waiting. */
  now() {
    this.#waitingSince ??= performance.now();
    this.#after(0);
  }

  /** Whatever is under way or planned no longer matters: another article is here. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = null;
    this.#waitingSince = null;
    this.#failures = 0;
    this.#listener.state("idle");
  }

  #after(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), milliseconds);
  }

  async #run() {
    this.#timer = null;
    if (this.#running) return; // it looks again when it is done
    const running = {};
    this.#running = running;
    this.#waitingSince = null;
    this.#listener.state("checking");
    let outcome;
    try {
      outcome = { report: await this.#check() };
    } catch (problem) {
      outcome = { problem };
    }
    if (this.#running !== running) return; // stopped, and perhaps begun anew
    this.#running = null;
    if (outcome.report) {
      this.#failures = 0;
      this.#listener.report(outcome.report);
    } else {
      this.#failed(outcome.problem);
    }
    if (this.#waitingSince !== null && this.#timer === null) this.#after(AFTER_TYPING);
    if (this.#timer === null) this.#listener.state("idle");
  }

  #failed(problem) {
    this.#listener.problem(problem);
    if (!problem.retryAfter) return;
    this.#failures++;
    this.#waitingSince ??= performance.now();
    const seconds = Math.min(LONGEST_WAIT, problem.retryAfter * 2 ** (this.#failures - 1));
    this.#after(seconds * 1000);
  }
}
