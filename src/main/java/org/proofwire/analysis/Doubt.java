package org.proofwire.analysis;

import org.proofwire.article.Span;

/**
 * How likely it is that a word is garbled, as far as the model can tell.
 *
 * @param span the word, or a sign of punctuation
 * @param chance the probability that a human rater would mark it, from 0 to 1
 * @param strain how strained it reads, be it right or wrong: from 0, at ease, to 1
 * @param isExplained whether a rule says what is wrong with it
 */
public record Doubt(Span span, double chance, double strain, boolean isExplained) {
  Doubt explained() {
    return new Doubt(span, chance, strain, true);
  }
}
