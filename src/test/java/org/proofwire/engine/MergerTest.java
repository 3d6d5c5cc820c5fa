package org.proofwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Category;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;

class MergerTest {
  private static final Set<String> LATE = Set.of("unlikely");

  private static Finding finding(String rule, int start, int end, Severity severity, double sure) {
    return new Finding(
        new Span(start, end),
        rule,
        Category.GRAMMAR,
        severity,
        sure,
        "m",
        "w",
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void findingsApartAllStandInTheOrderOfReading() {
    Finding late = finding("b", 10, 12, Severity.MINOR, 0.9);
    Finding early = finding("a", 0, 3, Severity.MINOR, 0.5);
    assertThat(Merger.merge(List.of(late, early), LATE)).containsExactly(early, late);
  }

  @Test
  void theMoreSevereOfTwoOverlappingStandsAndNamesTheOther() {
    Finding minor = finding("a", 0, 5, Severity.MINOR, 0.9);
    Finding major = finding("b", 3, 9, Severity.MAJOR, 0.6);
    assertThat(Merger.merge(List.of(minor, major), LATE))
        .containsExactly(major.withAlsoFoundBy(List.of("a")));
  }

  @Test
  void ofEqualsTheSurerThenTheNarrowerStands() {
    Finding wide = finding("a", 0, 50, Severity.MAJOR, 0.8);
    Finding narrow = finding("b", 3, 9, Severity.MAJOR, 0.8);
    Finding unsure = finding("c", 4, 6, Severity.MAJOR, 0.7);
    assertThat(Merger.merge(List.of(wide, unsure, narrow), LATE))
        .containsExactly(narrow.withAlsoFoundBy(List.of("a", "c")));
  }

  @Test
  void whatCanNotNameTheErrorGivesWay() {
    Finding named = finding("a", 0, 5, Severity.MINOR, 0.5);
    Finding nameless = finding("unlikely", 3, 9, Severity.MAJOR, 0.9);
    assertThat(Merger.merge(List.of(nameless, named), LATE))
        .containsExactly(named.withAlsoFoundBy(List.of("unlikely")));
  }

  @Test
  void theOrderOfTheRulesChangesNothing() {
    Finding one = finding("a", 0, 5, Severity.MAJOR, 0.8);
    Finding two = finding("b", 4, 9, Severity.MAJOR, 0.8);
    Finding three = finding("c", 8, 12, Severity.MAJOR, 0.8);
    assertThat(Merger.merge(List.of(one, two, three), LATE))
        .isEqualTo(Merger.merge(List.of(three, two, one), LATE));
  }

  @Test
  void nothingStandingTouchesAnother() {
    var found =
        List.of(
            finding("a", 0, 5, Severity.MAJOR, 0.8),
            finding("b", 4, 9, Severity.CRITICAL, 0.8),
            finding("c", 8, 12, Severity.MAJOR, 0.8),
            finding("d", 12, 12, Severity.MINOR, 0.8));
    List<Finding> merged = Merger.merge(found, LATE);
    for (int i = 1; i < merged.size(); i++) {
      assertThat(merged.get(i).span().start())
          .isGreaterThanOrEqualTo(merged.get(i - 1).span().end());
    }
    assertThat(merged).extracting(Finding::rule).containsExactly("b", "d");
  }
}
