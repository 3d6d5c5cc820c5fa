package org.proofwire.audit.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses on the web, as people and feeds write them. */
public final class Addresses {
  private Addresses() {}

  /** Whether this is an address of a page and no file's name. */
  public static boolean isWeb(String given) {
    String start = given.toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }

  /** An address that can be fetched, without the part that never leaves the browser. */
  public static Optional<URI> of(String given) {
    return resolve(given, Optional.empty());
  }

  /** The same, seen from a page. */
  static Optional<URI> resolve(String given, Optional<URI> base) {
    String mended = given.strip().replace(" ", "%20").replace("|", "%7C").replaceFirst("#.*", "");
    try {
      URI uri = base.isPresent() ? base.get().resolve(new URI(mended)) : new URI(mended);
      return isWeb(uri.toString()) && uri.getHost() != null
          ? Optional.of(uri.normalize())
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
