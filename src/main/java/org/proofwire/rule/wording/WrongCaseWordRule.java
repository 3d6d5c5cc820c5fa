package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds words that became another by their capitals: "state AIDS", "the envoy of the us".
 *
 * @param acronyms abbreviations in small letters that may be words: eu, us
 * @param shouted words in capitals that are common words too: AIDS
 * @param givers words before help, and not before an illness: state, military
 */
public record WrongCaseWordRule(
    RuleInfo info, Set<String> acronyms, Set<String> shouted, Set<String> givers) implements Rule {
  public WrongCaseWordRule {
    acronyms = Set.copyOf(acronyms);
    shouted = Set.copyOf(shouted);
    givers = Set.copyOf(givers);
  }

  public WrongCaseWordRule(RuleInfo info) {
    this(
        info,
        info.settings().wordSet("acronyms"),
        info.settings().wordSet("shouted"),
        info.settings().wordSet("givers"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    Vocabulary vocabulary = Vocabulary.of(article);
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 1; i + 1 < tokens.size(); i++) {
        Token token = tokens.get(i);
        String word = Verbs.lower(token);
        String write = "";
        if (acronyms.contains(token.text()) && isName(tokens, i)) {
          write = token.text().toUpperCase(Locale.ROOT);
        } else if (shouted.contains(token.text()) && isCommonHere(tokens, i, word, vocabulary)) {
          write = word;
        }
        if (!write.isEmpty()) {
          findings.add(
              info.finding(token.span(), article.text(), Map.of("write", write))
                  .withSuggestions(List.of(write)));
        }
      }
    }
    return findings;
  }

  /** "of the us left", "the eu Commission". */
  private static boolean isName(List<Token> tokens, int i) {
    Token after = tokens.get(i + 1);
    return tokens.get(i - 1).isText("the")
        && tokens.get(i).spaceBefore()
        && (!after.isWord() || after.spaceBefore());
  }

  /** Whether the article speaks of the common word elsewhere, and another word stands before. */
  private boolean isCommonHere(List<Token> tokens, int i, String word, Vocabulary vocabulary) {
    Token before = tokens.get(i - 1);
    String single = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return (before.is("NN") || before.is("JJ"))
        && !before.isCapitalised()
        && vocabulary.capitals(word) == 1
        && (vocabulary.isCommon(word)
            || vocabulary.isCommon(single)
            || givers.contains(Verbs.lower(before)));
  }
}
