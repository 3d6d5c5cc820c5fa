package org.proofwire.audit;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.Intake.Prepared;
import org.proofwire.audit.Intake.Story;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Entry.Check;
import org.proofwire.audit.state.Entry.Outcome;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.audit.state.StateException;

/**
 * Passes the articles of a run on from hand to hand, through queues of bounded length: one finds
 * them, many read and check them, one tells copies, and one writes.
 *
 * <p>Copies are told, and results written, in the order of reading. So the outcome of a run depends
 * on its articles and rules alone, however many threads there are and however often it was killed
 * and continued.
 */
final class Conveyor implements AutoCloseable {
  /** Pages that are waited for at once; each host is asked for one at a time all the same. */
  private static final int FETCHING = 16;

  /** Articles under way for each thread, so that none waits for a slow one before it. */
  private static final int AHEAD = 8;

  /** What a page may take to come, with politeness, retries and redirects. */
  private static final Duration FETCH_LIMIT = Duration.ofMinutes(15);

  /** How long a check that ran out of time may take to obey. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** How long a check that is under way may go on when the run is to end. */
  private static final long STOP_MILLIS = 3_000;

  /** What is found and not yet written, in kilobytes of its files. */
  private static final int KILOBYTES = 64 * 1024;

  /** Results are made last this often. */
  private static final long COMMIT_MILLIS = 1_000;

  private static final int STORIES_AT_ONCE = 1_000;

  private final Audit.Settings settings;
  private final Checker checker;
  private final State state;
  private final Progress progress;
  private final Run run;
  private final Intake intake;
  private final Workers workers;
  private final Workers fetchers;
  private final Duplicates duplicates;
  private final BlockingQueue<Passed<Found>> found;
  private final BlockingQueue<Passed<Decided>> decided;
  private final Semaphore memory = new Semaphore(KILOBYTES);
  private volatile boolean stopped;

  /** What one hand passes to the next: an article, or word that there are no more. */
  private sealed interface Passed<T> {
    record One<T>(T article) implements Passed<T> {}

    record End<T>() implements Passed<T> {}
  }

  /** One article on its way to be read. */
  private record Found(Item item, int kilobytes, CompletableFuture<Prepared> prepared) {}

  /** One article that is decided about; its check may still be under way. */
  private record Decided(
      Item item,
      int kilobytes,
      int number,
      Prepared prepared,
      CompletableFuture<Outcome> outcome) {}

  Conveyor(
      Audit.Settings settings,
      Checker checker,
      State state,
      Progress progress,
      Duplicates duplicates,
      Run run) {
    this.settings = settings;
    this.intake = new Intake(settings);
    this.checker = checker;
    this.state = state;
    this.progress = progress;
    this.run = run;
    this.workers = new Workers("audit", settings.jobs(), settings.timeLimit(), GRACE);
    this.fetchers = new Workers("fetch", FETCHING, FETCH_LIMIT, GRACE);
    this.duplicates = duplicates;
    this.found = new ArrayBlockingQueue<>(AHEAD * settings.jobs() + FETCHING);
    this.decided = new ArrayBlockingQueue<>(AHEAD * settings.jobs());
  }

