package org.proofwire.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proofwire.article.Article;
import org.proofwire.article.Category;
import org.proofwire.article.DoubtMark;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Fingerprints;
import org.proofwire.article.Original;
import org.proofwire.article.Paragraph;
import org.proofwire.article.QuoteMark;
import org.proofwire.article.Report;
import org.proofwire.article.Role;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Suppressed;
import org.proofwire.article.Verdict;

/** Builds a report by hand: paragraphs first, then what is found in them. */
final class Draft {
  private final String id;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder source = new StringBuilder("<!doctype html>\n<main>\n");
  private final List<Original.Run> runs = new ArrayList<>();
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Suppressed> suppressed = new ArrayList<>();
  private final List<DoubtMark> doubts = new ArrayList<>();
  private final List<QuoteMark> quotes = new ArrayList<>();
  private final List<RuleLine> rules = new ArrayList<>();
  private boolean webPage;

  Draft(String id) {
    this.id = id;
  }

  Draft paragraph(Role role, String words) {
    if (text.length() > 0) {
      text.append("\n\n");
    }
    int start = text.length();
    text.append(words);
    paragraphs.add(new Paragraph(Span.of(start, text.length()), role));
    source.append("<p>");
    for (int i = 0; i < words.length(); i++) {
      String written = words.charAt(i) == '&' ? "&amp;" : words.substring(i, i + 1);
      runs.add(
          new Original.Run(
              Span.of(start + i, start + i + 1),
              Span.of(source.length(), source.length() + written.length())));
      source.append(written);
    }
    source.append("</p>\n");
    return this;
  }

  Draft body(String... paragraphs) {
    Arrays.stream(paragraphs).forEach(words -> paragraph(Role.BODY, words));
    return this;
  }

  /** Makes it an article that was read from a web page. */
  Draft fromWebPage() {
    webPage = true;
    return this;
  }

  Draft found(
      String words,
      Severity severity,
      String rule,
      Category category,
      double confidence,
      String message,
      String why,
      String... suggestions) {
    return found(span(words), severity, rule, category, confidence, message, why, suggestions);
  }

  Draft found(
      Span span,
      Severity severity,
      String rule,
      Category category,
      double confidence,
      String message,
      String why,
      String... suggestions) {
    findings.add(
        new Finding(
            span,
            rule,
            category,
            severity,
            confidence,
            message,
            why,
            List.of(suggestions),
            List.of(),
            List.of()));
    return this;
  }

  /** Something is missing after these words. */
  Draft missingAfter(
      String words,
      Severity severity,
      String rule,
      Category category,
      double confidence,
      String message,
      String why,
      String... suggestions) {
    int place = span(words).end();
    return found(
        Span.of(place, place), severity, rule, category, confidence, message, why, suggestions);
  }

  /** What is wrong begins with some words and ends with others. */
  Draft foundAcross(
      String from,
      String to,
      Severity severity,
      String rule,
      Category category,
      double confidence,
      String message,
      String why,
      String... suggestions) {
    return found(
        span(from).to(span(to)), severity, rule, category, confidence, message, why, suggestions);
  }

  /** Rests the last finding on these words. */
  Draft because(String words, String note) {
    Finding last = findings.remove(findings.size() - 1);
    var evidence = new ArrayList<>(last.evidence());
    evidence.add(new Evidence(span(words), note));
    findings.add(last.withEvidence(evidence));
    return this;
  }

  Draft alsoFoundBy(String... rules) {
    Finding last = findings.remove(findings.size() - 1);
    findings.add(last.withAlsoFoundBy(List.of(rules)));
    return this;
  }

  /** Lets the last finding stand. */
  Draft accepted(String entry, String reason) {
    Finding last = findings.remove(findings.size() - 1);
    String fingerprint = Fingerprints.of(List.of(last), text.toString()).get(0);
    suppressed.add(new Suppressed(last, fingerprint, entry, reason));
    return this;
  }

  Draft quote(String words, Optional<String> speaker, String cue, double confidence) {
    quotes.add(
        new QuoteMark(
            span(words),
            speaker,
            cue.isEmpty() ? Optional.empty() : Optional.of(span(cue)),
            confidence));
    return this;
  }

  Draft rule(String id, String status, int findings, String because) {
    rules.add(new RuleLine(id, status, findings, because));
    return this;
  }

  /** Where words stand, the first time. */
  Span span(String words) {
    int start = text.indexOf(words);
    if (start < 0) {
      throw new IllegalArgumentException("not in the draft: " + words);
    }
    return Span.of(start, start + words.length());
  }

  Report report(int score, Verdict verdict, int words) {
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
    }
    List<Scorecard.Cost> costs =
        byRule.entrySet().stream()
            .map(
                entry ->
                    new Scorecard.Cost(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream().mapToDouble(Draft::penalty).sum()))
            .sorted((a, b) -> Double.compare(b.penalty(), a.penalty()))
            .toList();
    return new Report(
        new Article(
            id,
            text.toString(),
            paragraphs,
            webPage ? Optional.of(new Original(source.toString(), runs)) : Optional.empty()),
        "news",
        new Scorecard(
            score,
            new Scorecard.Range(Math.max(0, score - 8), Math.min(100, score + 6)),
            verdict,
            80,
            words,
            costs.stream().mapToDouble(Scorecard.Cost::penalty).sum(),
            0,
            costs),
        findings.stream().sorted().toList(),
        suppressed,
        doubts,
        quotes,
        rules);
  }

  private static double penalty(Finding finding) {
    return finding.confidence()
        * switch (finding.severity()) {
          case CRITICAL -> 25;
          case MAJOR -> 5;
          case MINOR -> 1;
          case NEUTRAL -> 0;
        };
  }
}
