package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.article.Span;

/** Ages that a person can't have both, and ages that don't go with years. */
final class Ages {
  private static final int CONTEXT = 60;

  private static final Pattern AFTER =
      Pattern.compile("^, (?:aged )?(?<age>\\d\\d)(?:,|[.;](?!\\d))");

  private static final Pattern BEFORE =
      Pattern.compile("\\b[Tt]he (?<age>\\d\\d)-year-old (?:[a-zA-Z-]+ ){0,3}$");

  private static final Pattern OLD =
      Pattern.compile("\\b(?:and|is|who is|now) (?<age>\\d\\d) years old,? $");

  private static final Pattern NOW =
      Pattern.compile("\\bAt (?<age>\\d\\d), (?:he|she) (?:says|is|has|still|now)\\b");

  private static final Pattern LIFE =
      Pattern.compile(
          "\\bborn (?:on [A-Za-z0-9 ,]+ )?in (?<born>1[89]\\d\\d|20\\d\\d)\\b[^.]{0,80}?\\bdied\\b"
              + "[^.]{0,40}?\\bin (?<died>1[89]\\d\\d|20\\d\\d),? (?:aged|at the age of|at age)"
              + " (?<age>\\d\\d?)\\b");

  private static final String YEAR = "(?:1[89]|20)\\d\\d";

  /** "born in 1964, she came to the factory in 1986 at the age of 32". */
  private static final Pattern BEGAN =
      Pattern.compile(
          "\\bborn (?:on [A-Za-z0-9 ,]+ )?in (?:[A-Z]\\w+ in )?(?<born>"
              + YEAR
              + ")\\b[^.;]{0,100}?\\bin (?<died>"
              + YEAR
              + "),? (?:when (?:he|she) was|aged|at the age of|at age) (?<age>\\d\\d?)\\b");

  /** "founded in 1951, it celebrated its 60th anniversary in 2001". */
  private static final Pattern ANNIVERSARY =
      Pattern.compile(
          "\\b(?:founded|established|opened|created|built|launched|born|set up|began)\\b[^.;\\d]{0,30} in (?<born>"
              + YEAR
              + ")\\b[^.;]{0,60}?\\b(?<age>\\d{1,3})(?:st|nd|rd|th) (?:anniversary|birthday|jubilee|year"
              + " of existence)[^.;\\d]{0,20} in (?<died>"
              + YEAR
              + ")\\b");

  private record Age(int years, Span span) {}

  private Ages() {}

  static List<Conflict> in(Analysis article) {
    var conflicts = new ArrayList<Conflict>();
    var persons = new ArrayList<Age>();
    for (Entity entity : article.entities()) {
      if (entity.kind() == Entity.Kind.PERSON) {
        List<Age> ages =
            entity.mentions().stream()
                .filter(mention -> mention.kind() == Mention.Kind.NAME)
                .flatMap(mention -> age(mention, article.text()).stream())
                .toList();
        ages.stream()
            .filter(age -> Math.abs(age.years() - ages.get(0).years()) > 1)
            .findFirst()
            .ifPresent(age -> conflicts.add(conflict(age, ages.get(0), article.text())));
        ages.stream().findFirst().ifPresent(persons::add);
      }
    }
    Matcher now = NOW.matcher(article.text());
    if (persons.size() == 1 && now.find()) {
      var age = new Age(Integer.parseInt(now.group("age")), span(now, 0));
      if (Math.abs(age.years() - persons.get(0).years()) > 1) {
        conflicts.add(conflict(age, persons.get(0), article.text()));
      }
    }
    lives(article.text(), conflicts);
    return conflicts;
  }

  private static Span span(Matcher matcher, int shift) {
    return new Span(matcher.start("age"), matcher.end("age")).shift(shift);
  }

  private static Conflict conflict(Age age, Age other, String text) {
    return new Conflict(
        age.span(),
        "age",
        Map.of("other", other.span().in(text)),
        List.of(other.span()),
        List.of(),
        0.75);
  }

  private static Optional<Age> age(Mention mention, String text) {
    int start = mention.span().start();
    int end = mention.span().end();
    Matcher after = AFTER.matcher(text.substring(end, Math.min(text.length(), end + CONTEXT)));
    if (after.find()) {
      return Optional.of(new Age(Integer.parseInt(after.group("age")), span(after, end)));
    }
    int from = Math.max(0, start - CONTEXT);
    String before = text.substring(from, start);
    for (Pattern pattern : List.of(BEFORE, OLD)) {
      Matcher found = pattern.matcher(before);
      if (found.find()) {
        return Optional.of(new Age(Integer.parseInt(found.group("age")), span(found, from)));
      }
    }
    return Optional.empty();
  }

  /** "born in 1931 ... died in 2011, aged 60". */
  private static void lives(String text, List<Conflict> conflicts) {
    for (Pattern pattern : List.of(LIFE, BEGAN, ANNIVERSARY)) {
      Matcher life = pattern.matcher(text);
      while (life.find()) {
        if (pattern != LIFE && life.group().contains("died")) {
          continue;
        }
        years(life, pattern == LIFE ? "life" : "years", conflicts);
      }
    }
  }

  private static void years(Matcher life, String message, List<Conflict> conflicts) {
    int age = Integer.parseInt(life.group("age"));
    int lived = Integer.parseInt(life.group("died")) - Integer.parseInt(life.group("born"));
    if (age != lived && age != lived - 1) {
      conflicts.add(
          new Conflict(
              span(life, 0),
              message,
              Map.of("lived", String.valueOf(lived)),
              List.of(
                  new Span(life.start("born"), life.end("born")),
                  new Span(life.start("died"), life.end("died"))),
              List.of(),
              0.8));
    }
  }
}
