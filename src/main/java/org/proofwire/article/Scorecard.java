package org.proofwire.article;

import java.util.List;

/**
 * What the findings add up to.
 *
 * @param score 0 (unreadable) to 100 (nothing wrong)
 * @param verdict what the profile makes of the score
 * @param passMark the score from which the profile lets an article pass
 * @param words words in the article
 * @param penalty MQM penalty: the sum of severity weight times confidence over all findings
 * @param costs what each rule's findings cost, dearest first
 */
public record Scorecard(
    int score, Verdict verdict, int passMark, int words, double penalty, List<Cost> costs) {
  public Scorecard {
    if (score < 0 || score > 100) {
      throw new IllegalArgumentException("score out of range: " + score);
    }
    costs = List.copyOf(costs);
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
