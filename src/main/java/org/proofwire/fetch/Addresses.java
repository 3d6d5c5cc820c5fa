package org.proofwire.fetch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.fetch.FetchException.Kind;

/** Reads addresses as people write them. */
public final class Addresses {
  /** Scheme, authority, and the rest but for a fragment. */
  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#\\\\]*)([^#]*)(?:#.*)?", Pattern.DOTALL);

  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::(\\d{1,5}))?");

  /** What an address can't hold as it stands, though browsers show it so. */
  private static final Pattern RAW = Pattern.compile("[\\s\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

  private static final int LONGEST = 4_000;

  private Addresses() {}

  /**
   * An address as it is typed or pasted: a scheme may be missing, and names and paths may be in any
   * script.
   *
   * @throws FetchException if it is none of the web
   */
  public static URI parse(String typed) throws FetchException {
    String address = typed.strip();
    if (address.isEmpty() || address.length() > LONGEST) {
      throw notHttp(address, "Give the address of a page: https://…");
    }
    if (!address.contains("://")) {
      address = "https://" + address;
    }
    Matcher parts = PARTS.matcher(address);
    if (!parts.matches()) {
      throw notHttp(address, "Only http and https can be read.");
    }
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches()) {
      throw notHttp(
          address,
          parts.group(2).contains("@")
              ? "It holds a name or password; give it without."
              : "There is no host name in it.");
    }
    String port = authority.group(2) == null ? "" : ":" + Integer.parseInt(authority.group(2));
    String path = parts.group(3).startsWith("/") ? parts.group(3) : "/" + parts.group(3);
    try {
      String host = host(authority.group(1));
      String encoded =
          RAW.matcher(path).replaceAll(raw -> "%%%02X".formatted((int) raw.group().charAt(0)));
      var uri =
          new URI(
              new URI(parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + port + encoded)
                  .toASCIIString());
      if (uri.getHost() == null) {
        throw notHttp(address, "Its host name can’t be understood.");
      }
      return uri;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw notHttp(address, "Check its spelling.");
    }
  }

  private static String host(String written) {
    return written.startsWith("[") ? written : IDN.toASCII(written).toLowerCase(Locale.ROOT);
  }

  private static FetchException notHttp(String address, String remedy) {
    return new FetchException(
        Kind.NOT_HTTP,
        "“%s” is no address of a web page. %s".formatted(shortened(address), remedy));
  }

  /** Enough of an address to know it by, on one line. */
  static String shortened(String address) {
    String line = address.replaceAll("[\\p{Cc}\\s]+", " ");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
