package org.proofwire.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Walks along a decoded text and its source together, and says for each character where it stands
 * in the source. Nothing is taken on trust: a place is given only where the source's characters, or
 * the character reference there, do make the decoded ones. After the first disagreement the rest of
 * that text has no place.
 */
final class Alignment {
  static final int NOWHERE = -1;

  /** Where each character of a text goes. */
  interface Placed {
    /**
     * Takes the next character.
     *
     * @param from first code unit in the source, or {@link #NOWHERE}
     * @param to the one after the last; {@code to - from} is 1 exactly where the source has the
     *     character itself
     */
    void put(char c, int from, int to);
  }

  /** What may stand between a text and its source. */
  enum Syntax {
    /** Character references; also whole tags, where a parser joined what stood on both sides. */
    HTML,
    /** Character references and backslashes. */
    MARKDOWN,
    /** Nothing: the same characters. */
    NONE
  }

  /** The longest name is 31 letters (CounterClockwiseContourIntegral). */
  private static final Pattern REFERENCE = Pattern.compile("&#?[0-9A-Za-z]{1,40};?");

  private final String source;
  private final Syntax syntax;
  private final Matcher reference;

  private Alignment(String source, Syntax syntax) {
    this.source = source;
    this.syntax = syntax;
    this.reference = REFERENCE.matcher(source);
  }

  /**
   * Walks from a place in the source.
   *
   * @param from where the text begins in the source, or {@link #NOWHERE}
   */
  static void walk(String source, Syntax syntax, int from, String decoded, Placed placed) {
    new Alignment(source, syntax).walk(from, decoded, placed);
  }

  private void walk(int from, String decoded, Placed placed) {
    int at = from;
    int i = 0;
    while (i < decoded.length()) {
      char c = decoded.charAt(i);
      at = skip(at, c);
      if (at == NOWHERE || at >= source.length()) {
        placed.put(c, NOWHERE, NOWHERE);
        at = NOWHERE;
        i++;
      } else if (source.charAt(at) == '&'
          && syntax != Syntax.NONE
          && reference.region(at, source.length()).lookingAt()) {
        String written = reference.group();
        String meant = Parser.unescapeEntities(written, false);
        int rest = meant.equals(written) ? written.length() - 1 : commonEnd(written, meant);
        String made = meant.substring(0, meant.length() - rest);
        int to = at + written.length() - rest;
        if (decoded.startsWith(made, i)) {
          for (int k = 0; k < made.length(); k++) {
            placed.put(made.charAt(k), at, to);
          }
          i += made.length();
          at = to;
        } else {
          at = NOWHERE;
        }
      } else if (source.charAt(at) == c) {
        placed.put(c, at, at + 1);
        at++;
        i++;
      } else {
        at = NOWHERE;
      }
    }
  }

  /**
   * How much of a reference's end was not part of it: "¬it;" may be written as the reference "not"
   * and then "it;".
   */
  private static int commonEnd(String written, String meant) {
    int same = 0;
    while (same < meant.length() - 1
        && written.charAt(written.length() - 1 - same) == meant.charAt(meant.length() - 1 - same)) {
      same++;
    }
    return same;
  }

  /** Past what stands in the source but not in the text. */
  private int skip(int from, char next) {
    int at = from;
    while (at != NOWHERE && at < source.length() && source.charAt(at) != next) {
      char c = source.charAt(at);
      if (c == '\0') {
        at++; // parsers drop it
      } else if (syntax == Syntax.HTML && c == '<') {
        int end = source.indexOf('>', at);
        at = end < 0 ? NOWHERE : end + 1;
      } else if (syntax == Syntax.MARKDOWN && c == '\\') {
        at++;
      } else {
        break;
      }
    }
    if (syntax == Syntax.MARKDOWN
        && at != NOWHERE
        && next == '\\'
        && source.startsWith("\\\\", at)) {
      at++;
    }
    return at;
  }
}
