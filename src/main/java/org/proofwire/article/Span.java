package org.proofwire.article;

/**
 * A stretch of an article's text.
 *
 * @param start first UTF-16 code unit, inclusive, from 0
 * @param end last UTF-16 code unit, exclusive; equal to {@code start} where something is missing
 */
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  public static Span of(int start, int end) {
    return new Span(start, end);
  }

  public int length() {
    return end - start;
  }

  /** The words it covers. */
  public String in(String text) {
    return text.substring(start, end);
  }

  /** Whether the two share a code unit; an empty span overlaps what it stands strictly inside. */
  public boolean overlaps(Span other) {
    return (start < other.end && other.start < end) || equals(other);
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** The shortest span that holds both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public Span shift(int by) {
    return new Span(start + by, end + by);
  }

  /** By start, then shorter first. */
  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
