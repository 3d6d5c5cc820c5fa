package org.proofwire.rule.wording;

import java.util.ArrayList;
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
 * Finds pieces of the sentence before that stand as sentences: "told the paper. Amina Sole."
 *
 * <p>Translation systems cut text into sentences first and translate each by itself, so that what a
 * full stop in an abbreviation or a line's end cuts off stays alone. Writers leave short pieces
 * alone on purpose ("For now."), so only these count: a clause that hangs on another one, a phrase
 * of preposition and noun of some length, a name.
 *
 * @param links words that open a clause which needs another one: although, because
 */
public record StrandedFragmentRule(RuleInfo info, Set<String> links) implements Rule {
  /** Shorter pieces may be meant. */
  private static final int SHORTEST = 5;

  public StrandedFragmentRule {
    links = Set.copyOf(links);
  }

  public StrandedFragmentRule(RuleInfo info) {
    this(info, info.settings().wordSet("links"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    List<Sentence> sentences = article.sentences();
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      if (!sentence.role().isProse() || Speech.holds(article, sentence, sentence.span())) {
        continue;
      }
      Optional<Sentence> before =
          i > 0 && !sentence.opensParagraph()
              ? Optional.of(sentences.get(i - 1))
              : Optional.empty();
      if (isStranded(sentence, before)) {
        findings.add(info.finding(sentence.span(), article.text()));
      } else if (before.filter(told -> isSpeakerLeft(told, sentence)).isPresent()) {
        findings.add(info.finding("name", sentence.span(), article.text(), Map.of()));
      }
    }
    return findings;
  }

  private boolean isStranded(Sentence sentence, Optional<Sentence> before) {
    List<Token> tokens = sentence.tokens();
    boolean statement = sentence.first().isCapitalised() && sentence.last().isText(".");
    if (!statement || sentence.words().count() < SHORTEST || Phrases.holdsUnknown(tokens)) {
      return false;
    }
    if (tokens.stream().anyMatch(Phrases::changesPace)) {
      return false;
    }
    return hangsOnRelative(tokens) || hangsOnLink(tokens) || isPhrase(tokens, before);
  }

  /** "In which a dozen people were hurt." */
  private static boolean hangsOnRelative(List<Token> tokens) {
    return tokens.get(0).is("IN")
        && (tokens.get(1).isText("which") || tokens.get(1).isText("whom"));
  }

  /** "Because the account was closed by the bank." */
  private boolean hangsOnLink(List<Token> tokens) {
    int first = tokens.get(0).isText("also") || tokens.get(0).isText("and") ? 1 : 0;
    boolean linked = links.contains(Verbs.lower(tokens.get(first)));
    return linked
        && !tokens.get(first + 1).is("VB")
        && tokens.stream().noneMatch(token -> token.isText(","))
        && tokens.stream().noneMatch(token -> token.is("W"))
        && Phrases.verbGroups(tokens, first + 1, tokens.size()) == 1;
  }

  /** "By lack of a doctor." */
  private static boolean isPhrase(List<Token> tokens, Optional<Sentence> before) {
    Token first = tokens.get(0);
    boolean phrase = first.is("IN") && !first.text().toLowerCase(Locale.ROOT).endsWith("like");
    return before.isPresent()
        && phrase
        && Phrases.verbGroups(tokens, 1, tokens.size()) == 0
        && tokens.stream()
            .noneMatch(token -> token.is("VB") && !token.is("VBN") && !token.is("VBG"));
  }

  /** "“No,” she told the paper. Amina Sole." */
  private static boolean isSpeakerLeft(Sentence told, Sentence name) {
    List<Token> words = name.words().toList();
    boolean isName =
        words.size() > 1
            && words.size() < 5
            && name.last().isText(".")
            && words.stream().allMatch(word -> word.isCapitalised() && word.is("NNP"))
            && name.tokens().size() <= words.size() + 1
            && words.stream().noneMatch(Token::isAllCaps);
    List<Token> tokens = told.tokens();
    boolean ends = told.last().isText(".") && tokens.size() > 3;
    boolean tells =
        ends
            && tokens.subList(Math.max(0, tokens.size() - 6), tokens.size()).stream()
                .anyMatch(token -> TELLING.contains(token.lemma()));
    return isName && tells;
  }

  private static final Set<String> TELLING =
      Set.of("add", "announce", "explain", "report", "say", "state", "stress", "tell", "write");
}