  /** Passes all items on; whether it came to the end. */
  boolean run(Iterator<Item> items) {
    int before = state.last(run);
    progress.begin(run, before);
    recall(before);
    var finding = new Hand("find", () -> find(items, before));
    var telling = new Hand("tell", () -> tellCopies(before));
    boolean isStateWell = true;
    try (finding;
        telling) {
      finding.start();
      telling.start();
      boolean ended = write(finding, telling);
      finding.requireWell();
      telling.requireWell();
      return ended && !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (StateException e) {
      isStateWell = false; // SQLite has rolled back: a commit would only hide what was wrong
      throw e;
    } finally {
      if (isStateWell) {
        state.commit();
      }
    }
  }

  /** Ends soon; what is under way is still written. */
  void stop() {
    stopped = true;
    workers.drop();
    fetchers.close();
  }

  /** The stories that the run has from before it was stopped. */
  private void recall(int last) {
    int behind = duplicates.last();
    while (behind < last) {
      List<State.Story> stories = state.stories(run, behind, STORIES_AT_ONCE);
      stories.forEach(each -> duplicates.add(each.number(), each.text(), each.signature()));
      behind = stories.isEmpty() ? last : stories.get(stories.size() - 1).number();
    }
  }

  // ---- the first hand: finds

  private void find(Iterator<Item> items, int before) throws InterruptedException {
    Places places = new Places(state, run);
    int more = settings.atMost() - before;
    while (!stopped && more > 0 && items.hasNext()) {
      Item item = items.next();
      if (intake.isOld(item.told()) || !places.isNew(item)) {
        continue;
      }
      int kilobytes = Math.min(KILOBYTES, item.bytes() / 1024 + 1);
      memory.acquire(kilobytes);
      Workers hands = item.remote() ? fetchers : workers;
      found.put(
          new Passed.One<>(new Found(item, kilobytes, hands.submit(() -> intake.read(item)))));
      more--;
    }
    found.put(new Passed.End<>());
  }

  // ---- one hand: tells copies, and has the stories checked

  private void tellCopies(int before) throws InterruptedException {
    int number = before;
    while (found.take() instanceof Passed.One<Found> next) {
      Found each = next.article();
      Optional<Prepared> prepared = prepared(each);
      if (prepared.isEmpty()) {
        break;
      }
      number++;
      decided.put(
          new Passed.One<>(
              new Decided(
                  each.item(),
                  each.kilobytes(),
                  number,
                  prepared.get(),
                  decide(number, prepared.get()))));
    }
    decided.put(new Passed.End<>());
  }

  /** What was read, or why it was not; empty where the run is to end. */
  private Optional<Prepared> prepared(Found each) throws InterruptedException {
    try {
      return Optional.of(each.prepared().get());
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException) {
        return Optional.empty();
      }
      return Optional.of(intake.unreadable(each.item(), e.getCause()));
    }
  }

  private CompletableFuture<Outcome> decide(int number, Prepared prepared) {
    if (prepared.settled().isPresent()) {
      return CompletableFuture.completedFuture(prepared.settled().get());
    }
    Story story = prepared.story().orElseThrow();
    Optional<Duplicates.Original> original = duplicates.find(story.text(), story.signature());
    if (original.isPresent()) {
      return CompletableFuture.completedFuture(
          new Outcome.Copy(
              story.text().hex(), original.get().story(), original.get().similarity()));
    }
    duplicates.add(number, story.text(), story.signature());
    return check(story).thenApply(story::checked);
  }

  private CompletableFuture<Check> check(Story story) {
    if (stopped) {
      return CompletableFuture.failedFuture(new CancellationException());
    }
    Optional<Check.Before> before =
        settings.recheck()
            ? Optional.empty()
            : state.checked(story.article().id(), story.text(), checker.rules(story.article()));
    return before.isPresent()
        ? CompletableFuture.completedFuture(before.get())
        : workers.submit(() -> new Check.Now(checker.check(story.article(), story.text())));
  }

  // ---- the last hand: writes

  /** Writes everything; whether it came to the end. */
  private boolean write(Hand finding, Hand telling) throws InterruptedException {
    long committed = System.nanoTime();
    while (finding.isWell() && telling.isWell()) {
      @Nullable Passed<Decided> next = decided.poll(COMMIT_MILLIS, TimeUnit.MILLISECONDS);
      if (next instanceof Passed.End) {
        return true;
      }
      if (next instanceof Passed.One<Decided> one) {
        Optional<Outcome> outcome = outcome(one.article());
        if (outcome.isEmpty()) {
          return false;
        }
        add(one.article(), outcome.get());
      }
      if (System.nanoTime() - committed > TimeUnit.MILLISECONDS.toNanos(COMMIT_MILLIS)) {
        state.commit();
        committed = System.nanoTime();
      }
    }
    return false;
  }

  /** What became of an article; empty where the run is to end before that is known. */
  private Optional<Outcome> outcome(Decided each) throws InterruptedException {
    long stopping = 0;
    while (true) {
      try {
        return Optional.of(each.outcome().get(COMMIT_MILLIS, TimeUnit.MILLISECONDS));
      } catch (CancellationException e) {
        return Optional.empty();
      } catch (TimeoutException e) {
        stopping += stopped ? COMMIT_MILLIS : 0;
        if (stopping >= STOP_MILLIS) {
          workers.close();
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CancellationException) {
          return Optional.empty();
        }
        Story story = each.prepared().story().orElseThrow();
        return Optional.of(story.checked(intake.failed(e.getCause())));
      }
    }
  }

  private void add(Decided each, Outcome outcome) {
    Entry entry = each.prepared().entry(each.number(), each.item(), outcome);
    state.together(
        () -> {
          state.add(run, entry, checker.packedWith());
          progress.took(entry, each.item().through());
        });
    memory.release(each.kilobytes());
  }

  @Override
  public void close() {
    workers.close();
    fetchers.close();
  }
}
