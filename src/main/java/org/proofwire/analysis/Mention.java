package org.proofwire.analysis;

import org.proofwire.article.Span;

/**
 * One place where an entity is named.
 *
 * @param span the words of the name, without title, article or possessive ending
 * @param text these words
 * @param kind how it is named there
 */
public record Mention(Span span, String text, Kind kind) {
  /** How an entity is named. */
  public enum Kind {
    /** By its own name or a part of it. */
    NAME,
    /** By what it is: "the envoy". */
    ROLE,
    /** By a pronoun. */
    PRONOUN
  }
}
