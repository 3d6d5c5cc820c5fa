package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Dictionary;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds two words run together, and marks with no space after them.
 *
 * <p>Two nouns in one word are a compound ("keyworker"), so one of the two must be a small word
 * that makes no compounds: "broadcastsbut".
 *
 * @param smallWords words that stand alone: but, has, our
 */
public record MissingSpaceRule(RuleInfo info, Set<String> smallWords) implements Rule {
  /** How common the other word must be; 10 is "renal" on the dictionary's scale. */
  private static final int COMMON = 10;

  private static final int SHORTEST_OTHER = 4;

  /** After these a dot is part of an address: "example.com". */
  private static final String NO_WORD = "@/\\_#=<>&";

  public MissingSpaceRule {
    smallWords = Set.copyOf(smallWords);
  }

  public MissingSpaceRule(RuleInfo info) {
    this(info, info.settings().wordSet("small-words"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (token.text().length() > 4 && token.isWord() && !token.isTagged()) {
          joined(token, i == 0, article)
              .ifPresent(
                  split ->
                      findings.add(
                          info.finding(token.span(), article.text())
                              .withSuggestions(List.of(split))));
        }
      }
    }
    marks(article, findings);
    return findings;
  }

  /** The word as two, if it is two. */
  private Optional<String> joined(Token token, boolean first, Analysis article) {
    String word = token.text();
    Dictionary dictionary = article.dictionary();
    if (!standsAlone(token, article.text()) || dictionary.knows(word)) {
      return Optional.empty();
    }
    int capital = capitalInside(word);
    if (capital > 0) {
      String left = word.substring(0, capital);
      return smallWords.contains(left) && word.length() - capital > 2
          ? Optional.of(left + " " + word.substring(capital))
          : Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (!WordForms.isPlain(lower)
        || (token.isCapitalised() && !first)
        || lower.equals(word.toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    for (int i = 2; i <= word.length() - 2; i++) {
      String left = lower.substring(0, i);
      String right = lower.substring(i);
      boolean leftSmall = smallWords.contains(left) && isOther(right, dictionary);
      // A name at the beginning of a sentence may end in "son" or "but", hardly begin with "the".
      boolean rightSmall =
          !token.isCapitalised() && smallWords.contains(right) && isOther(left, dictionary);
      if (leftSmall || rightSmall) {
        return Optional.of(word.substring(0, i) + " " + right);
      }
    }
    return Optional.empty();
  }

  private static boolean isOther(String word, Dictionary dictionary) {
    return word.length() >= SHORTEST_OTHER && dictionary.frequency(word) >= COMMON;
  }

  private static int capitalInside(String word) {
    int capital = -1;
    for (int i = 1; i < word.length(); i++) {
      if (!Character.isLetter(word.charAt(i))) {
        return -1;
      }
      if (Character.isUpperCase(word.charAt(i))) {
        if (capital > 0) {
          return -1;
        }
        capital = i;
      }
    }
    return Character.isUpperCase(word.charAt(0)) ? -1 : capital;
  }

  private static boolean standsAlone(Token token, String text) {
    char before = token.start() > 0 ? text.charAt(token.start() - 1) : ' ';
    char after = token.end() < text.length() ? text.charAt(token.end()) : ' ';
    return !joins(before)
        && !joins(after)
        && NO_WORD.indexOf(before) < 0
        && NO_WORD.indexOf(after) < 0;
  }

  private static boolean joins(char mark) {
    return Character.isLetterOrDigit(mark)
        || mark == '-'
        || mark == '‑'
        || mark == '\''
        || mark == '’';
  }

  /** "the end.The", "scientists say,but". */
  private void marks(Analysis article, List<Finding> findings) {
    String text = article.text();
    for (int i = 2; i + 2 < text.length(); i++) {
      char mark = text.charAt(i);
      if ((mark == '.' || mark == ',' || mark == '?' || mark == '!' || mark == ';')
          && isRunOn(article, mark, i)) {
        Span left = word(text, i - 1, -1);
        Span right = word(text, i + 1, 1);
        Span span = new Span(i, i + 1).to(right);
        if (findings.stream().noneMatch(finding -> finding.span().overlaps(left.to(right)))) {
          findings.add(
              info.finding("mark", span, text, Map.of())
                  .withSuggestions(List.of(mark + " " + right.in(text))));
        }
      }
    }
  }

  private static boolean isRunOn(Analysis article, char mark, int i) {
    String text = article.text();
    if (!Character.isLowerCase(text.charAt(i - 1)) || !Character.isLetter(text.charAt(i + 1))) {
      return false;
    }
    Span left = word(text, i - 1, -1);
    Span right = word(text, i + 1, 1);
    char before = left.start() > 0 ? text.charAt(left.start() - 1) : ' ';
    char after = right.end() < text.length() ? text.charAt(right.end()) : ' ';
    boolean sentence = Character.isUpperCase(text.charAt(i + 1));
    Dictionary dictionary = article.dictionary();
    return (Character.isWhitespace(before) || "“\"‘'(".indexOf(before) >= 0)
        && (Character.isWhitespace(after) || ",;’'".indexOf(after) >= 0)
        && left.length() > 1
        && (right.length() > 1 || right.in(text).equals("A") || right.in(text).equals("a"))
        && (mark == ',' || mark == ';' || sentence)
        && dictionary.knows(left.in(text))
        && dictionary.knows(right.in(text))
        && right.in(text).chars().skip(1).allMatch(Character::isLowerCase);
  }

  /** The letters around a place, to the left or to the right. */
  private static Span word(String text, int at, int step) {
    int end = at;
    while (end >= 0 && end < text.length() && Character.isLetter(text.charAt(end))) {
      end += step;
    }
    return step > 0 ? new Span(at, end) : new Span(end + 1, at + 1);
  }
}
