package org.proofwire.rule.residue;

import java.text.Normalizer;
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
 * <p>What was read in a wrong encoding is put right by {@link Mojibake}; letters that only look
 * Latin, or are set in another style, are exchanged for those that are.
 */
public record EncodingDamageRule(RuleInfo info) implements Rule {
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

  /** A letter inside a word that became a question mark: "na?ve", not "page?id=1". */
  private static final Pattern LOST_LETTER = Pattern.compile("\\p{L}+\\?\\p{Ll}{2,}");

  private static final String LATIN = "aceopxyijsdhqwvABCEHIKMOPTXYSJABEZHIKMNOPTYXovui";
  private static final String LOOKALIKES =
      "асеорхуіјѕԁһԛԝѵАВСЕНІКМОРТХУЅЈ\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7ονυι";

  @Override
  public List<Finding> check(Analysis article) {
    String text = article.text();
    var findings = new ArrayList<Finding>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      if (isPlain(text, word.start(), word.end())) {
        continue;
      }
      Span span = trimmed(text, word.start(), word.end(), "\"'“”‘([{,.;:!?)]}");
      int before = findings.size();
      entities(span, text, findings);
      if (findings.size() == before) {
        // Marks around a word may be part of the damage: “вЂ“” was a dash.
        misread(trimmed(text, word.start(), word.end(), "\"'([{,.;:!?)]}"), text)
            .or(() -> span.length() > 0 ? damage(span, text) : Optional.empty())
            .ifPresent(findings::add);
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
  private static Span trimmed(String text, int start, int end, String marks) {
    int from = start;
    int to = end;
    while (from < to && marks.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && marks.indexOf(text.charAt(to - 1)) >= 0) {
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

  private Optional<Finding> misread(Span span, String text) {
    return Mojibake.repair(span.in(text))
        .map(
            write ->
                info.finding("", span, text, Map.of("write", write))
                    .withSuggestions(List.of(write)));
  }

  private Optional<Finding> damage(Span span, String text) {
    Optional<Finding> misread = misread(span, text);
    if (misread.isPresent()) {
      return misread;
    }
    String word = span.in(text);
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
    if (LOST_LETTER.matcher(word).matches()) {
      return Optional.of(info.finding("lost", span, text, Map.of()));
    }
    return latin(word)
        .or(() -> plain(word))
        .map(
            write ->
                info.finding("alike", span, text, Map.of())
                    .withSeverity(Severity.MINOR)
                    .withSuggestions(List.of(write)));
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
    return foreign > 0 && latin > 0 && mended.length() > 2
        ? Optional.of(mended.toString())
        : Optional.empty();
  }

  /** The word in plain letters, if it is set in wide or mathematical ones: “Ｈｅｌｌｏ”, “𝐛𝐨𝐥𝐝”. */
  private static Optional<String> plain(String word) {
    long styled =
        word.codePoints()
            .filter(c -> (c >= 0xff21 && c <= 0xff5a) || (c >= 0x1d400 && c <= 0x1d7cb))
            .filter(Character::isLetter)
            .count();
    return styled > 1
        ? Optional.of(Normalizer.normalize(word, Normalizer.Form.NFKC))
        : Optional.empty();
  }
}
