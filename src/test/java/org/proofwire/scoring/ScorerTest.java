package org.proofwire.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Article;
import org.proofwire.article.Category;
import org.proofwire.article.DoubtMark;
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
          false,
          0.5,
          0.3,
          Map.of(
              Severity.NEUTRAL,
              0.0,
              Severity.MINOR,
              1.0,
              Severity.MAJOR,
              5.0,
              Severity.CRITICAL,
              25.0),
          new Profile.Scale(8, 50, 3),
          Map.of());
  private static final Scorer SCORER = new Scorer(PROFILE);

  private static Article words(int count) {
    return new Article("a", "word ".repeat(count), List.of(), Optional.empty());
  }

  private static Finding finding(String rule, Severity severity, double sure) {
    return finding(new Span(0, 4), rule, severity, sure);
  }

  private static Finding finding(Span span, String rule, Severity severity, double sure) {
    return new Finding(
        span, rule, Category.GRAMMAR, severity, sure, "m", "w", List.of(), List.of(), List.of());
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
    // 29.5 in 399 sound words is 7.39 per 100: just above the half-way mark of 8
    assertThat(card.score()).isEqualTo(52);
    assertThat(card.verdict()).isEqualTo(Verdict.REVIEW);
  }

  /** Mended, its words are sound ones, as many as they may be; the rest of the article stays. */
  @Test
  void mendingAnErrorNeverLowersTheScoreWhateverItsLength() {
    var random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      Draft before = Draft.random(random);
      Draft after = before.mended(random);
      Scorecard mended =
          SCORER.score(after.article(), after.findings(), before.strained, List.of());
      Scorecard wrong =
          SCORER.score(before.article(), before.findings(), before.strained, List.of());
      assertThat(mended.score())
          .as("%s, then %s", before, after)
          .isGreaterThanOrEqualTo(wrong.score());
    }
  }

  @Test
  void theScoreLiesInItsRangeWhichWidensWithDoubt() {
    List<Finding> unsure = List.of(finding("a", Severity.MAJOR, 0.5));
    Scorecard sure = SCORER.score(words(200), List.of(finding("a", Severity.MAJOR, 1)));
    assertThat(sure.range()).isEqualTo(new Scorecard.Range(sure.score(), sure.score()));
    Scorecard open = SCORER.score(words(200), unsure);
    assertThat(open.range().low()).isLessThan(open.score());
    assertThat(open.range().high()).isGreaterThan(open.score());
    var doubt = new DoubtMark(new Span(10, 14), 0.4);
    Scorecard doubted = SCORER.score(words(200), unsure, 0, List.of(doubt));
    assertThat(doubted.score()).isEqualTo(open.score());
    assertThat(doubted.range().low()).isLessThan(open.range().low());
  }

  @Test
  void strainLowersTheScoreByItsShareOfTheWords() {
    assertThat(SCORER.score(words(350), List.of(), 0, List.of()).score()).isEqualTo(100);
    // 200 strained words cost 6, in 400 words 1.5 per 100.
    assertThat(SCORER.score(words(350), List.of(), 200, List.of()))
        .extracting(Scorecard::score, Scorecard::strain)
        .containsExactly(87, 6.0);
  }

  /** Words one after the other, some of them in findings. */
  private record Draft(List<Integer> lengths, List<Double> costs, double strained) {
    static Draft random(Random random) {
      var lengths = new ArrayList<Integer>();
      var costs = new ArrayList<Double>();
      for (int i = 1 + random.nextInt(40); i > 0; i--) {
        lengths.add(random.nextInt(12));
        costs.add(random.nextInt(3) == 0 ? random.nextDouble() : -1);
      }
      return new Draft(lengths, costs, random.nextInt(300));
    }

    /** The same with one finding's words replaced by some others, or taken out. */
    Draft mended(Random random) {
      int at = costs.indexOf(costs.stream().max(Comparator.naturalOrder()).orElseThrow());
      var newLengths = new ArrayList<>(lengths);
      var newCosts = new ArrayList<>(costs);
      newCosts.set(at, -1.0);
      newLengths.set(at, costs.get(at) < 0 ? lengths.get(at) : random.nextInt(20));
      return new Draft(newLengths, newCosts, strained);
    }

    Article article() {
      return words(lengths.stream().mapToInt(Integer::intValue).sum());
    }

    List<Finding> findings() {
      var findings = new ArrayList<Finding>();
      int at = 0;
      for (int i = 0; i < lengths.size(); i++) {
        int end = at + lengths.get(i) * "word ".length();
        if (costs.get(i) >= 0) {
          Severity severity = List.of(Severity.values()).get(i % 4);
          findings.add(finding(new Span(at, Math.max(at, end - 1)), "r", severity, costs.get(i)));
        }
        at = end;
      }
      return findings;
    }
  }

  @Test
  void wordsAreWhatHoldsALetterOrADigit() {
    assertThat(Scorer.words("“It’s 3.5%,” she said – twice.", List.of())).isEqualTo(5);
  }
}
