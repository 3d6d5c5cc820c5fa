package org.proofwire.webhook;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to deliver a message. */
public sealed interface Delivery {
  /** The receiver has it. */
  record Delivered() implements Delivery {}

  /**
   * Not this time.
   *
   * @param after how long the receiver asks to wait
   */
  record Again(String why, Optional<Duration> after) implements Delivery {}

  /** The receiver does not want it, and would not another time. */
  record Never(String why) implements Delivery {}
}
