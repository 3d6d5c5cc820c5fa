package org.proofwire.model;

import java.util.List;
import org.proofwire.article.Span;

/**
 * What the model makes of one word.
 *
 * @param span where it stands
 * @param logits its answer to each question, as a logit: 0 is as likely as not
 */
public record Chance(Span span, List<Float> logits) {
  public Chance {
    logits = List.copyOf(logits);
  }

  /** The same word in a longer text that has so many code units before it. */
  public Chance shift(int by) {
    return new Chance(span.shift(by), logits);
  }
}
