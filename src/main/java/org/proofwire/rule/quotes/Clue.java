package org.proofwire.rule.quotes;

import java.util.List;
import java.util.Map;
import org.proofwire.analysis.Token;
import org.proofwire.article.Evidence;

/**
 * One sign that was seen.
 *
 * @param strength how clearly, from 0 to 1
 * @param slots what its phrase in the rule's file is filled with
 * @param evidence where it was seen
 */
record Clue(Sign sign, double strength, Map<String, String> slots, List<Evidence> evidence) {
  static Clue of(Sign sign, double strength) {
    return new Clue(sign, strength, Map.of(), List.of());
  }

  /** A sign that somebody else may speak, with a note for the place that names that one. */
  static Clue about(Sign sign, double strength, Doer other, String note) {
    return new Clue(
        sign,
        strength,
        Map.of("other", other.who().lastName()),
        note.isEmpty() ? List.of() : List.of(new Evidence(other.mention().span(), note)));
  }

  /** A pronoun of the other gender. */
  static Clue pronoun(Sign sign, double strength, Token pronoun) {
    return new Clue(
        sign,
        strength,
        Map.of("pronoun", pronoun.text()),
        List.of(new Evidence(pronoun.span(), "the other gender")));
  }
}
