package org.proofwire.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that do what they are given, each piece of work for so long and no longer.
 *
 * <p>Work that runs out of time is interrupted, which the engine obeys between sentences and
 * between rules. Work that does not obey is given up: another thread takes its place, so that an
 * article over which a regular expression never ends costs a thread and not the run.
 *
 * <p>How much waits is for the caller to bound.
 */
final class Workers implements AutoCloseable {
  private final Duration limit;
  private final Duration grace;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService watch;
  private volatile boolean closed;

  /**
   * @param count threads, and so pieces of work at once
   * @param limit how long a piece of work may take
   * @param grace how long it may take to obey after that
   */
  Workers(String name, int count, Duration limit, Duration grace) {
    this.limit = limit;
    this.grace = grace;
    this.threads =
        new ThreadPoolExecutor(
            count, count, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), named(name));
    this.watch = Executors.newSingleThreadScheduledExecutor(named(name + "-watch"));
  }

  private static ThreadFactory named(String name) {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(null, task, "proofwire-" + name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Does it when its turn comes.
   *
   * @return what it gives; or a {@link TimeoutException} where it took too long, a {@link
   *     CancellationException} where it was dropped
   */
  <T> CompletableFuture<T> submit(Callable<T> work) {
    var task = new Task<>(work);
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) { // closed
      task.result.cancel(false);
    }
    return task.result;
  }

  /** Drops what has not begun, and lets the rest end. */
  void drop() {
    List<Runnable> waiting = new ArrayList<>();
    threads.getQueue().drainTo(waiting);
    for (Runnable task : waiting) {
      ((Task<?>) task).result.cancel(false);
    }
  }

  /** One piece of work, from its place in the queue to its end. */
  private final class Task<T> implements Runnable {
    private final Callable<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private boolean ended;

    Task(Callable<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      Thread worker = Thread.currentThread();
      ScheduledFuture<?> alarm =
          watch.schedule(() -> interrupt(worker), limit.toMillis(), TimeUnit.MILLISECONDS);
      ScheduledFuture<?> last =
          watch.schedule(this::giveUp, limit.plus(grace).toMillis(), TimeUnit.MILLISECONDS);
      try {
        result.complete(work.call());
      } catch (CancellationException | InterruptedException e) {
        result.completeExceptionally(closed ? new CancellationException() : new TimeoutException());
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        result.completeExceptionally(e);
      } finally {
        alarm.cancel(false);
        last.cancel(false);
        end();
      }
    }

    /** From here on no alarm may reach the thread, which belongs to the next piece of work. */
    private synchronized void end() {
      ended = true;
      Thread.interrupted();
    }

    private synchronized void interrupt(Thread worker) {
      if (!ended) {
        worker.interrupt();
      }
    }

    private synchronized void giveUp() {
      if (!ended && result.completeExceptionally(new TimeoutException())) {
        threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
        threads.setCorePoolSize(threads.getCorePoolSize() + 1);
      }
    }
  }

  /** Drops what waits, and interrupts what is under way. */
  @Override
  public void close() {
    closed = true;
    drop();
    threads.shutdownNow();
    watch.shutdownNow();
  }
}
