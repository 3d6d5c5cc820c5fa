package org.proofwire.audit.summary;

import java.util.List;
import java.util.Optional;

/**
 * What the summary's page shows, ready to be set: the templates under {@code src/main/jte-audit}
 * only place and escape it. Public because the compiled templates are a package of their own.
 *
 * <p>Verdicts are named by their ids, {@code publish}, {@code review} and {@code reject}, which the
 * style sheet knows. Coordinates are those of the drawing that they are in.
 *
 * @param facts what was audited, and how
 */
public record SummaryPage(
    Head head,
    List<Fact> facts,
    Outcome outcome,
    Optional<Against> against,
    Chart time,
    Chart scores,
    Shares publishers,
    Shares kinds,
    Articles articles,
    Troubles troubles) {

  /**
   * The parts of the page that are not markup, and its name.
   *
   * @param policy the Content-Security-Policy, which allows this style and this script and no other
   */
  public record Head(String title, String tool, String policy, String style, String script) {}

  /** A word on the audit: "Profile: news". */
  public record Fact(String name, String value) {}

  /**
   * The audit in a few words.
   *
   * @param verdict which colour it has
   * @param figure the figure that says most: "6%"
   * @param of of what
   * @param scored articles with a score
   */
  public record Outcome(
      String verdict,
      String figure,
      String of,
      int scored,
      Bar bar,
      String kicker,
      String headline,
      List<String> sentences,
      List<Tally> tallies,
      List<String> warnings) {}

  /** A bar of pieces side by side, and what it says, in words. */
  public record Bar(String label, List<Piece> pieces) {}

  /** A piece of a bar or column: where it begins and how long it is. */
  public record Piece(String verdict, double at, double width, String title) {}

  /** How many articles have a verdict. */
  public record Tally(String verdict, String label, String count) {}

  /** A line across a drawing, and what it stands for. */
  public record Line(double y, String text) {}

  /** A word in a drawing. */
  public record Mark(double x, double y, String text, String anchor) {}

  /** A column of pieces one on the other. */
  public record Column(double x, double width, List<Piece> pieces, String title) {}

  /** A point of a curve. */
  public record Dot(double x, double y, double r, String title) {}

  /** The figures behind a drawing. */
  public record Table(String caption, List<String> heads, List<List<String>> rows) {}

  /**
   * A drawing, made once for wide windows and once for narrow ones, as words can't be made
   * narrower.
   *
   * @param size {@code wide} or {@code narrow}
   * @param label what it shows, for those who can't see it
   * @param lines across it
   * @param columns of articles
   * @param marks on its axes and columns
   * @param curve empty where there is none
   * @param pass where the pass mark is
   */
  public record Plot(
      String size,
      double width,
      double height,
      double left,
      String label,
      List<Line> lines,
      List<Column> columns,
      List<Mark> marks,
      Optional<Curve> curve,
      Optional<Mark> pass) {}

  /**
   * A curve over time.
   *
   * @param points as SVG has them
   * @param area the path of what lies below it
   */
  public record Curve(String points, String area, List<Dot> dots) {}

  /**
   * A chart.
   *
   * @param id names it on the page
   * @param sentence what it shows
   * @param plots none where there is nothing to draw
   */
  public record Chart(String id, String title, String sentence, List<Plot> plots, Table table) {}

  /**
   * A list of bars.
   *
   * @param id {@code publishers} or {@code kinds}
   * @param more what is not in the list; may be empty
   */
  public record Shares(String id, String title, String sentence, List<Share> list, String more) {}

  /** One bar of a list. */
  public record Share(String name, List<Piece> pieces, String figure, String words) {}

  /**
   * The stories, worst first.
   *
   * @param first those that the page shows without script
   * @param shards the rest and these, packed: gzip in Base64, a JSON array of rows each
   * @param legend what the numbers in the rows stand for, as JSON without any {@code <}
   * @param more where those are that are not on the page; may be empty
   */
  public record Articles(
      String title,
      String sentence,
      List<Tally> verdicts,
      List<Row> first,
      List<String> shards,
      String legend,
      String more) {}

  /**
   * A story.
   *
   * @param label its verdict as a person calls it
   * @param report its report's path; empty where it has none
   * @param web whether its id is an address
   */
  public record Row(
      int score,
      String verdict,
      String label,
      String title,
      String id,
      boolean web,
      String report,
      String publisher,
      String published,
      String kinds,
      int copies) {}

  /** What has changed since another run. */
  public record Against(
      List<String> sentences,
      List<Tally> tallies,
      List<RuleChange> rules,
      String listTitle,
      List<Change> list) {}

  /** What a rule found more and less. */
  public record RuleChange(
      String label,
      String rule,
      String gained,
      String lost,
      String articles,
      List<Example> examples) {}

  /** Words gained ({@code gain}) or lost ({@code loss}). */
  public record Example(String sign, String words, String article) {}

  /** An article with another score or other findings; {@code up}, {@code down} or {@code same}. */
  public record Change(
      String title,
      String id,
      boolean text,
      String direction,
      int before,
      int now,
      String gained,
      String lost) {}

  /** What could not be read, and what was left out. */
  public record Troubles(
      String title, String sentence, List<String> skipped, List<Trouble> list, String more) {}

  /** One of these. */
  public record Trouble(String place, String problem) {}
}
