package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void countsEveryKindOfLineBreakOnce() {
    Lines lines = Lines.of("ab\ncd\r\nef\rg\n");
    assertThat(lines.at(0)).isEqualTo(new Lines.Place(1, 1));
    assertThat(lines.at(2)).isEqualTo(new Lines.Place(1, 3));
    assertThat(lines.at(3)).isEqualTo(new Lines.Place(2, 1));
    assertThat(lines.at(7)).isEqualTo(new Lines.Place(3, 1));
    assertThat(lines.at(10)).isEqualTo(new Lines.Place(4, 1));
    assertThat(lines.at(12)).isEqualTo(new Lines.Place(5, 1));
  }

  @Test
  void countsAnEmptyTextAsOneLine() {
    assertThat(Lines.of("").at(0)).isEqualTo(new Lines.Place(1, 1));
  }
}
