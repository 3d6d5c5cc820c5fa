package org.proofwire.model;

import java.util.List;

/**
 * One way in which a word can be wrong, as a logistic regression over what the model says.
 *
 * @param bias the logit where all else is nought
 * @param word the weight of the word's logits, one a head
 * @param article the weight of how far the article's mean logits lie from those of a usual one: in
 *     a garbled article a doubtful word is wrong more often
 * @param rules the weight of the evidence in 100 words of the article
 */
record Expert(double bias, List<Double> word, List<Double> article, double rules) {
  Expert {
    word = List.copyOf(word);
    article = List.copyOf(article);
  }

  /** What the article adds to the logit of each of its words. */
  double shift(double[] means, double density) {
    double sum = bias + rules * density;
    for (int i = 0; i < means.length; i++) {
      sum += article.get(i) * means[i];
    }
    return sum;
  }

  /** What the word itself adds to that. */
  double own(Chance chance) {
    double sum = 0;
    for (int i = 0; i < word.size(); i++) {
      sum += word.get(i) * chance.logits().get(i);
    }
    return sum;
  }
}
