package org.proofwire.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Bars that are not between {@code <} and {@code >}. */
  private static final Pattern CHOICES = Pattern.compile("\\|(?![^<]*>)");

  private static final Map<String, String> TAGS =
      Map.of("noun", "NN", "verb", "VB", "adj", "JJ", "adv", "RB");

  /** Parts of speech that a noun phrase is made of. */
  private static final List<String> IN_NOUN_PHRASE =
      List.of("DT", "PRP$", "PDT", "CD", "JJ", "NN", "VBN", "VBG", "POS", "RB");

  private final List<Reading> readings;

  private final int places;
  private final boolean atStart;
  private final boolean atEnd;
  private final int markFrom;
  private final int markTo;

  private TokenPattern(
      List<Reading> readings,
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

    int least() {
      return optional || takes == Takes.NOTHING ? 0 : 1;
    }

    int most() {
      return switch (takes) {
        case ONE -> 1;
        case GAP -> GAP;
        case NOUN_PHRASE -> LONGEST_NOUN_PHRASE;
        case NOTHING -> 0;
      };
    }
  }

  /**
   * One way to read a pattern with choices of phrases: a row of words without any.
   *
   * @param anchors words of which a sentence must hold one; empty if it can't be said
   * @param least how many tokens stand before the anchor at least, where there is one
   * @param most and at most
   */
  private record Reading(List<Element> elements, Set<String> anchors, int least, int most) {
    /** The anchor is the word that is rarest in English: not {@code the} but {@code frame}. */
    static Reading of(List<Element> elements) {
      return elements.stream()
          .filter(element -> element.needsWord() && !element.words().isEmpty())
          .min(Comparator.comparingInt(element -> CommonWords.perMillion(element.words())))
          .map(
              anchor -> {
                List<Element> before = elements.subList(0, elements.indexOf(anchor));
                return new Reading(
                    elements,
                    anchor.words(),
                    before.stream().mapToInt(Element::least).sum(),
                    before.stream().mapToInt(Element::most).sum());
              })
          .orElse(new Reading(elements, Set.of(), 0, 0));
    }

    /** Where in a sentence it can begin. */
    BitSet starts(Line line) {
      var starts = new BitSet();
      if (anchors.isEmpty()) {
        starts.set(0, line.words.size());
      }
      for (String anchor : anchors) {
        for (int place : line.places(anchor)) {
          int last = place - least;
          if (last >= 0) {
            starts.set(Math.max(0, place - most), last + 1);
          }
        }
      }
      return starts;
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
    private final Map<String, List<Integer>> places = new HashMap<>();

    private Line(List<Word> words) {
      this.words = words;
      for (int i = 0; i < words.size(); i++) {
        for (String form : words.get(i).forms()) {
          places.computeIfAbsent(form, f -> new ArrayList<>(1)).add(i);
        }
      }
    }

    public static Line of(Sentence sentence) {
      return new Line(sentence.tokens().stream().map(Word::of).toList());
    }

    /** All its words and their dictionary forms, to be held against {@link #anchors()}. */
    public Set<String> vocabulary() {
      return Collections.unmodifiableSet(places.keySet());
    }

    private List<Integer> places(String form) {
      return places.getOrDefault(form, List.of());
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
    for (String part : split(BLANKS.matcher(spaced).replaceAll(" "), ' ')) {
      switch (part) {
        case "^" -> atStart = true;
        case "$" -> atEnd = true;
        case "{" -> markFrom = place;
        case "}" -> markTo = place;
        default -> {
          readings = joined(readings, part(part, place, source, kinds));
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
        readings.stream().map(Reading::of).toList(),
        place,
        atStart,
        atEnd,
        Math.max(0, markFrom),
        markTo < 0 ? place : markTo);
  }

  /** Each head with each tail. */
  private static List<List<Element>> joined(List<List<Element>> heads, List<List<Element>> tails) {
    return heads.stream()
        .flatMap(
            head ->
                tails.stream().map(tail -> Stream.concat(head.stream(), tail.stream()).toList()))
        .toList();
  }

  /** The ways to read one part: several for a choice of phrases. */
  private static List<List<Element>> part(String part, int place, String source, WordKinds kinds) {
    if (!part.startsWith("(") || part.length() == 1) {
      return List.of(List.of(element(part, place, source, kinds)));
    }
    int close = part.lastIndexOf(')');
    if (close < 0 || !part.substring(close + 1).matches("\\??")) {
      throw new IllegalArgumentException("“(” without “)” in the pattern: " + source);
    }
    boolean optional = part.endsWith("?");
    List<String> choices =
        split(part.substring(1, close), '|').stream().map(String::strip).toList();
    // Single words are one place with alternatives, not one way to read the pattern each.
    String words = choices.stream().filter(TokenPattern::isWord).collect(Collectors.joining("|"));
    var phrases = new ArrayList<List<Element>>();
    if (!words.isEmpty()) {
      phrases.add(List.of(element(optional ? words + "?" : words, place, source, kinds)));
    }
    for (String phrase : choices.stream().filter(choice -> !isWord(choice)).toList()) {
      List<List<Element>> readings = List.of(List.of());
      for (String inner : split(phrase, ' ')) {
        readings = joined(readings, part(inner, place, source, kinds));
      }
      phrases.addAll(readings);
    }
    if (optional && words.isEmpty()) {
      phrases.add(List.of());
    }
    return phrases;
  }

  private static boolean isWord(String choice) {
    return !choice.contains(" ")
        && !choice.startsWith("(")
        && !choice.equals("NP")
        && !choice.equals("...")
        && !choice.startsWith("~")
        && !choice.startsWith("!");
  }

  /** Splits where a character stands outside of all parentheses and angle brackets. */
  private static List<String> split(String text, char at) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alone = i + 1 == text.length() || text.charAt(i + 1) == ' ';
      boolean opensWord = i == 0 || text.charAt(i - 1) == ' ';
      if (c == '<' || (c == '(' && !(alone && opensWord))) {
        depth++;
      } else if (depth > 0 && (c == '>' || c == ')')) {
        depth--;
      } else if (c == at && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts.stream().filter(part -> !part.isEmpty()).toList();
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
   * Words of which a sentence must hold one, as text or as dictionary form, for the pattern to
   * match; empty if it can't be said. Lets a lexicon pass over most of its patterns.
   */
  public Set<String> anchors() {
    return readings.stream().anyMatch(reading -> reading.anchors().isEmpty())
        ? Set.of()
        : readings.stream()
            .flatMap(reading -> reading.anchors().stream())
            .collect(Collectors.toUnmodifiableSet());
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
    List<BitSet> starts = readings.stream().map(reading -> reading.starts(line)).toList();
    int last = atStart ? 0 : line.words.size() - 1;
    for (int start = 0; start <= last; start++) {
      for (int i = 0; i < starts.size(); i++) {
        List<Element> elements = readings.get(i).elements();
        int[] ends = new int[elements.size()];
        int end = starts.get(i).get(start) ? match(line.words, elements, start, 0, ends) : -1;
        if (end > start) {
          match(line.words, elements, start, ends).ifPresent(matches::add);
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
    int least = wanted.least();
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
    int limit = Math.min(wanted.most(), words.size() - at);
    int count = 0;
    while (count < limit && wanted.test().test(words.get(at + count))) {
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
