package org.proofwire.audit;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A thread that does one part of a run, and keeps what broke it for the one that waits. */
final class Hand implements AutoCloseable {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final Thread thread;
  private volatile Optional<Throwable> broken = Optional.empty();

  /** Work that may wait. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  Hand(String name, Work work) {
    thread = new Thread(null, () -> work(work), "proofwire-" + name);
    thread.setDaemon(true);
  }

  private void work(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      // told to end
    } catch (RuntimeException | Error e) {
      broken = Optional.of(e);
    }
  }

  void start() {
    thread.start();
  }

  /** Whether nothing has broken it. */
  boolean isWell() {
    return broken.isEmpty();
  }

  /** Throws what has broken it, if anything has. */
  void requireWell() {
    if (broken.isPresent()) {
      if (broken.get() instanceof RuntimeException e) {
        throw e;
      }
      throw (Error) broken.get();
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
