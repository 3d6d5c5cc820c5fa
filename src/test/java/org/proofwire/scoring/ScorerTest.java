package org.proofwire.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Article;
import org.proofwire.article.Category;
import org.proofwire.article.Finding;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Verdict;

class ScorerTest {
  private static final Profile PROFILE =
      new Profile(
          "test",
          80,
          50,
          0.5,
          Map.of(
              Severity.NEUTRAL,
              0.0,
              Severity.MINOR,
              1.0,
              Severity.MAJOR,
              5.0,
              Severity.CRITICAL,
              25.0),
          new Profile.Scale(8, 50),
          Map.of());
  private static final Scorer SCORER = new Scorer(PROFILE);

  private static Article words(int count) {
    return new Article("a", "word ".repeat(count), List.of(), Optional.empty());
  }

  private static Finding finding(String rule, Severity severity, double sure) {
    return new Finding(
        new Span(0, 4),
        rule,
        Category.GRAMMAR,
        severity,
        sure,
        "m",
        "w",
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void nothingFoundIsAHundred() {
    assertThat(SCORER.score(words(300), List.of()))
        .extracting(Scorecard::score, Scorecard::verdict)
        .containsExactly(100, Verdict.PUBLISH);
    assertThat(SCORER.score(words(0), List.of()).score()).isEqualTo(100);
  }

  @Test
  void penaltyIsWeightTimesConfidence() {
    Scorecard card =
        SCORER.score(
            words(350),
            List.of(
                finding("a", Severity.MAJOR, 0.8),
                finding("b", Severity.CRITICAL, 1),
                finding("a", Severity.MINOR, 0.5)));
    assertThat(card.penalty()).isEqualTo(29.5);
    assertThat(card.costs())
        .containsExactly(new Scorecard.Cost("b", 1, 25), new Scorecard.Cost("a", 2, 4.5));
    // 29.5 in 400 words is 7.375 per 100: just above the half-way mark of 8
    assertThat(card.score()).isEqualTo(52);
    assertThat(card.verdict()).isEqualTo(Verdict.REVIEW);
  }

  @Test
  void oneErrorFewerNeverLowersTheScoreAndOneMoreNeverRaisesIt() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Article article = words(1 + random.nextInt(2000));
      var findings = new ArrayList<Finding>();
      int before = 100;
      for (int i = 0; i < 30; i++) {
        Severity severity = List.of(Severity.values()).get(random.nextInt(4));
        findings.add(finding("r" + i % 5, severity, random.nextDouble()));
        int now = SCORER.score(article, findings).score();
        assertThat(now).isLessThanOrEqualTo(before);
        before = now;
      }
    }
  }

  @Test
  void wordsAreWhatHoldsALetterOrADigit() {
    assertThat(Scorer.words("“It’s 3.5%,” she said – twice.")).isEqualTo(5);
  }
}
