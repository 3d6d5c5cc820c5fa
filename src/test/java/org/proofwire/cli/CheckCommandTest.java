package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.proofwire.cli.Cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.cli.Cli.Ran;

/** What a user sees: every kind of output, every error, every exit code. */
class CheckCommandTest {
  private static final String GARBLED =
      """
      Harbour talks end without a deal

      The ministry [UNK] the plan on Monday. Aisha Karimi, who leads the union, said that the talks had failed.

      “We waited for nine hours,” she said. “Nobody came.”
      """;

  private static final String CLEAN =
      """
      Harbour talks end with a deal

      The ministry accepted the plan on Monday. Aisha Karimi, who leads the union, said that she was pleased.
      """;

  @TempDir private Path folder;
  private Path garbled = Path.of("");
  private Path clean = Path.of("");
  private Path reports = Path.of("");

  @BeforeEach
  void write() throws IOException {
    garbled = Files.writeString(folder.resolve("garbled.txt"), GARBLED);
    clean = Files.writeString(folder.resolve("clean.txt"), CLEAN);
    reports = folder.resolve("reports");
  }

  @Test
  void aGarbledArticleFailsAndHasBothReports() throws IOException {
    Ran ran = run("check", "--format", "html,json", "--out", reports, garbled);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out()).contains("of 100").contains("[UNK]").contains("Report: ");
    assertThat(Files.readString(reports.resolve("garbled.html")))
        .startsWithIgnoringCase("<!doctype html>");
    assertThat(
            new ObjectMapper().readTree(reports.resolve("garbled.json").toFile()).get("findings"))
        .isNotEmpty();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aCleanArticlePasses() {
    Ran ran = run("check", "--format", "jsonl", clean);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("\"verdict\":\"publish\"").contains("\"findings\":[]");
  }

  @Test
  void oneJsonReportGoesToStandardOutput() throws IOException {
    Ran ran = run("check", "--format", "json", garbled);
    assertThat(new ObjectMapper().readTree(ran.out()).get("schemaVersion").asInt()).isEqualTo(1);
  }

  @Test
  void aFolderHasALineAnArticleAndASum() {
    Ran ran = run("check", "--out", reports, "--format", "json,csv,sarif,jsonl,text", folder);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("clean.txt")
        .contains("2 articles checked, 1 below the pass mark");
    assertThat(reports)
        .isDirectoryContaining("glob:**/clean.json")
        .isDirectoryContaining("glob:**/garbled.json")
        .isDirectoryContaining("glob:**/proofwire.csv")
        .isDirectoryContaining("glob:**/proofwire.sarif")
        .isDirectoryContaining("glob:**/proofwire.jsonl");
  }

  @Test
  void jobsChangeNothing() {
    assertThat(run("check", "--format", "jsonl", "--jobs", 3, folder).out())
        .isEqualTo(run("check", "--format", "jsonl", "--jobs", 1, folder).out());
  }

