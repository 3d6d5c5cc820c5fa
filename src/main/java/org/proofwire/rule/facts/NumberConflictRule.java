package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds a number in words beside another in brackets, and tolls that differ by lost or won zeros.
 *
 * <p>Tolls rise while a story runs, so two of them are no conflict as such; but 230 and 2,300 dead
 * are. Round ones (20 and 200) come together by chance too often and are let pass.
 */
public record NumberConflictRule(RuleInfo info, Pattern toll) implements Rule {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private static final Pattern BOTH =
      Pattern.compile(
          "\\b(?:(?<tens>"
              + String.join("|", TENS)
              + ")(?:-(?<unit>"
              + String.join("|", SMALL)
              + "))?|(?<small>"
              + String.join("|", SMALL)
              + ")) \\((?<figure>\\d{1,3})\\)(?= [a-z])",
          Pattern.CASE_INSENSITIVE);

  /** Words for numbers before it make it a part of a longer one: “one hundred and twenty (120)”. */
  private static final Pattern LONGER =
      Pattern.compile("(?:hundred|thousand|million|and|\\d|-)[ -]?$", Pattern.CASE_INSENSITIVE);

  /** The rule with the kinds of toll that its file names. */
  public static NumberConflictRule of(RuleInfo info) {
    String kinds = String.join("|", info.settings().words("counted"));
    return new NumberConflictRule(
        info,
        Pattern.compile(
            "(?<![\\d.,$€£])(?<number>\\d{1,3}(?:,\\d{3})*|\\d{2,7})(?![\\d.,]*\\d|%)"
                + " (?:[a-z]+ ){0,3}?(?<kind>"
                + kinds
                + ")\\b"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    inBrackets(article.text(), findings);
    tolls(article, findings);
    return findings;
  }

  private void inBrackets(String text, List<Finding> findings) {
    Matcher both = BOTH.matcher(text);
    while (both.find()) {
      boolean isPart =
          LONGER.matcher(text.substring(Math.max(0, both.start() - 10), both.start())).find();
      Optional<Integer> words =
          value(
              both.group("tens"),
              both.group("tens") == null ? both.group("small") : both.group("unit"));
      if (!isPart && words.isPresent() && words.get() != Integer.parseInt(both.group("figure"))) {
        findings.add(info.finding(new Span(both.start(), withNoun(text, both.end())), text));
      }
    }
  }

  private static int withNoun(String text, int end) {
    Matcher noun = Pattern.compile(" (?:months|years|days|weeks|hours)\\b").matcher(text);
    return noun.region(end, text.length()).lookingAt() ? noun.end() : end;
  }

  private static Optional<Integer> value(@Nullable String tens, @Nullable String small) {
    if (tens == null && small == null) {
      return Optional.empty();
    }
    int value = tens == null ? 0 : 20 + 10 * TENS.indexOf(tens.toLowerCase(Locale.ROOT));
    return Optional.of(value + (small == null ? 0 : SMALL.indexOf(small.toLowerCase(Locale.ROOT))));
  }

  private record Toll(long number, Span span) {}

  private void tolls(Analysis article, List<Finding> findings) {
    Map<String, List<Toll>> byKind = new HashMap<>();
    for (Sentence sentence : article.sentences()) {
      Matcher matcher = toll.matcher(sentence.span().in(article.text()));
      while (matcher.find()) {
        String kind = matcher.group("kind").equals("killed") ? "dead" : matcher.group("kind");
        long number = Long.parseLong(matcher.group("number").replace(",", ""));
        Span span =
            new Span(matcher.start("number"), matcher.end("number")).shift(sentence.span().start());
        List<Toll> before = byKind.computeIfAbsent(kind, any -> new ArrayList<>());
        before.stream()
            .filter(other -> differByZeros(other.number(), number))
            .findFirst()
            .ifPresent(
                other ->
                    findings.add(
                        info.finding(
                                "zeros",
                                span,
                                article.text(),
                                Map.of("other", other.span().in(article.text())))
                            .withEvidence(
                                List.of(new Evidence(other.span(), "the other number")))));
        before.add(new Toll(number, span));
      }
    }
  }

  /** Whether one is the other with more zeros, and more than one digit long without them. */
  private static boolean differByZeros(long one, long other) {
    long less = Math.min(one, other);
    long more = Math.max(one, other);
    long bare = less;
    while (bare > 0 && bare % 10 == 0) {
      bare /= 10;
    }
    while (more > less && more % 10 == 0) {
      more /= 10;
    }
    return one != other && bare > 9 && more == less;
  }
}
