// An article as it is edited: a headline and a story, and the one text that both make.

const BETWEEN = "\n\n";

export class Article {
  constructor(headline, story) {
    this.headline = headline;
    this.story = story;
    this.text = headline ? headline + BETWEEN + story : story;
    Object.freeze(this);
  }

  static EMPTY = new Article("", "");

  /** From one text, of which the first `length` characters are the headline. */
  static split(text, length) {
    if (length === 0) return new Article("", text);
    return new Article(oneLine(text.slice(0, length)), text.slice(length).replace(/^\s*\n/, "").trimStart());
  }

  /** From a report: what it took for the headline is one. */
  static of(report) {
    const { text, paragraphs } = report.article;
    const first = paragraphs[0];
    const ready = text.slice(first?.start ?? 0).trimEnd();
    return first?.role === "headline" ? Article.split(ready, first.end - first.start) : new Article("", ready);
  }

  get isEmpty() {
    return this.text.trim() === "";
  }

  /** Where the story begins in the text. */
  get storyStart() {
    return this.text.length - this.story.length;
  }

  equals(other) {
    return this.headline === other.headline && this.story === other.story;
  }

  /** With a change made, which is given by places in the text. */
  with(change) {
    const { start, end, words } = change;
    const text = this.text.slice(0, start) + words + this.text.slice(end);
    if (!this.headline) return new Article("", text);
    if (end <= this.headline.length) {
      return new Article(oneLine(text.slice(0, text.length - this.story.length - BETWEEN.length)), this.story);
    }
    if (start >= this.storyStart) return new Article(this.headline, text.slice(this.storyStart));
    // It joins the two: what is left of the headline begins the story.
    const at = text.indexOf(BETWEEN);
    return at > 0 && at <= this.headline.length + words.length ? Article.split(text, at) : new Article("", text);
  }
}

/** A headline has no line breaks. */
export const oneLine = (words) => words.replace(/\s*\n\s*/g, " ");
