package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenTest {
  @Test
  void namesWhatCannotBeSeen() {
    assertThat(Unseen.plain("a\0b\u001b[31m c\u202ed e\u00adf g\u200bh \ud83d \u2028"))
        .isEqualTo("a[U+0000]b[U+001B][31m c[U+202E]d e[U+00AD]f g[U+200B]h [U+D83D] [U+2028]");
    assertThat(Unseen.stretches("zero\u200bwidth"))
        .containsExactly(
            new Unseen.Stretch("zero", Optional.empty()),
            new Unseen.Stretch("U+200B", Optional.of("zero width space")),
            new Unseen.Stretch("width", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain words, “quotes” – and dashes",
        "a tab\tand a line\nbreak\r\n",
        "👩\u200d🔬 and می\u200cخواهم",
        "٪ \u0600 \u06dd",
        "no\u00a0break"
      })
  void leavesAloneWhatCanBeSeenOrIsNeeded(String text) {
    assertThat(Unseen.plain(text)).isEqualTo(text);
  }
}
