package org.proofwire.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.proofwire.article.Report;
import org.proofwire.article.Verdict;
import org.proofwire.report.Palette;
import org.proofwire.report.Palette.Ink;
import org.proofwire.report.TextReport;

/**
 * Tells the user what came of a run: a whole text report for a single article, a line each for
 * several.
 */
final class Summary {
  /** For when the user wants none. */
  static final Summary NONE = new Summary(new PrintWriter(Writer.nullWriter()), Palette.PLAIN);

  private final PrintWriter screen;
  private final Palette palette;

  /** The first article is held back: only when a second comes is it known to be one of several. */
  private Optional<Entry> first = Optional.empty();

  private boolean several;

  private record Entry(Report report, List<Path> files) {}

  Summary(PrintWriter screen, Palette palette) {
    this.screen = screen;
    this.palette = palette;
  }

  void add(Report report, List<Path> files) {
    var entry = new Entry(report, files);
    if (several) {
      line(entry);
    } else if (first.isEmpty()) {
      first = Optional.of(entry);
    } else {
      several = true;
      line(first.get());
      line(entry);
    }
  }

  private void line(Entry entry) {
    Report report = entry.report();
    Verdict verdict = report.scorecard().verdict();
    screen.printf(
        "%s  %s  %s%n",
        palette.paint(ink(verdict), "%3d %-7s".formatted(report.scorecard().score(), verdict.id())),
        palette.paint(Ink.FAINT, "%3d findings".formatted(report.findings().size())),
        report.article().id());
    screen.flush();
  }

  private static Ink ink(Verdict verdict) {
    return switch (verdict) {
      case PUBLISH -> Ink.PASSED;
      case REVIEW -> Ink.DOUBTED;
      case REJECT -> Ink.FAILED;
    };
  }

  void finish(int checked, int below, int refused) {
    if (several) {
      screen.printf(
          "%n%d articles checked, %d below the pass mark%s.%n",
          checked, below, refused == 0 ? "" : ", %d not readable".formatted(refused));
    } else if (first.isPresent()) {
      screen.print(new TextReport(palette, Ansi.width()).write(first.get().report()));
      if (!first.get().files().isEmpty()) {
        screen.println();
        first.get().files().forEach(file -> screen.println("Report: " + file));
      }
    }
    screen.flush();
  }
}
