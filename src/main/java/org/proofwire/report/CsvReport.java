package org.proofwire.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Report;

/**
 * A spreadsheet: one row a finding.
 *
 * <p>Cells that begin like a formula are guarded ({@link SpreadsheetCell}); Jackson would write
 * them as they are.
 */
public final class CsvReport implements ReportWriter {
  private static final CsvSchema COLUMNS =
      CsvSchema.builder()
          .addColumn("article")
          .addNumberColumn("score")
          .addColumn("verdict")
          .addNumberColumn("line")
          .addNumberColumn("column")
          .addNumberColumn("start")
          .addNumberColumn("end")
          .addColumn("severity")
          .addColumn("kind")
          .addColumn("text")
          .addColumn("message")
          .addColumn("suggestions")
          .addNumberColumn("confidence")
          .addColumn("rule")
          .addColumn("category")
          .build();

  private final CsvMapper mapper =
      CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();
  private final Labels labels = Labels.read();

  /** The names of the columns, as a row. */
  public String header() {
    return String.join(",", COLUMNS.getColumnNames()) + "\n";
  }

  /** One row for each finding, none where there are none. */
  public String rows(Report report) {
    Lines lines = Lines.of(report.article().text());
    List<Row> rows =
        report.findings().stream().map(finding -> row(finding, report, lines)).toList();
    try {
      return mapper
          .writerFor(mapper.constructType(List.class))
          .with(COLUMNS)
          .writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a finding always has a row", e);
    }
  }

  /** The header and the rows of one article. */
  @Override
  public String write(Report report) {
    return header() + rows(report);
  }

  private Row row(Finding finding, Report report, Lines lines) {
    Article article = report.article();
    Lines.Place place = lines.at(finding.span().start());
    return new Row(
        guarded(article.id()),
        report.scorecard().score(),
        report.scorecard().verdict().id(),
        place.line(),
        place.column(),
        finding.span().start(),
        finding.span().end(),
        finding.severity().id(),
        guarded(labels.rule(finding.rule(), finding.category())),
        guarded(finding.span().in(article.text())),
        guarded(finding.message()),
        guarded(String.join(" | ", finding.suggestions())),
        JsonText.rounded(finding.confidence()),
        guarded(finding.rule()),
        finding.category().id());
  }

  private static String guarded(String cell) {
    return SpreadsheetCell.guarded(cell);
  }

  private record Row(
      String article,
      int score,
      String verdict,
      int line,
      int column,
      int start,
      int end,
      String severity,
      String kind,
      String text,
      String message,
      String suggestions,
      double confidence,
      String rule,
      String category) {}
}
