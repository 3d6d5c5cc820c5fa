package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Article;

class JsonLinesTest {
  private static List<Reading> read(byte[] bytes) {
    return Read.all(List.of("-"), new ByteArrayInputStream(bytes));
  }

  private static List<Reading> read(String lines) {
    return read(lines.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void textIsLeftAsGiven() {
    List<Reading> readings =
        read("{\"id\":\"a\",\"text\":\"  Caf\\u00e9\\r\\n\\r\\nThe “end” \\ud83d\\ude00. \\n\"}\n");
    Article article = Read.article(readings.get(0));
    assertThat(article.text()).isEqualTo("  Café\r\n\r\nThe “end” 😀. \n");
    assertThat(article.id()).isEqualTo("a");
  }

  @Test
  void theTitleMarksTheHeadlineAndChangesNothing() {
    String body = "The wheel turned on Monday, for the first time since the war, and it squeaked.";
    String text = "It turned.\\n\\n" + body + "\\n\\n" + body;
    Article with =
        Read.article(read("{\"title\":\"It turned.\",\"text\":\"" + text + "\"}").get(0));
    Article without = Read.article(read("{\"title\":\"Other\",\"text\":\"" + text + "\"}").get(0));
    assertThat(Read.lines(with)).startsWith("headline: It turned.");
    assertThat(Read.lines(without)).startsWith("body: It turned.");
    assertThat(with.text()).isEqualTo(without.text()).startsWith("It turned.\n\nThe wheel");
  }

  @Test
  void htmlGetsItsTitleAndItsMap() {
    Article article =
        Read.article(
            read("{\"id\":7,\"title\":\"Mill turns\",\"html\":\"<p>The wheel"
                    + " <b>tur<\\/b>ned.<\\/p>\"}")
                .get(0));
    assertThat(article.id()).isEqualTo("7");
    assertThat(article.text()).isEqualTo("Mill turns\n\nThe wheel turned.");
    Read.assertMapped(article);
    assertThat(article.original().orElseThrow().content()).startsWith("<p>The wheel");
  }

  @Test
  void aBrokenLineIsToldAndTheOthersGoThrough() {
    List<Reading> readings =
        read(
            """
            {"id":"a","text":"One."}
            {"id":"b","text":"Two.}

            {"id":"c"}
            {"id":"d","text":17}
            {"id":"e","text":" \\n"}
            "text"
            {"id":"f","text":"Six."} {"id":"g"}
            {"id":"h","html":"<p></p>"}
            {"id":"i","text":"Nine."}\
            """);
    assertThat(readings.stream().map(JsonLinesTest::line))
        .containsExactly(
            "a",
            "standard input:2: not valid JSON at character 24",
            "standard input:4: an article without \"text\" or \"html\"",
            "standard input:5: an article without \"text\" or \"html\"",
            "standard input:6: nothing but white space in it",
            "standard input:7: an article without \"text\" or \"html\"",
            "standard input:8: not valid JSON at character 26",
            "standard input:9: no article text on this page, only menus or nothing",
            "i");
  }

  private static String line(Reading reading) {
    return reading instanceof Reading.Unreadable unreadable
        ? unreadable.where() + ": " + unreadable.problem()
        : Read.article(reading).id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"text\":\"One.\"},\n{\"text\":\"Two.\"}]",
        "{\n  \"text\": \"One.\"\n}\n",
      })
  void oneDocumentOverManyLinesIsOneFailure(String json) {
    List<Reading> readings = read(json);
    assertThat(readings).hasSize(1);
    assertThat(Read.unreadable(readings.get(0)).line())
        .startsWith("standard input:1: JSON, but not one article a line. Write one article a line");
  }

  @Test
  void lineEndsAndBlankLinesDoNotCount() {
    assertThat(
            read("\r\n{\"text\":\"One.\"}\r\n\r\n{\"text\":\"Two.\"}\r\n\r\n").stream()
                .map(JsonLinesTest::line))
        .containsExactly("stdin:2", "stdin:4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsRead(String charset) {
    String lines = "\uFEFF{\"text\":\"Café “one”.\"}\n{\"text\":\"Two.\"}\n";
    List<Reading> readings = read(lines.getBytes(Charset.forName(charset)));
    assertThat(readings).hasSize(2);
    assertThat(Read.article(readings.get(0)).text()).isEqualTo("Café “one”.");
    assertThat(read(lines.substring(1).getBytes(Charset.forName(charset)))).hasSize(2);
  }

  @Test
  void aLineTooLongIsSkippedWithoutBeingKept() {
    String lines = "{\"text\":\"" + "word ".repeat(100) + "\"}\n{\"text\":\"Two.\"}\n";
    try (var readings =
        new ArticleReader(200)
            .read(List.of("-"), new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))) {
      assertThat(readings.map(JsonLinesTest::line))
          .containsExactly(
              "standard input:1: more than the 0.1 MB that one article may have", "stdin:2");
    }
  }
}
