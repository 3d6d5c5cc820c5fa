// The desk: the article on it, what was done to it, and what the server says of it.

import { Accept, showAccepted } from "./accept.js";
import { Article } from "./article.js";
import { Checker } from "./checker.js";
import { one } from "./dom.js";
import { Editor } from "./editor.js";
import { Findings } from "./findings.js";
import { notice, unnotice } from "./notice.js";
import { say } from "./say.js";
import { Shelf, ShelfDialog } from "./shelf.js";
import { Standing } from "./standing.js";
import { correction, difference } from "./text.js";
import { Undo } from "./undo.js";
import { View } from "./view.js";

const STATES = { idle: "", changed: "Changed", checking: "Checking …" };

export class Desk {
  #server;
  #labels;
  #askForKey;
  #standing;
  #findings;
  #view;
  #accept;
  #undo = new Undo();
  #shelf = new Shelf();
  #editor = new Editor({
    edited: (article) => this.#edited(article),
    pointedAt: (offset) => this.#view.pointedAt(offset),
    undo: () => this.#back(),
    redo: () => this.#forth(),
  });
  #checker = new Checker(() => this.#ask(), {
    report: (answer) => this.#reported(answer),
    problem: (problem) => this.#failed(problem),
    state: (state) => showState(state),
  });

  /** What is known of the article beside its words. */
  #card = newCard();
  /** The article as it was shown last, to see what was typed since. */
  #last = Article.EMPTY;
  /** What was sent to be checked, and the changes made since. */
  #sent = null;
  /** Whether the next report is to be said aloud. */
  #announce = false;

  constructor(server, info, labels, askForKey) {
    this.#server = server;
    this.#labels = labels;
    this.#askForKey = askForKey;
    this.#standing = new Standing(server, info.canAccept);
    this.#findings = new Findings(this.#standing.hides);
    this.#view = new View(labels, this.#editor, this.#findings, {
      write: (key, words) => this.#write(this.#findings.find(key), words),
      accept: (key) => this.#askToAccept(this.#findings.find(key)),
    });
    this.#accept = new Accept(
      info.canAccept,
      (entry, finding) => this.#standing.add(entry, finding),
      (finding) => this.#stands(finding),
    );
    const shelf = new ShelfDialog(this.#shelf, (kept) => this.#take(kept));
    const on = (id, act) => one(id).addEventListener("click", act);
    on("new", () => this.#begin());
    on("shelf-open", () => shelf.show());
    on("next", () => this.#view.step(1));
    on("previous", () => this.#view.step(-1));
    on("undo", () => this.#back());
    on("redo", () => this.#forth());
    on("help-open", () => one("help").showModal());
    addEventListener("online", () => this.isEmpty || this.#checker.now());
    addEventListener("pagehide", () => this.#keep());
  }

  /** What the keys do. */
  hand = {
    step: (by) => this.#view.step(by),
    undo: () => this.#back(),
    redo: () => this.#forth(),
    escape: () => this.#view.escape(),
    write: (index) => {
      const words = this.#view.active?.suggestions[index];
      if (words !== undefined) this.#write(this.#view.active, words);
    },
    accept: () => this.#askToAccept(this.#view.active),
    why: () => this.#view.toggleWhy(),
    doubts: () => this.#view.toggleDoubts(),
    help: () => one("help").showModal(),
  };

  get article() {
    return this.#editor.article;
  }

  get card() {
    return this.#card;
  }

  get isEmpty() {
    return this.article.isEmpty;
  }

  // ---- articles come and go

  /** Lays another article on the desk. */
  put(article, card) {
    this.#begin();
    this.#card = { ...newCard(), ...card };
    this.#editor.show(article);
    this.#announce = true;
    this.#changed(null);
    this.#checker.now();
    scrollTo({ top: 0 });
  }

  #take(kept) {
    this.put(new Article(kept.headline, kept.story), { ...kept, id: kept.name, key: kept.id, headlineKnown: true });
  }

  #begin() {
    this.#keep();
    this.#checker.stop();
    this.#undo.clear();
    this.#findings.clear();
    this.#view.clear();
    this.#card = newCard();
    this.#sent = null;
    this.#editor.show(Article.EMPTY);
    unnotice();
    this.#changed(null);
    this.#editor.focus();
  }

  #keep() {
    const { headline, story } = this.article;
    const { key, id, first, last, source, changed } = this.#card;
    if (!this.isEmpty && last) this.#shelf.keep({ id: key, name: id, headline, story, first, last, source, changed });
  }

  // ---- editing

  #edited(article) {
    const before = this.#last;
    if (article.equals(before)) return;
    this.#undo.before(before, "");
    this.#card.headlineKnown = true; // whoever writes it parts it as they like
    this.#changed(difference(before.text, article.text), before.text);
    if (article.isEmpty) this.#checker.stop();
    else this.#checker.soon();
  }

  /** The article is another one now: its findings move, and all is shown anew. */
  #changed(change, text) {
    if (change) {
      this.#findings.move(change, text);
      this.#sent?.changes.push(change);
    }
    this.#last = this.article;
    this.#card.changed = Date.now();
    this.#show();
  }

  #replace(article, label) {
    const before = this.article;
    if (label) this.#undo.before(before, label);
    this.#editor.show(article);
    this.#changed(difference(before.text, article.text), before.text);
    this.#checker.now();
  }

  #write(finding, words) {
    if (!finding) return;
    const atNote = this.#view.focused === finding.fingerprint;
    const next = this.#view.after(finding);
    const said = words === "" ? "Deleted" : `Written: ${words}`;
    this.#replace(this.article.with(correction(this.article.text, finding, words)), said);
    this.#announce = true;
    say(`${said}.`);
    // On to the next, and the focus with it if it was here: what it was on is gone.
    if (atNote) this.#view.take(next);
    else this.#view.activate(next?.fingerprint ?? null);
  }

  #back() {
    this.#went(this.#undo.undo(this.article), "Undone");
  }

  #forth() {
    this.#went(this.#undo.redo(this.article), "Done again");
  }

  #went(step, words) {
    if (!step) return;
    const atNote = this.#view.focused !== null;
    this.#replace(step.state, "");
    this.#announce = true;
    say(step.label ? `${words}: ${step.label}.` : `${words}.`);
    if (atNote && this.#view.focused === null) this.#editor.focus();
  }

  // ---- checks

  async #ask() {
    const { article } = this;
    const sent = { article, changes: [] };
    this.#sent = sent;
    const title = article.headline ? { title: article.headline } : {};
    const report = await this.#server.check({ id: this.#card.id, ...title, text: article.text, notify: false });
    return { report, sent };
  }

  #reported({ report, sent }) {
    unnotice();
    if (!this.#card.headlineKnown && sent.changes.length === 0) this.#partHeadline(report);
    this.#findings.take(report, sent.changes);
    const { score, verdict } = report.scorecard;
    this.#card.report = sent.changes.length === 0 ? report : null;
    this.#card.last = { score, verdict };
    this.#card.first ??= { ...this.#card.last, text: sent.article.text };
    this.#view.score(report.scorecard);
    this.#show();
    this.#keep();
    if (!this.#announce) return;
    this.#announce = false;
    const many = this.#findings.list.length;
    say(`${this.#labels.verdict(verdict).label}: ${score} of 100, ${many === 1 ? "1 finding" : `${many} findings`}.`);
  }

  /** What was put in as one text shows its headline as one. */
  #partHeadline(report) {
    this.#card.headlineKnown = true;
    const parted = Article.of(report);
    if (this.article.headline || !parted.headline) return;
    if (parted.text === this.article.text) {
      this.#editor.show(parted);
      this.#last = parted;
    } else {
      this.#replace(parted, ""); // it was set off by more than a blank line, or by less
    }
  }

  async #failed(problem) {
    if (problem.kind === "key-needed") {
      await this.#askForKey();
      this.#checker.now();
      return;
    }
    notice(problem.title ?? "The check failed", problem.words ?? problem.message, {
      words: "Try again",
      do: () => this.#checker.now(),
    });
  }

  /** The report on the article as it stands, even where the last check was a moment ago. */
  async report() {
    if (this.#card.report?.article.text === this.article.text) return this.#card.report;
    return (await this.#ask()).report;
  }

  #show() {
    const isKnown = !this.isEmpty && this.#card.last !== null;
    document.body.classList.toggle("empty", this.isEmpty);
    document.body.classList.toggle("marked-up", isKnown);
    one("compare-open").disabled = one("export-open").disabled = !isKnown;
    one("undo").disabled = !this.#undo.canUndo;
    one("redo").disabled = !this.#undo.canRedo;
    this.#view.show(isKnown);
    showAccepted(
      this.#findings.suppressed,
      this.#view.textOf,
      this.#labels,
      (place) => this.#view.goTo(place),
      (each) => this.#markAgain(each),
    );
  }

  // ---- it's right

  #askToAccept(finding) {
    if (finding) this.#accept.ask(finding, this.#view.textOf(finding));
  }

  #stands(finding) {
    const next = this.#view.after(finding);
    this.#findings.drop(finding);
    this.#announce = true;
    say("It stands.");
    this.#show();
    this.#view.take(next);
    this.#checker.now();
  }

  async #markAgain(each) {
    try {
      await this.#standing.remove(each);
      this.#announce = true;
      this.#checker.now();
    } catch (problem) {
      notice(problem.title ?? "That did not work", problem.words ?? problem.message);
    }
  }
}

function showState(state) {
  document.body.classList.toggle("checking", state === "checking");
  one("state").textContent = STATES[state];
}

const newCard = () => ({
  key: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`,
  id: "article",
  first: null,
  last: null,
  report: null,
  source: null,
  headlineKnown: false,
  changed: Date.now(),
});
