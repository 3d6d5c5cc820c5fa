package org.proofwire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes characters visible that a reader can't see but that change what is seen: control
 * characters, which a terminal obeys; the overrides that turn the direction of writing around; soft
 * hyphens and spaces without width, which are often the very thing that a finding points at.
 *
 * <p>Left alone: tabs and line breaks, the joiners that Persian, Indian scripts and emoji need, and
 * Arabic's and Syriac's number signs, which Unicode counts as format characters but which are ink.
 */
public final class Unseen {
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}&&[^\\t\\n\\r]]|[\\p{Cf}\\p{Cs}\\u2028\\u2029\\uFFFE\\uFFFF&&[^\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2]]");

  private Unseen() {}

  /** The text with a sign in place of each unseen character: {@code [U+200B]}. */
  public static String plain(String text) {
    return UNSEEN.matcher(text).replaceAll(unseen -> "[" + code(unseen.group()) + "]");
  }

  /** The text cut into stretches that can be shown as they are, and unseen characters. */
  static List<Stretch> stretches(String text) {
    var stretches = new ArrayList<Stretch>();
    Matcher unseen = UNSEEN.matcher(text);
    int from = 0;
    while (unseen.find()) {
      if (from < unseen.start()) {
        stretches.add(new Stretch(text.substring(from, unseen.start()), Optional.empty()));
      }
      stretches.add(new Stretch(code(unseen.group()), Optional.of(name(unseen.group()))));
      from = unseen.end();
    }
    if (from < text.length()) {
      stretches.add(new Stretch(text.substring(from), Optional.empty()));
    }
    return stretches;
  }

  private static String code(String character) {
    return String.format("U+%04X", character.codePointAt(0));
  }

  private static String name(String character) {
    return Optional.ofNullable(Character.getName(character.codePointAt(0)))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .orElse("not a character");
  }

  /**
   * Some text to show.
   *
   * @param text what to show: the text itself, or the code of an unseen character
   * @param unseen the name of the unseen character that the text stands for
   */
  record Stretch(String text, Optional<String> unseen) {}
}
