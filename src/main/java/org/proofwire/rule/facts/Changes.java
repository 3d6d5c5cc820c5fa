package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/** Changes that go the other way than they are said to: "fell from 20 to 30 percent". */
final class Changes {
  /** Verbs only: "the increase was corrected from 504 to 364". */
  private static final String UP =
      "(?:to |will |would |could )(?:rise|increase|grow|climb|jump)|ris(?:es|en|ing)|rose"
          + "|increas(?:ed|ing)|grow(?:s|n|ing)|grew|climb(?:s|ed|ing)|jumped|surged|soared"
          + "|rais(?:es|ed|ing)";

  private static final String DOWN =
      "(?:to |will |would |could )(?:fall|drop|decrease|decline|shrink)|fall(?:s|en|ing)|fell"
          + "|drop(?:ped|ping)|decreas(?:ed|ing)|declin(?:ed|ing)|shrank|shrunk|lowered"
          + "|reduc(?:es|ed|ing)|plunged|plummeted|sank";

  private static final String ABOUT =
      "(?:about |around |nearly |almost |some |more than |over |just |at least |only )?";

  private static final Pattern FROM =
      Pattern.compile(
          "\\b(?:(?<up>" + UP + ")|(?<down>" + DOWN + "))\\b[^.;:,]{0,25} from " + ABOUT + "$");

  private static final Pattern TO = Pattern.compile("^(?: [a-z%]+){0,4}%? to " + ABOUT + "$");

  private static final Pattern UP_FROM =
      Pattern.compile(
          "^[^.;:,]{0,25}, (?:(?<up>up)|(?<down>down))(?: [a-z]+)? from " + ABOUT + "$");

  private static final Pattern COMPARED =
      Pattern.compile("^[^.;:]{0,60}\\b(?:against|compared (?:with|to)) " + ABOUT + "$");

  private static final Pattern CHANGE =
      Pattern.compile(
          "\\b[Aa]n? (?:[a-z]+ )?(?:(?<up>increase|rise|growth|jump)"
              + "|(?<down>decrease|drop|fall|decline|reduction)) of (?=\\d)");

  private static final Pattern BY =
      Pattern.compile(
          "\\b(?:"
              + UP
              + "|"
              + DOWN
              + "|(?:increase|decrease|rise|fall|drop|decline|reduction|growth)"
              + " of|up|down)\\b(?: [a-z]+){0,5} (?:by )?"
              + ABOUT
              + "$");

  private static final Pattern PERCENT_FROM =
      Pattern.compile("^ ?(?:%|percent|per cent)(?: [a-z]+){0,4},? from " + ABOUT + "$");

  private static final Pattern MANIFOLD =
      Pattern.compile(
          "\\b(?<open>more than )?(?<times>doubled|doubling|tripled|tripling|trebled|quadrupled"
              + "|halved|halving)\\b[^.;:]{0,30} from "
              + ABOUT
              + "$");

  private static final Map<String, Double> TIMES =
      Map.of(
          "doubled",
          2.0,
          "doubling",
          2.0,
          "tripled",
          3.0,
          "tripling",
          3.0,
          "trebled",
          3.0,
          "quadrupled",
          4.0,
          "halved",
          0.5,
          "halving",
          0.5);

  /** Rounding explains less than this. */
  private static final double FAR_OFF = 1.3;

  private static final int SMALL = 100;

  private Changes() {}

  static List<Conflict> in(List<NumberedSentence> sentences) {
    var conflicts = new ArrayList<Conflict>();
    for (int s = 0; s < sentences.size(); s++) {
      NumberedSentence sentence = sentences.get(s);
      List<Quantity> all = sentence.quantities();
      for (int i = 0; i + 1 < all.size(); i++) {
        fromTo(sentence, all.get(i), all.get(i + 1)).ifPresent(conflicts::add);
        manifold(sentence, all.get(i), all.get(i + 1)).ifPresent(conflicts::add);
        if (i > 0) {
          byPercent(sentence, i).ifPresent(conflicts::add);
        }
        upFrom(sentence, all.get(i), all.get(i + 1)).ifPresent(conflicts::add);
        if (s + 1 < sentences.size()) {
          compared(sentence, sentences.get(s + 1), i).ifPresent(conflicts::add);
        }
      }
    }
    return conflicts;
  }

  private static Optional<Conflict> fromTo(NumberedSentence sentence, Quantity from, Quantity to) {
    Matcher change = FROM.matcher(from.before());
    return change.find() && TO.matcher(sentence.between(from, to)).find()
        ? conflict(sentence, from, to, change.group("up") != null, from.span().to(to.span()))
        : Optional.empty();
  }

