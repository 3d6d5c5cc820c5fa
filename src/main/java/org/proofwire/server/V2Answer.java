package org.proofwire.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.languagetool.markup.AnnotatedText;
import org.proofwire.article.Category;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.report.Tool;

/**
 * The answer of {@code /v2/check}, in the shape that LanguageTool's clients know.
 *
 * @param sentenceRanges where each sentence begins and ends in the text as it was sent
 */
record V2Answer(
    Software software,
    Warnings warnings,
    Language language,
    List<Match> matches,
    List<List<Integer>> sentenceRanges) {
  /** Characters shown on either side of a match, as LanguageTool has it. */
  private static final int CONTEXT = 40;

  /** This program, in LanguageTool's words. */
  record Software(
      String name,
      String version,
      String buildDate,
      int apiVersion,
      boolean premium,
      String premiumHint,
      String status) {
    static Software of(Tool tool) {
      return new Software(tool.name(), tool.version(), "", 1, false, "", "");
    }
  }

  record Warnings(boolean incompleteResults) {}

  record Language(String name, String code, Detected detectedLanguage) {}

  record Detected(String name, String code, double confidence, String source) {}

  record Match(
      String message,
      String shortMessage,
      List<Replacement> replacements,
      int offset,
      int length,
      Context context,
      String sentence,
      Type type,
      Rule rule,
      boolean ignoreForIncompleteSentence,
      int contextForSureMatch) {}

  record Replacement(String value) {}

  record Context(String text, int offset, int length) {}

  record Type(String typeName) {}

  record Rule(
      String id,
      String description,
      String issueType,
      Group category,
      @JsonProperty("isPremium") boolean isPremium) {}

  record Group(String id, String name) {
    static Group of(Category category) {
      String id = category.id();
      int slash = id.indexOf('/');
      return new Group(id, capital(id.substring(slash + 1)) + " (" + id.substring(0, slash) + ")");
    }

    private static String capital(String words) {
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).replace('-', ' ');
    }
  }

  /**
   * Findings as matches.
   *
   * @param text what was checked, and the way back to what was sent
   */
  static V2Answer of(Tool tool, Language language, AnnotatedText text, List<Finding> findings) {
    List<Span> sentences = sentences(text.getPlainText());
    return new V2Answer(
        Software.of(tool),
        new Warnings(false),
        language,
        findings.stream().map(finding -> match(finding, text, sentences)).toList(),
        sentences.stream()
            .map(span -> sent(span, text))
            .map(span -> List.of(span.start(), span.end()))
            .toList());
  }

  private static Match match(Finding finding, AnnotatedText text, List<Span> sentences) {
    String plain = text.getPlainText();
    Span shown = visible(finding.span(), plain);
    Span place = sent(shown, text);
    String sentence =
        sentences.stream()
            .filter(span -> span.contains(shown.start()))
            .findFirst()
            .map(span -> span.in(plain).strip())
            .orElse("");
    return new Match(
        finding.message(),
        "",
        replacements(finding, shown, plain),
        place.start(),
        place.length(),
        context(shown, plain),
        sentence,
        new Type("Other"),
        new Rule(
            finding.rule(),
            finding.why().strip(),
            finding.category().its(),
            Group.of(finding.category()),
            false),
        false,
        0);
  }

  /** Where something is missing there is nothing to underline, so the word before is taken. */
  private static Span visible(Span span, String text) {
    if (span.length() > 0) {
      return span;
    }
    int start = span.start();
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start < span.start()
        ? Span.of(start, span.start())
        : Span.of(span.start(), Math.min(text.length(), span.end() + 1));
  }

  private static List<Replacement> replacements(Finding finding, Span shown, String text) {
    String before = text.substring(shown.start(), Math.max(shown.start(), finding.span().start()));
    String after = text.substring(Math.min(shown.end(), finding.span().end()), shown.end());
    return finding.suggestions().stream()
        .map(suggestion -> new Replacement(before + suggestion + after))
        .toList();
  }

  private static Span sent(Span span, AnnotatedText text) {
    int start = text.getOriginalTextPositionFor(span.start(), false);
    int end =
        span.length() == 0 ? start : text.getOriginalTextPositionFor(span.end() - 1, true) + 1;
    return Span.of(start, Math.max(start, end));
  }

  private static Context context(Span span, String text) {
    int from = Math.max(0, span.start() - CONTEXT);
    int to = Math.min(text.length(), span.end() + CONTEXT);
    String before = from > 0 ? "..." : "";
    String after = to < text.length() ? "..." : "";
    String shown = before + text.substring(from, to).replaceAll("[\\r\\n\\t]", " ") + after;
    return new Context(shown, span.start() - from + before.length(), span.length());
  }

  /** Good enough to show a match in its sentence; the rules have a better notion of sentences. */
  private static List<Span> sentences(String text) {
    var spans = new ArrayList<Span>();
    var breaks = BreakIterator.getSentenceInstance(Locale.US);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      int last = start + text.substring(start, end).stripTrailing().length();
      if (last > start) {
        spans.add(Span.of(start, last));
      }
      start = end;
    }
    return spans;
  }
}
