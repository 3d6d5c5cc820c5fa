package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Span;

/**
 * A text that shows what a rule finds, or that it stays silent: documentation and test at once.
 *
 * @param text the text without marks
 * @param marked what the rule must find in it, in order; empty where it must stay silent
 * @param right the text as it should be, where there is a wrong one; with the first suggestion of
 *     each finding applied, the text must become this
 * @param note what the example shows
 * @param notYet why the rule does not manage it yet; empty when it does
 */
public record Example(
    String text, List<Span> marked, Optional<String> right, String note, String notYet) {
  private static final String OPEN = "[[";
  private static final String CLOSE = "]]";

  public Example {
    marked = List.copyOf(marked);
  }

  /** Reads the form that it has in a rule's file, where {@code [[...]]} marks what is found. */
  @JsonCreator
  static Example parse(
      @JsonProperty("wrong") @Nullable String wrong,
      @JsonProperty("right") @Nullable String right,
      @JsonProperty("note") @Nullable String note,
      @JsonProperty("not-yet") @Nullable String notYet) {
    if (wrong == null && right == null) {
      throw new IllegalArgumentException("an example needs “wrong” or “right”");
    }
    String source = wrong != null ? wrong : right == null ? "" : right;
    var spans = new ArrayList<Span>();
    var text = new StringBuilder();
    int at = 0;
    for (int open = source.indexOf(OPEN);
        open >= 0 && wrong != null;
        open = source.indexOf(OPEN, at)) {
      int close = source.indexOf(CLOSE, open);
      if (close < 0) {
        throw new IllegalArgumentException("“[[” without “]]” in the example: " + source);
      }
      text.append(source, at, open);
      int start = text.length();
      text.append(source, open + OPEN.length(), close);
      spans.add(new Span(start, text.length()));
      at = close + CLOSE.length();
    }
    text.append(source.substring(at));
    if (wrong != null && spans.isEmpty()) {
      throw new IllegalArgumentException("mark what is wrong with [[ ]] in the example: " + source);
    }
    return new Example(
        text.toString().strip(),
        spans,
        wrong == null ? Optional.empty() : Optional.ofNullable(right),
        note == null ? "" : note,
        notYet == null ? "" : notYet);
  }

  @Override
  public String toString() {
    return text;
  }
}
