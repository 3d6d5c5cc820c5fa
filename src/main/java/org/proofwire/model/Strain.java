package org.proofwire.model;

import java.util.List;

/**
 * How strained a word reads, be it right or wrong: what a translator would rather say otherwise.
 *
 * @param word the weight of the word's logits, one a head
 * @param from the sum up to which a word is at ease
 * @param to the sum from which it is as strained as can be
 */
record Strain(List<Double> word, double from, double to) {
  Strain {
    word = List.copyOf(word);
    if (!(from < to)) {
      throw new IllegalArgumentException("“strain” must have “from” below “to”");
    }
  }

  /** From 0, at ease, to 1. */
  double of(Chance chance) {
    double sum = 0;
    for (int i = 0; i < word.size(); i++) {
      sum += word.get(i) * chance.logits().get(i);
    }
    return Math.min(1, Math.max(0, (sum - from) / (to - from)));
  }
}
