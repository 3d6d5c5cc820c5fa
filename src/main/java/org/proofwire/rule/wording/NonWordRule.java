package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Dictionary;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds words that are neither English nor a name.
 *
 * <p>Most unknown words in news are names, borrowed words and fresh coinages, so that being in no
 * dictionary proves nothing. A word counts as wrong only when it tries to be English: it is one
 * slip away from a common word, or has an ending that English no longer makes words with, or is
 * like another word of the article but for its ending. With a capital it must besides stand where a
 * name can't: at the beginning of a sentence and before a noun.
 */
public record NonWordRule(RuleInfo info, WordForms forms) implements Rule {
  /** Shorter unknown words are abbreviations, units and borrowed words too often. */
  private static final int SHORTEST = 6;

  /**
   * How common the word must be that was meant, on the dictionary's scale: 10 is "renal", 13
   * "storm", 16 "government". The shorter a word, the more words are near it by chance (measured on
   * Wikipedia sentences of the WMT quality estimation sets).
   */
  private static int common(String word) {
    return word.length() >= 9 ? 9 : word.length() >= 7 ? 11 : 13;
  }

  /** Names as long as this are hardly ever one slip away from a common word. */
  private static final int LONG = 9;

  private static final Set<String> NAMING = Set.of("called", "named", "dubbed", "termed");

