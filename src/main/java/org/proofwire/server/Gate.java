package org.proofwire.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proofwire.server.Problem.Kind;
import org.proofwire.server.ServerSettings.Access;

/**
 * Lets a request in, or says why not: who asks, by what name, from which site, how often, and with
 * what key.
 */
final class Gate {
  private static final String REQUEST_ID = "request-id";
  private static final String KEY_SHOWN = "key-shown";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{3,45}");
  private static final String BEARER = "Bearer ";

  /** What costs something or tells something; the rest are files that anybody may have. */
  private static final List<String> GUARDED = List.of("/v1/", "/v2/", "/metrics");

  private final Access access;
  private final boolean onlyThisMachine;
  private final RateLimiter limiter;

  Gate(Access access, boolean onlyThisMachine, RateLimiter limiter) {
    this.access = access;
    this.onlyThisMachine = onlyThisMachine;
    this.limiter = limiter;
  }

  /** Whether an address can be reached from this machine alone. */
  static boolean isLoopback(String host) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!address.isLoopbackAddress()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Looks at a request before anything is done about it.
   *
   * @throws Problem if it may not go on
   */
  void enter(Context ctx) {
    ctx.attribute(REQUEST_ID, requestId(ctx.header("X-Request-Id")));
    ctx.header("X-Request-Id", idOf(ctx));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
    requireHost(ctx);
    admitOrigin(ctx);
    if (ctx.method().equals(HandlerType.OPTIONS)
        || GUARDED.stream().noneMatch(ctx.path()::startsWith)) {
      return;
    }
    int wait = limiter.take(client(ctx));
    if (wait > 0) {
      throw new Problem(
          Kind.TOO_MANY_REQUESTS, "This client has used up its requests for now.", wait);
    }
    Optional<String> key = header(ctx);
    boolean mayComeLater = ctx.path().startsWith("/v2/") && key.isEmpty();
    if (!mayComeLater) {
      requireKey(ctx, key);
    }
  }

  /**
   * Who asks: the address that the request came from, or that the proxy in front says it came from.
   * The last one it names is its own knowledge; those before it are the client's claims.
   */
  String client(Context ctx) {
    String forwarded = access.behindProxy() ? ctx.header("X-Forwarded-For") : null;
    if (forwarded == null) {
      return ctx.ip();
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return ADDRESS.matcher(last).matches() ? last : ctx.ip();
  }

  private static String requestId(@Nullable String given) {
    return given != null && ID.matcher(given).matches()
        ? given
        : "%016x".formatted(ThreadLocalRandom.current().nextLong());
  }

  /** The id that the client gave the request, or that it was given here. */
  static String idOf(Context ctx) {
    String id = ctx.attribute(REQUEST_ID);
    return id == null ? "" : id;
  }

  /**
   * A page of another site can give its own name this machine's address, and then read what the
   * server says (DNS rebinding). Its requests still bear that name, which is how they are told.
   */
  private void requireHost(Context ctx) {
    if (!onlyThisMachine && access.hosts().isEmpty()) {
      return; // by what names it is reached only the operator knows; there the key protects
    }
    String host = hostName(Optional.ofNullable(ctx.header("Host")).orElse(""));
    if (!isThisMachine(host) && !access.hosts().contains(host)) {
      throw new Problem(Kind.WRONG_HOST, "The request's Host header names another server.");
    }
  }

  private static String hostName(String header) {
    return header.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  /**
   * Browsers say which site a request comes from. Closed by default: a page that an editor happens
   * to have open must neither read reports nor make the server work.
   */
  private void admitOrigin(Context ctx) {
    String origin = ctx.header("Origin");
    if (origin == null) {
      return;
    }
    ctx.res().addHeader("Vary", "Origin");
    if (isOwn(origin, ctx)) {
      return;
    }
    if (!access.origins().contains("*") && !access.origins().contains(origin)) {
      if (GUARDED.stream().anyMatch(ctx.path()::startsWith)) {
        throw new Problem(Kind.ORIGIN_REFUSED, "Its address is not among those allowed.");
      }
      return;
    }
    ctx.header("Access-Control-Allow-Origin", origin);
    ctx.header("Access-Control-Expose-Headers", "X-Request-Id, Retry-After");
    if (ctx.method().equals(HandlerType.OPTIONS)) {
      ctx.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
      ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Request-Id");
      ctx.header("Access-Control-Max-Age", "600");
      // Chrome asks before a public site reaches into a private network.
      ctx.header("Access-Control-Allow-Private-Network", "true");
    }
  }

  /** Whether it is the page that this server sends, under the name in the request or another. */
  private boolean isOwn(String origin, Context ctx) {
    String host = Optional.ofNullable(ctx.header("Host")).orElse("").toLowerCase(Locale.ROOT);
    String site = origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
    return site.equals(host) || access.hosts().contains(hostName(site));
  }

  private static Optional<String> header(Context ctx) {
    String given = ctx.header("Authorization");
    return given != null && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(given.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /**
   * Lets in a client of LanguageTool, which shows its key as {@code apiKey} among the parameters.
   *
   * @throws Problem if there is a key and this is not it
   */
  void requireKeyAmong(Context ctx, @Nullable String apiKey) {
    if (ctx.attribute(KEY_SHOWN) == null) {
      requireKey(ctx, Optional.ofNullable(apiKey));
    }
  }

  private void requireKey(Context ctx, Optional<String> shown) {
    if (access.key().isEmpty()) {
      return;
    }
    if (shown.isEmpty()) {
      throw new Problem(Kind.KEY_NEEDED, "The request has no key.");
    }
    // In time that doesn't tell how much of it is right; digests are of one length.
    if (!MessageDigest.isEqual(digest(shown.get()), digest(access.key().get()))) {
      throw new Problem(Kind.KEY_NEEDED, "The key is not the right one.");
    }
    ctx.attribute(KEY_SHOWN, true);
  }

  private static byte[] digest(String key) {
    return Digests.sha256(key.getBytes(StandardCharsets.UTF_8));
  }
}
