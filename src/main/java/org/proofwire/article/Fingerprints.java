package org.proofwire.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names findings so that each is known again after edits elsewhere in the article: by its rule, its
 * words and two words on either side, never by the number of a line.
 */
public final class Fingerprints {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** Characters on either side of the words in which the two neighbouring words are looked for. */
  private static final int NEIGHBOURHOOD = 60;

  /** Bytes of the digest that are kept: enough for any number of findings to stay apart. */
  private static final int BYTES = 12;

  private Fingerprints() {}

  /**
   * A name for each finding, {@code 3f2a…:1}; those that are alike in everything are numbered after
   * the colon.
   *
   * @param findings all findings of one article, in the order of reading
   * @param text the article's text
   */
  public static List<String> of(List<Finding> findings, String text) {
    var seen = new HashMap<String, Integer>();
    return findings.stream()
        .map(finding -> digest(finding, text))
        .map(digest -> digest + ":" + seen.merge(digest, 1, Integer::sum))
        .toList();
  }

  private static String digest(Finding finding, String text) {
    Span span = finding.span();
    List<String> before =
        words(text.substring(Math.max(0, span.start() - NEIGHBOURHOOD), span.start()));
    List<String> after =
        words(text.substring(span.end(), Math.min(text.length(), span.end() + NEIGHBOURHOOD)));
    String name =
        String.join(
            "\n",
            finding.rule(),
            String.join(" ", before.subList(Math.max(0, before.size() - 2), before.size())),
            span.in(text),
            String.join(" ", after.subList(0, Math.min(2, after.size()))));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(word -> word.group().toLowerCase(Locale.ROOT)).toList();
  }
}
