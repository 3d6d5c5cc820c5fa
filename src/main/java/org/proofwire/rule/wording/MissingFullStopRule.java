package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds body paragraphs whose last sentence has no mark at its end.
 *
 * <p>Headings, captions and list items have none either, and a reader can't always tell them from
 * body; so it takes a long sentence with a verb, in an article that closes its paragraphs
 * otherwise.
 */
public record MissingFullStopRule(RuleInfo info) implements Rule {
  /** Headings are seldom longer, in characters. */
  private static final int LONGEST_HEADING = 70;

  /** Where more paragraphs lack the mark, the article is made of headings or list items. */
  private static final double MOST = 0.2;

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    int closed = 0;
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() != Role.BODY || !sentence.closesParagraph()) {
        continue;
      }
      if (!stopsShort(sentence)) {
        closed++;
      } else if (isProse(sentence)
          && lastLine(sentence, article.text()) > LONGEST_HEADING
          && !TruncatedTextRule.isCutOff(sentence, article)) {
        Span end = new Span(sentence.span().end(), sentence.span().end());
        findings.add(info.finding(end, article.text()).withSuggestions(List.of(".")));
      }
    }
    return findings.size() > 1 && findings.size() > MOST * (closed + findings.size())
        ? List.of()
        : findings;
  }

  /** Whether it ends on a letter or digit. */
  static boolean stopsShort(Sentence sentence) {
    String last = sentence.last().text();
    return Character.isLetterOrDigit(last.charAt(last.length() - 1));
  }

  private static int lastLine(Sentence sentence, String text) {
    Span paragraph = sentence.paragraph().span();
    return paragraph.length() - 1 - paragraph.in(text).lastIndexOf('\n');
  }

  private static boolean isProse(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    return tokens.size() > 5
        && (sentence.first().isCapitalised() || !sentence.first().isWord())
        && !StrayCapitals.isTitleCase(sentence)
        && Verbs.anyFinite(tokens)
        && tokens.stream().noneMatch(MissingFullStopRule::isWeb);
  }

  private static boolean isWeb(Token token) {
    String text = token.text();
    return text.startsWith("@")
        || text.startsWith("#")
        || text.startsWith("http")
        || text.startsWith("www")
        || text.equals("|")
        || text.equals("<")
        || text.equals(">");
  }
}
