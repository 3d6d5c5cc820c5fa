package org.proofwire.rule.residue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds the headline where it stands again: as the first line of the story, or run into its text.
 *
 * <p>Good stories begin with the news of the headline, too, in a sentence that says more. So a
 * sentence must have nearly the same words in the same order and no more of them, or the headline's
 * words must stand before another sentence without a mark between.
 */
public record RepeatedHeadlineRule(RuleInfo info) implements Rule {
  /** Words, without the little ones; shorter headlines are names and labels. */
  private static final int SHORTEST = 4;

  /** Words that a headline leaves out and a sentence has. */
  private static final Set<String> LITTLE =
      Set.of("a", "an", "the", "is", "are", "was", "were", "has", "have", "and");

  /** One word in so many may differ: members, crew members. */
  private static final int WORDS_TO_A_CHANGE = 6;

  @Override
  public List<Finding> check(Analysis article) {
    Optional<Sentence> headline =
        article.sentences().stream()
            .filter(sentence -> sentence.role() == Role.HEADLINE)
            .findFirst();
    if (headline.isEmpty()) {
      return List.of();
    }
    List<Token> said = words(headline.get());
    var findings = new ArrayList<Finding>();
    if (said.size() < SHORTEST || !headline.get().closesParagraph()) {
      return findings;
    }
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() == Role.BODY || sentence.role() == Role.SUBHEADING) {
        again(said, sentence, article.text()).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> again(List<Token> headline, Sentence sentence, String text) {
    List<Token> words = words(sentence);
    if (isSame(headline, words) && isWhole(sentence)) {
      return Optional.of(info.finding(sentence.span(), text).withSuggestions(List.of("")));
    }
    int length = headline.size();
    if (words.size() <= length || !sentence.opensParagraph() || !startsWith(words, headline)) {
      return Optional.empty();
    }
    // "Flood kills nine A wave swept through the valley"
    Token last = words.get(length - 1);
    Token next = sentence.tokens().get(last.index() - sentence.first().index() + 1);
    boolean runsOn = next.isWord() && next.isCapitalised() && !next.is("NNP") && next.spaceBefore();
    Span span = new Span(sentence.span().start(), runsOn ? next.start() : last.end());
    return runsOn
        ? Optional.of(info.finding(span, text).withSuggestions(List.of("")))
        : Optional.empty();
  }

  /** Not the words of a speaker, from whom the headline may have them. */
  private static boolean isWhole(Sentence sentence) {
    return Stream.of(sentence.first(), sentence.last())
        .noneMatch(token -> "“”\"'‘’«»".contains(token.text()));
  }

  private static List<Token> words(Sentence sentence) {
    return sentence.tokens().stream()
        .filter(token -> Character.isLetterOrDigit(token.text().codePointAt(0)))
        .filter(token -> !LITTLE.contains(lower(token)))
        .toList();
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  private static boolean startsWith(List<Token> words, List<Token> headline) {
    for (int i = 0; i < headline.size(); i++) {
      if (!words.get(i).isText(headline.get(i).text())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(List<Token> headline, List<Token> words) {
    int most = headline.size() / WORDS_TO_A_CHANGE;
    if (Math.abs(headline.size() - words.size()) > most) {
      return false;
    }
    // A word as one character, so that a distance between texts becomes one between words.
    var known = new ArrayList<String>();
    int distance =
        LevenshteinDistance.getDefaultInstance().apply(spell(headline, known), spell(words, known));
    return distance <= most;
  }

  private static String spell(List<Token> words, List<String> known) {
    var spelled = new StringBuilder();
    for (Token token : words) {
      String stem = token.stem();
      if (!known.contains(stem)) {
        known.add(stem);
      }
      spelled.append((char) ('a' + known.indexOf(stem)));
    }
    return spelled.toString();
  }
}
