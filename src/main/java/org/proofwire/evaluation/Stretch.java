package org.proofwire.evaluation;

import java.util.BitSet;
import java.util.List;
import org.proofwire.article.Span;

/**
 * How stretches of text are compared: by characters, so that flagging everything earns nothing.
 *
 * <p>Unlike {@link Span#overlaps}, an empty stretch counts as touching what it stands in or next
 * to: a mark where a full stop is missing and a finding on the word before it are about one thing.
 */
final class Stretch {
  private Stretch() {}

  static boolean overlaps(Span one, Span other) {
    if (one.length() == 0 || other.length() == 0) {
      return one.start() <= other.end() && other.start() <= one.end();
    }
    return one.start() < other.end() && other.start() < one.end();
  }

  /** Whether a finding points at a mark: it overlaps, and is not so long as to point at all. */
  static boolean fits(Span finding, Span mark) {
    return overlaps(finding, mark) && finding.length() <= 3 * mark.length() + 40;
  }

  static BitSet covered(List<Span> spans) {
    var covered = new BitSet();
    spans.forEach(span -> covered.set(span.start(), span.end()));
    return covered;
  }

  /** How many characters two sets share. */
  static int shared(BitSet one, BitSet other) {
    var both = (BitSet) one.clone();
    both.and(other);
    return both.cardinality();
  }
}
