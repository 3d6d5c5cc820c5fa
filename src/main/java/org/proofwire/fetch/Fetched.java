package org.proofwire.fetch;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer, whatever its status: a 304 or 404 is the caller's to judge. */
public final class Fetched {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:-]{2,40})");

  private final URI asked;
  private final URI address;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * @param asked the address that was asked for first
   * @param address the one that answered, after redirects
   * @param headers by name, in any spelling
   * @param body unpacked; empty where there was none
   */
  public Fetched(
      URI asked, URI address, int status, Map<String, List<String>> headers, byte[] body) {
    this.asked = asked;
    this.address = address;
    this.status = status;
    var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(byName);
    this.body = body.clone();
  }

  public URI asked() {
    return asked;
  }

  /** The address that answered. */
  public URI address() {
    return address;
  }

  public int status() {
    return status;
  }

  /** All headers; names may be asked for in any spelling. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  /** Whether the answer is what was asked for. */
  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** What kind of thing it says that it is, {@code text/html}; empty if it doesn't say. */
  public String mediaType() {
    return header("Content-Type")
        .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /** The name of the character set that it says it is in. */
  public Optional<String> charset() {
    return header("Content-Type")
        .map(CHARSET::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
