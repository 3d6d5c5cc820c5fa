package org.proofwire.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A person, organisation or place that the article names.
 *
 * @param name its fullest mention: "Zalmay Khalilzad"
 * @param kind what it is
 * @param gender what titles, given names, roles and pronouns tell
 * @param genderEvidence the word that tells it: "Mrs", "Maria", "actress", "she"; empty where the
 *     gender is not known
 * @param roles what it is called besides its name, in lower case: "envoy", "senior fellow"
 * @param mentions every place that names it, in the order of reading; at least one
 */
public record Entity(
    String name,
    Kind kind,
    Gender gender,
    String genderEvidence,
    Set<String> roles,
    List<Mention> mentions) {
  private static final Set<String> PRONOUNS = Set.of("he", "she");

  public Entity {
    roles = Set.copyOf(roles);
    mentions = List.copyOf(mentions);
  }

  /** What an entity is. */
  public enum Kind {
    PERSON,
    ORGANISATION,
    PLACE,
    OTHER
  }

  /** What is known of a person's gender, from the article or from titles. */
  public enum Gender {
    MALE,
    FEMALE,
    UNKNOWN;

    /** Whether the two can't be one person. */
    boolean contradicts(Gender other) {
      return this != UNKNOWN && other != UNKNOWN && this != other;
    }
  }

  /** The last word of the name: the surname of most people. */
  public String lastName() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /**
   * Whether the gender rests on more than the article's pronouns, which may be what is wrong with
   * it.
   */
  public boolean isGenderCertain() {
    return gender != Gender.UNKNOWN && !PRONOUNS.contains(genderEvidence.toLowerCase(Locale.ROOT));
  }
}
