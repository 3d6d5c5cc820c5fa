package org.proofwire.report;

import org.proofwire.article.Span;

/**
 * Some words of a text among their neighbours, on one line, cut between words where it is cut.
 *
 * @param before what stands before them, with an ellipsis where more does
 * @param words the words themselves; long ones with their middle left out
 * @param after what stands after them, with an ellipsis where more does
 */
record Excerpt(String before, String words, String after) {
  /** Longest stretch of words that is shown whole; of a longer one the ends are. */
  private static final int LONGEST = 160;

  /**
   * The excerpt around a span.
   *
   * @param within the part of the text that its neighbours may be taken from
   * @param around how many code units of its neighbours to show on either side, about
   */
  static Excerpt of(Span span, Span within, String text, int around) {
    int from = Math.max(Math.min(within.start(), span.start()), span.start() - around);
    int to = Math.min(Math.max(within.end(), span.end()), span.end() + around);
    String left = text.substring(from, span.start());
    boolean cutLeft = within.start() < from;
    if (cutLeft) {
      int space = left.indexOf(' ');
      left = "… " + (space < 0 ? "" : left.substring(space + 1));
    }
    String right = text.substring(span.end(), to);
    boolean cutRight = to < within.end();
    if (cutRight) {
      int space = right.lastIndexOf(' ');
      right = (space < 0 ? "" : right.substring(0, space)) + " …";
    }
    return new Excerpt(line(left), line(middleOut(span.in(text))), line(right));
  }

  private static String middleOut(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    int end = wholeCharacter(words, LONGEST / 2);
    int start = wholeCharacter(words, words.length() - LONGEST / 2);
    return words.substring(0, end) + " … " + words.substring(start);
  }

  /** The offset, or the one before it where it would cut a surrogate pair. */
  private static int wholeCharacter(String words, int offset) {
    return Character.isSurrogatePair(words.charAt(offset - 1), words.charAt(offset))
        ? offset - 1
        : offset;
  }

  private static String line(String text) {
    return Unseen.plain(text.replaceAll("\\s+", " "));
  }
}
