package org.proofwire.rule.quotes;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.Settings;

/**
 * How much each sign counts.
 *
 * @param bySign points by sign, below nothing for what speaks for the speaker; a sign that is not
 *     here counts nothing
 * @param enough from how many points on the words are taken to be somebody else's
 */
record Weights(Map<Sign, Double> bySign, double enough) {
  private static final String ENOUGH = "enough";

  Weights {
    bySign = Map.copyOf(bySign);
    if (enough <= 0) {
      throw new IllegalArgumentException("setting “enough” must be above 0");
    }
  }

  /**
   * Reads them from the rule's file: a number for each sign, by its id.
   *
   * @throws IllegalArgumentException if there is no such sign
   */
  static Weights of(Settings settings) {
    var signs = new TreeMap<String, Sign>();
    for (Sign sign : Sign.values()) {
      signs.put(sign.id(), sign);
    }
    var bySign = new EnumMap<Sign, Double>(Sign.class);
    for (String name : settings.values().keySet()) {
      if (signs.containsKey(name)) {
        bySign.put(signs.get(name), settings.number(name));
      } else if (!name.equals(ENOUGH)) {
        throw new IllegalArgumentException(
            "there is no sign “" + name + "”." + RuleFiles.didYouMean(name, signs.keySet()));
      }
    }
    return new Weights(bySign, settings.number(ENOUGH));
  }

  /** The points of one clue. */
  double of(Clue clue) {
    return bySign.getOrDefault(clue.sign(), 0.0) * clue.strength();
  }

  /** Whether clues are enough: all together, or one whatever else speaks for the speaker. */
  boolean suffice(List<Clue> clues) {
    return clues.stream().anyMatch(this::isTelling)
        || clues.stream().mapToDouble(this::of).sum() >= enough;
  }

  /** Whether a clue is enough by itself: with twice the points. */
  boolean isTelling(Clue clue) {
    return of(clue) >= 2 * enough;
  }

  /** The signs that are enough by themselves. */
  Set<Sign> telling() {
    return bySign.entrySet().stream()
        .filter(entry -> entry.getValue() >= 2 * enough)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
