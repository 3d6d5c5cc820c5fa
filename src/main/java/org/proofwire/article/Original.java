package org.proofwire.article;

import java.util.List;
import java.util.Optional;

/**
 * The page that an article was read from, and the way back to it.
 *
 * @param content the page's source, decoded
 * @param runs stretches of the article's text that stand in the source, in the text's order. Inside
 *     a run of equal lengths every character is found; in one of unequal lengths (a character
 *     reference) the whole run is
 */
public record Original(String content, List<Run> runs) {
  public Original {
    runs = List.copyOf(runs);
  }

  /** One stretch of text and its place in the source, both in UTF-16 code units. */
  public record Run(Span text, Span source) {}

  /**
   * Where a span of the text stands in the source; empty if nothing of it came from there. An empty
   * span stands before the character that follows it, or else after the one before: a full stop is
   * missing at the end of a paragraph, where nothing of the source follows.
   */
  public Optional<Span> locate(Span span) {
    Optional<Span> place = Optional.empty();
    for (Run run : runs) {
      if (run.text().end() <= span.start()) {
        if (span.length() == 0 && run.text().end() == span.start()) {
          place = Optional.of(Span.of(run.source().end(), run.source().end()));
        }
        continue;
      }
      if (run.text().start() >= Math.max(span.end(), span.start() + 1)) {
        break;
      }
      boolean literal = run.text().length() == run.source().length();
      int from = Math.max(0, span.start() - run.text().start());
      int to = Math.min(run.text().length(), span.end() - run.text().start());
      int start = run.source().start() + (literal ? from : 0);
      int end = literal ? run.source().start() + Math.max(from, to) : run.source().end();
      Span piece = Span.of(start, span.length() == 0 ? start : end);
      // a page may show one after the other what stands the other way round in its source
      place = Optional.of(place.filter(before -> span.length() > 0).map(piece::to).orElse(piece));
    }
    return place;
  }
}
