package org.proofwire.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final Resampling DRAWS = new Resampling(200, 1);

  private static List<Double> scores(double... scores) {
    return DoubleStream.of(scores).boxed().toList();
  }

  private static Calibration choose(List<Double> accepted, List<Double> rejected) {
    return Calibration.of(accepted, rejected, Optional.empty(), DRAWS);
  }

  @Test
  void theMarkLiesInTheMiddleBetweenTheTwoKinds() {
    Calibration chosen =
        choose(
            scores(90, 91, 92, 93, 94, 95, 96, 97, 98, 99),
            scores(11, 20, 30, 40, 50, 60, 61, 62, 65, 69));
    assertThat(chosen.passMark()).isEqualTo(80); // 70 to 90 are all as good
    assertThat(chosen.told()).isEqualTo(1);
    assertThat(List.of(chosen.passed(), chosen.stopped())).containsOnly(1.0);
    assertThat(chosen.tellsApart()).isTrue();
  }

  @Test
  void bothKindsWeighTheSame() {
    // ten times as many rejected articles at 60 don't push the mark above the accepted ones
    List<Double> accepted = scores(55, 58, 70, 71, 72, 73, 74, 75, 76, 77);
    List<Double> rejected = Collections.nCopies(100, 60.0);
    Calibration chosen = choose(accepted, rejected);
    assertThat(chosen.passMark()).isBetween(61, 70);
    assertThat(chosen.passed()).isEqualTo(0.8);
    assertThat(chosen.stopped()).isEqualTo(1);
  }

  @Test
  void aShareToKeepGoesFirst() {
    List<Double> accepted = scores(55, 58, 70, 71, 72, 73, 74, 75, 76, 77);
    Calibration chosen =
        Calibration.of(accepted, Collections.nCopies(10, 60.0), Optional.of(0.9), DRAWS);
    assertThat(chosen.passMark()).isEqualTo(58);
    assertThat(chosen.passed()).isEqualTo(0.9);
  }

  @Test
  void whatIsLikeChanceIsSaidToBe() {
    List<Double> same = scores(50, 55, 60, 65, 70, 75, 80, 85, 90, 95);
    assertThat(choose(same, same).tellsApart()).isFalse();
    assertThat(choose(same, same).told()).isEqualTo(0.5);
  }

  @Test
  void unseenArticlesAreJudgedWithoutThem() {
    // the lowest accepted article alone decides where the mark lies, and fails when left out
    Calibration chosen =
        choose(
            scores(50, 90, 91, 92, 93, 94, 95, 96, 97, 98), scores(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    assertThat(chosen.passed()).isEqualTo(1);
    assertThat(chosen.passedUnseen()).isEqualTo(0.9).isLessThan(chosen.passed());
  }

  @Test
  void tooFewArticlesAreRefused() {
    assertThatThrownBy(() -> choose(Collections.nCopies(9, 90.0), Collections.nCopies(10, 10.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9 accepted and 10 rejected articles are too few");
  }
}
