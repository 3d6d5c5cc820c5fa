package org.proofwire.article;

import java.util.List;

/**
 * What the findings add up to.
 *
 * @param score 0 (unreadable) to 100 (nothing wrong)
 * @param range between which scores the score lies, as far as the findings are sure
 * @param verdict what the profile makes of the score
 * @param passMark the score from which the profile lets an article pass
 * @param words words in the article
 * @param penalty MQM penalty: the sum of severity weight times confidence over all findings
 * @param strain what the score counts beside the penalty, in the same unit: how far the article
 *     reads like a translation, as the model sees it
 * @param costs what each rule's findings cost, dearest first
 */
public record Scorecard(
    int score,
    Range range,
    Verdict verdict,
    int passMark,
    int words,
    double penalty,
    double strain,
    List<Cost> costs) {
  public Scorecard {
    if (score < range.low() || score > range.high()) {
      throw new IllegalArgumentException("score out of range: " + score + " in " + range);
    }
    costs = List.copyOf(costs);
  }

  /**
   * The scores between which an article's score lies four times in five: where less sure findings
   * turn out wrong it is higher, where doubts turn out right it is lower.
   *
   * @param low 0 to 100
   * @param high not below {@code low}, to 100
   */
  public record Range(int low, int high) {
    public Range {
      if (low < 0 || high > 100 || low > high) {
        throw new IllegalArgumentException("no range of scores: " + low + " to " + high);
      }
    }
  }

  /**
   * One rule's share.
   *
   * @param rule its id
   * @param findings how many it had
   * @param penalty MQM penalty of these
   */
  public record Cost(String rule, int findings, double penalty) {}
}
