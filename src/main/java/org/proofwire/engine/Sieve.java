package org.proofwire.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Finding;
import org.proofwire.article.Fingerprints;
import org.proofwire.article.Suppressed;

/**
 * Parts the findings that a newsroom lets stand from those that it does not.
 *
 * <p>Accepted words and rules have their say before overlapping findings are merged: what they
 * silence must not hide another finding. A single finding is accepted as the editor saw it, so
 * after merging: what had given way to it stays silent too.
 *
 * @param kept in the order of reading, without overlap
 * @param suppressed in the order of reading
 */
record Sieve(List<Finding> kept, List<Suppressed> suppressed) {
  /**
   * Parts them.
   *
   * @param late ids of rules whose findings give way to others'
   */
  static Sieve of(List<Finding> found, Acceptances accepted, Analysis analysis, Set<String> late) {
    String text = analysis.text();
    Function<Finding, Optional<Acceptance>> by =
        finding -> accepted.of(finding, text, analysis.dictionary()::knows);
    List<Finding> silenced =
        Merger.merge(found.stream().filter(each -> by.apply(each).isPresent()).toList(), late);
    List<Finding> left =
        Merger.merge(found.stream().filter(each -> by.apply(each).isEmpty()).toList(), late);
    var kept = new ArrayList<Finding>();
    var suppressed = new ArrayList<Suppressed>();
    // Findings that are alike are silenced alike, so numbering the two lists apart does no harm.
    List<String> silencedNames = Fingerprints.of(silenced, text);
    for (int i = 0; i < silenced.size(); i++) {
      Acceptance entry = by.apply(silenced.get(i)).orElseThrow();
      suppressed.add(suppressed(silenced.get(i), silencedNames.get(i), entry));
    }
    List<String> names = Fingerprints.of(left, text);
    for (int i = 0; i < left.size(); i++) {
      Finding finding = left.get(i);
      String name = names.get(i);
      accepted
          .of(name)
          .ifPresentOrElse(
              entry -> suppressed.add(suppressed(finding, name, entry)), () -> kept.add(finding));
    }
    suppressed.sort(Comparator.comparing(Suppressed::finding));
    return new Sieve(kept, suppressed);
  }

  private static Suppressed suppressed(Finding finding, String fingerprint, Acceptance entry) {
    return new Suppressed(finding, fingerprint, entry.toString(), entry.reason());
  }
}
