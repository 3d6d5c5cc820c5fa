package org.proofwire.rule.wording;

import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.article.Span;

/** Whether words are somebody's own: people may speak as no newspaper writes. */
final class Speech {
  private Speech() {}

  /**
   * Whether a place lies in quotation marks, or after one that opens in its paragraph and is not
   * closed.
   */
  static boolean holds(Analysis article, Sentence sentence, Span place) {
    if (article.isQuoted(place)) {
      return true;
    }
    String text = article.text();
    boolean open = false;
    for (int i = sentence.paragraph().span().start(); i < place.start(); i++) {
      switch (text.charAt(i)) {
        case '“', '„', '«' -> open = true;
        case '”', '»' -> open = false;
        case '"' -> open = !open;
        default -> {}
      }
    }
    return open;
  }
}
