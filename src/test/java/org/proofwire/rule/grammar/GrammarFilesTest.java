package org.proofwire.rule.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.article.Finding;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.Shared;

/** A newsroom's own patterns and choices, and what they are told of their mistakes. */
class GrammarFilesTest {
  private static final String PATTERNS =
      """
      <rules lang="en">
        <category id="OURS" name="Ours">
          <rule id="TOWN_HALL" name="town hall">
            <pattern><token>city</token><token>hall</token></pattern>
            <message>We say <suggestion>town hall</suggestion></message>
            <example correction="town hall">The <marker>city hall</marker> burned.</example>
          </rule>
        </category>
      </rules>
      """;

  @TempDir Path folder;

  private Rule rule() {
    RuleFiles files = RuleFiles.packaged().with(folder);
    return GrammarRule.of(Shared.rule("grammar").info(), new Kit(files, Shared.LANGUAGE_TOOLS));
  }

  private void write(String name, String content) throws Exception {
    Files.createDirectories(folder.resolve("languagetool"));
    Files.writeString(folder.resolve("languagetool").resolve(name), content);
  }

  @Test
  void aNewsroomAddsPatternsAndTurnsRulesOff() throws Exception {
    write("ours.xml", PATTERNS);
    write(
        "ours.yml",
        """
        categories: {OURS: {category: style/unidiomatic, severity: major, confidence: 0.9}}
        rules: {EN_A_VS_AN: {on: false, why: ours}}
        """);
    List<Finding> findings = rule().check(Shared.analyse("It was a unusual city hall."));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("TOWN_HALL");
    assertThat(findings.get(0).message()).isEqualTo("We say “town hall”.");
    assertThat(findings.get(0).suggestions()).containsExactly("town hall");
    assertThat(findings.get(0).severity().id()).isEqualTo("major");
  }

  @Test
  void aDoctypeIsRefused() throws Exception {
    write(
        "ours.xml",
        "<!DOCTYPE rules [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
            + PATTERNS.replace("We say", "&x;"));
    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("ours.xml:1: has a DOCTYPE");
  }

  @Test
  void aMistakeIsReportedWithFileAndLine() throws Exception {
    write("ours.xml", PATTERNS.replace("<token>hall</token>", "<tokken>hall</tokken>"));
    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("ours.xml:4: ")
        .hasMessageContaining("tokken");
    write("ours.xml", PATTERNS.replace("</message>", ""));
    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleFileException.class)
        .hasMessageMatching("(?s).*ours\\.xml:\\d+: .*example.*");
  }

  @Test
  void whatCouldHangTheCheckOrLoadClassesIsRefused() throws Exception {
    write(
        "ours.xml",
        PATTERNS.replace(
            "<pattern><token>city</token><token>hall</token></pattern>",
            "<regexp>(a+)+$</regexp>"));
    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("ours.xml:4: <regexp> is not allowed");
  }

  @Test
  void aRuleThatThereIsNotIsReported() throws Exception {
    write("ours.yml", "rules: {EN_A_VS_AM: {on: false, why: ours}}\n");
    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("ours.yml: LanguageTool has no rule “EN_A_VS_AM”")
        .hasMessageContaining("EN_A_VS_AN");
    write("ours.yml", "rules: {EN_A_VS_AN: {on: false}}\n");
    assertThatThrownBy(this::rule)
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("“why” is missing");
  }

  @Test
  void severalThreadsFindTheSame() throws Exception {
    var article =
        Shared.analyse("It was a unusual day. The court must to decide.\n\nHe is a friend of him.");
    Rule rule = Shared.rule("grammar");
    List<Finding> alone = rule.check(article);
    assertThat(alone).hasSize(3);
    var pool = Executors.newFixedThreadPool(3);
    try {
      Callable<List<Finding>> check = () -> rule.check(article);
      for (var future : pool.invokeAll(java.util.Collections.nCopies(9, check))) {
        assertThat(future.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdown();
    }
  }
}
