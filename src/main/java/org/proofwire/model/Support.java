package org.proofwire.model;

import java.util.List;
import java.util.Map;
import org.proofwire.article.Severity;

/**
 * How far the model's view of the words bears on what a rule says of them, and the other way round.
 *
 * @param groups the groups of rules whose errors it can see: of wrong names it knows nothing
 * @param weight of how much likelier than usual the words are wrong, both as logits
 * @param usual the logit of the probability at which it neither raises nor lowers
 * @param evidence how much a sure finding of these groups tells of the article, by severity's id
 */
record Support(List<String> groups, double weight, double usual, Map<String, Double> evidence) {
  // What the model is surer of than this, one way or the other, weighs no more.
  private static final double TINY = 1e-3;

  Support {
    groups = List.copyOf(groups);
    evidence = Map.copyOf(evidence);
    if (!(weight >= 0)) {
      throw new IllegalArgumentException("“support” must have a “weight” of 0 or more");
    }
  }

  double weighed(String group, double confidence, double chance) {
    if (!groups.contains(group) || confidence >= 1) {
      return confidence;
    }
    return Judge.probability(logit(confidence) + weight * (logit(chance) - usual));
  }

  double evidence(String group, Severity severity) {
    return groups.contains(group) ? evidence.getOrDefault(severity.id(), 0.0) : 0;
  }

  private static double logit(double probability) {
    double inside = Math.min(1 - TINY, Math.max(TINY, probability));
    return Math.log(inside / (1 - inside));
  }
}
