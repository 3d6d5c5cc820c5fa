package org.proofwire.rule.quotes;

import java.util.List;
import java.util.Map;
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
}
