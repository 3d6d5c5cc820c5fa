package org.proofwire.rule.facts;

import java.util.List;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;

/**
 * A sentence with the numbers in it.
 *
 * @param sentence the sentence
 * @param text the article's text
 * @param quantities its numbers in order
 */
record NumberedSentence(Sentence sentence, String text, List<Quantity> quantities) {
  NumberedSentence {
    quantities = List.copyOf(quantities);
  }

  static List<NumberedSentence> of(Analysis article) {
    return article.sentences().stream()
        .map(
            sentence ->
                new NumberedSentence(
                    sentence, article.text(), Quantities.in(sentence, article.text())))
        .toList();
  }

  /** What stands between two numbers of the article. */
  String between(Quantity first, Quantity second) {
    return text.substring(first.span().end(), Math.max(first.span().end(), second.span().start()));
  }
}