  @Test
  void standardInputIsRead() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(GARBLED.getBytes(StandardCharsets.UTF_8)));
      Ran ran = run("check", "--format", "jsonl", "-");
      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.out()).contains("\"rule\":\"model-artifact\"");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void jsonLinesKeepTheirIdsAndABrokenLineLosesNothing() throws IOException {
    var json = new ObjectMapper();
    Path lines =
        Files.writeString(
            folder.resolve("feed.jsonl"),
            json.writeValueAsString(java.util.Map.of("id", "one", "text", GARBLED))
                + "\n{broken\n"
                + json.writeValueAsString(java.util.Map.of("id", "two", "text", CLEAN))
                + "\n");
    Ran ran = run("check", "--format", "jsonl", lines);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out().lines().map(line -> line.substring(0, 11)))
        .isEqualTo(List.of("{\"id\":\"one\"", "{\"id\":\"two\""));
    assertThat(ran.err()).contains("feed.jsonl:2").hasLineCount(1);
  }

  @Test
  void theSameNameTwiceHasTwoReports() throws IOException {
    Path other = Files.createDirectories(folder.resolve("b")).resolve("clean.txt");
    Files.writeString(other, CLEAN);
    run("check", "--format", "json", "--out", reports, clean, other);
    assertThat(reports)
        .isDirectoryContaining("glob:**/clean.json")
        .isDirectoryContaining("glob:**/clean-2.json");
  }

  @Test
  void failUnderTakesThePlaceOfThePassMark() {
    assertThat(run("check", "--format", "jsonl", "--fail-under", 0, garbled).exit()).isZero();
    assertThat(run("check", "--format", "jsonl", "--fail-under", 100, garbled).exit()).isEqualTo(1);
  }

  @Test
  void onlyAndSkipChooseRules() {
    assertThat(run("check", "--format", "jsonl", "--only", "calque", garbled).out())
        .doesNotContain("model-artifact");
    assertThat(run("check", "--format", "jsonl", "--skip", "model-artifact", garbled).out())
        .doesNotContain("model-artifact");
  }

  @Test
  void coloursOnlyWhenWanted() {
    assertThat(run("check", "--format", "text", garbled).out()).doesNotContain("\u001b[");
    assertThat(run("check", "--format", "text", "--color", "always", garbled).out())
        .contains("\u001b[1m");
  }

  private void refused(String message, Object... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(message).isEqualTo(2);
    assertThat(ran.err()).startsWith("proofwire: ").contains(message).doesNotContain("\tat ");
    assertThat(ran.err().lines().count()).as(ran.err()).isLessThanOrEqualTo(2);
  }

  @Test
  void badInputHasAClearLine() throws IOException {
    refused("nowhere.txt: there is no such file", "check", folder.resolve("nowhere.txt"));
    Path empty = Files.writeString(folder.resolve("empty.txt"), "  \n");
    refused("empty", "check", empty);
    Path binary =
        Files.write(folder.resolve("a.txt"), new byte[] {'%', 'P', 'D', 'F', '-', 0, 1, 2});
    refused("PDF", "check", binary);
    Path tooLong = Files.writeString(folder.resolve("long.txt"), "A word. ".repeat(100));
    refused("800 characters", "check", "--max-chars", 500, tooLong);
  }

  @Test
  void oneBadArticleLosesNoOther() {
    Ran ran = run("check", "--format", "jsonl", folder.resolve("nowhere.txt"), clean);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("clean.txt");
    assertThat(ran.err()).contains("nowhere.txt");
  }

  @Test
  void wrongUsageHasAClearLine() throws IOException {
    refused("say what to check", "check");
    refused("no profile “nws”", "check", "--profile", "nws", clean);
    refused("no rule “calk”", "check", "--only", "calk", clean);
    refused("no such folder", "check", "--rules", folder.resolve("none"), clean);
    refused("--fail-under must be 0 to 100", "check", "--fail-under", 101, clean);
    refused("--jobs must be 1 or more", "check", "--jobs", 0, clean);
    refused("only one file fits", "check", "--out", "-", "--format", "html", clean, garbled);
    refused("unknown option", "check", "--fromat", "html", clean);
    refused("invalid value for option '--format'", "check", "--format", "pdf", clean);
    Files.createDirectories(folder.resolve("own/wording"));
    Files.writeString(folder.resolve("own/wording/x.yml"), "id: x\nseverty: minor\n");
    refused("x.yml:2: unknown key “severty”", "check", "--rules", folder.resolve("own"), clean);
    refused("is a file, not a folder", "check", "--format", "json,html", "--out", clean, clean);
  }

  @Test
  void helpTellsExitCodesAndExamples() {
    Ran ran = run("check", "--help");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("Exit codes:").contains("Examples:").contains("--fail-under");
    assertThat(run("--version").out()).startsWith("Proofwire ").contains("LanguageTool 6.8");
    assertThat(run().exit()).isEqualTo(2);
    assertThat(run("chek").err()).contains("check");
  }

  @Test
  void rulesExplainThemselves() {
    assertThat(run("rules").out()).contains("model-artifact").contains("critical");
    assertThat(run("rules", "model-artifact").out()).contains("Wrong: ").contains("[[");
    refused("Did you mean “calque”?", "rules", "calqe");
  }
}