  /** "doubled from 40,000 to 44,000". */
  private static Optional<Conflict> manifold(
      NumberedSentence sentence, Quantity from, Quantity to) {
    Matcher change = MANIFOLD.matcher(from.before());
    if (!change.find() || !TO.matcher(sentence.between(from, to)).find()) {
      return Optional.empty();
    }
    double times = ratio(sentence, from, to) / TIMES.getOrDefault(change.group("times"), 2.0);
    boolean far = times < 1 / FAR_OFF || (times > FAR_OFF && change.group("open") == null);
    return far
        ? Optional.of(
            new Conflict(
                from.span().to(to.span()),
                "manifold",
                Map.of("times", change.group("times")),
                List.of(),
                List.of(),
                0.75))
        : Optional.empty();
  }

  /** "fell by 30 percent, from 500 to 450 million". */
  private static Optional<Conflict> byPercent(NumberedSentence sentence, int i) {
    Quantity percent = sentence.quantities().get(i - 1);
    Quantity from = sentence.quantities().get(i);
    Quantity to = sentence.quantities().get(i + 1);
    if (!percent.measure().equals("percent")
        || from.measure().equals("percent")
        || to.measure().equals("percent")
        || !BY.matcher(percent.before()).find()
        || !PERCENT_FROM.matcher(sentence.between(percent, from)).find()
        || !TO.matcher(sentence.between(from, to)).find()) {
      return Optional.empty();
    }
    double change = Math.abs(ratio(sentence, from, to) - 1) * 100;
    double far = Math.max(change, percent.value()) / Math.min(change, percent.value());
    return change > 0 && far > FAR_OFF && Math.abs(change - percent.value()) > 4
        ? Optional.of(
            new Conflict(
                from.span().to(to.withMeasure()),
                "percent",
                Map.of("percent", Quantities.figures(change)),
                List.of(percent.span()),
                List.of(),
                0.7))
        : Optional.empty();
  }

  /** How many times the second is the first; "from 5 to 6.5 million" has millions both times. */
  private static double ratio(NumberedSentence sentence, Quantity from, Quantity to) {
    boolean inFigures = !from.figures().isEmpty() && !to.figures().isEmpty();
    boolean oneUnit =
        hasScale(sentence, from) == hasScale(sentence, to) && from.measure().equals(to.measure());
    return inFigures && !oneUnit
        ? Double.parseDouble(to.figures()) / Double.parseDouble(from.figures())
        : to.value() / from.value();
  }

  private static Optional<Conflict> upFrom(
      NumberedSentence sentence, Quantity now, Quantity before) {
    Matcher change = UP_FROM.matcher(sentence.between(now, before));
    return change.find()
        ? conflict(sentence, before, now, change.group("up") != null, now.span().to(before.span()))
        : Optional.empty();
  }

  /** "11,400 have tried it, against 9,200 last year. A decrease of 24 percent". */
  private static Optional<Conflict> compared(
      NumberedSentence sentence, NumberedSentence next, int i) {
    Quantity now = sentence.quantities().get(i);
    Quantity before = sentence.quantities().get(i + 1);
    int from = before.span().end();
    Matcher change = CHANGE.matcher(sentence.text());
    change.region(from, next.sentence().span().end());
    return COMPARED.matcher(sentence.between(now, before)).find() && change.find()
        ? conflict(
            sentence,
            before,
            now,
            change.group("up") != null,
            new Span(change.start(), change.end() - " of ".length()))
        : Optional.empty();
  }

  private static Optional<Conflict> conflict(
      NumberedSentence sentence, Quantity from, Quantity to, boolean up, Span span) {
    boolean told = from.value() >= SMALL || !to.isCount() || !to.counted().isEmpty();
    boolean comparable =
        from.measure().equals(to.measure())
            || (from.isCount() && from.counted().isEmpty())
            || (to.isCount() && to.counted().isEmpty());
    boolean scaled = from.isCount() && !hasScale(sentence, from) && hasScale(sentence, to);
    boolean wrongWay = up ? to.value() < from.value() : to.value() > from.value();
    return told && comparable && !scaled && wrongWay && !from.before().endsWith("minus ")
        ? Optional.of(
            new Conflict(
                span,
                up ? "down" : "up",
                Map.of(
                    "from",
                    from.withMeasure().in(sentence.text()),
                    "to",
                    to.withMeasure().in(sentence.text())),
                List.of(),
                List.of(),
                0.8))
        : Optional.empty();
  }

  private static boolean hasScale(NumberedSentence sentence, Quantity quantity) {
    return !quantity.figures().isEmpty()
        && quantity.span().in(sentence.text()).chars().anyMatch(Character::isLetter);
  }
}
