package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/** Parts that don't make their whole: "three of the four men ... the other two". */
final class Sums {
  private static final Pattern OF_THE =
      Pattern.compile("^(?: [a-z]+){0,2} of (?:the|its|their|his|her|all) (?:[a-z]+ )?$");

  private static final Pattern OUT_OF = Pattern.compile("\\b[Oo]f (?:the |all |about |some )?$");

  /** Not every "of": periods of 365 days, 540 days. */
  private static final Pattern WHOLE_FIRST =
      Pattern.compile("(?:\\bOf|[Oo]ut of) (?:the |all |about |some )?$");

  private static final Pattern REST = Pattern.compile("\\bthe (?:other|remaining) $");

  private static final Pattern PART =
      Pattern.compile(
          "^(?: of them)?,? (?:were|was|are|is|had|have|came|died|voted|in favou?r|against"
              + "|abstained|men|women|children|boys|girls)\\b");

  private static final Pattern IN_FAVOUR =
      Pattern.compile("^(?: [a-z]+){0,3}? (?:in favou?r|for)\\b");
  private static final Pattern AGAINST = Pattern.compile("^(?: [a-z]+){0,2}? against\\b");
  private static final Pattern ABSTAINED =
      Pattern.compile("^(?: [a-z]+){0,2}? (?:abstain|abstention)");
  private static final Pattern VOTING =
      Pattern.compile(
          "^ (?:of )?(?:the )?(?:[a-z]+ ){0,2}(?:took part|voted|were present|cast)\\b");

  /** Whom a share of more than the whole can't be of. */
  private static final Pattern OF_PEOPLE =
      Pattern.compile(
          "^ ?(?:%|percent|per cent) of (?:the |all |its )?(?:[a-z]+ )?(?:people|consumers|voters"
              + "|residents|members|students|pupils|women|men|households|citizens|respondents"
              + "|patients|workers|employees|inhabitants|children|families|customers)\\b");

  private static final Pattern AVERAGE =
      Pattern.compile("\\baverage of (?:about |around |some |nearly |almost )?$");
  private static final Pattern EACH = Pattern.compile("^ [a-z]+ (?:a|an|per|each)\\b");
  private static final double FAR_OFF = 1.5;

  /** "injured 12, including 13 students", "eleven were hurt, among them 13 students". */
  private static final Pattern INCLUDING =
      Pattern.compile(
          "(?:,? including|,? among them|,? of whom|,? of them) (?:at least |about )?$");

  /** What may stand between the kinds of people that make up a whole. */
  private static final Pattern LINK = Pattern.compile("^(?: [a-z-]+){1,3}(?:,| and|, and) $");

  /** "nine people, ", "nine people: ", "nine people – ". */
  private static final Pattern OPENING =
      Pattern.compile("^(?: [a-z]+){1,4}(?:, |: | – | — | \\()$");

  private static final Pattern NOUN = Pattern.compile(" [a-z]+");

  private static final int NEAR = 3;

  private final Set<String> people;

  /**
   * Knows what people are called.
   *
   * @param people nouns in the singular: person, child
   */
  Sums(Set<String> people) {
    this.people = Set.copyOf(people);
  }

