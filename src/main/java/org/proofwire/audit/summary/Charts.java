package org.proofwire.audit.summary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.proofwire.audit.state.Results.Bin;
import org.proofwire.audit.state.Results.Share;
import org.proofwire.audit.state.Results.Tally;
import org.proofwire.audit.summary.Summary.Timeline;
import org.proofwire.audit.summary.SummaryPage.Bar;
import org.proofwire.audit.summary.SummaryPage.Chart;
import org.proofwire.audit.summary.SummaryPage.Column;
import org.proofwire.audit.summary.SummaryPage.Curve;
import org.proofwire.audit.summary.SummaryPage.Dot;
import org.proofwire.audit.summary.SummaryPage.Line;
import org.proofwire.audit.summary.SummaryPage.Mark;
import org.proofwire.audit.summary.SummaryPage.Piece;
import org.proofwire.audit.summary.SummaryPage.Plot;
import org.proofwire.audit.summary.SummaryPage.Table;

/** Works out where the lines and columns of the page's drawings go. */
final class Charts {
  /** What a chart is drawn on. */
  private enum Sheet {
    WIDE(960),
    NARROW(400);

    private final double width;

    Sheet(double width) {
      this.width = width;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    double width() {
      return width;
    }

    /** Where columns begin, right of the axis. */
    double left() {
      return 40;
    }

    double breadth() {
      return width - left();
    }
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  /** A difference between two shares that chance alone makes in one of twenty cases. */
  private static final double SIGNIFICANT = 1.96;

  private Charts() {}

  /** "1,234". */
  static String number(long n) {
    return String.format(Locale.ENGLISH, "%,d", n);
  }

  /** "6%", and "under 1%" rather than "0%" for what is not nothing. */
  static String percent(long part, long whole) {
    if (whole == 0 || part == 0) {
      return "0%";
    }
    double share = 100.0 * part / whole;
    if (share < 1) {
      return "under 1%";
    }
    return share > 99 && part < whole ? "over 99%" : Math.round(share) + "%";
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** A bar with a piece for each verdict, the worst first. */
  static Bar bar(Tally tally, double length) {
    var pieces = new ArrayList<Piece>();
    double at = 0;
    String[] verdicts = {"reject", "review", "publish"};
    int[] counts = {tally.reject(), tally.review(), tally.publish()};
    for (int i = 0; i < verdicts.length; i++) {
      double width = tally.articles() == 0 ? 0 : length * counts[i] / tally.articles();
      if (width > 0) {
        pieces.add(
            new Piece(
                verdicts[i],
                rounded(at),
                rounded(width),
                number(counts[i]) + " " + words(verdicts[i])));
      }
      at += width;
    }
    return new Bar(pieces.stream().map(Piece::title).collect(Collectors.joining(", ")), pieces);
  }

  private static String words(String verdict) {
    return switch (verdict) {
      case "reject" -> "not fit to publish";
      case "review" -> "to edit first";
      default -> "ready to publish";
    };
  }

  /** The piled pieces of a column that stands on a line. */
  private static List<Piece> pile(int publish, int review, int reject, double foot, double perOne) {
    var pieces = new ArrayList<Piece>();
    String[] verdicts = {"publish", "review", "reject"};
    int[] counts = {publish, review, reject};
    double top = foot;
    for (int i = 0; i < verdicts.length; i++) {
      double height = counts[i] * perOne;
      // What is there at all must be seen.
      double shown = counts[i] > 0 ? Math.max(1.5, height) : 0;
      top -= shown;
      if (shown > 0) {
        pieces.add(new Piece(verdicts[i], rounded(top), rounded(shown), ""));
      }
    }
    return pieces;
  }

  // ---- scores

  /** How many articles have which score. */
  static Chart scores(Summary summary) {
    Tally total = summary.total();
    long high =
        summary.scores().stream().filter(bin -> bin.from() >= 95).mapToInt(Charts::all).sum();
    String sentence =
        "The mean score is %.0f; %s of the articles have 95 or more."
            .formatted(total.mean(), percent(high, total.articles()));
    var rows = new ArrayList<List<String>>();
    for (Bin bin : summary.scores()) {
      rows.add(
          List.of(span(bin), number(bin.reject()), number(bin.review()), number(bin.publish())));
    }
    return new Chart(
        "scores",
        "Scores",
        sentence,
        List.of(scores(summary, Sheet.WIDE, sentence), scores(summary, Sheet.NARROW, sentence)),
        new Table(
            "Articles by score",
            List.of("Score", "Not fit to publish", "Edit first", "Ready to publish"),
            rows));
  }

  private static String span(Bin bin) {
    boolean isLast = bin.from() + Summary.STEP == 100;
    return bin.from() + "–" + (bin.from() + Summary.STEP - (isLast ? 0 : 1));
  }

  private static Plot scores(Summary summary, Sheet sheet, String label) {
    double foot = 184;
    double height = 150;
    int most = summary.scores().stream().mapToInt(Charts::all).max().orElse(1);
    double perOne = height / Math.max(1, most);
    double step = sheet.breadth() * Summary.STEP / 100;
    var columns = new ArrayList<Column>();
    var marks = new ArrayList<Mark>();
    for (Bin bin : summary.scores()) {
      double x = sheet.left() + step * bin.from() / Summary.STEP;
      List<Piece> pieces = pile(bin.publish(), bin.review(), bin.reject(), foot, perOne);
      columns.add(
          new Column(
              rounded(x + step * 0.06),
              rounded(step * 0.88),
              pieces,
              "Score " + span(bin) + ": " + number(all(bin)) + " articles"));
      double top = pieces.get(pieces.size() - 1).at();
      marks.add(new Mark(rounded(x + step / 2), rounded(top - 5), compact(all(bin)), "middle"));
    }
    for (int score = 0; score <= 100; score += sheet == Sheet.WIDE ? 10 : 20) {
      String anchor = score == 0 ? "start" : score == 100 ? "end" : "middle";
      double x = sheet.left() + sheet.breadth() * score / 100;
      marks.add(new Mark(rounded(x), foot + 20, String.valueOf(score), anchor));
    }
    double pass = rounded(sheet.left() + sheet.breadth() * summary.passMark() / 100);
    return new Plot(
        sheet.id(),
        sheet.width(),
        foot + 26,
        sheet.left(),
        label,
        List.of(new Line(foot, "")),
        columns,
        marks,
        Optional.empty(),
        Optional.of(new Mark(pass, foot, "pass mark " + summary.passMark(), "end")));
  }

  /** "950", "1.2k", "34k": short enough to stand on a column. */
  private static String compact(int n) {
    if (n < 1_000) {
      return String.valueOf(n);
    }
    return n < 10_000
        ? String.format(Locale.ENGLISH, "%.1fk", n / 1_000.0).replace(".0k", "k")
        : n < 1_000_000 ? n / 1_000 + "k" : String.format(Locale.ENGLISH, "%.1fM", n / 1e6);
  }

  private static int all(Bin bin) {
    return bin.publish() + bin.review() + bin.reject();
  }

  // ---- time

  /** Better or worse over time. */
  static Chart time(Summary summary) {
    Timeline time = summary.time();
    List<Share> spans = time.spans();
    String undated =
        switch (time.undated()) {
          case 0 -> "";
          case 1 -> " One article has no date.";
          default -> " " + number(time.undated()) + " articles have no date.";
        };
    String unit = time.unit();
    if (spans.size() < 2) {
      String sentence =
          spans.isEmpty()
              ? "No article says when it was published."
              : "All articles are from one " + unit + "." + undated;
      return new Chart(
          "time", "Over time", sentence, List.of(), new Table("", List.of(), List.of()));
    }
    var rows = new ArrayList<List<String>>();
    for (Share span : spans) {
      Tally tally = span.tally();
      rows.add(
          List.of(
              name(span.name(), unit),
              number(tally.articles()),
              number(tally.below()),
              percent(tally.below(), tally.articles()),
              tally.articles() == 0 ? "" : String.valueOf(Math.round(tally.mean()))));
    }
    String sentence = trend(spans) + undated;
    String label = "Share of articles below the pass mark by " + unit + ". " + sentence;
    return new Chart(
        "time",
        "Over time",
        sentence,
        List.of(time(spans, unit, Sheet.WIDE, label), time(spans, unit, Sheet.NARROW, label)),
        new Table(
            "Articles by " + unit,
            List.of(
                unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1),
                "Articles",
                "Below the pass mark",
                "Share",
                "Mean score"),
            rows));
  }

  private static Plot time(List<Share> spans, String unit, Sheet sheet, String label) {
    double trendFoot = 132;
    double trendHeight = 112;
    double foot = 238;
    double height = 66;
    long most = spans.stream().mapToInt(span -> span.tally().articles()).max().orElse(1);
    double highest = spans.stream().mapToDouble(span -> share(span.tally())).max().orElse(0);
    double scale = highest <= 0.1 ? 0.1 : highest <= 0.2 ? 0.2 : highest <= 0.5 ? 0.5 : 1;
    double step = sheet.breadth() / spans.size();
    var columns = new ArrayList<Column>();
    var dots = new ArrayList<Dot>();
    var points = new ArrayList<String>();
    for (int i = 0; i < spans.size(); i++) {
      Tally tally = spans.get(i).tally();
      String title =
          "%s: %s of %s articles below the pass mark"
              .formatted(
                  name(spans.get(i).name(), unit), number(tally.below()), number(tally.articles()));
      columns.add(
          new Column(
              rounded(sheet.left() + step * i + step * 0.08),
              rounded(step * 0.84),
              pile(
                  tally.publish(),
                  tally.review(),
                  tally.reject(),
                  foot,
                  height / Math.max(1, most)),
              title));
      if (tally.articles() > 0) {
        double x = rounded(sheet.left() + step * (i + 0.5));
        double y = rounded(trendFoot - trendHeight * share(tally) / scale);
        points.add(x + "," + y);
        dots.add(new Dot(x, y, step < 20 ? 2 : 3, title));
      }
    }
    var lines = new ArrayList<Line>();
    for (int i = 0; i <= 2; i++) {
      lines.add(
          new Line(rounded(trendFoot - trendHeight * i / 2), trimmed(scale * 100 * i / 2) + "%"));
    }
    lines.add(new Line(foot, "0"));
    lines.add(new Line(foot - height, compact((int) most)));
    List<Mark> marks = marks(spans, unit, step, sheet, foot + 20);
    marks.add(new Mark(sheet.left(), 10, "below the pass mark", "start"));
    marks.add(new Mark(sheet.left(), foot - height - 9, "articles", "start"));
    var curve =
        new Curve(
            String.join(" ", points),
            "M%s,%s L%s L%s,%s Z"
                .formatted(
                    dots.get(0).x(),
                    trendFoot,
                    String.join(" L", points),
                    dots.get(dots.size() - 1).x(),
                    trendFoot),
            dots);
    return new Plot(
        sheet.id(),
        sheet.width(),
        foot + 26,
        sheet.left(),
        label,
        lines,
        columns,
        marks,
        Optional.of(curve),
        Optional.empty());
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? String.valueOf(Math.round(value)) : String.valueOf(value);
  }

  private static double share(Tally tally) {
    return tally.articles() == 0 ? 0 : tally.below() / (double) tally.articles();
  }

  private static List<Mark> marks(
      List<Share> spans, String unit, double step, Sheet sheet, double y) {
    var marks = new ArrayList<Mark>();
    double words = unit.equals("month") ? 80 : 62;
    int every = Math.max(1, (int) Math.ceil(spans.size() * words / sheet.breadth()));
    for (int i = 0; i < spans.size(); i += every) {
      LocalDate day = LocalDate.parse(spans.get(i).name());
      String text = unit.equals("month") ? MONTH.format(day) : SHORT_DAY.format(day);
      double x = sheet.left() + step * (i + 0.5);
      boolean isFirst = x - words / 2 < sheet.left();
      boolean isLast = x + words / 2 > sheet.width();
      marks.add(
          new Mark(
              rounded(isFirst ? sheet.left() : isLast ? sheet.width() - 2 : x),
              y,
              text,
              isFirst ? "start" : isLast ? "end" : "middle"));
    }
    return marks;
  }

  private static String name(String first, String unit) {
    LocalDate day = LocalDate.parse(first);
    return switch (unit) {
      case "month" -> MONTH.format(day);
      case "week" -> "week of " + DAY.format(day);
      default -> DAY.format(day);
    };
  }

  /** Whether it gets better, if that can be told from chance: the first half against the second. */
  private static String trend(List<Share> spans) {
    int articles = spans.stream().mapToInt(span -> span.tally().articles()).sum();
    int seen = 0;
    long[] all = new long[2];
    long[] below = new long[2];
    for (Share span : spans) {
      int half = seen * 2 < articles ? 0 : 1;
      seen += span.tally().articles();
      all[half] += span.tally().articles();
      below[half] += span.tally().below();
    }
    String first = percent(below[0], all[0]);
    String second = percent(below[1], all[1]);
    String figures =
        "below the pass mark were %s of the articles in the first half, %s in the second"
            .formatted(first, second);
    double pooled = (below[0] + below[1]) / (double) (all[0] + all[1]);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / all[0] + 1.0 / all[1]));
    double z = error == 0 ? 0 : (below[1] / (double) all[1] - below[0] / (double) all[0]) / error;
    if (all[1] == 0 || Double.isNaN(z) || Math.abs(z) < SIGNIFICANT) {
      return "No clear change: " + figures + ".";
    }
    return (z < 0 ? "It is getting better: " : "It is getting worse: ") + figures + ".";
  }
}
