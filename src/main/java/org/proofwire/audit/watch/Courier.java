package org.proofwire.audit.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.proofwire.audit.state.Outbox;
import org.proofwire.audit.state.Outbox.Message;
import org.proofwire.audit.state.StateException;
import org.proofwire.webhook.Delivery;

/**
 * Brings messages from the outbox to the webhook, one at a time, until the receiver has them. A
 * receiver that is down is tried again after pauses that double; one that refuses a message for
 * good, once a day, in case that was a mistake of its own.
 */
public final class Courier implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration REFUSED_PAUSE = Duration.ofHours(24);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);
  private static final int AT_ONCE = 20;

  private final Outbox outbox;
  private final Receiver receiver;
  private final Clock clock;
  private final Consumer<String> log;
  private final Thread thread;
  private volatile boolean closed;

  /** Who is told. */
  @FunctionalInterface
  public interface Receiver {
    /** Tries once. */
    Delivery attempt(String id, String type, Instant happened, String json);
  }

  /**
   * @param log is told what can't be delivered
   */
  public Courier(Outbox outbox, Receiver receiver, Clock clock, Consumer<String> log) {
    this.outbox = outbox;
    this.receiver = receiver;
    this.clock = clock;
    this.log = log;
    this.thread = new Thread(null, this::run, "proofwire-courier");
    thread.setDaemon(true);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        if (!delivered()) {
          Thread.sleep(LOOK.toMillis());
        }
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** Whether anything was due. A disk that is full now may have room later. */
  private boolean delivered() {
    try {
      return deliver() > 0;
    } catch (StateException e) {
      log.accept(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /**
   * Tries what is due.
   *
   * @return how many were tried
   */
  int deliver() {
    int tried = 0;
    for (Message message : outbox.due(clock.instant(), AT_ONCE)) {
      if (closed) {
        break;
      }
      deliver(message);
      tried++;
    }
    return tried;
  }

  private void deliver(Message message) {
    Delivery delivery =
        receiver.attempt(message.id(), message.type(), message.happened(), message.body());
    if (delivery instanceof Delivery.Delivered) {
      outbox.delivered(message);
    } else if (delivery instanceof Delivery.Again again) {
      Duration pause = pause(message.attempts());
      Duration asked = again.after().orElse(Duration.ZERO);
      later(message, again.why(), asked.compareTo(pause) > 0 ? asked : pause);
    } else if (delivery instanceof Delivery.Never never) {
      later(message, never.why(), REFUSED_PAUSE);
    }
  }

  private void later(Message message, String why, Duration pause) {
    outbox.failed(message, why, clock.instant().plus(pause));
    log.accept(
        "the webhook did not take a message (%s); it is tried again in %d seconds"
            .formatted(why, pause.toSeconds()));
  }

  /** Doubles with every attempt. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Waits until everything that is due was tried, but not for ever. */
  public void drain() {
    long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
    try {
      while (thread.isAlive()
          && System.nanoTime() < end
          && !outbox.due(clock.instant(), 1).isEmpty()) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after the message that is on its way. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(15).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
