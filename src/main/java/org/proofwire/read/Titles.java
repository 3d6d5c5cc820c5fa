package org.proofwire.read;

import java.util.Locale;

/** Compares headlines as a reader would: letters and digits, whatever their case and quotes. */
final class Titles {
  private Titles() {}

  static boolean same(String one, String other) {
    String bare = bare(one);
    return !bare.isEmpty() && bare.equals(bare(other));
  }

  /** Only the letters and digits, in lower case. */
  static String bare(String title) {
    return title
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
