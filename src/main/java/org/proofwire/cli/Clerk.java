package org.proofwire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.proofwire.article.Report;

/** Takes results as they come: files them, tells the user, and knows how the run ends. */
final class Clerk {
  private final Desk desk;
  private final int passMark;
  private final Summary summary;
  private final PrintWriter errors;
  private int below;
  private int refused;
  private int checked;

  Clerk(Desk desk, int passMark, Summary summary, PrintWriter errors) {
    this.desk = desk;
    this.passMark = passMark;
    this.summary = summary;
    this.errors = errors;
  }

  void take(Result result) throws IOException {
    if (result instanceof Result.Refused problem) {
      errors.println("proofwire: " + problem.line());
      errors.flush();
      refused++;
      return;
    }
    Report report = ((Result.Checked) result).report();
    List<Path> files = desk.write(report);
    checked++;
    if (report.scorecard().score() < passMark) {
      below++;
    }
    summary.add(report, files);
  }

  void finish() {
    summary.finish(checked, below, refused);
  }

  int exitCode() {
    if (refused > 0) {
      return Main.TROUBLE;
    }
    return below > 0 ? Main.BELOW : 0;
  }
}
