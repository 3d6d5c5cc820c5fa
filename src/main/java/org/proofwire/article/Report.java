package org.proofwire.article;

import java.util.List;

/**
 * Everything that Proofwire says of one article.
 *
 * @param article the article itself, with the roles that its paragraphs were given
 * @param profile name of the profile that it was checked under
 * @param scorecard score and verdict
 * @param findings in the order of reading, without overlap
 * @param quotes who said what, in the order of reading
 * @param rules what became of each rule, in the order of the rules table
 */
public record Report(
    Article article,
    String profile,
    Scorecard scorecard,
    List<Finding> findings,
    List<QuoteMark> quotes,
    List<RuleLine> rules) {
  public Report {
    findings = List.copyOf(findings);
    quotes = List.copyOf(quotes);
    rules = List.copyOf(rules);
  }
}
