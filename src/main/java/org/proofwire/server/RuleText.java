package org.proofwire.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.proofwire.rule.Example;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * A rule as {@code /v1/rules} tells of it.
 *
 * @param on whether it runs where a request doesn't choose
 * @param examples texts with the error and without; only where one rule is asked for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RuleText(
    String id,
    String group,
    String category,
    String severity,
    double confidence,
    String summary,
    String why,
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean on,
    List<Sample> examples) {

  /**
   * One example.
   *
   * @param marked where the error stands; nowhere in a right text
   * @param right the text put right, where that is told
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Sample(String text, List<Place> marked, Optional<String> right, String note) {}

  /** In UTF-16 code units. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Place(int start, int end) {}

  static RuleText of(Rule rule, boolean on, List<Example> examples) {
    RuleInfo info = rule.info();
    return new RuleText(
        info.id(),
        info.group(),
        info.category().id(),
        info.severity().id(),
        info.confidence(),
        info.summary(),
        info.why().strip(),
        on,
        examples.stream()
            .filter(example -> example.notYet().isEmpty())
            .map(RuleText::sample)
            .toList());
  }

  private static Sample sample(Example example) {
    return new Sample(
        example.text(),
        example.marked().stream().map(span -> new Place(span.start(), span.end())).toList(),
        example.right(),
        example.note());
  }
}
