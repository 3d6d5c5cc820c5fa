package org.proofwire.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets each client make so many requests a minute: a bucket that holds a minute's worth and is
 * filled again drop by drop. Safe for use by several threads.
 */
final class RateLimiter {
  /** Clients that are remembered; one that is forgotten begins with a full bucket. */
  private static final int CLIENTS = 10_000;

  private final int aMinute;
  private final Ticker clock;
  private final Cache<String, Bucket> buckets;

  /**
   * Limits each client.
   *
   * @param aMinute requests in a minute; 0 for any number
   */
  RateLimiter(int aMinute, Ticker clock) {
    this.aMinute = aMinute;
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .ticker(clock)
            .build();
  }

  /**
   * Counts one request.
   *
   * @return 0 if it may go on, else the seconds after which another may
   */
  int take(String client) {
    return aMinute == 0 ? 0 : buckets.get(client, name -> new Bucket(aMinute)).take();
  }

  private final class Bucket {
    private double left;
    private long filledAt = clock.read();

    Bucket(double left) {
      this.left = left;
    }

    synchronized int take() {
      long now = clock.read();
      double drops = aMinute * (now - filledAt) / (double) TimeUnit.MINUTES.toNanos(1);
      left = Math.min(aMinute, left + drops);
      filledAt = now;
      if (left >= 1) {
        left--;
        return 0;
      }
      return (int) Math.max(1, Math.ceil((1 - left) * 60 / aMinute));
    }
  }
}
