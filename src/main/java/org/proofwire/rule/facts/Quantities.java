package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Span;

/** Reads the numbers of a sentence, in figures and in words, with what they count or measure. */
final class Quantities {
  private static final int CONTEXT = 40;
  private static final int MOST_ADJECTIVES = 3;

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

  private static final Map<String, Double> SCALES =
      Map.of(
          "hundred", 1e2,
          "thousand", 1e3,
          "lakh", 1e5,
          "million", 1e6,
          "crore", 1e7,
          "billion", 1e9,
          "bn", 1e9,
          "trillion", 1e12);

  private static final String ALL_SCALES = String.join("|", SCALES.keySet());
  private static final String ALL_TENS = String.join("|", TENS);
  private static final String ALL_SMALL = String.join("|", SMALL);

  /**
   * Not a date, a time, a score, a range, an age before its person, an ordinal or a part of a name
   * such as F-16.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.,:/–-])(?<sign>[$€£¥₹]\\s?)?"
              + "(?:(?<figures>\\d{1,3}(?:,\\d{3})+|\\d+)(?<decimals>\\.\\d+)?"
              + "|(?<words>(?:"
              + ALL_TENS
              + ")(?:-(?:"
              + ALL_SMALL
              + "))?|"
              + ALL_SMALL
              + "))(?![.,:/–]?\\w*[\\d–])(?!-(?:\\w*[\\d-]|\\W|$))(?:[ -]?(?<scale>"
              + ALL_SCALES
              + ")\\b)?(?!\\w)",
          Pattern.CASE_INSENSITIVE);

  /** "two thirds", "one in ten": a share of something. */
  private static final Pattern FRACTION =
      Pattern.compile(
          "[ -](?:half|halves|third|quarter|fourth|fifth|sixth|eighth|tenth)s?\\b| in \\d");

  private static final Pattern JOINED = Pattern.compile("-(?<unit>\\p{L}+)");

  private static final Set<String> CURRENCIES =
      Set.of(
          "dollar",
          "euro",
          "pound",
          "yuan",
          "renminbi",
          "ruble",
          "rouble",
          "rupee",
          "lira",
          "rial",
          "riyal",
          "dirham",
          "dinar",
          "yen",
          "won",
          "real",
          "reais",
          "rupiah",
          "peso",
          "zloty",
          "piastre",
          "piaster",
          "franc",
          "krona",
          "krone",
          "toman",
          "hryvnia",
          "cent",
          "shilling",
          "naira",
          "rand",
          "taka",
          "baht",
          "ringgit",
          "shekel");

  private static final Map<String, String> SIGNS =
      Map.of("$", "dollar", "€", "euro", "£", "pound", "¥", "yuan", "₹", "rupee");

  /** Names of measures with what they come to in the first of their kind. */
  private static final Map<String, Measure> MEASURES = measures();

  private static final Set<String> SHARES = Set.of("%", "percent", "per");

  private static final Set<String> DEFINITE = Set.of("the", "these", "those", "all", "both");

  private static final Set<String> AS_NOUNS =
      Set.of("dead", "injured", "wounded", "missing", "sick", "homeless");

