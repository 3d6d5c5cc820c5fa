package org.proofwire.fetch;

import java.time.Duration;

/**
 * What one address may cost.
 *
 * @param maxBytes the most that is read of an answer, unpacked
 * @param total the longest that all requests for one address may take together
 * @param connect the longest that a connection may take to be made
 * @param redirects how many times an answer may send elsewhere
 * @param userAgent how the program introduces itself
 */
public record FetchLimits(
    int maxBytes, Duration total, Duration connect, int redirects, String userAgent) {
  public FetchLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("no answer is that small: " + maxBytes);
    }
    if (total.isNegative() || total.isZero() || connect.isNegative() || connect.isZero()) {
      throw new IllegalArgumentException("nothing is that quick: " + total + ", " + connect);
    }
    if (redirects < 0) {
      throw new IllegalArgumentException("redirects must not be negative: " + redirects);
    }
  }

  /** Enough for any news page: 4 MB, 15 seconds, 5 redirects. */
  public static FetchLimits usual(String userAgent) {
    return new FetchLimits(
        4 * 1024 * 1024, Duration.ofSeconds(15), Duration.ofSeconds(5), 5, userAgent);
  }
}
