package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/**
 * Ranges that run backwards: "from 2021 to 2016", "between 40 and 30 metres". A program that turns
 * writing from right to left round, turns the two ends of a range round with it.
 */
final class Ranges {
  private static final String YEAR = "(?:1[89]|20)\\d\\d";

  private static final String MONTHS =
      "January|February|March|April|May|June|July|August|September|October|November|December";

  private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?";

  private static final List<Pattern> BACKWARDS =
      List.of(
          // Not "fell from 2019 to 2011 points".
          Pattern.compile(
              "\\b(?:[Ff]rom )?(?<from>"
                  + YEAR
                  + ") (?:to|until) (?<to>"
                  + YEAR
                  + ")\\b(?! [a-z]+s\\b)(?![\\w–-])"),
          Pattern.compile(
              "\\b[Bb]etween (?<from>" + YEAR + ") and (?<to>" + YEAR + ")\\b(?![\\w–-])"),
          Pattern.compile(
              "\\b[Ff]rom (?<month>"
                  + MONTHS
                  + ") (?<from>\\d{1,2}) to (?:\\k<month> )?(?<to>\\d{1,2})\\b(?! [A-Z])"),
          Pattern.compile(
              "\\b(?:[Ff]rom|[Bb]etween) (?:the )?(?<from>\\d{1,2}) (?:to|and) (?:the )?(?<to>\\d{1,2}) (?:of )?(?:"
                  + MONTHS
                  + ")\\b"),
          Pattern.compile(
              "\\b(?:aged?(?: from| between)?|age (?:group )?(?:from|of|between)|ages) (?<from>\\d{1,2}) (?:to|and)"
                  + " (?<to>\\d{1,2})\\b(?! [A-Z])"),
          Pattern.compile(
              "\\b[Bb]etween (?<from>"
                  + NUMBER
                  + ") and (?<to>"
                  + NUMBER
                  + ") (?!of\\b)[a-z]+s\\b"),
          // Two numbers with one hyphen and one unit: "10-5 percent", "20-15 kilometres".
          Pattern.compile(
              "(?<![\\w.,/–-])(?<from>\\d{1,4})[–-](?<to>\\d{1,4}) (?:percent|per cent|kilomet(?:er|re)s|met(?:er|re)s"
                  + "|tons|tonnes|kilograms|people|minutes|hours|days|weeks|months|years)\\b"));

  private static final Pattern CHANGES =
      Pattern.compile(
          "\\b(?:fell|fall(?:en|ing)?|drop(?:ped|ping)?|declin(?:ed|ing)|slid|slipped|lower(?:ed|ing)?|reduc\\w+"
              + "|cut(?:ting)?|down|back|dropped|shrunk|decreas\\w+|points?|ratio|vote|majority|win|won|lost|lead|score"
              + "|index|against|rebound\\w*)\\b[^.;]{0,40}$");

  private static final int CONTEXT = 60;

  /** Farther apart than this the two are no range of one thing: "between 500 and 2 people". */
  private static final double WIDEST = 10;

  private Ranges() {}

  static List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    for (NumberedSentence sentence : sentences) {
      String text = sentence.sentence().span().in(sentence.text());
      for (Pattern pattern : BACKWARDS) {
        Matcher range = pattern.matcher(text);
        while (range.find()) {
          double from = Double.parseDouble(range.group("from").replace(",", ""));
          double to = Double.parseDouble(range.group("to").replace(",", ""));
          String before = text.substring(Math.max(0, range.start() - CONTEXT), range.start());
          if (from > to && from < WIDEST * to && !CHANGES.matcher(before).find()) {
            conflicts.add(conflict(range, sentence));
          }
        }
      }
    }
    return conflicts;
  }

  private static Conflict conflict(Matcher range, NumberedSentence sentence) {
    String text = range.group();
    int from = range.start("from") - range.start();
    int to = range.start("to") - range.start();
    String turned =
        text.substring(0, from)
            + range.group("to")
            + text.substring(from + range.group("from").length(), to)
            + range.group("from")
            + text.substring(to + range.group("to").length());
    return new Conflict(
        new Span(range.start(), range.end()).shift(sentence.sentence().span().start()),
        "backwards",
        Map.of("turned", turned.toLowerCase(Locale.ROOT)),
        List.of(),
        List.of(turned),
        0.75);
  }
}