  List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    for (int s = 0; s < sentences.size(); s++) {
      NumberedSentence sentence = sentences.get(s);
      var following = new ArrayList<>(sentence.quantities());
      if (s + 1 < sentences.size()) {
        following.addAll(sentences.get(s + 1).quantities());
      }
      NumberedSentence before = sentences.get(Math.max(0, s - 1));
      for (int i = 0; i < sentence.quantities().size(); i++) {
        share(sentence, following, i).ifPresent(conflicts::add);
        parts(sentence, i).ifPresent(conflicts::add);
        votes(sentence, before, i).ifPresent(conflicts::add);
        average(sentence, i).ifPresent(conflicts::add);
        overWhole(sentence.quantities().get(i)).ifPresent(conflicts::add);
        including(sentence, i).ifPresent(conflicts::add);
        kinds(sentence, i).ifPresent(conflicts::add);
        theOthers(sentences, s, i).ifPresent(conflicts::add);
      }
    }
    return conflicts;
  }

  /** "12 of the 24 ..., the other ten", "52 of the 40", "of 40,000 posts, 52,000 are vacant". */
  private static Optional<Conflict> share(
      NumberedSentence sentence, List<Quantity> following, int i) {
    if (i + 1 >= sentence.quantities().size()) {
      return Optional.empty();
    }
    Quantity first = sentence.quantities().get(i);
    Quantity second = sentence.quantities().get(i + 1);
    if (!first.isCount() || !second.isCount()) {
      return Optional.empty();
    }
    String gap = sentence.between(first, second);
    boolean partOfWhole = OF_THE.matcher(gap).find();
    boolean wholeThenPart =
        WHOLE_FIRST.matcher(first.before()).find()
            && gap.matches(" [a-z]+, ")
            && PART.matcher(second.after()).find();
    if ((partOfWhole && first.value() > second.value())
        || (wholeThenPart && second.value() > first.value())) {
      return Optional.of(
          new Conflict(
              first.span().to(second.span()), "share", Map.of(), List.of(), List.of(), 0.75));
    }
    if (!partOfWhole) {
      return Optional.empty();
    }
    return following.stream()
        .skip(i + 2)
        .filter(Quantity::isCount)
        .findFirst()
        .filter(rest -> REST.matcher(rest.before()).find())
        .filter(rest -> first.value() + rest.value() != second.value())
        .map(rest -> rest(first, second, rest, sentence.text()));
  }

  /** More of a kind than of all. */
  private Optional<Conflict> including(NumberedSentence sentence, int i) {
    Quantity part = sentence.quantities().get(i);
    if (!INCLUDING.matcher(part.before()).find() || !isOfPeople(part)) {
      return Optional.empty();
    }
    return sentence.quantities().subList(0, i).stream()
        .filter(whole -> whole.isCount() && (whole.counted().isEmpty() || isOfPeople(whole)))
        .max(Comparator.comparingDouble(Quantity::value))
        .filter(whole -> whole.value() < part.value())
        .map(
            whole ->
                new Conflict(
                    part.span(),
                    "parts",
                    Map.of(
                        "sum",
                        part.span().in(sentence.text()),
                        "whole",
                        whole.span().in(sentence.text())),
                    List.of(whole.span()),
                    List.of(),
                    0.7));
  }

  private boolean isOfPeople(Quantity quantity) {
    return quantity.isCount() && people.contains(quantity.counted());
  }

  /** "nine people, five men, two women and three children". */
  private Optional<Conflict> kinds(NumberedSentence sentence, int i) {
    List<Quantity> all = sentence.quantities();
    Quantity whole = all.get(i);
    if (i + 2 >= all.size()
        || !isOfPeople(whole)
        || !OPENING.matcher(sentence.between(whole, all.get(i + 1))).find()) {
      return Optional.empty();
    }
    boolean isPart =
        i > 0
            && isOfPeople(all.get(i - 1))
            && LINK.matcher(sentence.between(all.get(i - 1), whole)).find();
    int last = i + 1;
    while (last + 1 < all.size()
        && isOfPeople(all.get(last))
        && isOfPeople(all.get(last + 1))
        && LINK.matcher(sentence.between(all.get(last), all.get(last + 1))).find()) {
      last++;
    }
    List<Quantity> parts = all.subList(i + 1, last + 1);
    double sum = parts.stream().mapToDouble(Quantity::value).sum();
    boolean closed =
        !isPart
            && parts.size() > 1
            && sentence.between(all.get(last - 1), all.get(last)).endsWith(" and ")
            && parts.stream().noneMatch(part -> part.counted().equals(whole.counted()));
    return closed && sum != whole.value()
        ? Optional.of(
            new Conflict(
                parts.get(0).span().to(withNoun(parts.get(parts.size() - 1))),
                "kinds",
                Map.of("sum", Quantities.figures(sum), "whole", whole.span().in(sentence.text())),
                List.of(whole.span()),
                List.of(),
                0.7))
        : Optional.empty();
  }

  private static Span withNoun(Quantity part) {
    Matcher noun = NOUN.matcher(part.after());
    return noun.lookingAt()
        ? new Span(part.span().start(), part.span().end() + noun.end())
        : part.span();
  }

  /** "A boat with eleven sailors sank. Four were saved and the other six are missing". */
  private static Optional<Conflict> theOthers(List<NumberedSentence> sentences, int s, int i) {
    NumberedSentence sentence = sentences.get(s);
    Quantity rest = sentence.quantities().get(i);
    if (i == 2
        && OUT_OF.matcher(sentence.quantities().get(0).before()).find()
        && REST.matcher(rest.before()).find()) {
      Quantity whole = sentence.quantities().get(0);
      Quantity part = sentence.quantities().get(1);
      boolean fits = part.value() + rest.value() == whole.value();
      return fits || !part.isCount() || !whole.isCount() || !rest.isCount()
          ? Optional.empty()
          : Optional.of(rest(part, whole, rest, sentence.text()));
    }
    if (i != 1 || !REST.matcher(rest.before()).find()) {
      return Optional.empty();
    }
    Quantity part = sentence.quantities().get(0);
    if (!part.isCount()
        || !rest.isCount()
        || !sentence
            .between(part, rest)
            .matches("(?: [\\p{L}-]+){1,7},? (?:and|while|but) the \\w+ ")) {
      return Optional.empty();
    }
    double sum = part.value() + rest.value();
    List<Quantity> wholes =
        sentences.subList(Math.max(0, s - NEAR), s).stream()
            .flatMap(before -> before.quantities().stream())
            .filter(whole -> whole.isCount() && whole.value() > 1)
            .filter(whole -> part.counted().isEmpty() || whole.counted().equals(part.counted()))
            .toList();
    boolean told = wholes.stream().anyMatch(whole -> whole.value() == sum);
    List<Quantity> greater = wholes.stream().filter(whole -> whole.value() > part.value()).toList();
    boolean one = greater.stream().map(Quantity::value).distinct().count() == 1;
    return !told && one
        ? Optional.of(rest(part, greater.get(greater.size() - 1), rest, sentence.text()))
        : Optional.empty();
  }

  private static Conflict rest(Quantity part, Quantity whole, Quantity rest, String text) {
    Matcher words = REST.matcher(rest.before());
    int from = words.find() ? rest.span().start() - (words.end() - words.start()) : 0;
    String lead = text.substring(from, rest.span().start());
    String right = Quantities.written(whole.value() - part.value(), rest);
    return new Conflict(
        new Span(from, rest.span().end()),
        "rest",
        Map.of("part", part.span().in(text), "whole", whole.span().in(text), "rest", right),
        List.of(part.span(), whole.span()),
        List.of(lead + right),
        0.85);
  }

  /** "Of the 22 dead, 18 were foreigners and 6 were Koreans". */
  private static Optional<Conflict> parts(NumberedSentence sentence, int i) {
    Quantity whole = sentence.quantities().get(i);
    if (!whole.isCount() || !OUT_OF.matcher(whole.before()).find()) {
      return Optional.empty();
    }
    List<Quantity> parts =
        sentence.quantities().stream()
            .skip(i + 1L)
            .filter(part -> part.isCount() && PART.matcher(part.after()).find())
            .toList();
    double sum = parts.stream().mapToDouble(Quantity::value).sum();
    return parts.size() > 1
            && sum > whole.value()
            && parts.stream().allMatch(part -> part.value() < whole.value())
        ? Optional.of(
            new Conflict(
                parts.get(parts.size() - 1).span(),
                "parts",
                Map.of("sum", Quantities.figures(sum), "whole", whole.span().in(sentence.text())),
                List.of(whole.span()),
                List.of(),
                0.65))
        : Optional.empty();
  }

  /** "All 460 members took part: 240 were in favour, 215 against and 14 abstained". */
  private static Optional<Conflict> votes(
      NumberedSentence sentence, NumberedSentence before, int i) {
    List<Quantity> all = sentence.quantities();
    if (i + 2 >= all.size()
        || !IN_FAVOUR.matcher(all.get(i).after()).find()
        || !AGAINST.matcher(all.get(i + 1).after()).find()
        || !ABSTAINED.matcher(all.get(i + 2).after()).find()) {
      return Optional.empty();
    }
    double sum = all.get(i).value() + all.get(i + 1).value() + all.get(i + 2).value();
    List<Quantity> candidates = new ArrayList<>(before.quantities());
    candidates.addAll(all.subList(0, i));
    return candidates.stream()
        .filter(whole -> VOTING.matcher(whole.after()).find())
        .findFirst()
        .filter(whole -> whole.value() != sum)
        .map(
            whole ->
                new Conflict(
                    whole.span(),
                    "votes",
                    Map.of("sum", Quantities.figures(sum)),
                    all.subList(i, i + 3).stream().map(Quantity::span).toList(),
                    List.of(),
                    0.75));
  }

  private static Optional<Conflict> overWhole(Quantity share) {
    return share.measure().equals("percent")
            && share.value() > 100
            && OF_PEOPLE.matcher(share.after()).find()
        ? Optional.of(new Conflict(share.span(), "whole", Map.of(), List.of(), List.of(), 0.8))
        : Optional.empty();
  }

  /** "31,000 jars worth 3.1 million yuan, an average of 1,000 yuan a jar". */
  private static Optional<Conflict> average(NumberedSentence sentence, int i) {
    Quantity average = sentence.quantities().get(i);
    if (i < 2
        || average.isCount()
        || !AVERAGE.matcher(average.before()).find()
        || !EACH.matcher(average.after()).find()) {
      return Optional.empty();
    }
    Quantity total = sentence.quantities().get(i - 1);
    Quantity things = sentence.quantities().get(i - 2);
    double ratio = things.value() * average.value() / total.value();
    return things.isCount()
            && total.measure().equals(average.measure())
            && (ratio > FAR_OFF || ratio < 1 / FAR_OFF)
        ? Optional.of(
            new Conflict(
                average.span(),
                "average",
                Map.of("average", Quantities.figures(total.value() / things.value())),
                List.of(things.span(), total.span()),
                List.of(),
                0.8))
        : Optional.empty();
  }
}
