package org.proofwire.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.proofwire.article.Finding;
import org.proofwire.article.QuoteMark;
import org.proofwire.article.Report;

/** One line of JSON an article: what programs need to weigh, rank and compare many of them. */
public record JsonLines() implements ReportWriter {
  @Override
  public String write(Report report) {
    return JsonText.LINE.of(Line.of(report));
  }

  private record Line(
      String id, int score, String verdict, int words, List<Found> findings, List<Quote> quotes) {
    static Line of(Report report) {
      return new Line(
          report.article().id(),
          report.scorecard().score(),
          report.scorecard().verdict().id(),
          report.scorecard().words(),
          report.findings().stream().map(Found::of).toList(),
          report.quotes().stream().map(Quote::of).toList());
    }
  }

  private record Found(
      int start,
      int end,
      String rule,
      String category,
      String severity,
      double confidence,
      String message) {
    static Found of(Finding finding) {
      return new Found(
          finding.span().start(),
          finding.span().end(),
          finding.rule(),
          finding.category().id(),
          finding.severity().id(),
          JsonText.rounded(finding.confidence()),
          finding.message());
    }
  }

  private record Quote(
      int start, int end, @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> speaker) {
    static Quote of(QuoteMark quote) {
      return new Quote(quote.span().start(), quote.span().end(), quote.speaker());
    }
  }
}
