package org.proofwire.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Span;
import org.proofwire.report.JsonReport;
import org.proofwire.report.Tool;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.Shared;
import org.proofwire.rule.SimpleArticles;

class ProofwireTest {
  private static final Proofwire PROOFWIRE = Proofwire.with(Proofwire.Settings.usual());
  private static final Article ARTICLE =
      SimpleArticles.read(
          "a",
          """
          # Harbour talks end without a deal

          The ministry [UNK] the plan on Monday and brought history back to June. Aisha Karimi, who
          leads the union, said that the talks had failed.

          “We waited for nine hours,” she said. “Nobody came.”
          """);

  @Test
  void theSameArticleAlwaysHasTheSameReport() throws Exception {
    var writer = new JsonReport(new Tool("Proofwire", "test"));
    String once = writer.write(PROOFWIRE.check(ARTICLE));
    Callable<String> check = () -> writer.write(PROOFWIRE.check(ARTICLE));
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<String> again : threads.invokeAll(java.util.Collections.nCopies(16, check))) {
        assertThat(again.get()).isEqualTo(once);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Proofwire.with(Proofwire.Settings.usual()).check(ARTICLE))
        .isEqualTo(PROOFWIRE.check(ARTICLE));
  }

  @Test
  void findsWhatIsGarbledAndScoresIt() {
    Report report = PROOFWIRE.check(ARTICLE);
    assertThat(report.findings()).extracting(Finding::rule).contains("model-artifact", "calque");
    assertThat(report.scorecard().score()).isBetween(0, 79);
    assertThat(report.scorecard().penalty()).isPositive();
  }

  /** Breaks on every article. */
  private record Broken(RuleInfo info) implements Rule {
    @Override
    public List<Finding> check(Analysis article) {
      throw new IllegalStateException("out of order");
    }
  }

  @Test
  void aBrokenRuleIsOneLineAndTheOthersSpeak() {
    Rule sound = Shared.rule("model-artifact");
    var broken = new Broken(Shared.rule("calque").info());
    var proofwire =
        new Proofwire(
            Shared.ANALYZER, List.of(broken, sound), PROOFWIRE.profile(), PROOFWIRE.ruleIds());
    Report report = proofwire.check(ARTICLE);
    assertThat(report.rules())
        .containsExactly(
            new RuleLine("calque", "failed", 0, "java.lang.IllegalStateException: out of order"),
            new RuleLine("model-artifact", "checked", 1, ""));
    assertThat(report.findings()).extracting(Finding::rule).containsExactly("model-artifact");
  }

  @Test
  void everyFindingPointsIntoTheTextAndNoneOverlap() {
    int from = 0;
    for (Finding finding : PROOFWIRE.check(ARTICLE).findings()) {
      Span span = finding.span();
      assertThat(span.start()).isGreaterThanOrEqualTo(from);
      assertThat(span.end()).isLessThanOrEqualTo(ARTICLE.text().length());
      from = span.end();
    }
  }

  @Test
  void anUnknownProfileOrRuleIsRefusedWithTheChoices() {
    assertThatThrownBy(() -> Proofwire.with(settings("nws", Set.of())))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("no profile “nws”. There are:")
        .hasMessageContaining("news");
    assertThatThrownBy(() -> Proofwire.with(settings("news", Set.of("calk"))))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("no rule “calk”. There are:");
  }

  private static Proofwire.Settings settings(String profile, Set<String> only) {
    return new Proofwire.Settings(profile, Optional.empty(), only, Set.of(), false);
  }

  @Test
  void aNewsroomsOwnRulesAreLaidOver(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("wording"));
    Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        folder.resolve("wording/house-style.yml"),
        """
        id: house-style
        category: style/awkward
        severity: minor
        summary: A word that this newsroom does not print
        message: We do not print “{found}”.
        why: The style book says so.
        patterns: [{find: 'harbour talks'}]
        """);
    Files.writeString(
        folder.resolve("profiles/strict.yml"),
        """
        extend: news
        pass-mark: 99
        rules:
          model-artifact: {on: false}
          house-style: {severity: critical}
        """);
    Report report =
        Proofwire.with(
                new Proofwire.Settings(
                    "strict", Optional.of(folder), Set.of(), Set.of("calque"), false))
            .check(ARTICLE);
    assertThat(report.findings()).extracting(Finding::rule).contains("house-style");
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().equals("house-style"))
        .allMatch(finding -> finding.severity().id().equals("critical"));
    assertThat(report.rules())
        .extracting(RuleLine::rule)
        .doesNotContain("calque", "model-artifact");
    assertThat(report.scorecard().passMark()).isEqualTo(99);
  }
}
