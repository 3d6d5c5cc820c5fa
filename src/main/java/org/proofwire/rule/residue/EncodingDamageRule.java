package org.proofwire.rule.residue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds characters that were broken on the way, and repairs those that can be.
 *
 * <p>UTF-8 that was read as a one-byte encoding leaves a trace that natural text hardly ever has:
 * written back in that encoding, a word is valid UTF-8 again, and shorter.
 */
public record EncodingDamageRule(RuleInfo info) implements Rule {
  private static final List<Charset> MISTAKEN_FOR =
      List.of(
          Charset.forName("windows-1252"),
          Charset.forName("windows-1251"),
          Charset.forName("windows-1250"),
          Charset.forName("IBM437"));

  /** A word, and the no-break spaces in it, which may be part of the damage. */
  private static final Pattern WORD = Pattern.compile("[^ \\t\\r\\n]+");

  /** With a stray blank at most, as in "& quot;"; twice escaped at most. */
  private static final Pattern ENTITY =
      Pattern.compile(
          "& ?(?:amp;){0,2}(?:#\\d{2,5}|#[xX][0-9a-fA-F]{2,5}|quot|amp|lt|gt|nbsp|apos|[lr][sd]quo|"
              + "laquo|raquo|[mn]dash|hellip|bull|middot|copy|reg|deg|euro|pound|shy|"
              + "[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron))(?: ?;)");

  /** An apostrophe that became a question mark. */
  private static final Pattern LOST_APOSTROPHE =
      Pattern.compile("\\p{L}\\?(?:t|s|re|ve|ll|d|m)(?!\\p{L})");

  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00ad\\u200b\\u2060\\ufeff\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008\\u000b\\u000e-\\u001f"
              + "\\u007f]|(?<=\\p{IsLatin})[\\u200c\\u200d\\u200e\\u200f](?=\\p{IsLatin})");

  private static final Pattern LOST = Pattern.compile("[\\ufffd\\ue000-\\uf8ff]");

  private static final String LATIN = "aceopxyijsABCEHIKMOPTXYSJuovE";
  private static final String LOOKALIKES = "асеорхуіјѕАВСЕНІКМОРТХУЅЈυον\u0395";

  @Override
  public List<Finding> check(Analysis article) {
    String text = article.text();
    var findings = new ArrayList<Finding>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (isPlain(text, word.start(), word.end())) {
        continue;
      }
      Span span = trimmed(text, word.start(), word.end());
      int before = findings.size();
      entities(span, text, findings);
      if (findings.size() == before && span.length() > 0) {
        damage(span, text).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** Most words are letters only: nothing to look at. */
  private static boolean isPlain(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c > 0x7e || c < 0x20 || c == '&' || (c == '?' && i + 1 < end)) {
        return false;
      }
    }
    return true;
  }

  /** The word without the marks around it. */
  private static Span trimmed(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && "\"'“”‘([{,.;:!?".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'“”)]},.:!?".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return new Span(from, to);
  }

  private void entities(Span word, String text, List<Finding> findings) {
    // “& quot;” has a blank in it, so we look a little further than the word.
    int end = Math.min(text.length(), word.end() + 12);
    Matcher entity = ENTITY.matcher(text).region(word.start(), end);
    while (entity.find() && entity.start() < word.end()) {
      String code = entity.group().replace(" ", "");
      String character =
          StringEscapeUtils.unescapeHtml4(
              StringEscapeUtils.unescapeHtml4(StringEscapeUtils.unescapeHtml4(code)));
      String write = code.contains("apos;") ? "'" : character.replace('\u00a0', ' ');
      findings.add(
          info.finding(
                  "entity", new Span(entity.start(), entity.end()), text, Map.of("write", write))
              .withSeverity(Severity.MINOR)
              .withSuggestions(List.of(write)));
    }
  }

  private Optional<Finding> damage(Span span, String text) {
    String word = span.in(text);
    Optional<String> repaired = repair(word);
    if (repaired.isPresent()) {
      return Optional.of(
          info.finding("", span, text, Map.of("write", repaired.get()))
              .withSuggestions(List.of(repaired.get())));
    }
    if (LOST.matcher(word).find()) {
      return Optional.of(info.finding("lost", span, text, Map.of()));
    }
    if (LOST_APOSTROPHE.matcher(word).find()) {
      return Optional.of(
          info.finding("lost", span, text, Map.of())
              .withSuggestions(List.of(word.replaceFirst("(?<=\\p{L})\\?", "’"))));
    }
    if (INVISIBLE.matcher(word).find()) {
      return Optional.of(
          info.finding("invisible", span, text, Map.of())
              .withSeverity(Severity.MINOR)
              .withSuggestions(List.of(INVISIBLE.matcher(word).replaceAll(""))));
    }
    return latin(word)
        .map(
            write ->
                info.finding("alike", span, text, Map.of())
                    .withSeverity(Severity.MINOR)
                    .withSuggestions(List.of(write)));
  }

  /** The word as it was before it was read in a wrong encoding, once or twice. */
  private static Optional<String> repair(String word) {
    Optional<String> once = reread(word);
    return once.flatMap(EncodingDamageRule::reread).or(() -> once);
  }

  private static Optional<String> reread(String word) {
    for (Charset charset : MISTAKEN_FOR) {
      Optional<String> read = bytes(word, charset).flatMap(EncodingDamageRule::utf8);
      if (read.isPresent() && read.get().length() < word.length()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /** The word's bytes in an encoding; empty if it can't be written in it. */
  private static Optional<ByteBuffer> bytes(String word, Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    ByteBuffer bytes = ByteBuffer.allocate(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (encoder.canEncode(c)) {
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

  /** A Latin word in which some letters are Cyrillic or Greek ones of the same look. */
  private static Optional<String> latin(String word) {
    var mended = new StringBuilder();
    int latin = 0;
    int foreign = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      Character.UnicodeScript script = Character.UnicodeScript.of(c);
      if (script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK) {
        int place = LOOKALIKES.indexOf(c);
        if (place < 0) {
          return Optional.empty();
        }
        foreign++;
        mended.append(LATIN.charAt(place));
      } else {
        latin += script == Character.UnicodeScript.LATIN ? 1 : 0;
        mended.append(c);
      }
    }
    return foreign > 0 && latin > 1 ? Optional.of(mended.toString()) : Optional.empty();
  }
}
