package org.proofwire.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.proofwire.article.Article;
import org.proofwire.article.DoubtMark;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Paragraph;
import org.proofwire.article.QuoteMark;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Span;
import org.proofwire.article.Suppressed;

/**
 * The whole report as JSON, in the shape that {@code report-1.schema.json} describes.
 *
 * <p>All offsets are UTF-16 code units into {@code article.text}, but for a finding's {@code
 * source}, which points into the page that the article was read from.
 */
public record JsonReport(Tool tool) implements ReportWriter {
  /**
   * The version of the shape. It grows when a property is renamed, dropped or changes its sense.
   */
  public static final int SCHEMA_VERSION = 1;

  /** Where the schema of this version lies among the resources of this class. */
  public static final String SCHEMA = "report-" + SCHEMA_VERSION + ".schema.json";

  @Override
  public String write(Report report) {
    return JsonText.PRETTY.of(Root.of(tool, report));
  }

  // The order of the components below is the order in the file.

  private record Root(
      int schemaVersion,
      Tool tool,
      Story article,
      String profile,
      Score scorecard,
      List<Found> findings,
      List<Accepted> suppressed,
      List<Doubted> doubts,
      List<Quote> quotes,
      List<RuleLine> rules) {
    static Root of(Tool tool, Report report) {
      Article article = report.article();
      List<String> fingerprints = report.fingerprints();
      return new Root(
          SCHEMA_VERSION,
          tool,
          Story.of(article),
          report.profile(),
          Score.of(report.scorecard()),
          IntStream.range(0, fingerprints.size())
              .mapToObj(i -> Found.of(report.findings().get(i), fingerprints.get(i), article))
              .toList(),
          report.suppressed().stream().map(each -> Accepted.of(each, article)).toList(),
          report.doubts().stream().map(doubt -> Doubted.of(doubt, article.text())).toList(),
          report.quotes().stream().map(quote -> Quote.of(quote, article.text())).toList(),
          report.rules());
    }
  }

  private record Story(String id, String title, String text, List<Part> paragraphs) {
    static Story of(Article article) {
      return new Story(
          article.id(),
          article.title(),
          article.text(),
          article.paragraphs().stream().map(Part::of).toList());
    }
  }

  private record Part(int start, int end, String role) {
    static Part of(Paragraph paragraph) {
      return new Part(paragraph.span().start(), paragraph.span().end(), paragraph.role().id());
    }
  }

  private record Score(
      int score,
      Scorecard.Range range,
      String verdict,
      int passMark,
      int words,
      double penalty,
      double strain,
      List<Cost> costs) {
    static Score of(Scorecard scorecard) {
      return new Score(
          scorecard.score(),
          scorecard.range(),
          scorecard.verdict().id(),
          scorecard.passMark(),
          scorecard.words(),
          JsonText.rounded(scorecard.penalty()),
          JsonText.rounded(scorecard.strain()),
          scorecard.costs().stream().map(Cost::of).toList());
    }
  }

  private record Cost(String rule, int findings, double penalty) {
    static Cost of(Scorecard.Cost cost) {
      return new Cost(cost.rule(), cost.findings(), JsonText.rounded(cost.penalty()));
    }
  }

  private record Found(
      int start,
      int end,
      String text,
      String fingerprint,
      String rule,
      String category,
      String its,
      String severity,
      double confidence,
      String message,
      String why,
      List<String> suggestions,
      List<Basis> evidence,
      List<String> alsoFoundBy,
      Optional<Place> source) {
    static Found of(Finding finding, String fingerprint, Article article) {
      Span span = finding.span();
      return new Found(
          span.start(),
          span.end(),
          span.in(article.text()),
          fingerprint,
          finding.rule(),
          finding.category().id(),
          finding.category().its(),
          finding.severity().id(),
          JsonText.rounded(finding.confidence()),
          finding.message(),
          finding.why(),
          finding.suggestions(),
          finding.evidence().stream().map(each -> Basis.of(each, article.text())).toList(),
          finding.alsoFoundBy(),
          article.original().flatMap(page -> page.locate(span)).map(Place::of));
    }
  }

  private record Accepted(String acceptedBy, String reason, Found finding) {
    static Accepted of(Suppressed each, Article article) {
      return new Accepted(
          each.acceptedBy(), each.reason(), Found.of(each.finding(), each.fingerprint(), article));
    }
  }

  private record Doubted(int start, int end, String text, double probability) {
    static Doubted of(DoubtMark doubt, String text) {
      Span span = doubt.span();
      return new Doubted(span.start(), span.end(), span.in(text), JsonText.rounded(doubt.chance()));
    }
  }

  private record Basis(int start, int end, String text, String note) {
    static Basis of(Evidence evidence, String text) {
      Span span = evidence.span();
      return new Basis(span.start(), span.end(), span.in(text), evidence.note());
    }
  }

  private record Place(int start, int end) {
    static Place of(Span span) {
      return new Place(span.start(), span.end());
    }
  }

  private record Quote(
      int start,
      int end,
      String text,
      // A quote that nobody is known to have spoken is worth saying, so null is not left out.
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> speaker,
      Optional<Words> cue,
      double confidence) {
    static Quote of(QuoteMark quote, String text) {
      return new Quote(
          quote.span().start(),
          quote.span().end(),
          quote.span().in(text),
          quote.speaker(),
          quote.cue().map(span -> Words.of(span, text)),
          JsonText.rounded(quote.confidence()));
    }
  }

  private record Words(int start, int end, String text) {
    static Words of(Span span, String text) {
      return new Words(span.start(), span.end(), span.in(text));
    }
  }
}
