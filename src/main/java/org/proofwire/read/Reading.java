package org.proofwire.read;

import org.proofwire.article.Article;

/** What became of one thing that was to be read. */
public sealed interface Reading {

  /** It was read. */
  record Ready(Article article, Provenance provenance) implements Reading {
    public Ready(Article article) {
      this(article, Provenance.UNKNOWN);
    }
  }

  /**
   * It could not be read; the others can.
   *
   * @param where the file, or the file and line: {@code news/monday.jsonl:3}
   * @param problem what is wrong, as a phrase: "the file is empty"
   * @param remedy what to do about it, as a sentence: "Save it as text or HTML."
   */
  record Unreadable(String where, String problem, String remedy) implements Reading {

    /** Everything on one line: {@code a.pdf: a PDF document, not text. Save it as text or HTML.} */
    public String line() {
      return where + ": " + problem + ". " + remedy;
    }
  }
}
