package org.proofwire.rule.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languagetool.AnalyzedSentence;
import org.languagetool.rules.CorrectExample;
import org.languagetool.rules.IncorrectExample;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.patterns.AbstractPatternRule;
import org.proofwire.rule.Shared;

/** Our patterns in LanguageTool's format find what their own examples mark, and nothing else. */
class PatternsTest {
  private static final List<AbstractPatternRule> RULES =
      PatternFile.read(
          Shared.FILES.file("languagetool/patterns.xml"), Shared.LANGUAGE_TOOLS.language());

  static Stream<Arguments> wrong() {
    return RULES.stream()
        .flatMap(
            rule ->
                rule.getIncorrectExamples().stream()
                    .map(example -> arguments(rule.getId(), rule, example)));
  }

  static Stream<Arguments> right() {
    return RULES.stream()
        .flatMap(
            rule ->
                rule.getCorrectExamples().stream()
                    .map(example -> arguments(rule.getId(), rule, example)));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("wrong")
  void findsWhatIsWrong(String id, AbstractPatternRule rule, IncorrectExample example)
      throws Exception {
    String marked = example.getExample();
    int start = marked.indexOf("<marker>");
    int end = marked.indexOf("</marker>") - "<marker>".length();
    String text = marked.replaceAll("</?marker>", "");
    List<RuleMatch> matches = matches(rule, text);
    assertThat(matches).as("%s in “%s”", id, text).hasSize(1);
    assertThat(text.substring(matches.get(0).getFromPos(), matches.get(0).getToPos()))
        .isEqualTo(text.substring(start, end));
    if (!example.getCorrections().isEmpty()) {
      assertThat(matches.get(0).getSuggestedReplacements())
          .startsWith(example.getCorrections().get(0));
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("right")
  void isSilentWhereAllIsWell(String id, AbstractPatternRule rule, CorrectExample example)
      throws Exception {
    String text = example.getExample().replaceAll("</?marker>", "");
    assertThat(matches(rule, text)).as("%s in “%s”", id, text).isEmpty();
  }

  @Test
  void everyRuleShowsWhatIsWrongAndWhatIsRight() {
    assertThat(RULES).hasSizeGreaterThanOrEqualTo(40);
    assertThat(RULES)
        .allSatisfy(
            rule -> {
              assertThat(rule.getIncorrectExamples()).as(rule.getId()).isNotEmpty();
              assertThat(rule.getCorrectExamples()).as(rule.getId()).isNotEmpty();
              assertThat(rule.getId()).startsWith("PW_");
            });
  }

  private static List<RuleMatch> matches(AbstractPatternRule rule, String text) throws Exception {
    List<AnalyzedSentence> sentences = Shared.analyse(text).languageTool();
    assertThat(sentences).as("one sentence: " + text).hasSize(1);
    return List.of(rule.match(sentences.get(0)));
  }
}
