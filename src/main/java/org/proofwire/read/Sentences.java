package org.proofwire.read;

/** The little that reading must know of sentences before they are analysed. */
final class Sentences {
  private Sentences() {}

  /**
   * Whether a final stop, question or exclamation mark stands at the end, or only quotes after it.
   */
  static boolean isEnded(String words) {
    int last = words.length() - 1;
    while (last >= 0 && isCloser(words.charAt(last))) {
      last--;
    }
    return last >= 0 && ".!?…。".indexOf(words.charAt(last)) >= 0 && !isInitial(words, last);
  }

  /** "US" with stops at the end of a headline: a capital between two stops, or after a space. */
  private static boolean isInitial(String words, int stop) {
    return words.charAt(stop) == '.'
        && stop > 1
        && Character.isUpperCase(words.charAt(stop - 1))
        && words.charAt(stop - 2) == '.';
  }

  private static boolean isCloser(char c) {
    return "\"'”’»)]}\u00A0 ".indexOf(c) >= 0;
  }

  /** How many words, by the white space between them. */
  static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00A0';
      words += !space && !inside ? 1 : 0;
      inside = !space;
    }
    return words;
  }
}
