package org.proofwire.article;

/**
 * Words that the model doubts, but not so much that they are a finding.
 *
 * @param span the words
 * @param chance the probability, from 0 to 1, that a human rater would mark the worst of them
 */
public record DoubtMark(Span span, double chance) {
  public DoubtMark {
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("chance out of range: " + chance);
    }
  }

  /** The same with the words up to these, doubted so much. */
  public DoubtMark to(Span next, double itsChance) {
    return new DoubtMark(span.to(next), Math.max(chance, itsChance));
  }
}
