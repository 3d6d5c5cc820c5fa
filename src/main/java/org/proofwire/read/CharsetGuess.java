package org.proofwire.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses the encoding of bytes that are not UTF-8.
 *
 * <p>ICU's detector compares the bytes with what is usual in whole texts of each language. An
 * English article has perhaps a dozen bytes that tell anything (curly quotes, a name with an
 * accent), and there the detector is often wrong. So its candidates, and the encodings that English
 * is mostly written in, are judged by what they make of those few bytes: a letter among letters of
 * its own kind and a quotation mark beside a word are likely, a currency sign inside a word or a
 * word made only of accented letters is not.
 */
final class CharsetGuess {
  /** As much as ICU's own documentation calls plenty; only lines that tell something are in it. */
  private static final int SAMPLE_BYTES = 16 * 1024;

  /** The encodings that English with the odd foreign name is written in, likeliest first. */
  private static final String[] USUAL = {
    "windows-1252", "windows-1250", "windows-1254", "x-MacRoman"
  };

  /** How much more likely, in points of ICU's 0 to 100, each of them is than the one after it. */
  private static final int USUAL_STEP = 4;

  /** What one unlikely character takes away, when a likely one adds one. */
  private static final int UNLIKELY = -3;

  /** No English word has so many accented letters in a row. */
  private static final int ACCENTS_IN_A_ROW = 3;

  private CharsetGuess() {}

  /**
   * The likeliest encoding.
   *
   * @param declared what the page claims, which counts as much as ICU's word
   */
  static Charset of(byte[] bytes, Optional<Charset> declared) {
    byte[] sample = sample(bytes);
    var candidates = new LinkedHashMap<Charset, Integer>();
    for (int i = 0; i < USUAL.length; i++) {
      candidates.put(Charset.forName(USUAL[i]), USUAL_STEP * (USUAL.length - i));
    }
    declared.ifPresent(charset -> candidates.merge(charset, 100, Math::max));
    CharsetMatch[] matches = new CharsetDetector().setText(sample).detectAll();
    for (CharsetMatch match : matches) {
      charset(match.getName())
          .filter(found -> !found.name().startsWith("UTF-")) // those were tried, and are surer
          .ifPresent(found -> candidates.merge(found, match.getConfidence(), Math::max));
    }
    Charset best = Charset.forName(USUAL[0]);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Charset, Integer> candidate : candidates.entrySet()) {
      double score =
          100 * likelihood(new String(sample, candidate.getKey())) + 0.3 * candidate.getValue();
      if (score > bestScore) {
        best = candidate.getKey();
        bestScore = score;
      }
    }
    return best;
  }

  private static Optional<Charset> charset(String name) {
    String wider =
        switch (name) {
          case "ISO-8859-1" -> "windows-1252";
          case "ISO-8859-9" -> "windows-1254";
          case "Shift_JIS" -> "windows-31j";
          case "EUC-KR" -> "x-windows-949";
          default -> name;
        };
    // ICU also names some that the Java platform lacks (IBM424_rtl); no English news is in those.
    return Charset.isSupported(wider) ? Optional.of(Charset.forName(wider)) : Optional.empty();
  }

  /** The lines that have a byte beyond ASCII. */
  private static byte[] sample(byte[] bytes) {
    var sample = new ByteArrayOutputStream();
    int line = 0;
    boolean telling = false;
    for (int i = 0; i <= bytes.length && sample.size() < SAMPLE_BYTES; i++) {
      if (i == bytes.length || bytes[i] == '\n' || i - line == SAMPLE_BYTES) {
        if (telling) {
          sample.write(bytes, line, i - line);
          sample.write('\n');
        }
        line = i;
        telling = false;
      } else {
        telling |= bytes[i] < 0;
      }
    }
    return sample.toByteArray();
  }

  /** From 1 (every character beyond ASCII stands where one would expect it) downward. */
  private static double likelihood(String text) {
    int points = 0;
    int judged = 0;
    int accents = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean accent = c >= 0x80 && Character.isLetter(c) && isLatin(c);
      accents = accent ? accents + 1 : 0;
      if (c >= 0x80) {
        judged++;
        boolean likely =
            Character.isLetter(c)
                ? accents < ACCENTS_IN_A_ROW && isLikelyLetter(text, i)
                : isLikelyMark(c, isWord(text, i - 1), isWord(text, i + 1));
        points += likely ? 1 : UNLIKELY;
      }
    }
    return judged == 0 ? 0 : (double) points / judged;
  }

  private static char at(String text, int index) {
    return index < 0 || index >= text.length() ? ' ' : text.charAt(index);
  }

  private static boolean isWord(String text, int index) {
    return Character.isLetterOrDigit(at(text, index));
  }

  private static boolean isLikelyLetter(String text, int index) {
    char letter = at(text, index);
    char before = at(text, index - 1);
    char after = at(text, index + 1);
    if (!fits(letter, before) || !fits(letter, after)) {
      return false;
    }
    if (Character.getType(letter) == Character.OTHER_LETTER) {
      return isLikelyOther(letter, before, after);
    }
    boolean inside = Character.isLetter(before);
    if (Character.isUpperCase(letter)) {
      boolean alone = !inside && !Character.isLetter(after);
      if (alone) {
        // "Ó Súilleabháin"; other capitals alone are the dashes and quotes of an old Macintosh
        return before == ' ' && after == ' ' && "ÀÁÉÓÔ".indexOf(letter) >= 0;
      }
      boolean allCapitals = Character.isUpperCase(at(text, index + 2));
      return inside
          ? Character.isUpperCase(before) && !Character.isLowerCase(after)
          : !Character.isUpperCase(after) || allCapitals;
    }
    // a thorn inside a word is a Turkish s, an ae after i a South Slavic c
    return !(inside && letter == '\u00FE') && !(before == 'i' && letter == '\u00E6');
  }

  /**
   * Letters without case: an ordinal sign, or scripts in which a word is rarely one letter long.
   */
  private static boolean isLikelyOther(char letter, char before, char after) {
    if (letter == '\u00AA' || letter == '\u00BA') {
      return Character.isDigit(before);
    }
    boolean halfWidth = letter >= '\uFF61' && letter <= '\uFF9F'; // a single byte in Shift_JIS
    return !halfWidth && (Character.isLetter(before) || Character.isLetter(after));
  }

  /** Whether a letter's neighbour is no letter, or one of the same script. */
  private static boolean fits(char letter, char neighbour) {
    return !Character.isLetter(neighbour) || isLatin(letter) == isLatin(neighbour);
  }

  private static boolean isLatin(char letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }

  private static boolean isLikelyMark(char c, boolean afterWord, boolean beforeWord) {
    return switch (c) {
      case '\u2019', '\u2013', '\u2014', '\u00A0', '\u00D7' -> true;
      case '\u2018', '\u201C', '\u201E', '\u00AB', '\u00A1', '\u00BF' -> !afterWord;
      case '\u201D', '\u00BB', '\u2026' -> !beforeWord || !afterWord;
      case '\u2022', '\u20AC', '\u00A3', '\u00A7', '\u00A9', '\u00B7' -> !afterWord || !beforeWord;
      case '\u00B0', '\u00BD', '\u00BC', '\u00BE', '\u2122', '\u00AE', '\u00B2', '\u00B3' ->
          !beforeWord;
      default -> isIdeographicMark(c);
    };
  }

  private static boolean isIdeographicMark(char c) {
    return (c >= '\u3000' && c <= '\u303F') || (c >= '\uFF00' && c <= '\uFF60');
  }
}