  private static final Set<String> MONTHS =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "jan",
          "feb",
          "aug",
          "sept",
          "oct",
          "nov",
          "dec");

  private record Measure(String name, double factor) {}

  private Quantities() {}

  private static Map<String, Measure> measures() {
    var all = new HashMap<String, Measure>();
    put(all, "metre", 1, "metre", "meter", "m");
    put(all, "metre", 1000, "kilometre", "kilometer", "km");
    put(all, "metre", 0.01, "centimetre", "centimeter", "cm");
    put(all, "metre", 0.001, "millimetre", "millimeter", "mm");
    put(all, "gram", 1, "gram", "gramme", "g");
    put(all, "gram", 1000, "kilogram", "kilo", "kg");
    put(all, "gram", 1e6, "tonne", "ton");
    put(all, "litre", 1, "litre", "liter");
    put(all, "mile", 1, "mile");
    put(all, "foot", 1, "foot", "feet");
    put(all, "hectare", 1, "hectare");
    put(all, "degree", 1, "degree");
    return Map.copyOf(all);
  }

  private static void put(Map<String, Measure> all, String name, double factor, String... words) {
    for (String word : words) {
      all.put(word, new Measure(name, factor));
    }
  }

  /** The numbers of a sentence, in order. */
  static List<Quantity> in(Sentence sentence, String article) {
    String text = sentence.span().in(article);
    var quantities = new ArrayList<Quantity>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      quantity(number, sentence, text).ifPresent(quantities::add);
    }
    return quantities;
  }

  private static Optional<Quantity> quantity(Matcher number, Sentence sentence, String text) {
    int from = number.start();
    int to = number.end();
    String before = text.substring(Math.max(0, from - CONTEXT), from);
    String after = text.substring(to, Math.min(text.length(), to + CONTEXT));
    Span span = new Span(from, to).shift(sentence.span().start());
    List<Token> tokens = sentence.tokens();
    int next = 0;
    while (next < tokens.size() && tokens.get(next).start() < span.end()) {
      next++;
    }
    if (FRACTION.matcher(after).lookingAt()) {
      return Optional.empty();
    }
    String figures = number.group("figures") == null ? "" : figures(number);
    if (isDate(tokens, next, before) || (isYear(number) && !isMeasured(tokens, next))) {
      return Optional.empty();
    }
    double value = value(number, figures);
    String measure = "";
    String counted = "";
    Matcher joined = JOINED.matcher(after);
    if (joined.lookingAt()) {
      // "an 82-metre boat", "12-year-old boys"
      String unit = joined.group("unit").toLowerCase(Locale.ROOT);
      Measure known = MEASURES.get(unit);
      measure = known == null ? unit : known.name();
      value *= known == null ? 1 : known.factor();
    } else if (number.group("sign") != null) {
      measure = SIGNS.getOrDefault(number.group("sign").strip(), "money");
    } else if (next < tokens.size()) {
      Token unit = tokens.get(next);
      String word = unit.lemma().toLowerCase(Locale.ROOT);
      Measure known = MEASURES.get(word);
      if (SHARES.contains(word)) {
        measure = "percent";
      } else if (CURRENCIES.contains(word)) {
        measure = word;
      } else if (known != null) {
        measure = known.name();
        value *= known.factor();
      } else {
        counted = counted(tokens, next);
      }
    }
    return Optional.of(
        new Quantity(value, figures, span, measure, counted, isDefinite(before), before, after));
  }

  private static String figures(Matcher number) {
    String decimals = number.group("decimals");
    return number.group("figures").replace(",", "") + (decimals == null ? "" : decimals);
  }

  private static double value(Matcher number, String figures) {
    double value =
        figures.isEmpty() ? inWords(number.group("words")).orElse(0) : Double.parseDouble(figures);
    String scale = number.group("scale");
    return scale == null ? value : value * SCALES.getOrDefault(scale.toLowerCase(Locale.ROOT), 1.0);
  }

  /** 27 for "twenty-seven"; none for what is no number, or is greater than 99. */
  static Optional<Integer> inWords(String words) {
    String[] parts = words.toLowerCase(Locale.ROOT).split("-", -1);
    int small = SMALL.indexOf(parts[parts.length - 1]);
    int tens = TENS.indexOf(parts[0]);
    if (tens < 0 || parts.length > 2) {
      return small < 0 || parts.length > 1 ? Optional.empty() : Optional.of(small);
    }
    if (parts.length == 1) {
      return Optional.of(20 + 10 * tens);
    }
    return small < 1 || small > 9 ? Optional.empty() : Optional.of(20 + 10 * tens + small);
  }

  static boolean isMoney(String measure) {
    return CURRENCIES.contains(measure) || measure.equals("money");
  }

  static boolean isLength(String measure) {
    return measure.equals("metre") || measure.equals("mile") || measure.equals("foot");
  }

  /** A whole number with commas. */
  static String figures(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** A number written as another one is: in words where that is, and below twenty. */
  static String written(double value, Quantity like) {
    return like.figures().isEmpty() && value < SMALL.size()
        ? SMALL.get((int) value)
        : figures(value);
  }

  private static boolean isYear(Matcher number) {
    String figures = number.group("figures");
    return figures != null
        && number.group("sign") == null
        && number.group("scale") == null
        && figures.matches("1[5-9]\\d\\d|20\\d\\d");
  }

  private static boolean isMeasured(List<Token> tokens, int next) {
    return next < tokens.size() && MEASURES.containsKey(tokens.get(next).lemma());
  }

  private static boolean isDate(List<Token> tokens, int next, String before) {
    String last = before.strip().replaceAll("^.*\\s", "").toLowerCase(Locale.ROOT);
    boolean monthAfter =
        next < tokens.size()
            && MONTHS.contains(tokens.get(next).text().toLowerCase(Locale.ROOT))
            && tokens.get(next).isCapitalised();
    return monthAfter || MONTHS.contains(last.replace(".", ""));
  }

  private static boolean isDefinite(String before) {
    String[] words = before.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    return DEFINITE.contains(words[words.length - 1]);
  }

  /** The head of the noun phrase that a number opens: "18 young soldiers", "the 19 dead". */
  private static String counted(List<Token> tokens, int next) {
    int i = next;
    while (i < tokens.size()
        && i < next + MOST_ADJECTIVES
        && (tokens.get(i).is("JJ") || tokens.get(i).is("VBN") || tokens.get(i).is("NN"))
        && i + 1 < tokens.size()
        && (tokens.get(i + 1).is("NN") || tokens.get(i + 1).is("JJ"))) {
      i++;
    }
    if (i >= tokens.size()) {
      return numberOf(tokens, next);
    }
    Token head = tokens.get(i);
    boolean isCounted =
        head.is("NNS")
            || AS_NOUNS.contains(head.text())
            || head.isText("people")
            || head.is("NNPS");
    return isCounted ? head.lemma().toLowerCase(Locale.ROOT) : numberOf(tokens, next);
  }

  /** "The number of employees has grown from 120 to 1,450". */
  private static String numberOf(List<Token> tokens, int next) {
    for (int i = 0; i + 2 < next; i++) {
      if (tokens.get(i).isText("number")
          && tokens.get(i + 1).isText("of")
          && tokens.get(i + 2).is("NNS")) {
        return tokens.get(i + 2).lemma().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
