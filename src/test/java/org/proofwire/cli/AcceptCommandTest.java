package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.proofwire.cli.Cli.byRules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.cli.Cli.Ran;

class AcceptCommandTest {
  private static final String STORY =
      """
      Mill reopens

      The storated mill of the town opened again on Friday, its owner said.

      The ministry [UNK] the plan on Monday.
      """;

  @TempDir private Path folder;
  private Path story = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    story = Files.createDirectories(folder.resolve("news")).resolve("mill.txt");
    Files.writeString(story, STORY);
    config = folder.toAbsolutePath().normalize().resolve(".proofwire.yml");
  }

  private JsonNode report(Object... more) throws IOException {
    Object[] arguments = {"check", "--format", "json", story};
    var all = new java.util.ArrayList<Object>(java.util.List.of(arguments));
    all.addAll(java.util.List.of(more));
    return new ObjectMapper().readTree(byRules(all.toArray()).out());
  }

  @Test
  void aListedFindingIsAcceptedAndTheScoreRises() throws IOException {
    Ran listed = byRules("accept", story);
    assertThat(listed.exit()).as(listed.err()).isZero();
    assertThat(listed.out()).contains("[storated]").contains("[[UNK]]").contains("2 findings.");
    assertThat(config).doesNotExist();

    JsonNode before = report();
    String fingerprint = before.at("/findings/1/fingerprint").textValue();
    assertThat(listed.out()).contains(fingerprint);
    Ran accepted =
        byRules("accept", story, "--finding", fingerprint.substring(0, 8), "--reason", "a test");
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    assertThat(accepted.out())
        .contains("New file: " + config)
        .contains("Accepted in " + config + ": finding: " + fingerprint);
    assertThat(Files.readString(config)).contains("reason: \"a test\"").contains("[[UNK]]");

    JsonNode after = report();
    assertThat(after.path("findings").size()).isEqualTo(1);
    assertThat(after.at("/suppressed/0/finding/fingerprint").textValue()).isEqualTo(fingerprint);
    assertThat(after.at("/suppressed/0/reason").textValue()).isEqualTo("a test");
    assertThat(after.at("/scorecard/score").intValue())
        .isGreaterThan(before.at("/scorecard/score").intValue());
    assertThat(report("--no-config")).isEqualTo(before);
    assertThat(byRules("check", "--format", "text", story).out())
        .contains("1 accepted by .proofwire.yml");
    assertThat(byRules("check", "--format", "html", story).out())
        .contains("id=\"accepted\"")
        .contains("1 finding that your newsroom lets stand");

    Ran again = byRules("accept", story, "--finding", fingerprint);
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out()).contains("Accepted before");
    assertThat(byRules("accept", story).out()).contains("1 findings, and 1 accepted before.");
  }

  @Test
  void wordsNamesAndRulesNeedNoFinding() throws IOException {
    Ran ran =
        byRules(
            "accept",
            story,
            "--word",
            "storated",
            "--name",
            "Ana Lim",
            "--rule",
            "model-artifact",
            "--path",
            "news/*");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(config))
        .isEqualTo(
            """
            # What this newsroom lets stand; “proofwire accept” adds to it.
            accept:
              - word: storated
                path: news/*
              - name: "Ana Lim"
                path: news/*
              - rule: model-artifact
                path: news/*
            """);
    assertThat(report().path("findings")).isEmpty();
    assertThat(report().path("suppressed").size()).isEqualTo(2);
  }

  @Test
  void asksWhichFindingsToAccept() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("2, 1\n".getBytes(StandardCharsets.UTF_8)));
      Ran ran = byRules("accept", story, "--ask");
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out()).contains("Accept which?").contains("Accepted in ");
      assertThat(report().path("findings")).isEmpty();
      Files.delete(config);
      System.setIn(new ByteArrayInputStream("3\n".getBytes(StandardCharsets.UTF_8)));
      refused("“3” is no number of the list; nothing was accepted", "accept", story, "--ask");
      System.setIn(new ByteArrayInputStream(new byte[0]));
      assertThat(byRules("accept", story, "--ask").exit()).isZero();
      assertThat(config).doesNotExist();
    } finally {
      System.setIn(before);
    }
  }

  private void refused(String message, Object... arguments) {
    Ran ran = byRules(arguments);
    assertThat(ran.exit()).as(message).isEqualTo(2);
    assertThat(ran.err()).startsWith("proofwire: ").contains(message).doesNotContain("\tat ");
    assertThat(config).doesNotExist();
  }

  @Test
  void mistakesHaveAClearLine() throws IOException {
    refused("say what to accept", "accept");
    refused("--finding needs the file", "accept", "--finding", "3f2a9c");
    refused("--rule needs --path", "accept", "--rule", "calque");
    refused("Did you mean “calque”?", "accept", "--rule", "calqe", "--path", "**");
    refused("no finding “3f2a9c”", "accept", story, "--finding", "3f2a9c");
    refused("is too short", "accept", story, "--finding", "3f");
    refused("there is no such file", "accept", folder.resolve("nowhere.txt"));
    refused("“word” is empty", "accept", story, "--word", " ");
  }

  @Test
  void aBrokenFileStopsTheRunWithItsLine() throws IOException {
    Files.writeString(config, "accept:\n  - wrod: storated\n");
    for (Ran ran :
        new Ran[] {
          byRules("check", "--format", "jsonl", story),
          byRules("check", "--format", "jsonl", "--jobs", 1, story),
          byRules("accept", story, "--word", "mill")
        }) {
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err())
          .contains(config + ":2: unknown key “wrod”. Did you mean “word”?")
          .hasLineCount(1);
    }
  }
}
