package org.proofwire.article;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that Proofwire says of one article.
 *
 * @param article the article itself, with the roles that its paragraphs were given
 * @param profile name of the profile that it was checked under
 * @param scorecard score and verdict
 * @param findings in the order of reading, without overlap
 * @param suppressed findings that the newsroom lets stand, in the order of reading
 * @param doubts what the model doubts besides, in the order of reading
 * @param quotes who said what, in the order of reading
 * @param rules what became of each rule, in the order of the rules table
 */
public record Report(
    Article article,
    String profile,
    Scorecard scorecard,
    List<Finding> findings,
    List<Suppressed> suppressed,
    List<DoubtMark> doubts,
    List<QuoteMark> quotes,
    List<RuleLine> rules) {
  public Report {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    doubts = List.copyOf(doubts);
    quotes = List.copyOf(quotes);
    rules = List.copyOf(rules);
  }

  /**
   * The fingerprints of the findings, in their order. Where several are alike, one that is let
   * stand keeps its number, so that the others keep theirs.
   */
  public List<String> fingerprints() {
    List<Finding> all =
        Stream.concat(findings.stream(), suppressed.stream().map(Suppressed::finding))
            .sorted()
            .toList();
    List<String> names = Fingerprints.of(all, article.text());
    Map<Finding, String> byFinding = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      byFinding.put(all.get(i), names.get(i));
    }
    return findings.stream().map(finding -> byFinding.getOrDefault(finding, "")).toList();
  }
}
