package org.proofwire.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers and word lists from a rule's file that only this rule reads.
 *
 * @param values by name, as the file has them
 */
public record Settings(Map<String, Object> values) {
  public Settings {
    values = Map.copyOf(values);
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException if the file does not give it
   */
  public double number(String name) {
    if (values.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("setting “" + name + "” must be a number");
  }

  /**
   * A list of words.
   *
   * @throws IllegalArgumentException if the file does not give it
   */
  public List<String> words(String name) {
    if (values.get(name) instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    throw new IllegalArgumentException("setting “" + name + "” must be a list of words");
  }

  /** The same list, for asking whether a word is in it. */
  public Set<String> wordSet(String name) {
    return Set.copyOf(words(name));
  }
}
