package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
  private static Map<String, String> read(String body) {
    return FormBody.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It rose by 5% & fell again.",
        "100%, or 50 % more + tax = nothing",
        "Café, naïve, Łódź, 北京 😀 👩‍👩‍👧",
        "R&D spending; a=b&c=d e",
        "Line one\nline two & line three",
        "“Smith & Sons” said: 20%25 is odd",
        "A text=that looks like a form & more",
      })
  void aTextComesThroughHoweverItWasSent(String text) {
    assertThat(read("text=" + text + "&language=en-US"))
        .as("as LibreOffice 7.4 sends it")
        .containsEntry("text", text)
        .containsEntry("language", "en-US");
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    assertThat(read("language=en-US&text=" + encoded + "&unheardOf=1"))
        .as("as it should be")
        .containsEntry("text", text)
        .containsEntry("language", "en-US")
        .containsEntry("unheardOf", "1");
  }

  @Test
  void anAmpersandWithoutBlanksIsPartOfTheText() {
    assertThat(read("text=R&D&language=en-US"))
        .containsExactly(Map.entry("text", "R&D"), Map.entry("language", "en-US"));
  }

  @Test
  void aPlusIsABlankWhereTheRestIsEncoded() {
    assertThat(read("text=a+b%2Bc&language=en")).containsEntry("text", "a b+c");
    assertThat(read("text=a + b&language=en")).containsEntry("text", "a + b");
  }

  @Test
  void nothingAndNonsenseAreNoMistakeOfOurs() {
    assertThat(read("")).isEmpty();
    assertThat(read("&&=&%&text")).isEmpty();
    assertThat(read("text=%ff%fe")).containsEntry("text", "\uFFFD\uFFFD");
    assertThat(FormBody.read(new byte[] {'t', 'e', 'x', 't', '=', (byte) 0xff, ' ', 'a'}))
        .containsEntry("text", "\uFFFD a");
  }
}
