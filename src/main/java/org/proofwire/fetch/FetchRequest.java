package org.proofwire.fetch;

import java.net.URI;
import java.util.Map;

/**
 * What to ask for.
 *
 * @param headers sent with each request, such as {@code If-None-Match}
 * @param beforeEach asked before each request
 */
public record FetchRequest(URI address, Map<String, String> headers, Hop beforeEach) {
  public FetchRequest {
    headers = Map.copyOf(headers);
  }

  public static FetchRequest of(URI address) {
    return new FetchRequest(address, Map.of(), next -> {});
  }

  /** What happens before each request, those to where a redirect sends included. */
  public interface Hop {
    /**
     * May wait as long as it likes, which no limit counts.
     *
     * @throws FetchException if this address must not be asked
     */
    void before(URI next) throws FetchException;
  }
}
