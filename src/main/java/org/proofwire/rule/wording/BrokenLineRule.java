package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds lines that end in the middle of a sentence and go on with a capital.
 *
 * <p>Verse does so in every line, and a wrapped text goes on in small letters; so it takes a word
 * at the line's end that needs another, or a verb at the next line's beginning, and a paragraph
 * that does not do so everywhere.
 */
public record BrokenLineRule(RuleInfo info) implements Rule {
  /** Paragraphs with more such lines are verse or lists. */
  private static final int MOST = 2;

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    String text = article.text();
    int lines = 0;
    for (Sentence sentence : article.sentences()) {
      if (!sentence.role().isProse()) {
        continue;
      }
      if (sentence.opensParagraph()) {
        lines = (int) sentence.paragraph().span().in(text).chars().filter(c -> c == '\n').count();
      }
      if (lines == 0 || lines > MOST) {
        continue;
      }
      List<Token> tokens = sentence.tokens();
      for (int i = 1; i < tokens.size(); i++) {
        Token before = tokens.get(i - 1);
        Token token = tokens.get(i);
        if (token.isCapitalised()
            && before.isWord()
            && !token.canBe("NNP")
            && !(token.is("NNP") && token.canBe("NN"))
            && text.substring(before.end(), token.start()).contains("\n")
            && runsOn(before, token)
            && article.dictionary().knowsAsCommonWord(token.text())) {
          findings.add(info.finding(before.span().to(token.span()), text));
        }
      }
    }
    return findings;
  }

  private static boolean runsOn(Token before, Token token) {
    boolean open =
        before.is("IN")
            || before.is("DT")
            || before.is("TO")
            || before.is("CC")
            || before.is("PRP$")
            || before.is("MD");
    boolean verb = token.canBe("VB") && !token.canBe("NN") && !before.isCapitalised();
    return open || verb;
  }
}
