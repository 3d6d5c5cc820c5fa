package org.proofwire.audit.state;

import java.io.Serializable;
import java.util.List;

/**
 * What was found in one article's text under one version of the rules.
 *
 * @param key the article's id
 * @param fingerprint of its text
 * @param rules the version of the rules
 * @param score 0 to 100
 * @param verdict its id
 * @param words words in the article
 * @param findings how many there are
 * @param penalty MQM penalty, all findings together
 * @param costs what each rule's findings cost
 * @param json the report, packed
 * @param html the report as a page, packed; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Checked(
    String key,
    String fingerprint,
    String rules,
    int score,
    String verdict,
    int words,
    int findings,
    double penalty,
    List<Cost> costs,
    byte[] json,
    byte[] html)
    implements Serializable {
  public Checked {
    costs = List.copyOf(costs);
  }

  /**
   * One rule's share.
   *
   * @param rule its id
   * @param label how a person calls it
   */
  public record Cost(String rule, String label, int findings, double penalty)
      implements Serializable {}
}
