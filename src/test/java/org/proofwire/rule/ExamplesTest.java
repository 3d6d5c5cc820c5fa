package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Finding;

/**
 * Every example in every rule's file and in every lexicon: what is marked is found, nothing else
 * is.
 */
class ExamplesTest {
  static Stream<Arguments> examples() {
    return Shared.RULES.stream()
        .flatMap(
            rule ->
                rule.info().examples().stream()
                    .map(example -> arguments(rule.info().id(), example, rule)));
  }

  static Stream<Arguments> phrases() {
    return Rules.lexiconsByRule(Shared.FILES).entrySet().stream()
        .flatMap(
            lexicons ->
                lexicons.getValue().stream()
                    .flatMap(lexicon -> lexicon.entries().stream())
                    .flatMap(
                        entry ->
                            Stream.concat(Stream.of(entry.wrong()), entry.right().stream())
                                .map(
                                    example ->
                                        arguments(
                                            entry.source(),
                                            example,
                                            Shared.rule(lexicons.getKey())))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"examples", "phrases"})
  void findsWhatIsMarkedAndNothingElse(String id, Example example, Rule rule) {
    Analysis analysis = Shared.analyse(example.text());
    List<Finding> found = rule.check(analysis).stream().sorted().toList();
    if (example.notYet().isEmpty()) {
      assertThat(found)
          .as("%s: %s", id, example)
          .extracting(finding -> finding.span().in(example.text()))
          .isEqualTo(example.marked().stream().map(span -> span.in(example.text())).toList());
      assertThat(found).extracting(Finding::span).isEqualTo(example.marked());
    } else {
      assertThat(found)
          .as("This works now: remove its not-yet line")
          .extracting(Finding::span)
          .isNotEqualTo(example.marked());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"examples", "phrases"})
  void aSuggestionThatIsTakenRemovesTheFinding(String id, Example example, Rule rule) {
    Analysis analysis = Shared.analyse(example.text());
    String mended = example.text();
    boolean all = true;
    for (Finding finding :
        rule.check(analysis).stream().sorted(Comparator.reverseOrder()).toList()) {
      List<String> suggestions =
          finding.suggestions().isEmpty() ? rule.suggest(finding, analysis) : finding.suggestions();
      all &= !suggestions.isEmpty();
      if (!suggestions.isEmpty()) {
        mended =
            mended.substring(0, finding.span().start())
                + suggestions.get(0)
                + mended.substring(finding.span().end());
      }
    }
    if (all && !mended.equals(example.text())) {
      assertThat(rule.check(Shared.analyse(mended))).as("%s: %s", id, mended).isEmpty();
    }
  }
}
