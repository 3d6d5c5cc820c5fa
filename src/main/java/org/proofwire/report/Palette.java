package org.proofwire.report;

/** Paints words for the terminal. Which colours there are, and whether any, is the caller's. */
@FunctionalInterface
public interface Palette {
  /** For files, pipes and terminals without colours. */
  Palette PLAIN = (ink, words) -> words;

  /** The words, wrapped in whatever makes a terminal show them in this ink. */
  String paint(Ink ink, String words);

  /** What the painted words are. */
  enum Ink {
    /** The article's headline. */
    HEADLINE,
    /** A score and verdict that let the article pass. */
    PASSED,
    /** A score and verdict that call for an editor. */
    DOUBTED,
    /** A score and verdict that turn the article down. */
    FAILED,
    CRITICAL,
    MAJOR,
    MINOR,
    NEUTRAL,
    /** The words that a finding is about. */
    FOUND,
    /** What to write instead. */
    SUGGESTION,
    /** Places, counts and other small print. */
    FAINT
  }
}
