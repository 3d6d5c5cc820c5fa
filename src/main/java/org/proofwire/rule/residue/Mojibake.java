package org.proofwire.rule.residue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words whose bytes were read in the wrong encoding, and what they were before.
 *
 * <p>UTF-8 that was read as another encoding leaves a trace that natural text hardly ever has:
 * written back in that encoding, a word is valid UTF-8 again, and shorter.
 */
public final class Mojibake {
  /** Encodings in which no natural word is valid UTF-8: letters there don't lie so. */
  private static final List<Charset> SURE =
      charsets("windows-1252", "windows-1251", "windows-1250", "windows-1254", "IBM437");

  /** Encodings in which a short natural word may be valid UTF-8 by chance. */
  private static final List<Charset> DOUBTFUL =
      charsets("windows-1256", "windows-1253", "KOI8-R", "IBM850", "x-MacRoman", "ISO-8859-2");

  /** Encodings with two bytes a character: there chance is likelier still. */
  private static final List<Charset> WIDE =
      charsets("GBK", "windows-31j", "x-windows-949", "x-windows-950");

  /** Bytes that windows-1252 has no character for; the closing quotation mark ends on the first. */
  private static final List<Byte> LOST =
      List.of((byte) 0x9d, (byte) 0x81, (byte) 0x8d, (byte) 0x8f, (byte) 0x90);

  private static final char REPLACED = '\ufffd';

  /** A text is damaged three times at most. */
  private static final int MOST_TIMES = 3;

  private Mojibake() {}

  /** Those of some encodings that this Java has: small ones lack the East Asian encodings. */
  private static List<Charset> charsets(String... names) {
    return Stream.of(names).filter(Charset::isSupported).map(Charset::forName).toList();
  }

  /**
   * The word as it was before it was read in a wrong encoding, once or more; empty if it wasn't.
   */
  public static Optional<String> repair(String word) {
    Optional<String> repaired = Optional.empty();
    for (int times = 0; times < MOST_TIMES; times++) {
      Optional<String> next = reread(repaired.orElse(word));
      if (next.isEmpty()) {
        break;
      }
      repaired = next;
    }
    return repaired.or(() -> controls(word));
  }

  private static Optional<String> reread(String word) {
    if (word.indexOf(REPLACED) >= 0) {
      return LOST.stream()
          .flatMap(lost -> reread(word, SURE.get(0), lost).stream())
          .filter(read -> read.indexOf(REPLACED) < 0)
          .findFirst();
    }
    return SURE.stream()
        .flatMap(charset -> reread(word, charset, (byte) 0).stream())
        .findFirst()
        .or(
            () ->
                DOUBTFUL.stream()
                    .flatMap(charset -> reread(word, charset, (byte) 0).stream())
                    .filter(read -> isMark(read) || isBesideLatin(word) || isOneScript(read))
                    .findFirst())
        .or(
            () ->
                WIDE.stream()
                    .flatMap(charset -> reread(word, charset, (byte) 0).stream())
                    .filter(read -> isBesideLatin(word) || isOneScript(read))
                    .findFirst())
        .filter(read -> !read.equals(word));
  }

  private static Optional<String> reread(String word, Charset charset, byte lost) {
    return bytes(word, charset, lost)
        .flatMap(Mojibake::utf8)
        .filter(read -> read.length() <= word.length() - (WIDE.contains(charset) ? 0 : 1));
  }

  /** Dashes, quotation marks, signs of money. */
  private static boolean isMark(String read) {
    return read.codePoints().noneMatch(Character::isLetter);
  }

  private static boolean isBesideLatin(String word) {
    return word.chars().anyMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
  }

  /** Whether it is a word of at least three letters of one script beyond ASCII. */
  private static boolean isOneScript(String read) {
    List<Character.UnicodeScript> scripts =
        read.codePoints()
            .filter(c -> c >= 0x80 && Character.isLetter(c))
            .mapToObj(Character.UnicodeScript::of)
            .toList();
    return scripts.size() >= 3
        && scripts.stream().distinct().count() == 1
        && scripts.get(0) != Character.UnicodeScript.HAN;
  }

  /** The word's bytes in an encoding; empty if it can't be written in it. */
  private static Optional<ByteBuffer> bytes(String word, Charset charset, byte lost) {
    CharsetEncoder encoder = charset.newEncoder();
    ByteBuffer bytes = ByteBuffer.allocate(2 * word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == REPLACED && lost != 0) {
        bytes.put(lost);
      } else if (encoder.canEncode(c)) {
        try {
          bytes.put(encoder.encode(CharBuffer.wrap(new char[] {c})));
        } catch (CharacterCodingException e) {
          return Optional.empty();
        }
      } else if (c >= 0x80 && c < 0xa0) {
        bytes.put((byte) c); // the places that windows-1252 leaves empty pass through as they are
      } else {
        return Optional.empty();
      }
    }
    bytes.flip();
    return Optional.of(bytes);
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Bytes of windows-1252 that were passed on as control characters: 0x93 for a “. */
  private static Optional<String> controls(String word) {
    boolean has = word.chars().anyMatch(c -> c >= 0x80 && c < 0xa0 && c != 0x85);
    if (!has) {
      return Optional.empty();
    }
    var mended = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      mended.append(
          c >= 0x80 && c < 0xa0
              ? new String(new byte[] {(byte) c}, SURE.get(0))
              : String.valueOf(c));
    }
    return mended.indexOf(String.valueOf(REPLACED)) >= 0
        ? Optional.empty()
        : Optional.of(mended.toString());
  }
}