  public NonWordRule(RuleInfo info) {
    this(info, WordForms.of(info.settings()));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    Vocabulary vocabulary = null;
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (isUnknown(token, article.dictionary()) && standsAlone(token, article.text())) {
          if (vocabulary == null) {
            vocabulary = Vocabulary.of(article);
          }
          double confidence =
              token.isCapitalised()
                  ? asCapitalised(sentence, i, article.dictionary(), vocabulary)
                  : asSmall(tokens, i, article, vocabulary);
          if (confidence > 0) {
            findings.add(info.finding(token.span(), article.text()).withConfidence(confidence));
          }
        }
      }
    }
    return findings;
  }

  private static boolean isUnknown(Token token, Dictionary dictionary) {
    return token.text().length() >= SHORTEST
        && !token.isTagged()
        && hasShapeOfWord(token.text())
        && !dictionary.knows(token.text());
  }

  /** Letters a to z, with a capital at most at the beginning: no brand, address, accent or part. */
  private static boolean hasShapeOfWord(String word) {
    String rest = word.substring(1);
    return rest.equals(rest.toLowerCase(Locale.ROOT))
        && WordForms.isPlain(word.toLowerCase(Locale.ROOT))
        && !WordForms.isExpressive(word.toLowerCase(Locale.ROOT));
  }

  /** Whether no hyphen, at sign, slash or digit joins it to something: then it is a part. */
  private static boolean standsAlone(Token token, String text) {
    boolean joinedBefore =
        token.start() > 0
            && (joins(text.charAt(token.start() - 1)) || text.charAt(token.start() - 1) == '.');
    boolean joinedAfter =
        token.end() < text.length()
            && (joins(text.charAt(token.end()))
                || (text.charAt(token.end()) == '.'
                    && token.end() + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(token.end() + 1))));
    return !joinedBefore && !joinedAfter;
  }

  private static boolean joins(char mark) {
    return "-‑@#/\\_=&'’*".indexOf(mark) >= 0 || Character.isLetterOrDigit(mark);
  }

  private double asSmall(List<Token> tokens, int i, Analysis article, Vocabulary vocabulary) {
    Token token = tokens.get(i);
    String word = token.text();
    if (vocabulary.count(word) > 1
        || vocabulary.isName(word)
        || isExplained(tokens, i)
        || isAmongForeignWords(tokens, i, article.dictionary())
        || isApostropheNear(tokens, i)
        || forms.isDerived(word, article.dictionary())) {
      return 0;
    }
    if (!forms.neighbours(word, article.dictionary(), common(word)).isEmpty()) {
      return 0.8;
    }
    if (kin(word, vocabulary, article.dictionary()).isPresent()) {
      return 0.75;
    }
    return forms.looksEnglish(word) ? 0.6 : 0.3;
  }

  /** "couldn 't": a slip of spacing, not of spelling. */
  private static boolean isApostropheNear(List<Token> tokens, int i) {
    return i + 1 < tokens.size() && "'’".indexOf(tokens.get(i + 1).text().charAt(0)) >= 0;
  }

  /**
   * Whether the writer holds it at arm's length, in marks, or explains it: "a firni, a pudding".
   */
  private static boolean isExplained(List<Token> tokens, int i) {
    String before = i > 0 ? tokens.get(i - 1).text() : "";
    String after = i + 1 < tokens.size() ? tokens.get(i + 1).text() : "";
    return (!before.isEmpty() && "“\"‘'«(".contains(before) && "”\"’'»,)".contains(after))
        || after.equals("(")
        || before.equals("(")
        || NAMING.contains(before.toLowerCase(Locale.ROOT));
  }

  private static boolean isAmongForeignWords(List<Token> tokens, int i, Dictionary dictionary) {
    return (i > 0 && isForeign(tokens.get(i - 1), dictionary))
        || (i + 1 < tokens.size() && isForeign(tokens.get(i + 1), dictionary));
  }

  private static boolean isForeign(Token token, Dictionary dictionary) {
    return token.isWord()
        && !token.isTagged()
        && token.text().length() > 1
        && Character.isLowerCase(token.text().charAt(0))
        && !token.text().contains("'")
        && !token.text().contains("’")
        && !dictionary.knows(token.text());
  }

  private double asCapitalised(
      Sentence sentence, int i, Dictionary dictionary, Vocabulary vocabulary) {
    List<Token> tokens = sentence.tokens();
    Token token = tokens.get(i);
    String word = token.text().toLowerCase(Locale.ROOT);
    if (i > 0
        || tokens.size() < 2
        || vocabulary.count(word) > 1
        || !isFollowedAsNoNameIs(tokens.get(1))
        || forms.isDerived(word, dictionary)) {
      return 0;
    }
    boolean english = forms.looksEnglish(word);
    if (english && kin(word, vocabulary, dictionary).isPresent()) {
      return 0.8;
    }
    List<String> neighbours = forms.neighbours(word, dictionary, common(word));
    if (english) {
      return neighbours.isEmpty() ? 0.5 : 0.7;
    }
    return neighbours.isEmpty() ? 0 : word.length() < LONG ? 0.4 : 0.6;
  }

  /** A name is followed by a verb, a mark or another name; a word before a noun is an adjective. */
  private static boolean isFollowedAsNoNameIs(Token next) {
    return next.isWord()
        && !next.isCapitalised()
        && !next.text().startsWith("'")
        && !next.text().startsWith("’")
        && !next.is("VB")
        && !next.is("MD")
        && !next.isText("and")
        && !next.isText("who");
  }

  /**
   * A word of the article that it could have been: the same beginning, and an ending that differs a
   * little.
   */
  private static Optional<String> kin(String word, Vocabulary vocabulary, Dictionary dictionary) {
    return vocabulary.small().stream()
        .filter(
            other ->
                other.length() > 4
                    && Math.abs(other.length() - word.length()) <= 2
                    && other.charAt(0) == word.charAt(0)
                    && other.regionMatches(0, word, 0, 4)
                    && !other.equals(word)
                    && LevenshteinDistance.getDefaultInstance().apply(word, other) <= 2
                    && dictionary.knowsAsCommonWord(other))
        .min(
            Comparator.comparingInt(
                    (String other) -> LevenshteinDistance.getDefaultInstance().apply(word, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  @Override
  public List<String> suggest(Finding finding, Analysis article) {
    String found = finding.span().in(article.text());
    String word = found.toLowerCase(Locale.ROOT);
    var candidates = new LinkedHashSet<String>();
    kin(word, Vocabulary.of(article), article.dictionary()).ifPresent(candidates::add);
    candidates.addAll(forms.neighbours(word, article.dictionary(), common(word)));
    if (candidates.isEmpty()) {
      article.dictionary().suggest(word).stream()
          .filter(other -> other.charAt(0) == word.charAt(0) && WordForms.isPlain(other))
          .forEach(candidates::add);
    }
    return candidates.stream()
        .limit(3)
        .map(
            candidate ->
                Character.isUpperCase(found.charAt(0))
                    ? candidate.substring(0, 1).toUpperCase(Locale.ROOT) + candidate.substring(1)
                    : candidate)
        .toList();
  }
}
