package org.proofwire.article;

import java.util.List;
import java.util.Optional;

/**
 * One news story, as it was written: headline first, then paragraphs.
 *
 * @param id names it among others: a path, an address, a feed's id
 * @param text the whole text; all offsets in findings are UTF-16 code units into it
 * @param paragraphs in order, without overlap, each not empty
 * @param original the page that the text was read from, where that is not the text itself
 */
public record Article(
    String id, String text, List<Paragraph> paragraphs, Optional<Original> original) {
  public Article {
    paragraphs = List.copyOf(paragraphs);
    int from = 0;
    for (Paragraph paragraph : paragraphs) {
      Span span = paragraph.span();
      if (span.start() < from || span.end() > text.length() || span.length() == 0) {
        throw new IllegalArgumentException("paragraph out of place in " + id + ": " + span);
      }
      from = span.end();
    }
  }

  /** The words of a headline, or of the first paragraph where nothing is marked as one. */
  public String title() {
    return paragraphs.stream()
        .filter(paragraph -> paragraph.role() == Role.HEADLINE)
        .findFirst()
        .or(() -> paragraphs.stream().findFirst())
        .map(paragraph -> paragraph.span().in(text))
        .orElse(id);
  }
}
