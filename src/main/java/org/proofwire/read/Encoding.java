package org.proofwire.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the encoding of a file's bytes: by its byte order mark, by what the page declares, by being
 * flawless UTF-8, and last by guessing.
 *
 * <p>Flawless UTF-8 with characters beyond ASCII beats a declared one-byte encoding: such a page
 * was sent with a header that said UTF-8, which a file on disk has lost. The other way round hardly
 * happens, since text in a one-byte encoding is next to never flawless UTF-8.
 */
public final class Encoding {
  /** Where browsers stop looking for a declaration, and some more for pages that begin late. */
  private static final int DECLARED_WITHIN = 4096;

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?i)<meta\\b[^>]{0,500}?\\bcharset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([\\w.:-]{2,40})"
              + "|\\A\\s{0,99}<\\?xml\\b[^>]{0,200}?\\bencoding\\s{0,9}=\\s{0,9}[\"']([\\w.:-]{2,40})");

  /**
   * What browsers take some names for (WHATWG Encoding Standard, "Names and labels"): pages that
   * declare the narrower encoding use characters of the wider one.
   */
  private static final Map<String, String> WIDER =
      Map.ofEntries(
          Map.entry("ascii", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          // A page whose declaration can be read byte by byte is not in UTF-16, whatever it says.
          Map.entry("utf-16", "UTF-8"),
          Map.entry("utf-16le", "UTF-8"),
          Map.entry("utf-16be", "UTF-8"),
          Map.entry("unicode", "UTF-8"));

  /** One broken byte for so many flawless characters beyond ASCII is damage inside UTF-8. */
  private static final int DAMAGE_RATIO = 4;

  private Encoding() {}

  /**
   * Decodes a whole file.
   *
   * @param page whether it may declare its encoding inside, as HTML does
   * @return the text, without a byte order mark
   */
  public static String decode(byte[] bytes, boolean page) {
    return decode(bytes, page ? declared(bytes) : Optional.empty());
  }

  /**
   * Decodes what came over the web.
   *
   * @param told the encoding that the answer's header names, which goes before what the page says
   */
  public static String decode(byte[] bytes, boolean page, Optional<String> told) {
    Optional<Charset> named = told.flatMap(Encoding::named);
    return named.isPresent() ? decode(bytes, named) : decode(bytes, page);
  }

  private static String decode(byte[] bytes, Optional<Charset> declared) {
    Optional<Charset> marked = marked(bytes);
    if (marked.isPresent()) {
      String text = new String(bytes, marked.get());
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    if (isWide(bytes)) {
      return new String(
          bytes, bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
    if (declared.isPresent() && (utf8.isEmpty() || utf8.get().length() == bytes.length)) {
      Optional<String> text = strictly(bytes, declared.get());
      if (text.isPresent()) {
        return text.get();
      }
    }
    if (utf8.isPresent()) {
      return utf8.get();
    }
    String damaged = new String(bytes, StandardCharsets.UTF_8);
    return isDamagedUtf8(damaged) ? damaged : new String(bytes, CharsetGuess.of(bytes, declared));
  }

  /** The first characters, near enough to see what kind of text it is. */
  static String preview(byte[] head) {
    if (marked(head).isPresent() || isWide(head)) {
      return decode(head, false);
    }
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  /** The encoding that a byte order mark gives. */
  static Optional<Charset> marked(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00EF\u00BB\u00BF")) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (head.equals("\u00FF\u00FE\0\0")) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (head.equals("\0\0\u00FE\u00FF")) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (head.equals("\u00841\u00953")) {
      return Optional.of(Charset.forName("GB18030"));
    }
    if (head.startsWith("\u00FF\u00FE")) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return head.startsWith("\u00FE\u00FF")
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /**
   * Whether this is UTF-16, with a byte order mark or without: English in it has a zero byte beside
   * nearly every letter, always on the same side.
   */
  static boolean isWide(byte[] bytes) {
    Optional<Charset> marked = marked(bytes);
    if (marked.isPresent()) {
      return !marked.get().equals(StandardCharsets.UTF_8);
    }
    int pairs = Math.min(bytes.length, DECLARED_WITHIN) / 2;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < pairs; i++) {
      even += bytes[2 * i] == 0 ? 1 : 0;
      odd += bytes[2 * i + 1] == 0 ? 1 : 0;
    }
    return pairs > 1
        && Math.max(even, odd) > pairs * 7 / 10
        && Math.min(even, odd) < pairs / 20 + 1;
  }

  private static Optional<Charset> declared(byte[] bytes) {
    int length = Math.min(bytes.length, DECLARED_WITHIN);
    Matcher found = DECLARATION.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (!found.find()) {
      return Optional.empty();
    }
    return named(found.group(1) == null ? found.group(2) : found.group(1));
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(WIDER.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty(); // "charset=foo" tells nothing; go on as if it were not there
    }
  }

  /** The text, if every byte has a meaning in this encoding. */
  static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isDamagedUtf8(String decoded) {
    int broken = 0;
    int flawless = 0;
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      broken += c == '\uFFFD' ? 1 : 0;
      flawless += c > 0x7F && c != '\uFFFD' ? 1 : 0;
    }
    return flawless >= broken * DAMAGE_RATIO;
  }
}
