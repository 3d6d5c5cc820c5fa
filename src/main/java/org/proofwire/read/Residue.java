package org.proofwire.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The lines that sites and scrapers leave around an article, from {@code residue.txt}.
 *
 * @param whole such lines, without the punctuation around them
 * @param beginnings the beginning of such a line, and how many words may follow it
 */
record Residue(Set<String> whole, Map<String, Integer> beginnings) {
  /** A name or a heading may follow {@code *}, a sentence or two {@code **}. */
  private static final int SHORT_REST = 12;

  private static final int LONG_REST = 60;

  Residue {
    whole = Set.copyOf(whole);
    beginnings = Map.copyOf(beginnings);
  }

  static Residue load() {
    var whole = new HashSet<String>();
    var beginnings = new HashMap<String, Integer>();
    for (String entry : WordList.named("residue.txt")) {
      if (entry.endsWith(" **")) {
        beginnings.put(entry.substring(0, entry.length() - 3), LONG_REST);
      } else if (entry.endsWith(" *")) {
        beginnings.put(entry.substring(0, entry.length() - 2), SHORT_REST);
      } else {
        whole.add(entry);
      }
    }
    return new Residue(whole, beginnings);
  }

  /** Whether a paragraph is nothing else. */
  boolean holds(String paragraph) {
    if (paragraph.length() > 600) {
      return false;
    }
    String[] words =
        paragraph.replace('’', '\'').toLowerCase(Locale.ROOT).strip().split("[\\s\\u00A0]+", -1);
    if (whole.contains(bare(String.join(" ", words)))) {
      return true;
    }
    var beginning = new StringBuilder();
    for (int i = 0; i < Math.min(8, words.length - 1); i++) {
      beginning.append(i == 0 ? "" : " ").append(words[i]);
      Integer rest = beginnings.get(beginning.toString());
      if (rest != null && words.length - i - 1 <= rest) {
        return true;
      }
    }
    return false;
  }

  /** Without what stands around the letters: brackets, arrows, stops. */
  private static String bare(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && !Character.isLetterOrDigit(line.charAt(start))) {
      start++;
    }
    while (start < end && !Character.isLetterOrDigit(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }
}
