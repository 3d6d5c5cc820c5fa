package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who published an article, and when, as far as it says so itself. */
class ProvenanceTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private static Provenance of(String head) {
    String page =
        "<html><head>"
            + head
            + "</head><body><article><h1>Pier waits</h1><p>The council met on Monday.</p></article></body></html>";
    return ((Reading.Ready) new ArticleReader().html("x", page, "")).provenance();
  }

  @Test
  void pagesSaySoInTheirHead() {
    assertThat(
            of(
                "<link rel=\"canonical\" href=\"https://www.Harbour.example/pier\">"
                    + "<meta property=\"article:published_time\" content=\"2026-03-02T09:00:00+0100\">"))
        .isEqualTo(new Provenance(Optional.of("harbour.example"), Optional.of(MORNING)));
  }

  @Test
  void orToSearchEngines() {
    assertThat(
            of("<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\","
                    + " \"datePublished\": \"2026-03-02T08:00:00Z\"}</script>")
                .published())
        .contains(MORNING);
  }

  @Test
  void manySayNothing() {
    assertThat(
            of("<meta name=\"date\" content=\"yesterday\"><link rel=\"canonical\" href=\"/pier\">"))
        .isEqualTo(Provenance.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "Rain fell.", "source": "The Agency", "published": "2026-03-02"} | The Agency | 2026-03-02T00:00:00Z
          {"text": "Rain fell.", "url": "https://harbour.example/x", "id": "7"}     | harbour.example |
          {"text": "Rain fell.", "id": "https://m.harbour.example/x", "date": "Mon, 2 Mar 2026 08:00:00 GMT"} | m.harbour.example | 2026-03-02T08:00:00Z
          {"text": "Rain fell.", "id": "7", "date": 7} | |
          """)
  void jsonHasFieldsForIt(String json, @Nullable String publisher, @Nullable Instant published)
      throws JsonProcessingException {
    Reading reading = new ArticleReader().json("x", new ObjectMapper().readTree(json));
    assertThat(((Reading.Ready) reading).provenance())
        .isEqualTo(new Provenance(Optional.ofNullable(publisher), Optional.ofNullable(published)));
  }
}
