package org.proofwire.audit.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.audit.state.State;

/** The files that tell what a run came to. */
class SummaryFilesTest {
  private static final int ARTICLES = 2_400;

  @TempDir private Path folder;

  private Summary write(int articles, String title, int reports) throws IOException {
    MadeUpRun.write(folder.resolve("audit.db"), articles, title);
    return write(reports);
  }

  private Summary write(int reports) throws IOException {
    try (State state = State.openToRead(folder.resolve("audit.db"))) {
      var files =
          new SummaryFiles(folder, EnumSet.allOf(SummaryFiles.Format.class), reports, false);
      return files.write(state, state.runs().get(0), Optional.empty());
    }
  }

  private List<Map<String, String>> spreadsheet() throws IOException {
    String csv = Files.readString(folder.resolve("articles.csv"));
    assertThat(csv).as("for spreadsheets").startsWith("\uFEFF");
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv.substring(1))) {
      return rows.readAll();
    }
  }

  @Test
  void everyArticleIsInEveryFile() throws IOException {
    Summary summary = write(ARTICLES, "The pier waits", 10);
    assertThat(summary.articles().all()).isEqualTo(ARTICLES);
    assertThat(summary.articles().copies()).isEqualTo(ARTICLES / 10);
    assertThat(summary.total().articles()).isEqualTo(ARTICLES - 2);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(json.at("/articles/copies").asInt()).isEqualTo(ARTICLES / 10);
    assertThat(Files.readAllLines(folder.resolve("articles.jsonl"))).hasSize(ARTICLES);
    assertThat(spreadsheet()).hasSize(ARTICLES);
    assertThat(spreadsheet().get(6))
        .containsEntry("outcome", "unreadable")
        .containsEntry("problem", "reading broke off. Fetch it again.");
    assertThat(spreadsheet().get(9))
        .containsEntry("copyOf", "story-9")
        .containsEntry("score", "30")
        .containsEntry("similarity", "0.94");
  }

  @Test
  void aSpreadsheetRunsNothing() throws IOException {
    write(40, "=HYPERLINK(\"https://evil.example\",\"Read\")", 1);
    List<Map<String, String>> rows = spreadsheet();
    assertThat(rows).allSatisfy(row -> assertThat(row.get("title")).startsWith("'=HYPERLINK"));
    assertThat(rows.stream().map(row -> row.get("source"))).contains("'=cmd|' /c calc'!A0");
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r].*")));
  }

  @Test
  void theWorstHaveReportsAndOldOnesGo() throws IOException {
    write(ARTICLES, "The pier waits", 50);
    assertThat(reports()).hasSize(2 * 50);
    write(5);
    assertThat(reports()).hasSize(2 * 5);
    JsonNode worst =
        new ObjectMapper().readTree(Files.readAllLines(folder.resolve("articles.jsonl")).get(100));
    assertThat(worst.get("score").asInt()).as("number 101").isZero();
    assertThat(Files.readString(folder.resolve(worst.get("report").asText())))
        .contains("Report on story-101");
  }

  private List<Path> reports() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void thePageHoldsItsStoriesInPiecesAndNothingFromElsewhere() throws IOException {
    write(ARTICLES, "<script>alert(1)</script></title>", 10);
    String page = Files.readString(folder.resolve("index.html"), UTF_8);
    assertThat(Pattern.compile("class=\"shard\"").matcher(page).results().count())
        .as("2,158 stories, a thousand each")
        .isEqualTo(3);
    assertThat(page).doesNotContain("<script>alert").doesNotContainPattern("src=\"(?!data:)");
    assertThat(page.length()).as("bytes a story").isLessThan(150_000 + 40 * ARTICLES);
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    write(300, "The pier waits", 10);
    String first = Files.readString(folder.resolve("index.html"));
    write(10);
    assertThat(Files.readString(folder.resolve("index.html"))).isEqualTo(first);
  }
}
