package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds a verb beside a noun made from it: "initiate the initiative", "the decision was decided".
 *
 * <p>Arabic and Hindi do so for good style. English has a few of its own ("sing a song", "live a
 * life"), all with short words, so only nouns with an ending count.
 *
 * @param endings what makes a noun from a verb
 * @param allowed pairs that English uses, as "verb noun"
 */
public record CognateRepetitionRule(RuleInfo info, List<String> endings, Set<String> allowed)
    implements Rule {
  /** Two words that share fewer first letters are seldom one family. */
  private static final int SHARED = 5;

  public CognateRepetitionRule {
    endings = List.copyOf(endings);
    allowed = Set.copyOf(allowed);
  }

  public CognateRepetitionRule(RuleInfo info) {
    this(info, info.settings().words("endings"), info.settings().wordSet("allowed"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      if (!sentence.role().isProse()) {
        continue;
      }
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        int other = partner(tokens, i);
        if (other > 0) {
          findings.add(
              info.finding(tokens.get(i).span().to(tokens.get(other).span()), article.text()));
          i = other;
        }
      }
    }
    return findings;
  }

  /** The place of the cognate after this word, or 0. */
  private int partner(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.text().length() < SHARED || (token.isCapitalised() && i > 0)) {
      return 0;
    }
    if (token.is("VB") && !token.is("VBG")) {
      int noun = afterSmallWords(tokens, i + 1);
      boolean prepositional = i + 1 < tokens.size() && tokens.get(i + 1).is("IN");
      return noun < tokens.size() && isPair(token, tokens.get(noun), prepositional) ? noun : 0;
    }
    if (token.is("NN") && !token.is("NNP")) {
      int verb = i + 1;
      while (verb < tokens.size()
          && (Verbs.isBe(tokens.get(verb))
              || Verbs.isHave(tokens.get(verb))
              || tokens.get(verb).is("MD")
              || tokens.get(verb).is("RB"))) {
        verb++;
      }
      return verb < tokens.size()
              && tokens.get(verb).is("VB")
              && isPair(tokens.get(verb), token, false)
          ? verb
          : 0;
    }
    return 0;
  }

  /** Past articles, pronouns and adjectives, and one preposition. */
  private static int afterSmallWords(List<Token> tokens, int from) {
    int at = from;
    if (at < tokens.size() && (tokens.get(at).isText("in") || tokens.get(at).isText("with"))) {
      at++;
    }
    while (at < tokens.size()
        && at < from + 3
        && (tokens.get(at).is("DT") || tokens.get(at).is("PRP$") || tokens.get(at).is("JJ"))) {
      at++;
    }
    return at;
  }

  private boolean isPair(Token verb, Token noun, boolean prepositional) {
    if (!noun.is("NN") || noun.isCapitalised()) {
      return false;
    }
    String action = verb.lemma().toLowerCase(Locale.ROOT);
    String thing = noun.lemma().toLowerCase(Locale.ROOT);
    int shared = 0;
    while (shared < Math.min(action.length(), thing.length())
        && action.charAt(shared) == thing.charAt(shared)) {
      shared++;
    }
    String rest = thing.substring(shared);
    return shared >= SHARED
        && shared >= action.length() - 2
        // "dance a dance" is English, "protest in a protest" is not.
        && (endings.contains(rest) || (prepositional && rest.isEmpty() && action.equals(thing)))
        && !allowed.contains(action + " " + thing);
  }
}
