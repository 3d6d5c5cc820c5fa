package org.proofwire.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/**
 * What a list's item begins with.
 *
 * @param kind the bullet itself, or {@code 1} for any number and {@code a} for any letter, so that
 *     the items of one list are of one kind
 */
record ListMark(char kind) {
  private static final Pattern MARK =
      Pattern.compile("(?:([•●▪◦‣∙·*+–—-])|(\\d{1,2})[.)]|\\(?([a-z])\\))[ \\t\\u00A0]+(?=\\S)");

  static Optional<ListMark> at(String text, Span line) {
    Matcher matcher = MARK.matcher(text).region(line.start(), line.end());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    if (matcher.group(1) != null) {
      return Optional.of(new ListMark(matcher.group(1).charAt(0)));
    }
    return Optional.of(new ListMark(matcher.group(2) == null ? 'a' : '1'));
  }

  /**
   * Whether it is used for nothing else, so that it makes an item without a second one beside it.
   */
  boolean isSure() {
    return "•●▪◦‣∙".indexOf(kind) >= 0;
  }
}
