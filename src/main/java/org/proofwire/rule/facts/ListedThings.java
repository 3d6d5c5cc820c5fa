package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/** Lists that are longer or shorter than they are said to be: "three towns (Ulm and Bonn)". */
final class ListedThings {
  private static final Pattern LIST =
      Pattern.compile(
          "^(?: (?!of\\b)[\\p{L}'’-]+){1,6}(?<opening>:| \\(|,? namely:?|,? that is,| – | — )\\s?(?<list>[^()–—:;.“”\"?!\\d]+)"
              + "(?<closing>\\)|(?: – | — )|\\.$)");

  private static final Pattern COMMA = Pattern.compile(", (?:and )?");
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}'’.-]*(?: [\\p{L}'’.-]+){0,4}");

  /** Plain things in brackets: "four allowances (housing, petrol and meals)". */
  private static final Pattern THING =
      Pattern.compile(
          "(?!includ|mostly|mainly|e\\.g|such|like|or\\b|see\\b|from\\b|in\\b)\\p{Ll}[\\p{L}'’-]*(?: \\p{L}+)?");

  private static final Set<String> TIME =
      Set.of("minute", "hour", "day", "week", "month", "year", "time", "point", "goal");

  private static final int LONGEST = 9;

  private ListedThings() {}

  static List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    for (NumberedSentence sentence : sentences) {
      for (Quantity number : sentence.quantities()) {
        if (number.isCount() && number.value() > 1 && number.value() <= LONGEST) {
          judge(number, sentence).ifPresent(conflicts::add);
        }
      }
    }
    return conflicts;
  }

  private static Optional<Conflict> judge(Quantity number, NumberedSentence sentence) {
    int from = number.span().end();
    String rest = sentence.text().substring(from, sentence.sentence().span().end());
    Matcher list = LIST.matcher(rest);
    if (number.counted().isEmpty()
        || TIME.contains(number.counted())
        || !list.find()
        || isMore(number.before())) {
      return Optional.empty();
    }
    String items = list.group("list").strip();
    boolean bracketed = list.group("closing").equals(")");
    boolean told = list.group("opening").contains("namely");
    List<String> pieces = List.of(COMMA.split(items));
    int ands = items.split(" and ", -1).length - 1;
    if (!areItems(pieces, bracketed || told, ands)) {
      return Optional.empty();
    }
    boolean oxford = items.contains(", and ");
    boolean lastJoined = pieces.get(pieces.size() - 1).contains(" and ");
    int least = pieces.size() + (lastJoined ? 1 : 0);
    int most = pieces.size() + ands - (oxford ? 1 : 0);
    Span span = new Span(list.start("list"), list.start("list") + items.length()).shift(from);
    return least > 1 && (number.value() < least || number.value() > most)
        ? Optional.of(
            new Conflict(
                span,
                "listed",
                Map.of(
                    "number", number.span().in(sentence.text()), "listed", String.valueOf(least)),
                List.of(number.span()),
                List.of(),
                0.7))
        : Optional.empty();
  }

  private static boolean isMore(String before) {
    return before.matches(
        "(?s).*\\b(?:at least|more than|over|about|around|up to|of the|the other) $");
  }

  private static boolean areItems(List<String> pieces, boolean plain, int ands) {
    boolean joined = ands > 0 || pieces.size() > 1;
    return joined
        && (pieces.stream().allMatch(piece -> NAME.matcher(piece).matches())
            || (plain && ands > 0 && pieces.stream().allMatch(ListedThings::areThings)));
  }

  private static boolean areThings(String piece) {
    for (String thing : piece.split(" and ", -1)) {
      if (!THING.matcher(thing).matches()) {
        return false;
      }
    }
    return true;
  }
}
