package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads all rules as a set, gathers all complaints and fails once. */
class RulesTest {
  @Test
  void everyRuleIsWellNamedAndShowsWhatItFinds() {
    List<String> complaints =
        Shared.RULES.stream()
            .map(Rule::info)
            .flatMap(
                info -> RuleReview.of(info).stream().map(complaint -> info.id() + ": " + complaint))
            .toList();
    assertThat(complaints).isEmpty();
  }
}
