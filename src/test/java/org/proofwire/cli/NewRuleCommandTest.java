package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.proofwire.cli.Cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.cli.Cli.Ran;

class NewRuleCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"patterns", "lexicon"})
  void aNewRuleWorksAtOnceAndFailsWhereItIsBroken(String kind) throws IOException {
    Ran made = run("rules", "new", "odd-phrase", "--kind", kind, "--rules", folder);
    assertThat(made.exit()).as(made.err()).isZero();
    Path file = folder.resolve("wording/odd-phrase.yml");
    assertThat(made.out())
        .contains("Wrote " + file)
        .contains("proofwire rules test --rules " + folder + " odd-phrase");

    Ran tried = run("rules", "test", "--rules", folder);
    assertThat(tried.exit()).as(tried.out() + tried.err()).isZero();
    assertThat(tried.out()).startsWith("ok      odd-phrase, ").hasLineCount(1);

    Path story =
        Files.writeString(
            folder.resolve("story.txt"), "He thanked her only on the level of words on Monday.\n");
    assertThat(run("check", "--format", "jsonl", "--rules", folder, story).out())
        .contains("\"rule\":\"odd-phrase\"");

    Files.writeString(
        file,
        Files.readString(file).replace("[[on the level of words]]", "[[on the level]] of words"));
    Ran broken = run("rules", "test", "--rules", folder, "odd-phrase");
    assertThat(broken.exit()).isEqualTo(1);
    assertThat(broken.out())
        .startsWith("FAILED  odd-phrase")
        .contains("found “on the level of words”, but “on the level” is marked");
  }

  private static final String TABLE =
      """
      package org.proofwire.rule;

      import java.util.Map;
      import org.proofwire.rule.facts.ImpossibleDateRule;
      import org.proofwire.rule.wording.NonWordRule;

      class Rules {
        static final Map<String, Factory> TABLE =
            Map.ofEntries(
                Map.entry("impossible-date", (info, kit) -> new ImpossibleDateRule(info)),
                Map.entry("non-word", (info, kit) -> new NonWordRule(info)));
      }
      """;

  @Test
  void aClassComesWithItsLineInTheTable() throws IOException {
    Path rules = folder.resolve("src/main/java/org/proofwire/rule");
    Files.createDirectories(rules);
    Files.writeString(rules.resolve("Rules.java"), TABLE);
    Ran made =
        run(
            "rules",
            "new",
            "stray-title",
            "--group",
            "names",
            "--kind",
            "class",
            "--source",
            folder,
            "--rules",
            folder.resolve("rules"));
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(Files.readString(rules.resolve("names/StrayTitleRule.java")))
        .contains("package org.proofwire.rule.names;")
        .contains("public record StrayTitleRule(RuleInfo info) implements Rule {");
    assertThat(rules.resolve("names/package-info.java")).exists();
    assertThat(Files.readString(folder.resolve("rules/names/stray-title.yml")))
        .startsWith("id: stray-title\n");
    assertThat(Files.readString(rules.resolve("Rules.java")))
        .isEqualTo(
            TABLE
                .replace(
                    "import org.proofwire.rule.wording.NonWordRule;",
                    "import org.proofwire.rule.names.StrayTitleRule;\n"
                        + "import org.proofwire.rule.wording.NonWordRule;")
                .replace(
                    "          Map.entry(\"non-word\"",
                    "          Map.entry(\"stray-title\", (info, kit) -> new StrayTitleRule(info)),\n"
                        + "          Map.entry(\"non-word\""));
  }

  private void refused(String message, Object... arguments) {
    Ran ran = run(arguments);
    assertThat(ran.exit()).as(message).isEqualTo(2);
    assertThat(ran.err()).startsWith("proofwire: ").contains(message).doesNotContain("\tat ");
  }

  @Test
  void mistakesHaveAClearLine() throws IOException {
    refused("not in small letters", "rules", "new", "Odd_Phrase", "--rules", folder);
    refused("names a cure", "rules", "new", "avoid-this", "--rules", folder);
    refused("there is a rule “calque” already", "rules", "new", "calque", "--rules", folder);
    refused("can't be a group", "rules", "new", "odd", "--group", "models", "--rules", folder);
    refused("run this there", "rules", "new", "odd", "--kind", "class", "--source", folder);
    refused("Did you mean “calque”?", "rules", "test", "calqe");
    assertThat(folder).isEmptyDirectory();
    run("rules", "new", "odd-phrase", "--rules", folder);
    refused("is there already", "rules", "new", "odd-phrase", "--rules", folder);
  }
}
