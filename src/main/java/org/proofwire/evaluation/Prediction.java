package org.proofwire.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.proofwire.article.Report;
import org.proofwire.article.Span;

/**
 * What a checker said of one article.
 *
 * @param id joins it with the marked article
 * @param score 0 to 100, where 100 is nothing wrong
 * @param verdict {@code publish}, {@code review} or {@code reject}; empty where it gave none
 * @param findings what it thinks is wrong
 * @param quotes who it thinks said what
 */
record Prediction(
    String id, double score, String verdict, List<Found> findings, List<Gold.Said> quotes) {
  /** One finding. */
  record Found(Span span, String rule, String category, String severity) {
    boolean isAboutAttribution() {
      return (category + rule).toLowerCase(Locale.ROOT).contains("attribut");
    }

    boolean isSerious() {
      return severity.equals("major") || severity.equals("critical");
    }
  }

  /** Of an article that a checker left out: nothing found. */
  static Prediction none(String id) {
    return new Prediction(id, 100, "", List.of(), List.of());
  }

  /** Reads one line as {@code proofwire check --format jsonl} writes it. */
  static Prediction of(JsonNode line) {
    var findings = new ArrayList<Found>();
    for (JsonNode finding : line.path("findings")) {
      findings.add(
          new Found(
              Gold.span(finding),
              finding.path("rule").asText("?"),
              finding.path("category").asText(""),
              finding.path("severity").asText("")));
    }
    var quotes = new ArrayList<Gold.Said>();
    line.path("quotes").forEach(quote -> quotes.add(Gold.Said.of(quote)));
    return new Prediction(
        line.path("id").asText(),
        line.path("score").asDouble(100),
        line.path("verdict").asText(""),
        findings,
        quotes);
  }

  static Prediction of(Report report) {
    return new Prediction(
        report.article().id(),
        report.scorecard().score(),
        report.scorecard().verdict().id(),
        report.findings().stream()
            .map(
                finding ->
                    new Found(
                        finding.span(),
                        finding.rule(),
                        finding.category().id(),
                        finding.severity().id()))
            .toList(),
        report.quotes().stream()
            .map(
                quote ->
                    new Gold.Said(
                        quote.span().start(), quote.span().end(), quote.speaker().orElse("")))
            .toList());
  }

  List<Span> spans() {
    return findings.stream().map(Found::span).toList();
  }

  /** Without what it found in the headline. */
  Prediction body(int headlineEnd) {
    return new Prediction(
        id,
        score,
        verdict,
        findings.stream()
            .filter(found -> found.span().end() > headlineEnd)
            .map(
                found ->
                    new Found(
                        Span.of(
                            Math.max(0, found.span().start() - headlineEnd),
                            found.span().end() - headlineEnd),
                        found.rule(),
                        found.category(),
                        found.severity()))
            .toList(),
        quotes);
  }
}
