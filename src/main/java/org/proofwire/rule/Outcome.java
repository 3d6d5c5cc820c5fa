package org.proofwire.rule;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Finding;

/**
 * What became of one rule on one article. A rule that breaks is a line in the report, not the end
 * of the run.
 */
public sealed interface Outcome {
  RuleInfo rule();

  /** The rule ran; an empty list means that it found nothing. */
  record Checked(RuleInfo rule, List<Finding> findings) implements Outcome {
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  /** The article has nothing that the rule could look at. */
  record NotApplicable(RuleInfo rule, String because) implements Outcome {}

  /** The rule broke. */
  record Failed(RuleInfo rule, String because) implements Outcome {}

  /**
   * Runs a rule on an article; never throws, whatever the rule does, short of a dying machine.
   *
   * @throws CancellationException if the check was told to stop
   */
  static Outcome of(Rule rule, Analysis article) {
    for (Need need : rule.info().needs()) {
      if (!need.isMetBy(article)) {
        return new NotApplicable(rule.info(), need.lack());
      }
    }
    try {
      return new Checked(rule.info(), rule.check(article));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return new Failed(rule.info(), e.toString());
    }
  }
}
