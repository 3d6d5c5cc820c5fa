package org.proofwire.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
 *       of that kind; {@code INT} is digits only. {@code CRIME}: any form of a word in {@code
 *       rules/kinds/crime.txt}. {@code POSS|the|<own>}: kinds, words and lemmas may be
 *       alternatives.
 *   <li>{@code NP}: a noun with what stands before it, {@code the two old houses}.
 *   <li>{@code x?}: may be missing. {@code ...}: up to three tokens of any kind. {@code !x}: a word
 *       other than x. {@code ~x}: here stands no x, and what does is not taken; at the head of a
 *       pattern it looks at the token before.
 *   <li>{@code (in the|for a)}: either of these phrases; {@code (...)?} may be missing.
 *   <li>{@code ^} at the start and {@code $} at the end of the sentence.
 *   <li>{@code { ... }}: only this part is marked.
 * </ul>
 *
 * <p>Trying a pattern costs at most a few steps a token, as gaps and optional parts are bounded.
 */
public final class TokenPattern {
  private static final int GAP = 3;
  private static final int LONGEST_NOUN_PHRASE = 6;
  private static final int MOST_READINGS = 64;

  /** A part, or all parts of a phrase in parentheses. */
  private static final Pattern PARTS = Pattern.compile("\\((?=\\S)[^)]*\\)\\??|\\S+");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Bars that are not between {@code <} and {@code >}. */
  private static final Pattern CHOICES = Pattern.compile("\\|(?![^<]*>)");

  private static final Map<String, String> TAGS =
      Map.of("noun", "NN", "verb", "VB", "adj", "JJ", "adv", "RB");

  /** Parts of speech that a noun phrase is made of. */
  private static final List<String> IN_NOUN_PHRASE =
      List.of("DT", "PRP$", "PDT", "CD", "JJ", "NN", "VBN", "VBG", "POS", "RB");

  /** Without choices: the ways to read a pattern with a choice of phrases. */
  private final List<List<Element>> readings;

  private final int places;
  private final boolean atStart;
  private final boolean atEnd;
  private final int markFrom;
  private final int markTo;

  private TokenPattern(
      List<List<Element>> readings,
      int places,
      boolean atStart,
      boolean atEnd,
      int markFrom,
      int markTo) {
    this.readings = readings;
    this.places = places;
    this.atStart = atStart;
    this.atEnd = atEnd;
    this.markFrom = markFrom;
    this.markTo = markTo;
  }

  private enum Takes {
    ONE,
    GAP,
    NOUN_PHRASE,
    NOTHING
  }

  /**
   * One word of a pattern.
   *
   * @param place the part that it belongs to, from 0; the words of a phrase in parentheses share
   *     one
   * @param words the words or lemmas that it asks for, in lower case; empty if it asks for a kind
   */
  private record Element(
      int place, Takes takes, Predicate<Word> test, boolean optional, Set<String> words) {
    boolean needsWord() {
      return takes == Takes.ONE && !optional;
    }
  }

  private record Choice(Predicate<Word> test, Set<String> words) {}

  /** A token, with its text and its dictionary forms in lower case. */
  private record Word(Token token, String plain, Set<String> forms) {
    static Word of(Token token) {
      return new Word(token, TokenPattern.plain(token.text()), TokenPattern.forms(token));
    }

