// The findings as they stand in the article at this moment. A report is on the article as it was
// when it was sent; whatever was typed since has moved its findings, or put an end to them.

import { changed, moved } from "./text.js";

export class Findings {
  /** In the order of reading; each has the report's members, with places in the present text. */
  list = [];
  /** What the model doubts, but not so much that it is a finding. */
  doubts = [];
  quotes = [];
  suppressed = [];
  #hidden;

  /** `isHidden(fingerprint)` tells what this browser lets stand. */
  constructor(isHidden) {
    this.#hidden = isHidden;
  }

  /** Takes a report's, and moves them by the changes made since it was asked for. */
  take(report, changes) {
    this.list = report.findings.filter((finding) => !this.#hidden(finding.fingerprint));
    this.doubts = report.doubts;
    this.quotes = report.quotes;
    this.suppressed = [
      ...report.suppressed,
      ...report.findings
        .filter((finding) => this.#hidden(finding.fingerprint))
        .map((finding) => ({ finding, acceptedBy: "", reason: "" })),
    ];
    let text = report.article.text;
    for (const change of changes) {
      this.move(change, text);
      text = changed(text, change);
    }
  }

  clear() {
    this.list = [];
    this.doubts = [];
    this.quotes = [];
    this.suppressed = [];
  }

  /** A change was made to `text`. */
  move(change, text) {
    this.list = this.list.flatMap((finding) => {
      const place = moved(finding, change, text);
      if (!place) return [];
      return [{ ...place, evidence: finding.evidence.flatMap((basis) => moved(basis, change, text) ?? []) }];
    });
    this.doubts = this.doubts.flatMap((doubt) => moved(doubt, change, text) ?? []);
    this.quotes = this.quotes.flatMap((quote) => {
      const place = moved(quote, change, text);
      if (!place) return [];
      return [{ ...place, cue: quote.cue && (moved(quote.cue, change, text) ?? undefined) }];
    });
    this.suppressed = this.suppressed.flatMap((each) => {
      const finding = moved(each.finding, change, text);
      return finding ? [{ ...each, finding }] : [];
    });
  }

  /** Takes one away until the next report. */
  drop(finding) {
    this.list = this.list.filter((each) => each !== finding);
  }

  find(key) {
    return this.list.find((finding) => finding.fingerprint === key);
  }

  /** The finding that holds a place of the text. */
  at(offset) {
    return this.list.find((finding) => finding.start <= offset && offset <= finding.end);
  }
}
