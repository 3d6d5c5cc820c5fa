package org.proofwire.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.proofwire.engine.Proofwire;
import org.proofwire.fetch.Reach;

/**
 * How to serve.
 *
 * @param host name or address to listen on
 * @param port port to listen on; 0 for any that is free
 * @param engine how to check where a request doesn't say
 * @param limits what a request may cost
 * @param access who may ask
 * @param config the newsroom's {@code .proofwire.yml}, which accepted words are written to
 * @param fetch which machines may be asked for pages whose addresses clients give; none, if empty
 * @param hook whom to tell of articles below the pass mark
 */
public record ServerSettings(
    String host,
    int port,
    Proofwire.Settings engine,
    Limits limits,
    Access access,
    Optional<Path> config,
    Optional<Reach> fetch,
    Optional<Hook> hook) {

  /**
   * Whom to tell.
   *
   * @param secret what the receiver knows too
   */
  public record Hook(URI url, String secret) {}

  /**
   * Who may ask.
   *
   * @param key what a client must show; where there is none, any client may ask
   * @param origins sites whose pages may use the server from a browser: {@code
   *     https://cms.example.org}, or {@code *} for all
   * @param hosts names that the server goes by, besides those of this machine itself
   * @param openWithoutKey whether to listen beyond this machine without a key
   * @param behindProxy whether a proxy in front tells who a client is ({@code X-Forwarded-For})
   */
  public record Access(
      Optional<String> key,
      Set<String> origins,
      Set<String> hosts,
      boolean openWithoutKey,
      boolean behindProxy) {
    /** Fewer characters than this are guessed too easily. */
    public static final int SHORTEST_KEY = 16;

    public Access {
      origins = Set.copyOf(origins);
      hosts = Set.copyOf(hosts);
      if (key.isPresent() && key.get().length() < SHORTEST_KEY) {
        throw new IllegalArgumentException(
            "the key must have %d characters or more; make one with “openssl rand -hex 24”"
                .formatted(SHORTEST_KEY));
      }
    }

    /** Programs on this machine, and the server's own page. */
    public static Access local() {
      return new Access(Optional.empty(), Set.of(), Set.of(), false, false);
    }
  }

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }
}
