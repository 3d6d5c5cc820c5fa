package org.proofwire.analysis;

import java.util.concurrent.CancellationException;

/**
 * How a check is stopped: by interrupting its thread. Whatever takes long looks here in between.
 */
public final class Stop {
  private Stop() {}

  /**
   * Goes on, unless the thread was interrupted.
   *
   * @throws CancellationException if it was
   */
  public static void ifInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the check was told to stop");
    }
  }
}
