package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

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
  private static final Set<String> DIE =
      Set.of("dead", "killed", "died", "drowned", "perished", "bodies");

  /** "the death toll stands at 12", "killing 12". */
  private static final Pattern DEATHS_OF =
      Pattern.compile(
          "\\b(?:kill(?:s|ed|ing)|death toll[^.,;]{0,30}(?:to|at|is|was)) (?:at least |about )?$");

  private static final Pattern THIS = Pattern.compile("(?s).*\\b(?i:the|these|those|this) $");

  private static final Pattern ROUNDED =
      Pattern.compile(
          "(?s).*\\b(?i:about|around|over|nearly|almost|some|than|least|up to|under|most) $");

  private static final Pattern ORDINAL =
      Pattern.compile(
          "\\b(?:the|a|its|his|her|their) (?<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
              + "\\b(?<what>[^.;:,()\\d]{0,60}?),? after (?:those (?:of|in) |the ones (?:of|in) )"
              + "(?<years>(?:1[89]|20)\\d\\d(?:(?:, | and |, and )(?:1[89]|20)\\d\\d)*)");

  private static final Pattern TIMES =
      Pattern.compile(
          "\\b[Ff]or the (?<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?<what>) time,?"
              + " after (?:in )?(?<years>(?:1[89]|20)\\d\\d(?:(?:, | and |, and )(?:in )?(?:1[89]|20)\\d\\d)*)"
              + "(?=[,.])");

  private static final List<String> NTH =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  /** Things of which a story has many counts. */
  private static final Set<String> MANIFOLD =
      Set.of(
          "year", "month", "week", "day", "hour", "minute", "second", "time", "point", "goal",
          "seat", "vote", "game", "match", "side", "party", "country", "state", "woman", "man");

  private static final Pattern GOES_ON =
      Pattern.compile(
          "^ [a-z]+ (?:who|that|which|whose|in|from|of|at|with|to|on|he|she|they|we|it|[a-z]+ed)\\b");

  private static final int LEAST_SCALE = 1000;

  /** Headlines round: "6,000 strike" above 6,130 people. */
  private static final double ROUNDING = 1.15;

  static SameThing of(List<String> tolls) {
    return new SameThing(
        Pattern.compile("^ (?:[a-z]+ ){0,3}?(?<kind>" + String.join("|", tolls) + ")\\b"));
  }

  List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    var seen = new ArrayList<Quantity>();
    headline(sentences).ifPresent(conflicts::add);
    for (NumberedSentence sentence : sentences) {
      ordinals(sentence, conflicts);
      for (Quantity quantity : sentence.quantities()) {
        seen.stream()
            .filter(other -> differBySlip(other, quantity))
            .findFirst()
            .map(other -> twoNumbers(quantity, other, sentence.text(), "zeros", 0.85))
            .or(() -> otherUnit(quantity, seen, sentence.text()))
            .or(() -> neverTold(quantity, seen, sentence.text()))
            .or(() -> otherToll(quantity, seen, sentence.text()))
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
        ? ((isToll(one, other) || isSameCount(one, other)) && differByZeros(one, other))
            || hasSwappedDigits(one, other)
        : hasSwappedDigits(one, other)
            || (one.figures().equals(other.figures())
                && one.tellingDigits() > 1
                && ratio(one, other) >= LEAST_SCALE);
  }

  /**
   * "The road is 40 kilometres long. The 40 miles", "12 million euros", then "the 12 million
   * dollars".
   */
  private static Optional<Conflict> otherUnit(Quantity quantity, List<Quantity> seen, String text) {
    boolean later = THIS.matcher(quantity.before()).matches() && !quantity.figures().isEmpty();
    if (!later || seen.stream().anyMatch(other -> isSame(other, quantity))) {
      return Optional.empty();
    }
    return seen.stream()
        .filter(other -> other.value() == quantity.value() || isLikeFigures(other, quantity))
        .filter(
            other ->
                (Quantities.isMoney(other.measure()) && Quantities.isMoney(quantity.measure()))
                    || (Quantities.isLength(other.measure())
                        && Quantities.isLength(quantity.measure())))
        .filter(other -> !other.measure().equals(quantity.measure()))
        .findFirst()
        .map(other -> twoNumbers(quantity, other, text, "zeros", 0.75));
  }

  private static boolean isLikeFigures(Quantity one, Quantity other) {
    return Quantities.isLength(one.measure()) && one.figures().equals(other.figures());
  }

  private static boolean isSame(Quantity one, Quantity other) {
    return one.measure().equals(other.measure()) && one.value() == other.value();
  }

  /** "It is the second fire after those of 2014 and 2019", "for the third time, after 2018". */
  private static void ordinals(NumberedSentence sentence, List<Conflict> conflicts) {
    String text = sentence.sentence().span().in(sentence.text());
    for (Pattern pattern : List.of(ORDINAL, TIMES)) {
      Matcher ordinal = pattern.matcher(text);
      while (ordinal.find()) {
        int told = ordinal.group("years").split(", and | and |, ", -1).length;
        if (NTH.indexOf(ordinal.group("nth")) != told) {
          conflicts.add(
              new Conflict(
                  new Span(ordinal.start("nth"), ordinal.end())
                      .shift(sentence.sentence().span().start()),
                  "ordinal",
                  Map.of("nth", NTH.get(Math.min(NTH.size() - 1, told))),
                  List.of(),
                  List.of(),
                  0.7));
        }
      }
    }
  }

  /** "Bus crash kills nine" above a story in which eight people were killed. */
  private Optional<Conflict> headline(List<NumberedSentence> sentences) {
    if (sentences.size() < 3 || sentences.get(0).sentence().role() != Role.HEADLINE) {
      return Optional.empty();
    }
    NumberedSentence headline = sentences.get(0);
    List<Quantity> body =
        sentences.stream().skip(1).flatMap(sentence -> sentence.quantities().stream()).toList();
    for (Quantity said : headline.quantities()) {
      if (!said.isCount() || ROUNDED.matcher(said.before()).matches()) {
        continue;
      }
      String kind = toll(said);
      List<Quantity> same =
          body.stream()
              .filter(
                  other ->
                      kind.isEmpty()
                          ? !said.counted().isEmpty() && other.counted().equals(said.counted())
                          : toll(other).equals(kind))
              .toList();
      boolean one = same.stream().map(Quantity::value).distinct().count() == 1;
      boolean elsewhere = body.stream().anyMatch(other -> other.value() == said.value());
      if (one
          && !elsewhere
          && ratio(said, same.get(0)) > ROUNDING
          && !ROUNDED.matcher(same.get(0).before()).matches()) {
        return Optional.of(twoNumbers(said, same.get(0), headline.text(), "zeros", 0.65));
      }
    }
    return Optional.empty();
  }

  /** "18 people died", then "the 19 dead". */
  private Optional<Conflict> otherToll(Quantity quantity, List<Quantity> seen, String text) {
    if (!quantity.isCount()
        || !THIS.matcher(quantity.before()).matches()
        || !quantity.after().matches("(?s) (?:dead|injured|wounded|missing|victims|bodies)\\b.*")) {
      return Optional.empty();
    }
    String kind = toll(quantity).isEmpty() ? "dead" : toll(quantity);
    List<Quantity> told = seen.stream().filter(other -> toll(other).equals(kind)).toList();
    boolean one = told.stream().map(Quantity::value).distinct().count() == 1;
    return one && told.get(0).value() != quantity.value()
        ? Optional.of(twoNumbers(quantity, told.get(0), text, "zeros", 0.7))
        : Optional.empty();
  }

  private boolean isToll(Quantity one, Quantity other) {
    return !toll(one).isEmpty() && toll(one).equals(toll(other));
  }

  private static boolean isSameCount(Quantity one, Quantity other) {
    return !one.counted().isEmpty()
        && one.counted().equals(other.counted())
        && !MANIFOLD.contains(one.counted());
  }

  private String toll(Quantity quantity) {
    Matcher toll = tolls.matcher(quantity.after());
    if (!toll.find()) {
      return quantity.isCount() && DEATHS_OF.matcher(quantity.before()).find() ? "dead" : "";
    }
    return DIE.contains(toll.group("kind")) ? "dead" : toll.group("kind");
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
    return THIS.matcher(later.before()).matches()
        && (first.isCount()
            ? !first.counted().isEmpty() && first.counted().equals(later.counted())
            : Quantities.isLength(first.measure()) && later.tellingDigits() > 1)
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
        || !quantity.before().matches("(?s).*(?<!half of |most of |some of )\\bthe $")
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
