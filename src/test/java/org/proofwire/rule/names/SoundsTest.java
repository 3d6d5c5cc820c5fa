package org.proofwire.rule.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.analysis.Name;
import org.proofwire.rule.Shared;

class SoundsTest {
  private final Sounds sounds = new Sounds(Shared.FILES.lines("names/sounds.txt"));

  @ParameterizedTest
  @CsvSource({
    "Al-Qādir, alqadir",
    "O’Neill, oneill",
    "Güneş, gunes",
    "Łódź, lodz",
    "Xi Jin-ping, xijinping"
  })
  void foldsANameToItsLetters(String name, String folded) {
    assertThat(Name.fold(name)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "qandil, kandil, 0.3",
    "petrov, petroff, 0.3",
    "zelensky, zelenskiy, 0.3",
    "shubin, shoubin, 0.2"
  })
  void lettersOfOneSoundLieClose(String one, String other, double atMost) {
    assertThat(sounds.distance(one, other)).isGreaterThan(0).isLessThanOrEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"hassan, hussein, 0.7", "gambia, zambia, 1.2", "jamal, jamil, 0.6"})
  void otherNamesLieApart(String one, String other, double atLeast) {
    assertThat(sounds.distance(one, other)).isGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @CsvSource({"baradar, bardar", "qandil, kandeel", "shcherbakov, scherbakoff", "ibrahim, ibrhaim"})
  void theWayBackIsAsLong(String one, String other) {
    assertThat(sounds.distance(one, other)).isCloseTo(sounds.distance(other, one), within(1e-9));
    assertThat(sounds.distance(one, one)).isZero();
  }

  @Test
  void aLineWithoutCostIsRefused() {
    assertThatThrownBy(() -> new Sounds(List.of("k q")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k q");
  }
}
