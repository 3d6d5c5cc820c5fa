package org.proofwire.report;

import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;

/** One finding on one line of plain text: {@code Calque, line 7: … wears the [shirt 34] at …}. */
public final class FindingLine {
  /** Characters of the article on either side. */
  private static final int AROUND = 24;

  private FindingLine() {}

  public static String of(Finding finding, Article article) {
    String text = article.text();
    Excerpt excerpt = Excerpt.of(finding.span(), Span.of(0, text.length()), text, AROUND);
    return "%s, line %d: %s[%s]%s"
        .formatted(
            Labels.read().rule(finding.rule(), finding.category()),
            Lines.of(text).at(finding.span().start()).line(),
            excerpt.before(),
            excerpt.words(),
            excerpt.after())
        .strip();
  }
}
