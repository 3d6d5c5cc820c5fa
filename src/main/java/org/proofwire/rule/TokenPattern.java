package org.proofwire.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Span;

/**
 * A pattern of words that a linguist writes on one line: {@code <bring> history back? to MONTH}.
 *
 * <ul>
 *   <li>{@code word}: that word, in any capitals. {@code Word}: with that capital. {@code
 *       one|other}: either.
 *   <li>{@code <lemma>}, {@code <one|other>}: any form of it. {@code <present:verb>}: only where it
 *       is a verb (noun, verb, adj, adv).
 *   <li>{@code NOUN VERB ADJ ADV PRON DET POSS PREP NUM INT NAME MONTH WEEKDAY YEAR ANY}: any word
 *       of that kind; {@code INT} is digits only. {@code POSS|the|<own>}: kinds, words and lemmas
 *       may be alternatives.
 *   <li>{@code x?}: may be missing. {@code ...}: up to three tokens of any kind. {@code !x}:
 *       anything but x.
 *   <li>{@code ^} at the start and {@code $} at the end of the sentence.
 *   <li>{@code { ... }}: only this part is marked.
 * </ul>
 *
 * <p>Trying a pattern costs at most a few steps a token, as gaps and optional parts are bounded.
 */
public final class TokenPattern {
  private static final int GAP = 3;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Bars that are not between {@code <} and {@code >}. */
  private static final Pattern CHOICES = Pattern.compile("\\|(?![^<]*>)");

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
          "december");
  private static final Set<String> WEEKDAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Map<String, Predicate<Token>> KINDS =
      Map.ofEntries(
          Map.entry("NOUN", token -> token.is("NN")),
          Map.entry("VERB", token -> token.is("VB") || token.is("MD")),
          Map.entry("ADJ", token -> token.is("JJ")),
          Map.entry("ADV", token -> token.is("RB")),
          Map.entry("PRON", token -> token.is("PRP")),
          Map.entry("DET", token -> token.is("DT") || token.tag().equals("PRP$")),
          Map.entry("POSS", token -> token.tag().equals("PRP$")),
          Map.entry("PREP", token -> token.is("IN") || token.is("TO")),
          Map.entry("NUM", TokenPattern::isNumber),
          Map.entry("INT", token -> token.text().matches("[0-9]+")),
          Map.entry("NAME", token -> token.is("NNP") && token.isCapitalised()),
          Map.entry("MONTH", token -> MONTHS.contains(token.text().toLowerCase(Locale.ROOT))),
          Map.entry("WEEKDAY", token -> WEEKDAYS.contains(token.text().toLowerCase(Locale.ROOT))),
          Map.entry("YEAR", token -> token.text().matches("(1[0-9]|20)[0-9]{2}")),
          Map.entry("ANY", Token::isWord));
  private static final Map<String, String> TAGS =
      Map.of("noun", "NN", "verb", "VB", "adj", "JJ", "adv", "RB");

  private final List<Element> elements;
  private final boolean atStart;
  private final boolean atEnd;
  private final int markFrom;
  private final int markTo;

  private TokenPattern(
      List<Element> elements, boolean atStart, boolean atEnd, int markFrom, int markTo) {
    this.elements = elements;
    this.atStart = atStart;
    this.atEnd = atEnd;
    this.markFrom = markFrom;
    this.markTo = markTo;
  }

  /**
   * One place in a pattern.
   *
   * @param words the words or lemmas that it asks for, in lower case; empty if it asks for a kind
   */
  private record Element(Predicate<Token> test, boolean optional, boolean gap, Set<String> words) {}

  private record Choice(Predicate<Token> test, Set<String> words) {}

  /**
   * A place where a pattern matches.
   *
   * @param span what is to be marked
   * @param elements the tokens that each element of the pattern took, by its place from 0; empty
   *     for an optional one that is missing
   */
  public record Match(Span span, List<List<Token>> elements) {}

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is not one, saying why
   */
  public static TokenPattern parse(String source) {
    var elements = new ArrayList<Element>();
    boolean atStart = false;
    boolean atEnd = false;
    int markFrom = -1;
    int markTo = -1;
    String spaced = source.replaceAll("(?<=^|\\s)\\{", "{ ").replaceAll("}(?=$|\\s)", " }");
    for (String part : BLANKS.splitAsStream(spaced.strip()).toList()) {
      switch (part) {
        case "^" -> atStart = true;
        case "$" -> atEnd = true;
        case "{" -> markFrom = elements.size();
        case "}" -> markTo = elements.size();
        default -> elements.add(element(part, source));
      }
    }
    if (elements.stream().allMatch(element -> element.optional() || element.gap())) {
      throw new IllegalArgumentException("pattern without a word in it: " + source);
    }
    if ((markFrom < 0) != (markTo < 0) || markTo < markFrom) {
      throw new IllegalArgumentException("“{” and “}” don't pair in the pattern: " + source);
    }
    return new TokenPattern(
        List.copyOf(elements),
        atStart,
        atEnd,
        Math.max(0, markFrom),
        markTo < 0 ? elements.size() : markTo);
  }

  private static Element element(String part, String source) {
    if (part.equals("...")) {
      return new Element(token -> true, true, true, Set.of());
    }
    boolean optional = part.length() > 1 && part.endsWith("?");
    String core = optional ? part.substring(0, part.length() - 1) : part;
    boolean negative = core.length() > 1 && core.startsWith("!");
    core = negative ? core.substring(1) : core;
    List<Choice> choices =
        CHOICES.splitAsStream(core).map(choice -> choice(choice, source)).toList();
    Predicate<Token> test =
        choices.stream().map(Choice::test).reduce(Predicate::or).orElse(token -> false);
    if (negative) {
      return new Element(test.negate().and(Token::isWord), optional, false, Set.of());
    }
    boolean anyKind = choices.stream().anyMatch(choice -> choice.words().isEmpty());
    Set<String> words =
        choices.stream()
            .flatMap(choice -> choice.words().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Element(test, optional, false, anyKind ? Set.of() : words);
  }

  /** What stands between two bars: a word, the forms of a lemma, or a kind. */
  private static Choice choice(String choice, String source) {
    if (KINDS.containsKey(choice)) {
      return new Choice(KINDS.get(choice), Set.of());
    }
    if (!choice.startsWith("<")) {
      Set<String> word = words(choice);
      return new Choice(
          Character.isUpperCase(choice.codePointAt(0))
              ? token -> token.text().equals(choice)
              : token -> word.contains(plain(token.text())),
          word);
    }
    if (!choice.endsWith(">")) {
      throw new IllegalArgumentException("“<” without “>” in the pattern: " + source);
    }
    String inside = choice.substring(1, choice.length() - 1);
    int colon = inside.indexOf(':');
    Set<String> lemmas = words(colon < 0 ? inside : inside.substring(0, colon));
    if (colon < 0) {
      return new Choice(token -> isForm(token, lemmas), lemmas);
    }
    String tag = TAGS.get(inside.substring(colon + 1));
    if (tag == null) {
      throw new IllegalArgumentException(
          "“"
              + inside.substring(colon + 1)
              + "” is not noun, verb, adj or adv in the pattern: "
              + source);
    }
    return new Choice(token -> isForm(token, lemmas) && token.is(tag), lemmas);
  }

  private static Set<String> words(String alternatives) {
    return Arrays.stream(alternatives.split("\\|"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  private static boolean isForm(Token token, Set<String> lemmas) {
    return lemmas.contains(token.lemma().toLowerCase(Locale.ROOT))
        || lemmas.contains(token.text().toLowerCase(Locale.ROOT))
        || token.lemmas().stream().anyMatch(lemmas::contains);
  }

  private static boolean isNumber(Token token) {
    return token.is("CD") || token.text().chars().anyMatch(Character::isDigit);
  }

  /**
   * Words of which a sentence must hold one, as text or as lemma, for the pattern to match; empty
   * if it can't be said. Lets a lexicon pass over most of its patterns. Of several places the one
   * with the longest words is taken, as long words are rarer: not {@code the} but {@code frame}.
   */
  public Set<String> anchors() {
    return elements.stream()
        .filter(element -> !element.optional() && !element.words().isEmpty())
        .map(Element::words)
        .max(Comparator.comparingInt(TokenPattern::shortest))
        .orElse(Set.of());
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }

  /** What of a token is to be held against {@link #anchors()}: its text and its lemmas. */
  public static Set<String> vocabulary(Token token) {
    var words = new LinkedHashSet<String>();
    words.add(plain(token.text()));
    words.add(token.lemma().toLowerCase(Locale.ROOT));
    words.addAll(token.lemmas());
    return words;
  }

  /** How many words and gaps it has: the highest number that a {@code $} may have. */
  public int size() {
    return elements.size();
  }

  /** All places in a sentence where it matches, without overlap, in order. */
  public List<Match> in(Sentence sentence) {
    var matches = new ArrayList<Match>();
    List<Token> tokens = sentence.tokens();
    int last = atStart ? 0 : tokens.size() - 1;
    for (int start = 0; start <= last; start++) {
      var taken = new ArrayList<List<Token>>();
      Optional<Integer> end = match(tokens, start, 0, taken);
      if (end.isPresent() && end.get() > start) {
        span(taken).ifPresent(span -> matches.add(new Match(span, List.copyOf(taken))));
        start = end.get() - 1;
      }
    }
    return matches;
  }

  /** The end of a match that begins at a token, and what each element took. */
  private Optional<Integer> match(
      List<Token> tokens, int at, int element, List<List<Token>> taken) {
    if (element == elements.size()) {
      return atEnd && !isEnd(tokens, at) ? Optional.empty() : Optional.of(at);
    }
    Element wanted = elements.get(element);
    int most = wanted.gap() ? GAP : 1;
    int least = wanted.optional() ? 0 : 1;
    // Optional words are taken where they are there; gaps are kept as short as can be.
    for (int i = 0; i <= most - least; i++) {
      int count = wanted.gap() ? least + i : most - i;
      if (at + count <= tokens.size()
          && tokens.subList(at, at + count).stream().allMatch(wanted.test())) {
        taken.add(tokens.subList(at, at + count));
        Optional<Integer> end = match(tokens, at + count, element + 1, taken);
        if (end.isPresent()) {
          return end;
        }
        taken.remove(taken.size() - 1);
      }
    }
    return Optional.empty();
  }

  private static boolean isEnd(List<Token> tokens, int at) {
    return tokens.subList(at, tokens.size()).stream().noneMatch(Token::isWord);
  }

  private Optional<Span> span(List<List<Token>> taken) {
    return taken.subList(markFrom, markTo).stream()
        .flatMap(List::stream)
        .map(Token::span)
        .reduce(Span::to);
  }
}
