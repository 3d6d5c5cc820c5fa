package org.proofwire.server;

import java.time.Duration;

/**
 * What the server lets a request cost. All are finite, so that no client can take the machine from
 * the others.
 *
 * @param textLength longest text of an article, in UTF-16 code units
 * @param bodySize longest body of a request, in bytes
 * @param checkTime longest that one check may run; then it is stopped
 * @param atOnce checks that run at the same time
 * @param waiting checks that may wait for their turn; one more is refused with 503
 * @param aMinute requests that one client may make in a minute; one more is refused with 429. 0
 *     means any number
 * @param remembered characters of sentences that are remembered, so that an article which comes
 *     again after an edit costs only what changed; 0 for none
 * @param connections connections that are open at the same time
 * @param idle longest that a connection may be silent
 * @param stopping longest that requests in flight may take to finish once the server is told to
 *     stop
 */
public record Limits(
    int textLength,
    int bodySize,
    Duration checkTime,
    int atOnce,
    int waiting,
    int aMinute,
    int remembered,
    int connections,
    Duration idle,
    Duration stopping) {
  /** Some 30,000 words: ten times the longest news story. */
  public static final int TEXT_LENGTH = 200_000;

  /** Four megabytes: a page of HTML holds far more markup than text. */
  public static final int BODY_SIZE = 4 * 1024 * 1024;

  /** Some 250 articles of 700 words. */
  public static final int REMEMBERED = 1_000_000;

  public Limits {
    requirePositive("the text length", textLength);
    requirePositive("the body size", bodySize);
    requirePositive("the time of a check", checkTime.toMillis());
    requirePositive("the checks at once", atOnce);
    requirePositive("the checks waiting", waiting);
    requirePositive("the connections", connections);
    requirePositive("the idle time", idle.toMillis());
    if (aMinute < 0) {
      throw new IllegalArgumentException("the requests a minute must not be negative: " + aMinute);
    }
    if (remembered < 0) {
      throw new IllegalArgumentException("what is remembered must not be negative: " + remembered);
    }
    if (stopping.isNegative()) {
      throw new IllegalArgumentException("the time to stop must not be negative: " + stopping);
    }
  }

  private static void requirePositive(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be 1 or more, not " + value);
    }
  }

  /** Limits that suit one newsroom on one machine. */
  public static Limits usual() {
    return new Limits(
        TEXT_LENGTH,
        BODY_SIZE,
        Duration.ofSeconds(20),
        Runtime.getRuntime().availableProcessors(),
        64,
        600,
        REMEMBERED,
        500,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
