package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.proofwire.cli.Cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.cli.Cli.Ran;

/**
 * Figures on made-up sets in {@code fixtures/evaluation}; what they must be, in {@code
 * expected.json}, was worked out by another program from the definitions.
 */
class EvaluateCommandTest {
  private static final Path SETS = Path.of("fixtures/evaluation");
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path folder;

  private static Path gold(String set) {
    return SETS.resolve(set + ".gold.jsonl");
  }

  private static Path pred(String set) {
    return SETS.resolve(set + ".pred.jsonl");
  }

  private static JsonNode task(Ran ran, String task) throws IOException {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return MAPPER.readTree(ran.out()).at("/checkers/0/tasks/" + task);
  }

  @ParameterizedTest
  @CsvSource({
    "rated, spans",
    "rated, articles",
    "rated, humans",
    "tagged, words",
    "clean, clean",
    "quoted, quotes",
    "marked, marked",
    "marked, verdicts"
  })
  void figuresAreThoseOfTheDefinitions(String set, String task) throws IOException {
    JsonNode expected =
        MAPPER.readTree(SETS.resolve("expected.json").toFile()).path(set).path(task);
    assertThat(expected).isNotEmpty();
    Ran ran =
        run(
            "evaluate",
            gold(set),
            pred(set),
            "--format",
            "json",
            "--task",
            task,
            "--resamplings",
            0);
    requireSame(task, expected, task(ran, task).path("figures"));
  }

  private static void requireSame(String name, JsonNode expected, JsonNode actual) {
    if (!expected.isObject()) {
      assertThat(actual.isNumber()).as(name).isTrue();
      assertThat(actual.doubleValue()).as(name).isEqualTo(expected.doubleValue());
      return;
    }
    for (Map.Entry<String, JsonNode> each : expected.properties()) {
      requireSame(name + "." + each.getKey(), each.getValue(), actual.path(each.getKey()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rated, spans articles humans",
    "tagged, words",
    "clean, clean",
    "quoted, quotes",
    "marked, marked verdicts"
  })
  void whatCanBeAskedIsToldFromTheMarks(String set, String tasks) throws IOException {
    Ran ran = run("evaluate", gold(set), pred(set), "--format", "json", "--resamplings", 0);
    assertThat(MAPPER.readTree(ran.out()).at("/checkers/0/tasks").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(tasks.split(" "));
  }

  @Test
  void intervalsHoldTheFigureAndAreTheSameEachTime() throws IOException {
    Ran ran = run("evaluate", gold("rated"), pred("rated"), "--format", "json");
    JsonNode spans = task(ran, "spans");
    double figure = spans.at("/figures/any_rater/precision").doubleValue();
    JsonNode interval = spans.at("/intervals/any_rater/precision");
    assertThat(interval.path(0).doubleValue()).isLessThan(figure);
    assertThat(interval.path(1).doubleValue()).isGreaterThan(figure);
    assertThat(spans.at("/intervals/rule_precision")).isNotEmpty();
    assertThat(run("evaluate", gold("rated"), pred("rated"), "--format", "json").out())
        .isEqualTo(ran.out());
    assertThat(drawnWith(2)).isEqualTo(drawnWith(2)).isNotEqualTo(drawnWith(3));
  }

  private static String drawnWith(int seed) {
    return run("evaluate", gold("clean"), pred("clean"), "--resamplings", 20, "--seed", seed).out();
  }

  @Test
  void checkersStandSideBySide() throws IOException {
    Path none = Files.writeString(folder.resolve("none.jsonl"), "");
    Ran ran = run("evaluate", gold("marked"), pred("marked"), none, "--task", "marked");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("6 articles of ")
        .contains("leaves out 6 of them, as if nothing was found")
        .contains("* differs from the first")
        .containsPattern("(?m)^ {2}recall +0\\.\\d+ \\[0\\.\\d+, [01]\\.\\d+] +0\\.000\\* ");
    // the same checker twice never differs
    assertThat(run("evaluate", gold("marked"), pred("marked"), pred("marked")).out())
        .doesNotContain("* [");
  }

  @Test
  void withoutPredictionsTheEngineIsAsked() throws IOException {
    Path set =
        Files.writeString(
            folder.resolve("set.jsonl"),
            """
            {"id":"a","text":"The ministry [UNK] the plan on Monday.","spans":[{"start":13,"end":18,"severity":"major","category":"x","kind":"model-artifact","visible":"rule"}]}
            {"id":"b","text":"The ministry accepted the plan on Monday.","spans":[]}
            """);
    JsonNode figures =
        task(
                run(
                    "evaluate",
                    set,
                    "--format",
                    "json",
                    "--task",
                    "marked",
                    "--only",
                    "model-artifact"),
                "marked")
            .path("figures");
    assertThat(figures.path("rule_visible_recall").doubleValue()).isCloseTo(1, within(1e-9));
    assertThat(figures.path("findings").intValue()).isEqualTo(1);
    assertThat(run("evaluate", set, "--only", "model-artifact").out()).contains("profile news");
  }

  private void refused(String message, Object... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(message).isEqualTo(2);
    assertThat(ran.err()).startsWith("proofwire: ").contains(message).doesNotContain("\tat ");
    assertThat(ran.err().lines().count()).as(ran.err()).isLessThanOrEqualTo(2);
  }

  @Test
  void mistakesHaveAClearLine() throws IOException {
    refused("missing required parameter: 'GOLD'", "evaluate");
    refused("nowhere.jsonl: there is no such file", "evaluate", folder.resolve("nowhere.jsonl"));
    Path broken = Files.writeString(folder.resolve("b.jsonl"), "{\"id\":\"a\"}\n{broken\n");
    refused("b.jsonl:2: not valid JSON", "evaluate", gold("clean"), broken);
    Path list = Files.writeString(folder.resolve("l.jsonl"), "[1]\n");
    refused("l.jsonl:1: not an article", "evaluate", list);
    Path backwards =
        Files.writeString(
            folder.resolve("s.jsonl"), "{\"id\":\"a\",\"findings\":[{\"start\":5,\"end\":2}]}\n");
    refused("s.jsonl:1: not a span: 5 to 2", "evaluate", gold("clean"), backwards);
    refused("no article in it", "evaluate", Files.writeString(folder.resolve("e.jsonl"), "\n"));
    refused("--resamplings must be 0 or more", "evaluate", gold("clean"), "--resamplings", -1);
    refused("invalid value for option '--task'", "evaluate", gold("clean"), "--task", "luck");
  }
}
