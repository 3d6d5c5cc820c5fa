package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Article;

/** Articles as web servers send them. */
class WebAnswerTest {
  private static final String PAGE =
      "<html><head><meta charset=%s></head><body><h1>Café opens</h1><p>The café opened on Monday."
          + " Nobody came, but for a dog and its owner, who had tea.</p></body></html>";

  private static Reading read(byte[] body, String type, String charset) {
    return new ArticleReader()
        .fetched(
            "https://news.example/", body, type, Optional.of(charset).filter(c -> !c.isEmpty()));
  }

  private static Article article(String content, String encoding, String type, String charset) {
    return Read.article(read(content.getBytes(Charset.forName(encoding)), type, charset));
  }

  @Test
  void theHeaderGoesBeforeThePage() {
    String page = PAGE.formatted("utf-8");
    assertThat(article(page, "windows-1251", "text/html", "nonsense").title()).startsWith("Caf");
    assertThat(article(page, "ISO-8859-1", "text/html", "iso-8859-1").title())
        .isEqualTo("Café opens");
    assertThat(article(PAGE.formatted("ISO-8859-1"), "ISO-8859-1", "text/html", "").title())
        .isEqualTo("Café opens");
    assertThat(article(PAGE.formatted("ISO-8859-1"), "UTF-8", "text/html", "utf-8").title())
        .isEqualTo("Café opens");
  }

  @Test
  void theKindIsToldByTheHeaderOrTheContent() {
    assertThat(article("# Café *opens*\n\nTea.", "UTF-8", "text/markdown", "").title())
        .isEqualTo("Café opens");
    assertThat(article("A <b> plain text.", "UTF-8", "text/plain", "utf-8").text())
        .isEqualTo("A <b> plain text.");
    assertThat(article(PAGE.formatted("utf-8"), "UTF-8", "", "").title()).isEqualTo("Café opens");
  }

  @Test
  void whatIsNoArticleIsRefused() {
    byte[] pdf = "%PDF-1.7 ...".getBytes(StandardCharsets.UTF_8);
    assertThat(Read.unreadable(read(pdf, "application/pdf", "")).problem()).contains("PDF");
    byte[] data = "{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8);
    assertThat(Read.unreadable(read(data, "application/json", "utf-8")).problem())
        .contains("data for programs");
    assertThat(Read.unreadable(read(new byte[0], "text/html", "")).problem()).contains("white");
  }
}
