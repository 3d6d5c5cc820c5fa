package org.proofwire.analysis;

import org.proofwire.article.Span;

/**
 * Words between quotation marks, whoever speaks them. They never cross the border of a paragraph.
 *
 * @param span the words with their marks
 * @param inner the words without the marks
 * @param open the mark that they begin with; empty where the paragraph goes on with a speech whose
 *     marks stand only around the whole
 * @param closed whether a closing mark ends them
 * @param carriesOn whether the speech goes on in the next paragraph, as the missing closing mark
 *     and the opening one there tell
 * @param nested whether they stand inside other quoted words
 * @param block the place of their paragraph, or of their line where lines end with sentences, among
 *     {@link QuotationMarks#blocks}, from 0
 */
public record Marked(
    Span span,
    Span inner,
    String open,
    boolean closed,
    boolean carriesOn,
    boolean nested,
    int block) {

  /** Whether a mark opens them. */
  public boolean opened() {
    return !open.isEmpty();
  }
}
