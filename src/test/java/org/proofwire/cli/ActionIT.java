package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.machine.Machine;
import org.proofwire.machine.Machine.Run;

/** The GitHub Action: its description, and its scripts as GitHub's runner would run them. */
class ActionIT {
  private static final Path ACTION = Path.of(".github", "actions", "check-articles");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*([\\w.-]+)\\s*}}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode action;

  @TempDir private Path folder;
  private Path repository;
  private Path output;
  private Path summary;

  @BeforeAll
  static void read() throws IOException {
    Assumptions.assumeTrue(Machine.find("bash").isPresent(), "skipped: no bash here");
    action = YAMLMapper.builder().build().readTree(ACTION.resolve("action.yml").toFile());
  }

  @BeforeEach
  void start() throws IOException {
    repository = Files.createDirectories(folder.resolve("articles"));
    output = Files.createFile(folder.resolve("output"));
    summary = Files.createFile(folder.resolve("summary"));
    Files.createDirectories(folder.resolve("temp"));
    Files.writeString(
        repository.resolve("good.md"), "# Plan dropped\n\nRain fell on the town on Monday.\n");
  }

  @Test
  void describesItselfAsGitHubWantsIt() {
    assertThat(action.path("name").asText()).isNotBlank();
    assertThat(action.path("description").asText()).isNotBlank();
    assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
    Set<String> known = new HashSet<>(Set.of("runner.os", "github.action_ref"));
    action.path("inputs").fieldNames().forEachRemaining(name -> known.add("inputs." + name));
    for (JsonNode input : action.path("inputs")) {
      assertThat(input.path("description").asText()).isNotBlank();
      assertThat(input.path("default").isTextual()).as("defaults are texts").isTrue();
    }
    for (JsonNode step : action.at("/runs/steps")) {
      assertThat(step.has("uses") ^ step.has("run")).as(step.toString()).isTrue();
      if (step.has("run")) {
        assertThat(step.path("shell").asText())
            .as("a composite step names its shell")
            .isEqualTo("bash");
        // What comes from outside goes into the environment, never into a script's own words.
        assertThat(step.path("run").asText()).doesNotContain("${{");
      } else {
        assertThat(step.path("uses").asText()).matches("[\\w./-]+@v\\d+");
      }
      if (step.has("id")) {
        known.add("steps." + step.path("id").asText() + ".outputs.sarif");
        known.add("steps." + step.path("id").asText() + ".outputs.passed");
      }
    }
    assertThat(
            EXPRESSION
                .matcher(action.toString())
                .results()
                .map(MatchResult::group)
                .map(it -> EXPRESSION.matcher(it).replaceFirst("$1"))
                .collect(Collectors.toSet()))
        .isSubsetOf(known);
  }

  /** Runs the step with an id, with these inputs, as the runner would. */
  private Run step(String id, Map<String, String> inputs) {
    JsonNode step =
        action
            .at("/runs/steps")
            .valueStream()
            .filter(each -> each.path("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    var environment = new HashMap<String, String>();
    environment.put("GITHUB_ACTION_PATH", ACTION.toAbsolutePath().toString());
    environment.put("GITHUB_OUTPUT", output.toString());
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
    for (Map.Entry<String, JsonNode> variable : step.path("env").properties()) {
      String name =
          EXPRESSION
              .matcher(variable.getValue().asText())
              .replaceFirst("$1")
              .replace("inputs.", "");
      environment.put(
          variable.getKey(),
          inputs.getOrDefault(name, action.at("/inputs/" + name + "/default").asText()));
    }
    return Machine.run(
        List.of(
            "bash",
            "--noprofile",
            "--norc",
            "-e",
            "-o",
            "pipefail",
            "-c",
            step.path("run").asText()),
        repository,
        environment,
        "",
        Duration.ofMinutes(3));
  }

  private Map<String, String> outputs() throws IOException {
    return Files.readAllLines(output).stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Test
  void checksAFolderAndSaysWhatCameOfIt() throws IOException {
    Files.createDirectories(repository.resolve("news"));
    Files.writeString(repository.resolve("news/two words.txt"), "The ministry [UNK] the plan.\n");
    Run run = step("check", Map.of());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(outputs()).containsEntry("passed", "false");
    JsonNode results =
        JSON.readTree(Path.of(outputs().get("sarif")).toFile()).at("/runs/0/results");
    JsonNode unk =
        results
            .valueStream()
            .filter(each -> each.path("ruleId").asText().equals("model-artifact"))
            .findFirst()
            .orElseThrow();
    assertThat(unk.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .as("from the repository's root, as code scanning wants it")
        .isEqualTo("news/two%20words.txt");
    assertThat(unk.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(1);
    assertThat(unk.at("/partialFingerprints/proofwireWords~1v1").asText()).isNotBlank();
    assertThat(summary).content().contains("two words.txt").contains("good.md");
  }

  @Test
  void passesWhereAllIsWell() throws IOException {
    Run run = step("check", Map.of("paths", "  good.md \n\n"));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(outputs()).containsEntry("passed", "true");
    assertThat(step("check", Map.of("paths", "good.md", "fail-under", "100")).status()).isZero();
  }

  @Test
  void breaksOffWithAWordWhereItCannotCheck() {
    Run none = step("check", Map.of("paths", "nothing.md"));
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.out() + none.err()).contains("::error::").contains("nothing.md");
    assertThat(step("check", Map.of("paths", " \n")).status()).isEqualTo(2);
    assertThat(step("check", Map.of("profile", "none")).status()).isEqualTo(2);
    Run option = step("check", Map.of("paths", "--help"));
    assertThat(option.status()).as("a path is no option").isEqualTo(2);
  }

  @Test
  void thePassMarkIsReachedOrTheJobFails() {
    JsonNode last =
        action.at("/runs/steps").valueStream().reduce((first, second) -> second).orElseThrow();
    assertThat(last.path("if").asText()).contains("inputs.fail").contains("passed");
    Run run =
        Machine.run(
            List.of("bash", "-e", "-o", "pipefail", "-c", last.path("run").asText()),
            repository,
            Map.of(),
            "",
            Duration.ofMinutes(1));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).startsWith("::error::");
  }
}
