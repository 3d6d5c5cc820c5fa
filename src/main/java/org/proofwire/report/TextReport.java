package org.proofwire.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Verdict;
import org.proofwire.report.Palette.Ink;

/**
 * A report for a terminal: score and verdict, then the findings, worst first, each with its place,
 * the words in brackets where they stand, and what to write instead.
 *
 * <p>Control characters in an article are shown, never sent: a story can't move the cursor.
 */
public final class TextReport implements ReportWriter {
  /** Columns to the left of a finding's words, where its place stands. */
  private static final int MARGIN = 4;

  /** Characters of the article that are shown before and after the words of a finding. */
  private static final int AROUND = 40;

  private final Palette palette;
  private final int width;
  private final Labels labels = Labels.read();

  /**
   * @param palette how words are coloured
   * @param width columns to fill, at least 40
   */
  public TextReport(Palette palette, int width) {
    this.palette = palette;
    this.width = Math.max(40, width);
  }

  /** Without colours, 80 columns wide. */
  public static TextReport plain() {
    return new TextReport(Palette.PLAIN, 80);
  }

  @Override
  public String write(Report report) {
    var lines = new ArrayList<String>();
    head(report, lines);
    Lines places = Lines.of(report.article().text());
    Stream.of(Severity.values())
        .sorted(Comparator.reverseOrder())
        .forEach(severity -> findings(severity, report, places, lines));
    foot(report, lines);
    return String.join("\n", lines) + "\n";
  }

  private void head(Report report, List<String> lines) {
    Scorecard scorecard = report.scorecard();
    Ink ink = ink(scorecard.verdict());
    String title = Unseen.plain(report.article().title()).replaceAll("\\s+", " ");
    wrapped(title, 0).forEach(line -> lines.add(palette.paint(Ink.HEADLINE, line)));
    lines.add(
        palette.paint(
            Ink.FAINT,
            "%s, %s, checked as %s"
                .formatted(
                    Unseen.plain(report.article().id()),
                    counted(scorecard.words(), "word"),
                    Unseen.plain(report.profile()))));
    lines.add("");
    lines.add(
        "%s  %s  %s"
            .formatted(
                palette.paint(ink, scorecard.score() + " of 100") + range(scorecard),
                palette.paint(ink, labels.verdict(scorecard.verdict())),
                palette.paint(Ink.FAINT, "(pass mark " + scorecard.passMark() + ")")));
    lines.addAll(wrapped(labels.meaning(scorecard.verdict()), 0));
  }

  private String range(Scorecard scorecard) {
    Scorecard.Range range = scorecard.range();
    return range.low() == range.high()
        ? ""
        : palette.paint(Ink.FAINT, ", between %d and %d".formatted(range.low(), range.high()));
  }

  private void findings(Severity severity, Report report, Lines places, List<String> lines) {
    List<Finding> findings =
        report.findings().stream().filter(finding -> finding.severity() == severity).toList();
    if (findings.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        palette.paint(
            Ink.valueOf(severity.name()),
            "%s (%d)".formatted(labels.severity(severity), findings.size())));
    for (Finding finding : findings) {
      lines.add("");
      lines.add(
          "  %s  %s"
              .formatted(
                  labels.rule(finding.rule(), finding.category()),
                  palette.paint(Ink.FAINT, place(finding.span(), report.article(), places))));
      lines.add(" ".repeat(MARGIN) + excerpt(finding.span(), report.article()));
      lines.addAll(wrapped(Unseen.plain(finding.message()), MARGIN));
      if (!finding.suggestions().isEmpty()) {
        lines.add(" ".repeat(MARGIN) + remedy(finding));
      }
    }
  }

  private void foot(Report report, List<String> lines) {
    lines.add("");
    if (report.findings().isEmpty()) {
      lines.add("Nothing to mend.");
    } else {
      lines.add(
          Stream.of(Severity.values())
              .sorted(Comparator.reverseOrder())
              .filter(severity -> count(severity, report) > 0)
              .map(
                  severity ->
                      count(severity, report)
                          + " "
                          + labels.severity(severity).toLowerCase(Locale.ROOT))
              .collect(
                  Collectors.joining(
                      ", ", counted(report.findings().size(), "finding") + ": ", "")));
    }
    if (!report.suppressed().isEmpty()) {
      lines.add(report.suppressed().size() + " accepted by .proofwire.yml");
    }
    for (RuleLine rule : report.rules()) {
      if (rule.status().equals("failed")) {
        lines.addAll(
            wrapped(
                "The rule %s broke and had no say: %s"
                    .formatted(Unseen.plain(rule.rule()), Unseen.plain(rule.because())),
                0));
      }
    }
  }

  private static long count(Severity severity, Report report) {
    return report.findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * "line 12, paragraph 5"; of a web page only the paragraph, since its lines are not the page's.
   */
  private static String place(Span span, Article article, Lines places) {
    long paragraph =
        Math.max(
            1,
            article.paragraphs().stream()
                .filter(each -> each.span().start() <= span.start())
                .count());
    return article.original().isPresent()
        ? "paragraph " + paragraph
        : "line %d, paragraph %d".formatted(places.at(span.start()).line(), paragraph);
  }

  /** The words in brackets among their neighbours: {@code … told the [carpenter] about …}. */
  private String excerpt(Span span, Article article) {
    Span paragraph =
        article.paragraphs().stream()
            .map(Paragraph::span)
            .filter(each -> each.start() <= span.start() && span.start() <= each.end())
            .findFirst()
            .orElse(span);
    Excerpt excerpt = Excerpt.of(span, paragraph, article.text(), AROUND);
    return excerpt.before()
        + palette.paint(Ink.FOUND, "[" + (span.length() == 0 ? " " : excerpt.words()) + "]")
        + excerpt.after();
  }

  /** "Write: this or that", "Add: .", "Delete it." */
  private String remedy(Finding finding) {
    String words =
        finding.suggestions().stream()
            .filter(suggestion -> !suggestion.isEmpty())
            .map(suggestion -> palette.paint(Ink.SUGGESTION, Unseen.plain(suggestion)))
            .collect(Collectors.joining(" or "));
    if (words.isEmpty()) {
      return palette.paint(Ink.SUGGESTION, "Delete it.");
    }
    return (finding.span().length() == 0 ? "Add: " : "Write: ")
        + words
        + (finding.suggestions().contains("") ? ", or delete it" : "");
  }

  private List<String> wrapped(String text, int margin) {
    String indent = " ".repeat(margin);
    return WordUtils.wrap(text.strip().replaceAll("\\s+", " "), width - margin)
        .lines()
        .map(line -> indent + line)
        .toList();
  }

  private static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static Ink ink(Verdict verdict) {
    return switch (verdict) {
      case PUBLISH -> Ink.PASSED;
      case REVIEW -> Ink.DOUBTED;
      case REJECT -> Ink.FAILED;
    };
  }
}
