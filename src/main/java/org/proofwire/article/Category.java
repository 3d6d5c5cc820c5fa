package org.proofwire.article;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kind of an error: the MQM core typology, and two kinds of the house.
 *
 * <p>Each also has its type in the Internationalization Tag Set 2.0 (W3C Recommendation 2013,
 * section 8.17, "Localization Quality Issue"), which other translation tools read.
 */
public enum Category {
  MISTRANSLATION("accuracy/mistranslation", "mistranslation"),
  /** Of the house: words given to the wrong person. */
  MISATTRIBUTION("accuracy/misattribution", "mistranslation"),
  UNTRANSLATED("accuracy/untranslated", "untranslated"),
  ADDITION("accuracy/addition", "addition"),
  OMISSION("accuracy/omission", "omission"),
  GRAMMAR("fluency/grammar", "grammar"),
  SPELLING("fluency/spelling", "misspelling"),
  PUNCTUATION("fluency/punctuation", "typographical"),
  INCONSISTENCY("fluency/inconsistency", "inconsistency"),
  UNINTELLIGIBLE("fluency/unintelligible", "other"),
  CHARACTER_ENCODING("fluency/character-encoding", "characters"),
  INCONSISTENT_USE("terminology/inconsistent-use", "terminology"),
  WRONG_TERM("terminology/wrong-term", "terminology"),
  AWKWARD("style/awkward", "style"),
  UNIDIOMATIC("style/unidiomatic", "style"),
  NUMBER_FORMAT("locale/number-format", "locale-violation"),
  DATE_FORMAT("locale/date-format", "locale-violation"),
  NAME_FORMAT("locale/name-format", "locale-violation"),
  MARKUP("design/markup", "markup"),
  /** Of the house: what a scraper, a spinner or a site left behind. */
  REPUBLISHING_RESIDUE("design/republishing-residue", "other");

  private final String id;
  private final String its;

  Category(String id, String its) {
    this.id = id;
    this.its = its;
  }

  /** The name used in files and reports: {@code fluency/grammar}. */
  public String id() {
    return id;
  }

  /** The ITS 2.0 localization quality issue type: {@code misspelling}. */
  public String its() {
    return its;
  }

  /** The category with this id, if there is one. */
  public static Optional<Category> of(String id) {
    return Arrays.stream(values()).filter(category -> category.id.equals(id)).findFirst();
  }
}
