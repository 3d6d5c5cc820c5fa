package org.proofwire.rule;

import java.util.List;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Finding;

/**
 * Finds one kind of garble.
 *
 * <p>A rule reads an Analysis and nothing else, keeps no memory of the article before, and may be
 * used by several threads at once: make it a record.
 */
public interface Rule {
  /** What its file in {@code rules/} says of it. */
  RuleInfo info();

  /** All that it finds, in any order. Findings of one rule must not overlap. */
  List<Finding> check(Analysis article);

  /**
   * What could stand there instead, best first, where that is costly to find out: asked only for
   * findings without suggestions that are kept in the report.
   */
  default List<String> suggest(Finding finding, Analysis article) {
    return finding.suggestions();
  }
}
