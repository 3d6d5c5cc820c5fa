package org.proofwire.scoring;

import java.util.Map;
import java.util.Optional;
import org.proofwire.article.Severity;

/**
 * What a newsroom expects: which rules speak, how sure they must be, what errors cost, which score
 * passes.
 *
 * @param name its name: {@code news}
 * @param passMark the score, 0 to 100, from which an article may be published
 * @param rejectBelow the score below which it is not worth mending
 * @param isTranslated whether its articles are known to be machine-translated
 * @param minConfidence findings less sure than this, 0 to 1, are dropped
 * @param doubtFrom words that the model takes for garbled with this probability, 0 to 1, are shown
 *     as doubts
 * @param weights MQM penalty by severity
 * @param scale how a penalty becomes a score
 * @param rules what differs for single rules, by id
 */
public record Profile(
    String name,
    int passMark,
    int rejectBelow,
    boolean isTranslated,
    double minConfidence,
    double doubtFrom,
    Map<Severity, Double> weights,
    Scale scale,
    Map<String, RuleSetting> rules) {
  public Profile {
    weights = Map.copyOf(weights);
    rules = Map.copyOf(rules);
    if (passMark < 0 || passMark > 100 || rejectBelow < 0 || rejectBelow > passMark) {
      throw new IllegalArgumentException(
          "“pass-mark” must be 0 to 100 and not below “reject-below”: " + passMark);
    }
  }

  /**
   * The curve from penalty to score.
   *
   * @param half penalty per 100 words at which the score is 50
   * @param padding words added to every article's length, so that a short one is not lost by one
   *     slip
   * @param strain penalty for 100 words that read as strained as can be
   */
  public record Scale(double half, int padding, double strain) {
    public Scale {
      if (!(half > 0) || padding < 0 || !(strain >= 0)) {
        throw new IllegalArgumentException(
            "“half-score-penalty” must be above 0, “padding” and “strain-penalty” not below");
      }
    }
  }

  /**
   * What differs for one rule.
   *
   * @param on whether it runs
   * @param severity instead of the rule's own
   * @param minConfidence instead of the profile's
   */
  public record RuleSetting(
      boolean on, Optional<Severity> severity, Optional<Double> minConfidence) {}

  public boolean isOn(String rule) {
    return !rules.containsKey(rule) || rules.get(rule).on();
  }

  /** Findings of a rule that are less sure than this, 0 to 1, are dropped. */
  public double minConfidence(String rule) {
    return Optional.ofNullable(rules.get(rule))
        .flatMap(RuleSetting::minConfidence)
        .orElse(minConfidence);
  }

  public double weight(Severity severity) {
    return weights.getOrDefault(severity, 0.0);
  }
}
