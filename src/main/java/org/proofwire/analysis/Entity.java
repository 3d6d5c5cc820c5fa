package org.proofwire.analysis;

import java.util.List;
import java.util.Set;

/**
 * A person, organisation or place that the article names.
 *
 * @param name its fullest mention: "Zalmay Khalilzad"
 * @param kind what it is
 * @param gender what titles, first names and pronouns tell
 * @param roles what it is called besides its name, in lower case: "envoy", "veteran diplomat"
 * @param mentions every place that names it, in the order of reading; at least one
 */
public record Entity(
    String name, Kind kind, Gender gender, Set<String> roles, List<Mention> mentions) {
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
    UNKNOWN
  }

  /** The last word of the name: the surname of most people. */
  public String lastName() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }
}
