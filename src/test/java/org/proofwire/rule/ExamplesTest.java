package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example in every rule's file and in every lexicon: what is marked is found, nothing else
 * is.
 */
class ExamplesTest {
  private static final Trial TRIAL = new Trial(Shared.ANALYZER);
  private static final Trial WITH_MODEL = new Trial(Shared.withModel());

  static Stream<Arguments> examples() {
    return Shared.RULES.stream()
        .flatMap(
            rule ->
                Rules.examples(rule).stream()
                    .map(example -> arguments(rule.info().id(), example, rule)));
  }

  /** The model reads no example but those of rules that need it: it takes its time. */
  private static Trial trial(Rule rule) {
    return rule.info().needs().contains(Need.MODEL) ? WITH_MODEL : TRIAL;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void findsWhatIsMarkedAndNothingElse(String id, Example example, Rule rule) {
    assertThat(trial(rule).finds(rule, example)).as("%s: %s", id, example).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void aSuggestionThatIsTakenRemovesTheFinding(String id, Example example, Rule rule) {
    assertThat(trial(rule).mends(rule, example)).as("%s: %s", id, example).isEmpty();
  }
}
