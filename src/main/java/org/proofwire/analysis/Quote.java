package org.proofwire.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.proofwire.article.Span;

/**
 * One quotation.
 *
 * @param span the quoted words with their marks
 * @param kind how it is quoted
 * @param speaker who speaks, as an entity of the article, where it says so
 * @param named the words that name the speaker in the clause that gives the quotation to somebody:
 *     "Haqqani", "the envoy", "she"
 * @param attribution that clause: "Haqqani told"
 * @param cue the verb or phrase that says so: "told", "according to"
 * @param basis what the speaker rests on
 * @param confidence how sure the speaker is, from 0 to 1
 */
public record Quote(
    Span span,
    Kind kind,
    Optional<Entity> speaker,
    Optional<Span> named,
    Optional<Span> attribution,
    Optional<Span> cue,
    Basis basis,
    double confidence) {

  /** How words are quoted. */
  public enum Kind {
    /** A whole sentence or more between marks. */
    DIRECT,
    /** A part of a sentence between marks: he called it "a disgrace". */
    MIXED,
    /** No marks: she said that it was a disgrace. */
    INDIRECT,
    /** A paragraph of its own without marks, behind "He wrote:". */
    BLOCK,
    /** One or two words at arm's length: the so-called "experts". */
    SCARE,
    /** The name of a work. */
    TITLE
  }

  /** What a speaker rests on. */
  public enum Basis {
    /** A clause of its own: "..., she said". */
    CUE,
    /** The quotation before it, of which it is the rest. */
    CONTINUED,
    /**
     * The sentence before, which tells of a letter, a speech, a question or just of the speaker.
     */
    INTRODUCED,
    /** Nothing: nobody is known to speak. */
    NONE
  }

  private static final Set<String> PRONOUNS =
      Set.of("he", "she", "it", "they", "i", "we", "you", "who", "one", "this", "that");

  /** Less sure than this, words without a name are as likely the object as the subject. */
  private static final double SURE = 0.7;

  /**
   * Who speaks, for a reader: the entity's name, or the words that stand for somebody without one,
   * such as "a spokesman for the union".
   *
   * @param text the article's text
   */
  public Optional<String> shownSpeaker(String text) {
    return speaker
        .map(Entity::name)
        .or(
            () ->
                named
                    .filter(span -> confidence >= SURE)
                    .map(span -> span.in(text).replaceAll("\\s+", " "))
                    .filter(words -> !PRONOUNS.contains(words.toLowerCase(Locale.ROOT))));
  }

  /** Whether it is speech between marks, not irony or a title. */
  public boolean isSpeech() {
    return kind == Kind.DIRECT || kind == Kind.MIXED || kind == Kind.BLOCK;
  }
}
