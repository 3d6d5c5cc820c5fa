package org.proofwire.analysis;

import java.util.Optional;
import org.proofwire.article.Span;

/**
 * One quotation.
 *
 * @param span the quoted words with their marks
 * @param kind how it is quoted
 * @param speaker who speaks, as an entity of the article, where it says so
 * @param attribution the clause that gives it to the speaker: "Haqqani told AFP"
 * @param cue the verb or phrase that says so: "told", "according to"
 * @param confidence how sure the speaker is, from 0 to 1
 */
public record Quote(
    Span span,
    Kind kind,
    Optional<Entity> speaker,
    Optional<Span> attribution,
    Optional<Span> cue,
    double confidence) {

  /** How words are quoted. */
  public enum Kind {
    /** A whole sentence or more between marks. */
    DIRECT,
    /** A part of a sentence between marks: he called it "a disgrace". */
    MIXED,
    /** No marks: she said that it was a disgrace. */
    INDIRECT,
    /** One or two words at arm's length: the so-called "experts". */
    SCARE,
    /** The name of a work. */
    TITLE
  }
}
