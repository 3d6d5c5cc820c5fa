package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.proofwire.article.Category;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

class LabelsTest {
  private final Labels labels = Labels.read();

  @ParameterizedTest
  @CsvSource({
    "word-order, Word order",
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
}
