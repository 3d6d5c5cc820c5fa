package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two numbers for one thing, far apart in the article: a toll that won a zero, billions that became
 * millions, metres for millimetres, swapped digits, "the five soldiers" of whom four were told.
 *
 * <p>Numbers of a kind differ all the time, and tolls rise while a story runs. So the digits must
 * be the same, or the text must say "the" of a number that it never gave.
 *
 * @param tolls after a number, what is counted once for an event; other things come in many numbers
 */
record SameThing(Pattern tolls) {
  /** Things of which a story has many counts. */
  private static final Set<String> MANIFOLD =
      Set.of(
          "year", "month", "week", "day", "hour", "minute", "second", "time", "point", "goal",
          "seat", "vote", "game", "match", "side", "party", "country", "state", "woman", "man");

  private static final Pattern GOES_ON =
      Pattern.compile(
          "^ [a-z]+ (?:who|that|which|whose|in|from|of|at|with|to|on|he|she|they|we|it|[a-z]+ed)\\b");

  private static final int LEAST_SCALE = 1000;

  static SameThing of(List<String> tolls) {
    return new SameThing(
        Pattern.compile("^ (?:[a-z]+ ){0,3}?(?<kind>" + String.join("|", tolls) + ")\\b"));
  }

  List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    var seen = new ArrayList<Quantity>();
    for (NumberedSentence sentence : sentences) {
      for (Quantity quantity : sentence.quantities()) {
        seen.stream()
            .filter(other -> differBySlip(other, quantity))
            .findFirst()
            .map(other -> twoNumbers(quantity, other, sentence.text(), "zeros", 0.85))
            .or(() -> neverTold(quantity, seen, sentence.text()))
            .ifPresent(conflicts::add);
      }
      seen.addAll(sentence.quantities());
    }
    return conflicts;
  }

  private static Conflict twoNumbers(
      Quantity quantity, Quantity other, String text, String message, double confidence) {
    return new Conflict(
        quantity.withMeasure(),
        message,
        Map.of("other", other.withMeasure().in(text)),
        List.of(other.withMeasure()),
        List.of(),
        confidence);
  }

  private boolean differBySlip(Quantity one, Quantity other) {
    if (one.value() == other.value() || one.figures().isEmpty() || other.figures().isEmpty()) {
      return false;
    }
    if (!one.measure().equals(other.measure())) {
      return false;
    }
    return one.isCount()
        ? (isToll(one, other) && differByZeros(one, other)) || hasSwappedDigits(one, other)
        : one.figures().equals(other.figures())
            && one.tellingDigits() > 1
            && ratio(one, other) >= LEAST_SCALE;
  }

  private boolean isToll(Quantity one, Quantity other) {
    return !toll(one).isEmpty() && toll(one).equals(toll(other));
  }

  private String toll(Quantity quantity) {
    Matcher toll = tolls.matcher(quantity.after());
    return toll.find() ? toll.group("kind").replace("killed", "dead") : "";
  }

  /** Whether one is the other with more zeros, and more than one digit long without them. */
  private static boolean differByZeros(Quantity one, Quantity other) {
    double ratio = ratio(one, other);
    return one.tellingDigits() > 1 && (ratio == 10 || ratio == 100 || ratio == 1000);
  }

  private static double ratio(Quantity one, Quantity other) {
    return Math.max(one.value(), other.value()) / Math.min(one.value(), other.value());
  }

  /** "1,450 employees", then "the 1,540 employees". */
  private static boolean hasSwappedDigits(Quantity first, Quantity later) {
    return later.isDefinite()
        && !first.counted().isEmpty()
        && first.counted().equals(later.counted())
        && first.figures().length() == later.figures().length()
        && sorted(first.figures()).equals(sorted(later.figures()));
  }

  private static String sorted(String figures) {
    return figures.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
  }

  /** "Four soldiers were killed", then "the funeral of the five soldiers". */
  private static Optional<Conflict> neverTold(Quantity quantity, List<Quantity> seen, String text) {
    if (!quantity.isCount()
        || quantity.counted().isEmpty()
        || !quantity.before().matches("(?s).*\\bthe $")
        || MANIFOLD.contains(quantity.counted())
        || GOES_ON.matcher(quantity.after()).find()) {
      return Optional.empty();
    }
    List<Quantity> told =
        seen.stream().filter(other -> other.counted().equals(quantity.counted())).toList();
    boolean one = told.stream().map(Quantity::value).distinct().count() == 1;
    return one && told.get(0).value() < quantity.value()
        ? Optional.of(twoNumbers(quantity, told.get(0), text, "zeros", 0.65))
        : Optional.empty();
  }
}
