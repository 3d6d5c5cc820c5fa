package org.proofwire.rule.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds days that the calendar does not have, and full dates with the wrong day of the week.
 *
 * <p>It never asks what day it is today, so that an article always gets the same report.
 */
public record ImpossibleDateRule(RuleInfo info) implements Rule {
  private static final String WEEKDAY =
      "(?:(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (?:the )?)?";
  private static final String MONTH =
      "(?<month>January|February|March|April|May|June|July|August|September|October|November"
          + "|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?:,? (?<year>(?:19|20)\\d\\d))?";

  /** What may follow a date; after “June 31” a noun says that 31 counts something. */
  private static final String END =
      "(?=[.,;:!?)”\"]*$|[;:!?)”\"]|[.,](?!\\d)| (?:in|at|and|to|this|last|next|after|before|when|by|for"
          + "|with|the|a|was|is|will|he|she|they|as|on|from|of)\\b)";

  private static final List<Pattern> DATES =
      List.of(
          Pattern.compile("\\b" + WEEKDAY + MONTH + " " + DAY + YEAR + END, Pattern.MULTILINE),
          Pattern.compile(
              "\\b" + WEEKDAY + DAY + " (?:of )?" + MONTH + YEAR + END, Pattern.MULTILINE));

  private static final int COMMON_YEAR = 2023;
  private static final int LEAP_YEAR = 2024;

  /** Two dates that lie farther apart may be of two years. */
  private static final int MOST_MONTHS_APART = 2;

  /** A date with its day of the week, of a year that is not said. */
  private record Told(Month month, int day, DayOfWeek weekday, Span span) {}

  @Override
  public List<Finding> check(Analysis article) {
    String text = article.text();
    var findings = new ArrayList<Finding>();
    var told = new ArrayList<Told>();
    for (Pattern pattern : DATES) {
      Matcher date = pattern.matcher(text);
      while (date.find()) {
        Span span = new Span(date.start(), date.end());
        if (findings.stream().noneMatch(other -> other.span().overlaps(span))) {
          judge(date, span, text).ifPresentOrElse(findings::add, () -> tell(date, span, told));
        }
      }
    }
    told.sort(Comparator.comparing(Told::span));
    for (int i = 1; i < told.size(); i++) {
      contradiction(told.get(i), told.subList(0, i), text).ifPresent(findings::add);
    }
    return findings;
  }

  private static void tell(Matcher date, Span span, List<Told> told) {
    if (date.group("weekday") != null && date.group("year") == null) {
      told.add(
          new Told(
              month(date.group("month")),
              Integer.parseInt(date.group("day")),
              DayOfWeek.valueOf(date.group("weekday").toUpperCase(Locale.ROOT)),
              span));
    }
  }

  /** "on Tuesday, June 3, and on Thursday, June 6". */
  private Optional<Finding> contradiction(Told date, List<Told> before, String text) {
    List<Told> near =
        before.stream()
            .filter(
                other ->
                    Math.abs(other.month().getValue() - date.month().getValue())
                        <= MOST_MONTHS_APART)
            .toList();
    if (near.isEmpty() || near.stream().anyMatch(other -> canBeOfOneYear(other, date))) {
      return Optional.empty();
    }
    Told other = near.get(near.size() - 1);
    return Optional.of(
        info.finding("contradiction", date.span(), text, Map.of("other", other.span().in(text)))
            .withConfidence(0.7)
            .withEvidence(List.of(new Evidence(other.span(), "does not go with it"))));
  }

  private static boolean canBeOfOneYear(Told one, Told other) {
    return Stream.of(COMMON_YEAR, LEAP_YEAR)
        .anyMatch(
            year ->
                one.weekday()
                    .plus(ChronoUnit.DAYS.between(dayOf(one, year), dayOf(other, year)))
                    .equals(other.weekday()));
  }

  private static LocalDate dayOf(Told date, int year) {
    return LocalDate.of(
        year, date.month(), Math.min(date.day(), date.month().length(Year.isLeap(year))));
  }

  private Optional<Finding> judge(Matcher date, Span span, String text) {
    Month month = month(date.group("month"));
    int day = Integer.parseInt(date.group("day"));
    Optional<Integer> year = Optional.ofNullable(date.group("year")).map(Integer::valueOf);
    // Without a year February may have 29 days; a “day” above 31 is some other number.
    int days = month.length(year.map(Year::isLeap).orElse(true));
    if (day > 31 || day == 0) {
      return Optional.empty();
    }
    String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    if (day > days) {
      String shown =
          year.filter(y -> month == Month.FEBRUARY).map(y -> name + " " + y).orElse(name);
      return Optional.of(
          info.finding("", span, text, Map.of("month", shown, "days", String.valueOf(days))));
    }
    Optional<String> said = Optional.ofNullable(date.group("weekday"));
    if (said.isEmpty() || year.isEmpty()) {
      return Optional.empty();
    }
    String weekday =
        LocalDate.of(year.get(), month, day)
            .getDayOfWeek()
            .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return said.get().equals(weekday)
        ? Optional.empty()
        : Optional.of(
            info.finding("weekday", span, text, Map.of("weekday", weekday))
                .withSuggestions(List.of(span.in(text).replace(said.get(), weekday))));
  }

  private static Month month(String name) {
    String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(start)) {
        return month;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
