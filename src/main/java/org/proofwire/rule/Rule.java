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
   * Whether it wants to know what the other rules found (see {@link
   * org.proofwire.analysis.Doubts#given}). Such a rule runs after the others, and where it points
   * at the same words as another, the other's finding stands: it knows what is wrong.
   */
  default boolean isLate() {
    return false;
  }

  /** The same rule for a profile that drops findings less sure than this, from 0 to 1. */
  default Rule speakingFrom(double confidence) {
    return this;
  }

  /**
   * What could stand there instead, best first, where that is costly to find out: asked only for
   * findings without suggestions that are kept in the report.
   */
  default List<String> suggest(Finding finding, Analysis article) {
    return finding.suggestions();
  }
}
