package org.proofwire.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.proofwire.analysis.Stop;
import org.proofwire.article.Finding;

/**
 * Makes one finding of those that overlap: the more telling one stands, and says who else saw it.
 *
 * <p>More telling is what names the error, then what hurts the reader more, then what is surer,
 * then what points more narrowly.
 */
final class Merger {
  private static final Comparator<Finding> MORE_TELLING =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Comparator.comparingDouble(Finding::confidence).reversed())
          .thenComparingInt(finding -> finding.span().length())
          .thenComparing(Comparator.naturalOrder());

  private Merger() {}

  /**
   * The findings that stand, in the order of reading.
   *
   * @param late ids of rules that can't name the error, and so give way to others
   */
  static List<Finding> merge(List<Finding> findings, Set<String> late) {
    Comparator<Finding> naming = Comparator.comparing(finding -> late.contains(finding.rule()));
    var kept = new ArrayList<Finding>();
    for (Finding finding : findings.stream().sorted(naming.thenComparing(MORE_TELLING)).toList()) {
      Stop.ifInterrupted(); // tens of thousands of findings take their time
      List<Finding> overlapping =
          kept.stream().filter(other -> other.span().overlaps(finding.span())).toList();
      if (overlapping.isEmpty()) {
        kept.add(finding);
      }
      for (Finding winner : overlapping) {
        kept.set(kept.indexOf(winner), alsoFoundBy(winner, finding.rule()));
      }
    }
    return kept.stream().sorted().toList();
  }

  private static Finding alsoFoundBy(Finding finding, String rule) {
    return finding.rule().equals(rule)
        ? finding
        : finding.withAlsoFoundBy(
            Stream.concat(finding.alsoFoundBy().stream(), Stream.of(rule))
                .distinct()
                .sorted()
                .toList());
  }
}
