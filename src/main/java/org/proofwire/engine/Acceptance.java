package org.proofwire.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a newsroom has decided to let stand.
 *
 * @param kind what is let stand
 * @param value the word, the name, the finding's fingerprint, or the rule's id
 * @param path the articles that it holds for, as a glob ({@code opinion/**}); all, if empty
 * @param reason why, for whoever wonders later; may be empty
 */
public record Acceptance(Kind kind, String value, Optional<String> path, String reason) {
  /** What can be let stand. */
  public enum Kind {
    WORD,
    NAME,
    FINDING,
    RULE;

    /** The key in the file: {@code word}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Acceptance {
    value = value.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("“" + kind.key() + "” is empty");
    }
    if (path.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("“path” is empty");
    }
  }

  public static Acceptance of(Kind kind, String value) {
    return new Acceptance(kind, value, Optional.empty(), "");
  }

  @JsonCreator
  static Acceptance read(
      @Nullable String word,
      @Nullable String name,
      @Nullable String finding,
      @Nullable String rule,
      @Nullable String path,
      @Nullable String reason) {
    var given = new EnumMap<Kind, String>(Kind.class);
    putIfGiven(Kind.WORD, word, given);
    putIfGiven(Kind.NAME, name, given);
    putIfGiven(Kind.FINDING, finding, given);
    putIfGiven(Kind.RULE, rule, given);
    if (given.size() != 1) {
      throw new IllegalArgumentException(
          "an entry of “accept” has exactly one of "
              + Stream.of(Kind.values()).map(Kind::key).collect(Collectors.joining(", ")));
    }
    Map.Entry<Kind, String> only = given.entrySet().iterator().next();
    return new Acceptance(
        only.getKey(),
        only.getValue(),
        Optional.ofNullable(path),
        reason == null ? "" : reason.strip());
  }

  private static void putIfGiven(Kind kind, @Nullable String value, Map<Kind, String> given) {
    if (value != null) {
      given.put(kind, value);
    }
  }

  /** Whether the two let the same thing stand, whatever the reason. */
  boolean isSameAs(Acceptance other) {
    return kind == other.kind && value.equals(other.value) && path.equals(other.path);
  }

  /** As the file has it: {@code rule: calque, path: opinion/**}. */
  @Override
  public String toString() {
    return kind.key() + ": " + value + path.map(glob -> ", path: " + glob).orElse("");
  }
}
