package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds words, phrases and sentences that are said twice.
 *
 * <p>Writers repeat on purpose, mostly in speech ("no, no", "very, very", "free at last, free at
 * last"), so quotes are hardly looked at, and words that bear doubling are let go.
 *
 * @param doubled words that may stand twice in a row: had, that, very
 * @param paired words that "and" may join to themselves: more and more
 */
public record RepeatedWordsRule(RuleInfo info, Set<String> doubled, Set<String> paired)
    implements Rule {
  /** Longest phrase that is compared with the one before it. */
  private static final int LONGEST_PHRASE = 12;

  /** Shorter sentences are repeated for effect, or are captions and labels. */
  private static final int SHORTEST_SENTENCE = 8;

  private static final int SHORTEST_HALF = 4;

  private static final Set<String> LINKS = Set.of("from", "of", "with", "in");

  public RepeatedWordsRule {
    doubled = Set.copyOf(doubled);
    paired = Set.copyOf(paired);
  }

  public RepeatedWordsRule(RuleInfo info) {
    this(info, info.settings().wordSet("doubled"), info.settings().wordSet("paired"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    Map<String, Sentence> seen = new HashMap<>();
    for (Sentence sentence : article.sentences()) {
      if (!sentence.role().isProse()) {
        continue;
      }
      if (sentence.words().count() >= SHORTEST_SENTENCE) {
        String text = normalised(sentence.span().in(article.text()));
        Sentence first = seen.putIfAbsent(text, sentence);
        if (first != null) {
          // Next to each other they are a loop; far apart, perhaps a summary or a refrain.
          boolean near = sentence.index() - first.index() <= 2;
          findings.add(
              info.finding("sentence", sentence.span(), article.text(), Map.of())
                  .withConfidence(near ? 0.8 : 0.4));
          continue;
        }
      }
      inSentence(sentence, article, findings);
    }
    return findings;
  }

  private void inSentence(Sentence sentence, Analysis article, List<Finding> findings) {
    List<Token> tokens = sentence.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!token.isWord()) {
        continue;
      }
      Optional<Hit> hit = hit(tokens, i, article);
      if (hit.isPresent()
          && (isSmall(tokens, i) || !Speech.holds(article, sentence, token.span()))) {
        Hit found = hit.get();
        Finding finding =
            info.finding(
                    found.message(),
                    tokens.get(i).span().to(tokens.get(found.last()).span()),
                    article.text(),
                    Map.of())
                .withConfidence(found.confidence());
        findings.add(
            found.keepTo() < 0
                ? finding
                : finding.withSuggestions(
                    List.of(
                        found.keepTo() == NO_TOKEN
                            ? half(token.text())
                            : tokens
                                .get(i)
                                .span()
                                .to(tokens.get(found.keepTo()).span())
                                .in(article.text()))));
        i = found.last();
      }
    }
  }

  /** "and and": nobody doubles such words for effect, even in speech. */
  private static boolean isSmall(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return i + 1 < tokens.size()
        && token.isText(tokens.get(i + 1).text())
        && (token.is("CC") || token.is("DT") || token.is("IN") || token.is("TO"));
  }

  private static final int NO_TOKEN = Integer.MAX_VALUE;

  /**
   * A repetition.
   *
   * @param last its last token
   * @param keepTo up to which token to keep the words; -1 where that is unclear, {@link #NO_TOKEN}
   *     for the first half of a word
   */
  private record Hit(String message, int last, int keepTo, double confidence) {}

  private Optional<Hit> hit(List<Token> tokens, int i, Analysis article) {
    Token token = tokens.get(i);
    if (isDoubledWithHyphen(token, article)) {
      return Optional.of(new Hit("", i, NO_TOKEN, 0.7));
    }
    int phrase = repeatedPhrase(tokens, i);
    if (phrase > 0) {
      boolean comma = tokens.get(i + phrase).isText(",");
      int last = i + 2 * phrase - 1 + (comma ? 1 : 0);
      return Optional.of(new Hit("", last, i + phrase - 1, comma ? 0.7 : 0.85));
    }
    if (i + 2 < tokens.size() && isSame(token, tokens.get(i + 2)) && isContent(token)) {
      Token link = tokens.get(i + 1);
      if (link.isText("and") && isPairedByMistake(tokens, i)) {
        return Optional.of(new Hit("", i + 2, i, token.isCapitalised() ? 0.75 : 0.55));
      }
      boolean name = token.isCapitalised() && (token.is("NNP") || !token.isTagged());
      boolean chained = i > 0 && (tokens.get(i - 1).is("IN") || tokens.get(i - 1).is("TO"));
      boolean modifies = i + 3 < tokens.size() && tokens.get(i + 3).is("NN");
      if (name && (modifies || !chained) && LINKS.contains(Verbs.lower(link))) {
        return Optional.of(
            new Hit("", i + 2 + (modifies ? 1 : 0), modifies ? -1 : i, modifies ? 0.65 : 0.5));
      }
    }
    return Optional.empty();
  }

  /** Length of the words from here on that follow once more, with or without a comma between. */
  private int repeatedPhrase(List<Token> tokens, int i) {
    for (int length = 1; length <= LONGEST_PHRASE && i + 2 * length <= tokens.size(); length++) {
      if (repeats(tokens, i, length, 0) && isMistake(tokens, i, length, false)) {
        return length;
      }
      if (i + 2 * length < tokens.size()
          && tokens.get(i + length).isText(",")
          && repeats(tokens, i, length, 1)
          && isMistake(tokens, i, length, true)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean repeats(List<Token> tokens, int i, int length, int gap) {
    for (int k = 0; k < length; k++) {
      Token first = tokens.get(i + k);
      Token second = tokens.get(i + length + gap + k);
      if (!first.isText(second.text()) || !second.spaceBefore() || !first.isWord()) {
        return false;
      }
    }
    return true;
  }

  private boolean isMistake(List<Token> tokens, int i, int length, boolean comma) {
    Token first = tokens.get(i);
    Token second = tokens.get(i + length + (comma ? 1 : 0));
    int after = i + 2 * length + (comma ? 1 : 0);
    boolean cry = after < tokens.size() && tokens.get(after).isText("!");
    // "They lie and lie and lie": three times is on purpose.
    boolean thrice =
        after + length <= tokens.size()
            && tokens.subList(i, i + length).stream().anyMatch(token -> token.is("CC"))
            && repeats(tokens, i + length, length, 0);
    if (cry || (thrice && !comma)) {
      return false;
    }
    if (length == 1) {
      return !comma
          && !doubled.contains(Verbs.lower(first))
          && first.text().length() > 1
          && !second.isCapitalised();
    }
    boolean content = tokens.subList(i, i + length).stream().anyMatch(RepeatedWordsRule::isContent);
    return content && (comma ? length > 3 : !second.isCapitalised() || length >= 3);
  }

  private static boolean isSame(Token first, Token second) {
    return first.isText(second.text()) && first.isCapitalised() == second.isCapitalised();
  }

  private static boolean isContent(Token token) {
    return token.isWord()
        && token.text().length() > 2
        && (token.is("NN") || token.is("VB") || token.is("JJ") || !token.isTagged())
        && !Verbs.isBe(token)
        && !Verbs.isHave(token);
  }

  /** "Complaints and Complaints Board", "investors and investors". */
  private boolean isPairedByMistake(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    boolean modifies = i + 3 < tokens.size() && tokens.get(i + 3).is("NN");
    boolean named = i > 0 && tokens.get(i - 1).is("IN"); // the Board of Control and Control Room
    return token.is("NN")
        && !named
        && !paired.contains(Verbs.lower(token))
        && (token.isCapitalised() ? modifies : token.is("NNS") && !modifies);
  }

  /** "separate-separate": not "win-win", which the dictionary knows. */
  private static boolean isDoubledWithHyphen(Token token, Analysis article) {
    String word = token.text();
    int hyphen = word.indexOf('-');
    return hyphen > SHORTEST_HALF
        && word.length() == 2 * hyphen + 1
        && word.substring(0, hyphen).equalsIgnoreCase(word.substring(hyphen + 1))
        && !token.isCapitalised()
        && !token.isTagged()
        && article.dictionary().knowsAsCommonWord(word.substring(0, hyphen));
  }

  private static String half(String word) {
    return word.substring(0, word.indexOf('-'));
  }

  private static String normalised(String sentence) {
    return sentence.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
