package org.proofwire.audit.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.proofwire.audit.state.Results.Line;
import org.proofwire.audit.state.Results.Scored;
import org.proofwire.audit.state.Results.Spoken;
import org.proofwire.report.JsonText;
import org.proofwire.report.SpreadsheetCell;

/** The articles of a run, one a row: for programs as JSON Lines, for people as a spreadsheet. */
final class ArticleRows {
  /** Without it spreadsheets take UTF-8 for something else. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CsvSchema COLUMNS =
      CsvSchema.builder()
          .addColumn("id")
          .addColumn("title")
          .addColumn("source")
          .addColumn("published")
          .addColumn("outcome")
          .addNumberColumn("score")
          .addColumn("verdict")
          .addNumberColumn("words")
          .addNumberColumn("findings")
          .addColumn("kinds")
          .addColumn("copyOf")
          .addNumberColumn("similarity")
          .addColumn("problem")
          .addColumn("place")
          .addColumn("report")
          .build();

  private final ObjectWriter csv =
      CsvMapper.builder()
          .addModule(new Jdk8Module())
          .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
          .build()
          .writerFor(Row.class)
          .with(COLUMNS);

  /** The names of a spreadsheet's columns, as a row. */
  String header() {
    return String.join(",", COLUMNS.getColumnNames()) + "\n";
  }

  /** A row of a spreadsheet. */
  String csv(Line line, Optional<String> report) {
    Optional<Scored> scored = line.scored();
    var row =
        new Row(
            guarded(line.key()),
            guarded(line.title()),
            guarded(line.source()),
            line.published().map(Instant::toString).orElse(""),
            line.outcome(),
            scored.map(Scored::score),
            scored.map(Scored::verdict).orElse(""),
            scored.map(Scored::words),
            scored.map(Scored::findings),
            guarded(scored.map(ArticleRows::kinds).orElse("")),
            guarded(line.copyOf().orElse("")),
            line.similarity().map(Summary::rounded),
            guarded(problem(line)),
            guarded(line.place()),
            report.orElse(""));
    try {
      return csv.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an article always has a row", e);
    }
  }

  private static String guarded(String cell) {
    return SpreadsheetCell.guarded(cell);
  }

  private static String kinds(Scored scored) {
    return scored.rules().stream()
        .map(each -> each.findings() == 1 ? each.label() : each.label() + " ×" + each.findings())
        .collect(Collectors.joining(" | "));
  }

  private static String problem(Line line) {
    return line.remedy().isEmpty() ? line.problem() : line.problem() + ". " + line.remedy();
  }

  /** A line of JSON Lines. */
  String json(Line line, Optional<String> report) {
    Optional<Scored> scored = line.scored();
    return JsonText.LINE.of(
        new Json(
            line.key(),
            line.place(),
            line.title(),
            line.source(),
            line.published().map(Instant::toString),
            line.outcome(),
            scored.map(Scored::score),
            scored.map(Scored::verdict),
            scored.map(Scored::words),
            scored.map(Scored::findings),
            scored.map(Scored::rules),
            line.copyOf(),
            line.similarity().map(Summary::rounded),
            Optional.of(line.problem()).filter(problem -> !problem.isEmpty()),
            Optional.of(line.remedy()).filter(remedy -> !remedy.isEmpty()),
            report));
  }

  private record Row(
      String id,
      String title,
      String source,
      String published,
      String outcome,
      Optional<Integer> score,
      String verdict,
      Optional<Integer> words,
      Optional<Integer> findings,
      String kinds,
      String copyOf,
      Optional<Double> similarity,
      String problem,
      String place,
      String report) {}

  private record Json(
      String id,
      String place,
      String title,
      String source,
      Optional<String> published,
      String outcome,
      Optional<Integer> score,
      Optional<String> verdict,
      Optional<Integer> words,
      Optional<Integer> findings,
      Optional<List<Spoken>> kinds,
      Optional<String> copyOf,
      Optional<Double> similarity,
      Optional<String> problem,
      Optional<String> remedy,
      Optional<String> report) {}
}
