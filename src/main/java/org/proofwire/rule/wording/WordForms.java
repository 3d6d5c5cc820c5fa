package org.proofwire.rule.wording;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.proofwire.analysis.Dictionary;
import org.proofwire.rule.Settings;

/**
 * How unknown words are built, and which English words they resemble.
 *
 * <p>English makes new words freely with some beginnings and endings ("superdelegate",
 * "birtherism", "maskless") and hardly ever with others: a word in "-ation" or "-ated" that is in
 * no dictionary was more likely put together by a machine from pieces of words. All words are given
 * in lower case.
 *
 * @param prefixes beginnings that go with nearly any word
 * @param freeEndings endings that go with nearly any word
 * @param closedEndings endings of English words that are hardly used to make new ones
 */
record WordForms(List<String> prefixes, List<String> freeEndings, List<String> closedEndings) {
  WordForms {
    prefixes = List.copyOf(prefixes);
    freeEndings = List.copyOf(freeEndings);
    closedEndings = List.copyOf(closedEndings);
  }

  static WordForms of(Settings settings) {
    return new WordForms(
        settings.words("prefixes"),
        settings.words("free-endings"),
        settings.words("closed-endings"));
  }

  private static final int LONGEST_BEFORE_Y = 6;

  /** Short words that end a compound: "coverup". */
  private static final List<String> PARTICLES = List.of("in", "off", "on", "out", "over", "up");

  /** Parts of a compound have three letters at least: shorter ones are found in any word. */
  private static final int SHORTEST_PART = 3;

  /** Whether English builds such a word from one that it knows. */
  boolean isDerived(String text, Dictionary dictionary) {
    return hasKnownBase(text, dictionary) || isCompound(text, dictionary);
  }

  private boolean hasKnownBase(String text, Dictionary dictionary) {
    if (knows(dictionary, text)) {
      return true;
    }
    for (String prefix : prefixes) {
      String rest = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
      if (rest.length() > SHORTEST_PART
          && (knows(dictionary, rest) || hasFreeEnding(rest, dictionary))) {
        return true;
      }
    }
    return hasFreeEnding(text, dictionary);
  }

  private boolean hasFreeEnding(String text, Dictionary dictionary) {
    if (text.endsWith("eds") && knows(dictionary, text.substring(0, text.length() - 1))) {
      return false; // "the evacuateds": participles have no plural
    }
    for (String suffix : freeEndings) {
      int length = text.length() - suffix.length();
      // "-y" goes with short words ("beery"): "contractory" is none.
      boolean fits = !suffix.equals("y") || length <= LONGEST_BEFORE_Y;
      if (text.endsWith(suffix) && length >= SHORTEST_PART && fits) {
        String base = text.substring(0, length);
        if (knows(dictionary, base)
            || knows(dictionary, base + "e")
            || knows(dictionary, base + "y")
            || (isDoubled(base) && knows(dictionary, base.substring(0, base.length() - 1)))
            || (base.endsWith("i")
                && knows(dictionary, base.substring(0, base.length() - 1) + "y"))) {
          return true;
        }
      }
    }
    // -ed makes verbs of nouns, but a name with -ed is a name ("Mohamed"), so the base must be
    // long.
    return text.endsWith("ed")
        && text.length() > SHORTEST_PART + 2
        && (knows(dictionary, text.substring(0, text.length() - 2))
            || knows(dictionary, text.substring(0, text.length() - 1)));
  }

  private boolean isCompound(String text, Dictionary dictionary) {
    for (String particle : PARTICLES) {
      if (text.endsWith(particle)
          && isPart(dictionary, text.substring(0, text.length() - particle.length()))) {
        return true;
      }
    }
    for (int i = SHORTEST_PART; i <= text.length() - SHORTEST_PART; i++) {
      if (isPart(dictionary, text.substring(0, i)) && isPart(dictionary, text.substring(i))) {
        return true;
      }
    }
    return false;
  }

  /** Rare words are found in any word ("mis" + "tep"), the short ones first. */
  private static boolean isPart(Dictionary dictionary, String word) {
    return word.length() > 4
        ? knows(dictionary, word)
        : dictionary.frequency(word) >= (word.length() > SHORTEST_PART ? 8 : 11);
  }

  private static boolean isDoubled(String base) {
    int last = base.length() - 1;
    return last > 1 && base.charAt(last) == base.charAt(last - 1);
  }

  private static boolean knows(Dictionary dictionary, String word) {
    return word.length() >= SHORTEST_PART && dictionary.knowsAsCommonWord(word);
  }

  /** Whether it ends as English words do, in a way that makes no new ones. */
  boolean looksEnglish(String text) {
    return closedEndings.stream()
        .anyMatch(suffix -> text.endsWith(suffix) && text.length() >= suffix.length() + 3);
  }

  /**
   * Words one slip away: a letter too many, too few, wrong, or two swapped.
   *
   * @param leastFrequency how common they must be, on the scale of {@link Dictionary#frequency}
   */
  List<String> neighbours(String text, Dictionary dictionary, int leastFrequency) {
    var found = new TreeSet<String>();
    for (int i = 0; i <= text.length(); i++) {
      String before = text.substring(0, i);
      String after = text.substring(i);
      if (i < text.length()) {
        found.add(before + after.substring(1));
      }
      if (i + 1 < text.length()) {
        found.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
      }
      for (char letter = 'a'; letter <= 'z'; letter++) {
        found.add(before + letter + after);
        if (i < text.length()) {
          found.add(before + letter + after.substring(1));
        }
      }
    }
    return found.stream()
        .filter(word -> !word.equals(text) && dictionary.frequency(word) >= leastFrequency)
        .sorted(
            Comparator.comparingInt((String word) -> -dictionary.frequency(word))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Whether it is drawn out or clipped for effect: "ooooh", "hmmm". */
  static boolean isExpressive(String text) {
    for (int i = 2; i < text.length(); i++) {
      if (text.charAt(i) == text.charAt(i - 1) && text.charAt(i) == text.charAt(i - 2)) {
        return true;
      }
    }
    return text.chars().noneMatch(letter -> "aeiouy".indexOf(letter) >= 0);
  }

  /** Whether it is written with the letters a to z only. */
  static boolean isPlain(String text) {
    return text.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
  }
}
