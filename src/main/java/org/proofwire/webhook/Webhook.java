package org.proofwire.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.proofwire.fetch.FetchException;
import org.proofwire.fetch.FetchLimits;
import org.proofwire.fetch.Fetched;
import org.proofwire.fetch.Fetcher;
import org.proofwire.fetch.Reach;
import org.proofwire.webhook.Delivery.Again;
import org.proofwire.webhook.Delivery.Delivered;
import org.proofwire.webhook.Delivery.Never;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address that is told of what was found. Messages are signed ({@link Signature}) and posted in
 * the background, one at a time, so that a receiver that is slow or down holds nobody up; one that
 * fails is tried again for some hours, and what is over is logged. Messages that wait when the
 * program ends are lost.
 *
 * <p>Safe for use by several threads.
 */
public final class Webhook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  /** Messages that may wait; more would tell of a receiver that is gone. */
  private static final int WAITING = 1_000;

  /** Pauses between attempts, as the standard proposes; after the last one it is given up. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2));

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final URI url;
  private final Signature signature;
  private final Clock clock;
  private final Fetcher fetcher;
  private final List<Duration> pauses;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledThreadPoolExecutor sender;

  /**
   * @param secret what the receiver knows too: {@code whsec_} and base64, or any text of 24 bytes
   *     or more
   * @param clock gives the time that is signed
   * @param reach which machines may be told
   * @throws IllegalArgumentException if the secret is too short
   */
  public Webhook(URI url, String secret, Clock clock, Reach reach) {
    this(url, secret, clock, reach, PAUSES);
  }

  Webhook(URI url, String secret, Clock clock, Reach reach, List<Duration> pauses) {
    this.url = url;
    this.signature = new Signature(secret);
    this.clock = clock;
    this.pauses = pauses;
    this.fetcher =
        new Fetcher(
            new FetchLimits(LONGEST_ANSWER, LONGEST, LONGEST, 0, "Proofwire webhook"), reach);
    this.sender =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "proofwire-webhook");
              thread.setDaemon(true);
              return thread;
            });
    sender.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Where messages go. */
  public URI url() {
    return url;
  }

  /** Messages that wait, or are on their way. */
  public int waiting() {
    return waiting.get();
  }

  /**
   * Sends a message soon.
   *
   * @param type what it tells of: {@code article.below-mark}
   * @param json the data of it, a JSON value
   * @return whether it will be sent; else too many wait already
   */
  public boolean send(String type, String json) {
    if (waiting.incrementAndGet() > WAITING) {
      waiting.decrementAndGet();
      return false;
    }
    String id = "msg_" + UUID.randomUUID();
    try {
      sender.execute(() -> tryTo(new Message(id, type, clock.instant(), json, 0)));
      return true;
    } catch (RejectedExecutionException e) {
      waiting.decrementAndGet();
      return false; // closed
    }
  }

  private record Message(String id, String type, Instant happened, String json, int attempts) {
    Message again() {
      return new Message(id, type, happened, json, attempts + 1);
    }
  }

  private void tryTo(Message message) {
    Delivery delivery;
    try {
      delivery = attempt(message.id(), message.type(), message.happened(), message.json());
    } catch (RuntimeException e) {
      delivery = new Never(e.toString());
    }
    if (delivery instanceof Again again && message.attempts() < pauses.size()) {
      Duration pause = pauses.get(message.attempts());
      if (again.after().isPresent() && again.after().get().compareTo(pause) > 0) {
        pause = again.after().get();
      }
      LOG.info("Webhook {} to {}: {}; again in {}", message.id(), host(), again.why(), pause);
      try {
        var unused =
            sender.schedule(() -> tryTo(message.again()), pause.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (RejectedExecutionException e) {
        // closed meanwhile
      }
    }
    waiting.decrementAndGet();
    if (delivery instanceof Again again) {
      LOG.warn("Webhook {} to {} is given up: {}", message.id(), host(), again.why());
    } else if (delivery instanceof Never never) {
      LOG.warn("Webhook {} to {} was not wanted: {}", message.id(), host(), never.why());
    }
  }

  /** Without path and query, in which there may be something secret. */
  private String host() {
    return String.valueOf(url.getHost());
  }

  /**
   * Sends a message now, once.
   *
   * @param id the same for each attempt with the same message, so that a receiver knows it again
   * @param happened when it came to pass
   * @param json the data of it, a JSON value
   */
  public Delivery attempt(String id, String type, Instant happened, String json) {
    String body =
        "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
            .formatted(type, happened.truncatedTo(ChronoUnit.MILLIS), json);
    long seconds = clock.instant().getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(seconds),
            "webhook-signature",
            signature.of(id, seconds, body));
    try {
      return judged(fetcher.post(url, headers, body.getBytes(StandardCharsets.UTF_8)));
    } catch (FetchException e) {
      return switch (e.kind()) {
        case NOT_HTTP, NOT_ALLOWED -> new Never(String.valueOf(e.getMessage()));
        default -> new Again(String.valueOf(e.getMessage()), Optional.empty());
      };
    }
  }

  private static Delivery judged(Fetched answer) {
    int status = answer.status();
    if (answer.isOk()) {
      return new Delivered();
    }
    String why = "it answered " + status;
    // What a client did wrong stays wrong, but for being too early or too often.
    boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
    return mayPass ? new Again(why, retryAfter(answer)) : new Never(why);
  }

  private static Optional<Duration> retryAfter(Fetched answer) {
    return answer
        .header("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  /**
   * Waits until no message waits.
   *
   * @return whether all are gone
   */
  public boolean drain(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (waiting.get() > 0 && System.nanoTime() - until < 0) {
      Thread.sleep(20);
    }
    return waiting.get() == 0;
  }

  /** Gives up what waits. */
  @Override
  public void close() {
    sender.shutdownNow();
    fetcher.close();
  }
}
