package org.proofwire.audit.source;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/** Gets pages and feeds from the network. Safe for use by several threads. */
public interface Web {
  /**
   * Gets what lies at an address, after redirects, waiting its turn.
   *
   * @param known what it had last time; it is not sent again if it has that still
   * @throws InterruptedException if the thread is interrupted
   */
  Answer get(URI address, Validators known) throws InterruptedException;

  /** What came of it. */
  sealed interface Answer {
    /**
     * It came.
     *
     * @param address where it was found, after redirects
     * @param mediaType {@code text/html}, in lower case; empty if the server didn't say
     * @param charset what the server calls its encoding
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Page(
        URI address, String mediaType, Optional<String> charset, byte[] body, Validators validators)
        implements Answer {}

    /** It is as it was. */
    record Unchanged() implements Answer {}

    /**
     * It did not come.
     *
     * @param after how long to leave the server alone, if it said so
     */
    record Failed(Unreadable why, Optional<Duration> after) implements Answer {}
  }

  /** By what a server knows whether a page has changed (RFC 9110, section 8.8). */
  record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
  }
}
