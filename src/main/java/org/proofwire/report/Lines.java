package org.proofwire.report;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the lines of a text begin, to say which line and column an offset is in. */
final class Lines {
  private static final Pattern BREAK = Pattern.compile("\r\n|\n|\r");

  private final int[] starts;

  private Lines(int[] starts) {
    this.starts = starts;
  }

  static Lines of(String text) {
    Matcher breaks = BREAK.matcher(text);
    var starts = new int[] {0};
    int count = 1;
    while (breaks.find()) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = breaks.end();
    }
    return new Lines(Arrays.copyOf(starts, count));
  }

  /** The place of an offset, which may be the text's end. */
  Place at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Place(line + 1, offset - starts[line] + 1);
  }

  /**
   * A place in a text as people and editors count.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 code units
   */
  record Place(int line, int column) {}
}
