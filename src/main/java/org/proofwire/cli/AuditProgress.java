package org.proofwire.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.proofwire.audit.Progress;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Entry.Check;
import org.proofwire.audit.state.Entry.Outcome;
import org.proofwire.audit.state.Run;
import org.proofwire.report.Unseen;
import picocli.CommandLine;

/**
 * Tells how far an audit is: a bar on a terminal, a line now and then in a log. Bytes of the
 * sources tell how much is left, since nobody knows how many articles they hold before they are
 * read.
 */
final class AuditProgress implements Progress, AutoCloseable {
  /** How progress is shown. */
  enum Kind {
    /** A bar on a terminal, else lines. */
    AUTO,
    BAR,
    LINES,
    NONE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LOGGED_TROUBLES = 20;
  private static final int LONGEST_NAME = 40;
  private static final Duration FIRST_LINE = Duration.ofSeconds(10);
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  private final PrintWriter log;
  private final long totalBytes;
  private final Optional<ProgressBar> bar;
  private final boolean lines;
  private final long begun = System.nanoTime();
  private Duration nextLine = FIRST_LINE;
  private boolean ended;
  private int before;
  private int articles;
  private int copies;
  private int known;
  private int troubles;
  private int worst = Integer.MAX_VALUE;
  private String worstKey = "";
  private long firstByte = -1;
  private long through;

  /**
   * @param width of the terminal, in characters
   */
  AuditProgress(Kind kind, PrintWriter log, long totalBytes, int width) {
    boolean isBar = kind == Kind.BAR || (kind == Kind.AUTO && CommandLine.Help.Ansi.AUTO.enabled());
    this.log = log;
    this.totalBytes = totalBytes;
    this.lines = kind == Kind.LINES || (kind == Kind.AUTO && !isBar);
    this.bar = isBar ? Optional.of(newBar(totalBytes, width)) : Optional.empty();
  }

  private ProgressBar newBar(long total, int columns) {
    return new ProgressBarBuilder()
        .setTaskName("Auditing")
        .setInitialMax(total == 0 ? -1 : total)
        .setUpdateIntervalMillis(500)
        .setRenderer(
            (state, width) -> {
              String text = "\r" + status();
              return text.length() > width ? text.substring(0, Math.max(1, width)) : text;
            })
        // Left to find the width itself, it asks a library that takes Ctrl-C for its own.
        .setConsumer(new ConsoleProgressBarConsumer(System.err, columns - 1))
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public synchronized void begin(Run run, int entries) {
    boolean isFirst = articles == 0; // a watch begins many rounds
    before = entries - articles;
    if (entries > 0 && isFirst) {
      say("Going on with run %d behind its %,d articles.".formatted(run.id(), entries));
    }
  }

  @Override
  public synchronized void took(Entry entry, long bytes) {
    articles++;
    through = bytes;
    if (firstByte < 0) {
      firstByte = bytes;
    }
    Outcome outcome = entry.outcome();
    if (outcome instanceof Outcome.Copy) {
      copies++;
    } else if (outcome instanceof Outcome.Unreadable bad) {
      trouble(entry.place() + ": " + bad.problem() + ". " + bad.remedy());
    } else if (outcome instanceof Outcome.Story story) {
      took(entry, story.check());
    }
    bar.ifPresent(shown -> shown.stepTo(bytes));
    Duration elapsed = elapsed();
    if (lines && elapsed.compareTo(nextLine) >= 0) {
      say(status());
      Duration silence = elapsed.compareTo(LONGEST_SILENCE) < 0 ? elapsed : LONGEST_SILENCE;
      nextLine = elapsed.plus(silence);
    }
  }

  private void took(Entry entry, Check check) {
    if (check instanceof Check.Failed failed) {
      trouble(entry.place() + ": " + failed.problem() + ". " + failed.remedy());
      return;
    }
    known += check instanceof Check.Before ? 1 : 0;
    int score =
        check instanceof Check.Now now ? now.checked().score() : ((Check.Before) check).score();
    if (score < worst) {
      worst = score;
      worstKey = entry.key();
    }
  }

  private void trouble(String line) {
    troubles++;
    if (troubles <= LOGGED_TROUBLES) {
      say("proofwire: " + line);
    }
    if (troubles == LOGGED_TROUBLES) {
      say("proofwire: further ones are in the summary.");
    }
  }

  /** Says something between the news of how far it is. */
  synchronized void say(String line) {
    bar.ifPresent(ProgressBar::pause);
    String plain = Unseen.plain(line); // ids come from anywhere, and a terminal obeys
    log.println(bar.isPresent() ? "\r\u001b[K" + plain : plain);
    log.flush();
    bar.ifPresent(ProgressBar::resume);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** All on one line: {@code 1,240 articles (6%), 9.8 a second, 32 min left, worst 3 (id)}. */
  private synchronized String status() {
    var line = new StringBuilder("%,d articles".formatted(before + articles));
    double share = totalBytes == 0 ? 0 : Math.min(1, through / (double) totalBytes);
    if (share > 0) {
      line.append(" (%d%%)".formatted((int) (share * 100)));
    }
    double seconds = elapsed().toMillis() / 1000.0;
    if (articles > 0 && seconds > 1) {
      line.append(String.format(Locale.ROOT, ", %.1f a second", articles / seconds));
      // What was there before was passed over in no time, so it tells nothing of what is to come.
      long done = through - Math.max(0, firstByte);
      if (done > 0 && share < 1) {
        double left = seconds * (totalBytes - through) / done;
        line.append(", " + Durations.words(Duration.ofSeconds((long) left)) + " left");
      }
    }
    if (copies > 0) {
      line.append(", %,d copies".formatted(copies));
    }
    if (known > 0) {
      line.append(", %,d known".formatted(known));
    }
    if (troubles > 0) {
      line.append(", %,d not readable".formatted(troubles));
    }
    if (worst <= 100) {
      line.append(", worst so far %d (%s)".formatted(worst, shortened(worstKey)));
    }
    return line.toString();
  }

  private static String shortened(String name) {
    String plain = Unseen.plain(name);
    return plain.length() <= LONGEST_NAME
        ? plain
        : "…" + plain.substring(plain.length() - LONGEST_NAME + 1);
  }

  /** It was told to stop. */
  synchronized void stopping() {
    say("Stopping: what is under way is finished, then the summary is written …");
  }

  /** Shows nothing from here on. */
  void end() {
    if (!ended) {
      ended = true;
      bar.ifPresent(ProgressBar::close); // a second time would draw it again
    }
  }

  @Override
  public void close() {
    end();
  }
}
