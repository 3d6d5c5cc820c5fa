package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.proofwire.analysis.Name;

/**
 * Names that are words in their own language, by what they mean: from {@code
 * rules/names/meanings.txt}.
 *
 * @param byFirstWord the meanings, by the first of their words
 */
record Meanings(Map<String, List<Meaning>> byFirstWord) {
  Meanings {
    byFirstWord = Map.copyOf(byFirstWord);
  }

  /**
   * One meaning of a name.
   *
   * @param name as English writes the name
   * @param folded the name's words by their letters
   * @param words what it means, in small letters
   * @param language of the name
   * @param tellsAlone whether it is no English, so that the article need not have the name too
   */
  record Meaning(
      String name, List<String> folded, List<String> words, String language, boolean tellsAlone) {
    Meaning {
      folded = List.copyOf(folded);
      words = List.copyOf(words);
    }
  }

  /**
   * Reads lines such as {@code de Vogel: bird}.
   *
   * @throws IllegalArgumentException if a line has another shape
   */
  static Meanings parse(List<String> lines) {
    var byFirstWord = new HashMap<String, List<Meaning>>();
    for (String line : lines) {
      String[] sides = line.split(": ", 2);
      String[] key = sides[0].split(" ", -1);
      if (sides.length < 2 || key.length != 2) {
        throw new IllegalArgumentException("a meaning looks like “de Vogel: bird”: " + line);
      }
      String name = key[1].replace('_', ' ');
      List<String> folded = List.of(name.split(" ", -1)).stream().map(Name::fold).toList();
      String language = Locale.forLanguageTag(key[0]).getDisplayLanguage(Locale.ENGLISH);
      for (String meant : sides[1].split(", ", -1)) {
        List<String> words = List.of(meant.replace("!", "").split("_", -1));
        byFirstWord
            .computeIfAbsent(words.get(0), word -> new ArrayList<>())
            .add(new Meaning(name, folded, words, language, meant.startsWith("!")));
      }
    }
    return new Meanings(byFirstWord);
  }
}
