package org.proofwire.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs checks: so many at once, so many waiting, each for so long.
 *
 * <p>A check that runs out of time is interrupted, which the engine obeys between sentences and
 * between rules; its place is taken only when it has really ended, so that there are never more
 * than allowed. Whoever asked has an answer in any case. Safe for use by several threads.
 */
final class Checks implements AutoCloseable {
  /** Longest that a client waits for a check to stop. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Limits limits;
  private final ThreadPoolExecutor workers;
  private final ScheduledExecutorService watch;

  Checks(Limits limits) {
    this.limits = limits;
    this.workers =
        new ThreadPoolExecutor(
            limits.atOnce(),
            limits.atOnce(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.waiting()),
            named("check"));
    var timer = new ScheduledThreadPoolExecutor(1, named("watch"));
    timer.setRemoveOnCancelPolicy(true);
    this.watch = timer;
  }

  static ThreadFactory named(String name) {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, "proofwire-" + name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Longest that an answer takes: a check may wait as long as it may run. */
  Duration patience() {
    return limits.checkTime().multipliedBy(2).plus(GRACE);
  }

  /** Checks that run just now. */
  int running() {
    return workers.getActiveCount();
  }

  /** Checks that wait for their turn. */
  int waiting() {
    return workers.getQueue().size();
  }

  /**
   * Runs a check when its turn comes.
   *
   * @return what it gives, or a {@link Problem}: it took too long, or waited too long
   * @throws Problem at once, if too many wait already
   */
  <T> CompletableFuture<T> submit(Supplier<T> check) {
    var task = new Task<>(check);
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      throw busy("%,d checks are waiting already.".formatted(limits.waiting()));
    }
    return task.result;
  }

  private Problem tooSlow() {
    return new Problem(
        Problem.Kind.TOO_SLOW, "It was stopped after %s.".formatted(words(limits.checkTime())), 5);
  }

  private Problem busy(String detail) {
    // The time that the queue takes to go down by half, if a check takes a fifth of a second.
    int seconds = Math.max(1, limits.waiting() / limits.atOnce() / 10);
    return new Problem(Problem.Kind.BUSY, detail, seconds);
  }

  /** One check, from its place in the queue to its end. */
  private final class Task<T> implements Runnable {
    private final Supplier<T> check;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final long since = System.nanoTime();
    private boolean ended;

    Task(Supplier<T> check) {
      this.check = check;
    }

    @Override
    public void run() {
      Duration limit = limits.checkTime();
      if (System.nanoTime() - since > limit.toNanos()) {
        result.completeExceptionally(busy("It waited for %s.".formatted(words(limit))));
        return;
      }
      Thread worker = Thread.currentThread();
      Future<?> alarm;
      Future<?> lastAlarm;
      try {
        alarm = watch.schedule(() -> interrupt(worker), limit.toMillis(), TimeUnit.MILLISECONDS);
        lastAlarm =
            watch.schedule(
                () -> ForkJoinPool.commonPool().execute(this::giveUp),
                limit.plus(GRACE).toMillis(),
                TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        result.completeExceptionally(
            new Problem(Problem.Kind.NOT_READY, "It is stopping.", 5)); // closed just now
        return;
      }
      try {
        result.complete(check.get());
      } catch (CancellationException e) {
        result.completeExceptionally(tooSlow());
      } catch (OutOfMemoryError e) {
        result.completeExceptionally(busy("There was not enough memory for this article."));
      } catch (RuntimeException | StackOverflowError e) {
        result.completeExceptionally(e);
      } finally {
        alarm.cancel(false);
        lastAlarm.cancel(false);
        end();
      }
    }

    /** Answers for a check that does not stop. */
    private void giveUp() {
      result.completeExceptionally(tooSlow());
    }

    /** From here on no alarm may reach the thread, which belongs to the next check. */
    private synchronized void end() {
      ended = true;
      Thread.interrupted();
    }

    private synchronized void interrupt(Thread worker) {
      if (!ended) {
        worker.interrupt();
      }
    }
  }

  private static String words(Duration time) {
    return time.toMillis() < 1000
        ? time.toMillis() + " milliseconds"
        : time.toSeconds() + (time.toSeconds() == 1 ? " second" : " seconds");
  }

  /** Stops whatever still runs. */
  @Override
  public void close() {
    workers.shutdownNow();
    watch.shutdownNow();
  }
}
