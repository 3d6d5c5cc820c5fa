package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.proofwire.article.Category;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

class LabelsTest {
  private final Labels labels = Labels.read();

  @ParameterizedTest
  @CsvSource({
    "broken-line, Broken line",
    "misattributed-quote, Quote given to the wrong person",
    "non-word, Not an English word",
    "EN_A_VS_AN, Grammar",
    "MORFOLOGIK_RULE_EN_US[2], Grammar"
  })
  void putsIdsInWords(String id, String words) {
    assertThat(labels.rule(id, Category.GRAMMAR)).isEqualTo(words);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatEveryVerdictMeans(Verdict verdict) {
    assertThat(labels.verdict(verdict)).isNotBlank();
    assertThat(labels.meaning(verdict)).endsWith(".");
  }

  @Test
  void givesEveryCategoryAndSeverityWordsOfItsOwn() {
    assertThat(Arrays.stream(Category.values()).map(labels::category))
        .doesNotHaveDuplicates()
        .allMatch(words -> words.matches("[A-Z][A-Za-z’, ]+"));
    assertThat(Arrays.stream(Severity.values()).map(labels::severity))
        .containsExactly("Note", "Minor", "Major", "Critical");
  }

  @Test
  void hasNoLabelForWhatThereIsNot() throws Exception {
    var known = new HashSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yml"))
          .forEach(name -> known.add(name.substring(0, name.length() - ".yml".length())));
    }
    Arrays.stream(Category.values()).map(Category::id).forEach(known::add);
    Arrays.stream(Severity.values()).map(Severity::id).forEach(known::add);
    Arrays.stream(Role.values()).map(Role::id).forEach(known::add);
    for (Verdict verdict : Verdict.values()) {
      known.add(verdict.id());
      known.add(verdict.id() + ".meaning");
    }
    var labelled = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Labels.class.getResourceAsStream("labels.properties"))) {
      labelled.load(file);
    }
    assertThat(known).containsAll(labelled.stringPropertyNames());
  }
}