    boolean isForm(Set<String> lemmas) {
      for (String form : forms) {
        if (lemmas.contains(form)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A sentence made ready for many patterns to be tried on it. */
  public static final class Line {
    private final List<Word> words;
    private final Set<String> vocabulary;

    private Line(List<Word> words) {
      this.words = words;
      this.vocabulary =
          words.stream()
              .flatMap(word -> word.forms().stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public static Line of(Sentence sentence) {
      return new Line(sentence.tokens().stream().map(Word::of).toList());
    }

    /** All its words and their dictionary forms, to be held against {@link #anchors()}. */
    public Set<String> vocabulary() {
      return vocabulary;
    }
  }

  /**
   * A place where a pattern matches.
   *
   * @param span what is to be marked
   * @param elements the tokens that each part of the pattern took, by its place from 0; empty for
   *     an optional one that is missing
   */
  public record Match(Span span, List<List<Token>> elements) {}

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is not one, saying why
   */
  static TokenPattern parse(String source, WordKinds kinds) {
    List<List<Element>> readings = List.of(List.of());
    boolean atStart = false;
    boolean atEnd = false;
    int place = 0;
    int markFrom = -1;
    int markTo = -1;
    String spaced = source.replaceAll("(?<=^|\\s)\\{", "{ ").replaceAll("}(?=$|\\s)", " }");
    for (String part : PARTS.matcher(spaced).results().map(found -> found.group()).toList()) {
      switch (part) {
        case "^" -> atStart = true;
        case "$" -> atEnd = true;
        case "{" -> markFrom = place;
        case "}" -> markTo = place;
        default -> {
          List<List<Element>> choices = part(part, place, source, kinds);
          readings =
              readings.stream()
                  .flatMap(head -> choices.stream().map(tail -> joined(head, tail)))
                  .toList();
          place += part.startsWith("~") ? 0 : 1;
        }
      }
    }
    if (readings.size() > MOST_READINGS) {
      throw new IllegalArgumentException("too many choices of phrases in the pattern: " + source);
    }
    if (readings.stream().anyMatch(elements -> elements.stream().noneMatch(Element::needsWord))) {
      throw new IllegalArgumentException("pattern without a word in it: " + source);
    }
    if ((markFrom < 0) != (markTo < 0) || markTo < markFrom) {
      throw new IllegalArgumentException("“{” and “}” don't pair in the pattern: " + source);
    }
    return new TokenPattern(
        readings, place, atStart, atEnd, Math.max(0, markFrom), markTo < 0 ? place : markTo);
  }

  private static List<Element> joined(List<Element> head, List<Element> tail) {
    var all = new ArrayList<>(head);
    all.addAll(tail);
    return List.copyOf(all);
  }

  /** The ways to read one part: several for a choice of phrases. */
  private static List<List<Element>> part(String part, int place, String source, WordKinds kinds) {
    if (!part.startsWith("(") || part.length() == 1) {
      return List.of(List.of(element(part, place, source, kinds)));
    }
    List<String> choices =
        CHOICES.splitAsStream(part.substring(1, part.lastIndexOf(')'))).map(String::strip).toList();
    boolean optional = part.endsWith("?");
    // Single words are one place with alternatives, not one way to read the pattern each.
    String words = choices.stream().filter(TokenPattern::isWord).collect(Collectors.joining("|"));
    var phrases = new ArrayList<List<Element>>();
    if (!words.isEmpty()) {
      phrases.add(List.of(element(optional ? words + "?" : words, place, source, kinds)));
    }
    choices.stream()
        .filter(choice -> !isWord(choice))
        .map(
            phrase ->
                BLANKS
                    .splitAsStream(phrase)
                    .map(word -> element(word, place, source, kinds))
                    .toList())
        .forEach(phrases::add);
    if (optional && words.isEmpty()) {
      phrases.add(List.of());
    }
    return phrases;
  }

  private static boolean isWord(String choice) {
    return !choice.contains(" ")
        && !choice.equals("NP")
        && !choice.equals("...")
        && !choice.startsWith("~")
        && !choice.startsWith("!");
  }

  private static Element element(String part, int place, String source, WordKinds kinds) {
    if (part.equals("...")) {
      return new Element(place, Takes.GAP, word -> true, true, Set.of());
    }
    boolean optional = part.length() > 1 && part.endsWith("?");
    String core = optional ? part.substring(0, part.length() - 1) : part;
    if (core.equals("NP")) {
      return new Element(place, Takes.NOUN_PHRASE, TokenPattern::inNounPhrase, optional, Set.of());
    }
    boolean negative = core.length() > 1 && core.startsWith("!");
    boolean looking = core.length() > 1 && core.startsWith("~");
    List<Choice> choices =
        CHOICES
            .splitAsStream(negative || looking ? core.substring(1) : core)
            .map(choice -> choice(choice, source, kinds))
            .toList();
    Predicate<Word> test =
        choices.stream().map(Choice::test).reduce(Predicate::or).orElse(word -> false);
    if (negative || looking) {
      return new Element(
          place,
          looking ? Takes.NOTHING : Takes.ONE,
          looking ? test.negate() : test.negate().and(word -> word.token().isWord()),
          optional,
          Set.of());
    }
    boolean anyKind = choices.stream().anyMatch(choice -> choice.words().isEmpty());
    Set<String> words =
        choices.stream()
            .flatMap(choice -> choice.words().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Element(place, Takes.ONE, test, optional, anyKind ? Set.of() : words);
  }

  /** What stands between two bars: a word, the forms of a lemma, or a kind. */
  private static Choice choice(String choice, String source, WordKinds kinds) {
    Optional<Predicate<Token>> grammar = WordKinds.grammar(choice);
    if (grammar.isPresent()) {
      return new Choice(word -> grammar.get().test(word.token()), Set.of());
    }
    Optional<Set<String>> meaning = kinds.meaning(choice);
    if (meaning.isPresent()) {
      return new Choice(word -> word.isForm(meaning.get()), meaning.get());
    }
    if (choice.startsWith("<")) {
      return lemmas(choice, source);
    }
    Set<String> word = words(choice);
    return new Choice(
        Character.isUpperCase(choice.codePointAt(0))
            ? found -> found.token().text().equals(choice)
            : found -> word.contains(found.plain()),
        word);
  }

  private static Choice lemmas(String choice, String source) {
    if (!choice.endsWith(">")) {
      throw new IllegalArgumentException("“<” without “>” in the pattern: " + source);
    }
    String inside = choice.substring(1, choice.length() - 1);
    int colon = inside.indexOf(':');
    Set<String> lemmas = words(colon < 0 ? inside : inside.substring(0, colon));
    if (colon < 0) {
      return new Choice(word -> word.isForm(lemmas), lemmas);
    }
    String tag = TAGS.get(inside.substring(colon + 1));
    if (tag == null) {
      throw new IllegalArgumentException(
          "“"
              + inside.substring(colon + 1)
              + "” is not noun, verb, adj or adv in the pattern: "
              + source);
    }
    return new Choice(word -> word.token().is(tag) && word.isForm(lemmas), lemmas);
  }

  private static Set<String> words(String alternatives) {
    return Arrays.stream(alternatives.split("\\|"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /** A token's text and its dictionary forms, in lower case. */
  static Set<String> forms(Token token) {
    var forms = new LinkedHashSet<String>();
    forms.add(plain(token.text()));
    forms.add(token.lemma().toLowerCase(Locale.ROOT));
    forms.addAll(token.lemmas());
    return forms;
  }

  private static boolean inNounPhrase(Word word) {
    return IN_NOUN_PHRASE.stream().anyMatch(word.token()::is);
  }

  /**
   * Words of which a sentence must hold one, as text or as lemma, for the pattern to match; empty
   * if it can't be said. Lets a lexicon pass over most of its patterns. Of several places the one
   * with the longest words is taken, as long words are rarer: not {@code the} but {@code frame}.
   */
  public Set<String> anchors() {
    List<Set<String>> byReading = readings.stream().map(TokenPattern::anchors).toList();
    return byReading.stream().anyMatch(Set::isEmpty)
        ? Set.of()
        : byReading.stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> anchors(List<Element> reading) {
    return reading.stream()
        .filter(element -> element.needsWord() && !element.words().isEmpty())
        .map(Element::words)
        .max(Comparator.comparingInt(TokenPattern::shortest))
        .orElse(Set.of());
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }

  /** How many words, phrases and gaps it has: the highest number that a {@code $} may have. */
  public int size() {
    return places;
  }

  /** Whether it matches anywhere. */
  public boolean isIn(Line line) {
    return !in(line).isEmpty();
  }

  /** All places in a sentence where it matches, without overlap, in order. */
  public List<Match> in(Line line) {
    var matches = new ArrayList<Match>();
    List<Word> words = line.words;
    int last = atStart ? 0 : words.size() - 1;
    for (int start = 0; start <= last; start++) {
      for (List<Element> reading : readings) {
        int[] ends = new int[reading.size()];
        int end = match(words, reading, start, 0, ends);
        if (end > start) {
          matches.addAll(match(words, reading, start, ends).stream().toList());
          start = end - 1;
          break;
        }
      }
    }
    return matches;
  }

  /**
   * The end of a match of the elements from one on, or -1.
   *
   * @param ends gets where each element ends
   */
  private int match(List<Word> words, List<Element> reading, int at, int element, int[] ends) {
    if (element == reading.size()) {
      return atEnd && !isEnd(words, at) ? -1 : at;
    }
    Element wanted = reading.get(element);
    int most = most(wanted, words, at);
    int least = wanted.optional() || wanted.takes() == Takes.NOTHING ? 0 : 1;
    if (wanted.takes() == Takes.NOTHING && !isAbsent(wanted, words, at, element, reading)) {
      return -1;
    }
    for (int i = 0; i <= most - least; i++) {
      // Gaps are kept as short as can be; everything else takes what is there.
      int count = wanted.takes() == Takes.GAP ? least + i : most - i;
      if (wanted.takes() == Takes.NOUN_PHRASE
          && count > 0
          && !words.get(at + count - 1).token().is("NN")) {
        continue;
      }
      ends[element] = at + count;
      int end = match(words, reading, at + count, element + 1, ends);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  /** How many tokens an element can take from a place on. */
  private static int most(Element wanted, List<Word> words, int at) {
    int limit =
        switch (wanted.takes()) {
          case ONE -> 1;
          case GAP -> GAP;
          case NOUN_PHRASE -> LONGEST_NOUN_PHRASE;
          case NOTHING -> 0;
        };
    int count = 0;
    while (count < limit
        && at + count < words.size()
        && wanted.test().test(words.get(at + count))) {
      count++;
    }
    return count;
  }

  private static boolean isAbsent(
      Element unwanted, List<Word> words, int at, int element, List<Element> reading) {
    boolean behind =
        reading.subList(0, element).stream().allMatch(before -> before.takes() == Takes.NOTHING);
    int where = behind ? at - 1 : at;
    return where < 0 || where >= words.size() || unwanted.test().test(words.get(where));
  }

  private static boolean isEnd(List<Word> words, int at) {
    return words.subList(at, words.size()).stream().noneMatch(word -> word.token().isWord());
  }

  private Optional<Match> match(List<Word> words, List<Element> reading, int start, int[] ends) {
    var elements = new ArrayList<List<Token>>();
    for (int place = 0; place < places; place++) {
      elements.add(new ArrayList<>());
    }
    for (int i = 0; i < ends.length; i++) {
      for (Word word : words.subList(i == 0 ? start : ends[i - 1], ends[i])) {
        elements.get(reading.get(i).place()).add(word.token());
      }
    }
    return elements.subList(markFrom, markTo).stream()
        .flatMap(List::stream)
        .map(Token::span)
        .reduce(Span::to)
        .map(span -> new Match(span, elements.stream().map(List::copyOf).toList()));
  }
}
