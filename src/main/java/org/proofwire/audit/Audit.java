package org.proofwire.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;

/**
 * Audits articles: reads them, tells copies from stories, checks the stories, and takes down what
 * became of each.
 */
public final class Audit implements AutoCloseable {
  private final Settings settings;
  private final Checker checker;
  private final State state;
  private final Progress progress;
  private final Duplicates duplicates;
  private final AtomicReference<@Nullable Conveyor> conveyor = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * How to audit.
   *
   * @param jobs articles to read or check at once
   * @param maxChars the longest article that is checked, in UTF-16 code units
   * @param timeLimit how long the check of one article may take
   * @param similarEnough the share of its runs of words that a copy has in common with its story;
   *     above 1 for exact copies only
   * @param anyLanguage whether to check articles that are surely not in English
   * @param since leaves out what was published before
   * @param atMost how many articles a run may have
   * @param recheck whether to check again what was checked under the same rules
   */
  public record Settings(
      int jobs,
      int maxChars,
      Duration timeLimit,
      double similarEnough,
      boolean anyLanguage,
      Optional<Instant> since,
      int atMost,
      boolean recheck) {}

  public Audit(Settings settings, Checker checker, State state, Progress progress) {
    this.settings = settings;
    this.checker = checker;
    this.state = state;
    this.progress = progress;
    this.duplicates = new Duplicates(settings.similarEnough());
  }

  /**
   * Audits what is found, behind what the run has already. May be called again for the same run.
   *
   * @return whether it came to the end; else it was stopped
   * @throws org.proofwire.audit.state.StateException if the state can't be written to
   */
  public boolean run(Run run, Iterator<Item> items) {
    try (var next = new Conveyor(settings, checker, state, progress, duplicates, run)) {
      conveyor.set(next);
      if (stopped) {
        next.stop();
      }
      return next.run(items);
    } finally {
      conveyor.set(null);
    }
  }

  /** Tells it to end soon, from any thread. What is under way is still written. */
  public void stop() {
    stopped = true;
    Conveyor running = conveyor.get();
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public void close() {
    duplicates.close();
  }

  /** Whether it was told to end. */
  public boolean isStopped() {
    return stopped;
  }
}
