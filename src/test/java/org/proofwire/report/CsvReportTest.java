package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Category;
import org.proofwire.article.Report;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

class CsvReportTest {
  private final CsvReport csv = new CsvReport();

  @Test
  void hasOneRowAFinding() throws Exception {
    Report report = Samples.strike();
    List<Map<String, String>> rows = rows(csv.write(report));
    assertThat(rows).hasSameSizeAs(report.findings());
    assertThat(rows.get(1))
        .containsEntry("article", "stories/velmora-strike.txt")
        .containsEntry("score", "46")
        .containsEntry("verdict", "review")
        .containsEntry("line", "7")
        .containsEntry("severity", "major")
        .containsEntry("kind", "Fragment pasted in")
        .containsEntry("text", "Unleash")
        .containsEntry("suggestions", "unleashing")
        .containsEntry("confidence", "0.94")
        .containsEntry("rule", "spliced-fragment")
        .containsEntry("category", "accuracy/mistranslation");
  }

  @Test
  void hasOnlyAHeaderWhereNothingIsWrong() {
    assertThat(csv.rows(Samples.clean())).isEmpty();
    assertThat(csv.write(Samples.clean())).isEqualTo(csv.header());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"https://example.org\")",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "  =1",
        "＝1",
        "ok;=1+1",
        "ok\t@x",
        "ok\n=1"
      })
  void neverWritesAFormula(String words) throws Exception {
    var draft = new Draft(words).body(words);
    draft.found(words, Severity.MINOR, words, Category.MARKUP, 1, words, words, words);
    String file = csv.write(draft.report(90, Verdict.PUBLISH, 1));
    assertThat(file).doesNotContainPattern("[\",;\\t\\n]\\s*[=+\\-@＝]");
    Map<String, String> row = rows(file).get(0);
    for (String column : List.of("article", "text", "message", "suggestions", "rule")) {
      assertThat(row.getOrDefault(column, "").replace("'", "")).isEqualTo(words);
    }
  }

  @Test
  void keepsHostileRowsApart() throws Exception {
    Report report = Samples.hostile();
    assertThat(rows(csv.write(report))).hasSameSizeAs(report.findings());
  }

  private static List<Map<String, String>> rows(String file) throws Exception {
    try (var rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(file)) {
      return rows.readAll();
    }
  }
}
