package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/**
 * Shares in words beside shares in figures: "almost half (28 percent)", "of 40 boats, half of them,
 * 32"; and answers that come to more than a hundred percent.
 */
final class Shares {
  private static final String FRACTION =
      "(?:(?<about>almost|nearly|close to|just under|less than|under|fewer than|more than|over|just"
          + " over|about|around|some|roughly) )?(?:(?<times>one|an?|two|three|four) )?"
          + "(?<part>half|third|quarter|fifth|tenth)s?";

  private static final Map<String, Double> PARTS =
      Map.of("half", 0.5, "third", 1 / 3.0, "quarter", 0.25, "fifth", 0.2, "tenth", 0.1);

  private static final Map<String, Integer> TIMES =
      Map.of("one", 1, "a", 1, "an", 1, "two", 2, "three", 3, "four", 4);

  /** "almost half of the workers (28 percent)", "a third, or 20 percent,". */
  private static final Pattern IN_FIGURES =
      Pattern.compile(
          "\\b"
              + FRACTION
              + " (?:of )?[^.;:,()\\d]{0,70}(?:\\(|, or )(?:about |around |some |nearly |almost )?"
              + "(?<percent>\\d{1,3}(?:\\.\\d+)?)(?: ?%| percent| per cent)");

  /** "half of them, 32". */
  private static final Pattern OF_THEM =
      Pattern.compile(
          "\\b"
              + FRACTION
              + " of (?:them|it|these|those|this|that|which|whom)(?:,| \\(|, or| –|:) ?(?:about |around |some )?$",
          Pattern.CASE_INSENSITIVE);

  /** What was asked is answered once in each of these ways. */
  private static final List<Pattern> ANSWERS =
      List.of(
          answer("for|in favou?r|yes|supports?|supported|agreed?"),
          answer("against|no|oppos\\w+|reject\\w*|disagreed?"),
          answer("undecided|abstain\\w*|not (?:know|answer|vote)|no opinion|unsure|don['’]t know"));

  /** Percent by which words and figures may differ. */
  private static final double TOLERANCE = 0.1;

  /** Rounding may bring some answers a little above a hundred percent. */
  private static final double WHOLE = 102;

  private Shares() {}

  private static Pattern answer(String words) {
    return Pattern.compile("^ ?(?:%|percent|per cent)(?: [\\p{L}’'-]+){0,8}? (?:" + words + ")\\b");
  }

  static List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    for (int s = 0; s < sentences.size(); s++) {
      NumberedSentence sentence = sentences.get(s);
      inFigures(sentence, conflicts);
      answers(sentence).ifPresent(conflicts::add);
      var before = new ArrayList<Quantity>();
      if (s > 0) {
        before.addAll(sentences.get(s - 1).quantities());
      }
      for (Quantity quantity : sentence.quantities()) {
        ofThem(quantity, before, sentence).ifPresent(conflicts::add);
        before.add(quantity);
      }
    }
    return conflicts;
  }

  private static void inFigures(NumberedSentence sentence, List<Conflict> conflicts) {
    int start = sentence.sentence().span().start();
    Matcher share = IN_FIGURES.matcher(sentence.sentence().span().in(sentence.text()));
    while (share.find()) {
      double percent = Double.parseDouble(share.group("percent"));
      double part = part(share);
      if (part < 1 && !fits(share, part, percent / 100)) {
        conflicts.add(
            new Conflict(
                new Span(share.start("percent"), share.end()).shift(start),
                "fraction",
                Map.of("fraction", fraction(share)),
                List.of(new Span(share.start("part"), share.end("part")).shift(start)),
                List.of(),
                0.75));
      }
    }
  }

  private static Optional<Conflict> ofThem(
      Quantity quantity, List<Quantity> before, NumberedSentence sentence) {
    Matcher share = OF_THEM.matcher(quantity.before());
    if (before.isEmpty() || !share.find()) {
      return Optional.empty();
    }
    Quantity whole = before.get(before.size() - 1);
    double part = part(share);
    boolean comparable = quantity.measure().isEmpty() || quantity.measure().equals(whole.measure());
    return comparable
            && part < 1
            && whole.value() > 1
            && !fits(share, part, quantity.value() / whole.value())
        ? Optional.of(
            new Conflict(
                quantity.withMeasure(),
                "fraction",
                Map.of(
                    "fraction", fraction(share) + " of " + whole.withMeasure().in(sentence.text())),
                List.of(whole.withMeasure()),
                List.of(),
                0.7))
        : Optional.empty();
  }

  /** "61 percent were for it, 33 percent against and 16 percent undecided". */
  private static Optional<Conflict> answers(NumberedSentence sentence) {
    var shares = new ArrayList<Quantity>();
    for (Pattern answer : ANSWERS) {
      List<Quantity> given =
          sentence.quantities().stream()
              .filter(share -> share.measure().equals("percent"))
              .filter(share -> answer.matcher(upToNumber(share.after())).find())
              .toList();
      if (given.size() != 1) {
        return Optional.empty(); // asked in several places, or not all is told
      }
      shares.addAll(given);
    }
    double sum = shares.stream().mapToDouble(Quantity::value).sum();
    Quantity last = shares.get(shares.size() - 1);
    return sum > WHOLE
        ? Optional.of(
            new Conflict(
                last.withMeasure(),
                "answers",
                Map.of("sum", Quantities.figures(sum)),
                shares.stream().filter(share -> !share.equals(last)).map(Quantity::span).toList(),
                List.of(),
                0.7))
        : Optional.empty();
  }

  private static String upToNumber(String after) {
    return after.replaceFirst("(?s)\\d.*", "");
  }

  private static double part(Matcher share) {
    String times = share.group("times");
    return PARTS.getOrDefault(lower(share.group("part")), 1.0)
        * (times == null ? 1 : TIMES.getOrDefault(lower(times), 1));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String fraction(Matcher share) {
    return (share.group("about") == null ? "" : share.group("about") + " ")
        + (share.group("times") == null ? "" : share.group("times") + " ")
        + share.group("part");
  }

  private static boolean fits(Matcher share, double said, double figure) {
    String about = share.group("about") == null ? "" : lower(share.group("about"));
    boolean open = about.matches(".*(?:more|over).*") && figure > said;
    boolean openBelow = about.matches(".*(?:less|under|fewer).*") && figure < said;
    boolean above = about.matches("(?:more than|over|just over)") && figure < said * 0.97;
    return open || openBelow || (Math.abs(figure - said) <= TOLERANCE && !above);
  }
}
