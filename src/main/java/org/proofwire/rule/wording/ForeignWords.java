package org.proofwire.rule.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Span;
import org.proofwire.rule.Settings;

/**
 * Single words, and two or three together, that were left in another language.
 *
 * <p>Writers of English borrow words too. They set them between marks, say what they mean, name
 * whose they are ("a Turkish simit") or use them again. So a word counts only where nothing of this
 * is done, if it is in small letters, in no English dictionary, and shows its language: by being
 * one of its commonest words in news, by its ending, or by its letters.
 *
 * @param words words of the news by language
 * @param endings endings of words by language, that English has not
 * @param letters letters with marks by language
 * @param little words that are common in other languages
 * @param naming words before a borrowed word: called, traditional
 */
record ForeignWords(
    Map<String, Set<String>> words,
    Map<String, List<String>> endings,
    Map<String, String> letters,
    Set<String> little,
    Set<String> naming) {
  /** Shorter words with such an ending are names and units too often. */
  private static final int SHORTEST = 7;

  private static final int SHORTEST_STEM = 3;

  /** Longer runs are judged by their little words. */
  private static final int LONGEST_RUN = 3;

  ForeignWords {
    words = Map.copyOf(words);
    endings = Map.copyOf(endings);
    letters = Map.copyOf(letters);
    little = Set.copyOf(little);
    naming = Set.copyOf(naming);
  }

  /**
   * Words that were left.
   *
   * @param language its English name; empty if the words don't tell
   */
  record Left(Span span, String language, double confidence) {}

  /** Reads the lists of a rule's file. */
  static ForeignWords of(Settings settings, List<String> languages, Set<String> little) {
    var words = new LinkedHashMap<String, Set<String>>();
    var endings = new LinkedHashMap<String, List<String>>();
    var letters = new LinkedHashMap<String, String>();
    for (String language : languages) {
      words.put(language, settings.wordSet(language + "-words"));
      endings.put(language, settings.words(language + "-endings"));
      letters.put(language, String.join("", settings.words(language + "-letters")));
    }
    return new ForeignWords(words, endings, letters, little, settings.wordSet("naming"));
  }

  List<Left> in(Sentence sentence, Analysis article, Vocabulary vocabulary) {
    var found = new ArrayList<Left>();
    List<Token> tokens = sentence.tokens();
    int i = 0;
    while (i < tokens.size()) {
      if (!isUnknown(tokens.get(i), article)) {
        i++;
        continue;
      }
      int first = i;
      while (first > 0
          && little.contains(tokens.get(first - 1).text())
          && !tokens.get(first - 1).isTagged()) {
        first--;
      }
      int last = i;
      while (last + 1 < tokens.size() && isOfRun(tokens.get(last + 1), article)) {
        last++;
      }
      judge(tokens, first, last, article, vocabulary).ifPresent(found::add);
      i = last + 1;
    }
    return found;
  }

  private boolean isOfRun(Token token, Analysis article) {
    return isUnknown(token, article) || (little.contains(token.text()) && !token.isTagged());
  }

  private static boolean isUnknown(Token token, Analysis article) {
    return token.text().length() > 2
        && token.text().codePoints().allMatch(Character::isLowerCase)
        && token.spaceBefore()
        && !token.isTagged()
        && !article.dictionary().knows(token.text())
        && !article.dictionary().knowsAsCommonWord(withoutMarks(token.text()))
        && !token.text().endsWith("â"); // a mark of quotation that was read in a wrong encoding
  }

  /** "preëminent" is English. */
  private static String withoutMarks(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private Optional<Left> judge(
      List<Token> tokens, int first, int last, Analysis article, Vocabulary vocabulary) {
    int size = last - first + 1;
    if (size > LONGEST_RUN || isMeant(tokens, first, last)) {
      return Optional.empty();
    }
    Span span = tokens.get(first).span().to(tokens.get(last).span());
    String text = article.text();
    if (isJoined(span, text)
        || tokens.subList(first, last + 1).stream()
            .anyMatch(
                token -> vocabulary.count(token.text()) > 1 || vocabulary.isName(token.text()))) {
      return Optional.empty();
    }
    Optional<String> listed = Optional.empty();
    Optional<String> shown = Optional.empty();
    for (Token token : tokens.subList(first, last + 1)) {
      listed = listed.or(() -> listed(token.text()));
      shown = shown.or(() -> shown(token.text()));
    }
    if (listed.isPresent()) {
      return Optional.of(new Left(span, listed.get(), 0.75));
    }
    if (isBeforeName(tokens, last)) {
      return Optional.empty();
    }
    if (shown.isPresent()) {
      return Optional.of(new Left(span, shown.get(), size > 1 ? 0.65 : 0.55));
    }
    boolean withLittle =
        size > 1
            && !article.isQuoted(span)
            && tokens.subList(first, last + 1).stream()
                .anyMatch(token -> little.contains(token.text()));
    return withLittle ? Optional.of(new Left(span, "", 0.6)) : Optional.empty();
  }

  private Optional<String> listed(String word) {
    return words.entrySet().stream()
        .filter(language -> language.getValue().contains(word))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** The language that its letters or its ending show. */
  private Optional<String> shown(String word) {
    boolean marked = word.chars().anyMatch(letter -> letter > 'z');
    if (marked) {
      return letters.entrySet().stream()
          .filter(
              language ->
                  word.chars()
                      .filter(c -> c > 'z')
                      .allMatch(c -> language.getValue().indexOf(c) >= 0))
          .map(Map.Entry::getKey)
          .sorted()
          .findFirst();
    }
    return word.length() < SHORTEST
        ? Optional.empty()
        : endings.entrySet().stream()
            .filter(
                language ->
                    language.getValue().stream()
                        .anyMatch(
                            ending ->
                                word.endsWith(ending)
                                    && word.length() >= ending.length() + SHORTEST_STEM))
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst();
  }

  /** Whether the writer shows that the words are borrowed, or a name stands beside them. */
  private boolean isMeant(List<Token> tokens, int first, int last) {
    Token before = first > 0 ? tokens.get(first - 1) : tokens.get(first);
    Token after = last + 1 < tokens.size() ? tokens.get(last + 1) : tokens.get(last);
    Token behind = last + 2 < tokens.size() ? tokens.get(last + 2) : after;
    boolean inMarks =
        "“\"‘'«(*_[".contains(before.text()) || "”\"’'»)(*_]–—:".contains(after.text());
    boolean explained =
        after.isText("or")
            || (after.isText(",")
                && (behind.is("DT") || behind.isText("or") || behind.isText("which")))
            || (before.isText(",")
                && first > 1
                && tokens.get(first - 2).is("NN")
                && after.isText(","));
    boolean named =
        first > 0
            && (before.isCapitalised() || naming.contains(before.text().toLowerCase(Locale.ROOT)));
    return inMarks || explained || named;
  }

  /** "the simit Baba Ali sells": the word may be a part of the name behind it. */
  private static boolean isBeforeName(List<Token> tokens, int last) {
    return last + 1 < tokens.size() && tokens.get(last + 1).isCapitalised();
  }

  /** Part of an address, a tag or a longer word. */
  private static boolean isJoined(Span span, String text) {
    return (span.start() > 0 && "@#/._-&".indexOf(text.charAt(span.start() - 1)) >= 0)
        || (span.end() + 1 < text.length() && "@/_-&'’".indexOf(text.charAt(span.end())) >= 0);
  }
}
