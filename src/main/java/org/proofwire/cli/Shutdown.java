package org.proofwire.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends work cleanly when the program is told to stop (Ctrl-C, SIGTERM), and with the work's own
 * exit code: Java's would be that of the signal.
 */
final class Shutdown implements AutoCloseable {
  /** Whoever told the program to stop kills it after some time. */
  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile int exitCode = Main.TROUBLE;

  /**
   * @param stop tells the work to end soon
   */
  Shutdown(Runnable stop) {
    hook = new Thread(() -> stop(stop), "proofwire-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Runnable stop) {
    stop.run();
    try {
      if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(exitCode);
      }
    } catch (InterruptedException e) {
      // the machine goes down
    }
  }

  /** The work has ended, and all that it printed is out. */
  void end(int code) {
    exitCode = code;
    ended.countDown();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      ended.countDown(); // it is under way already
    }
  }
}
