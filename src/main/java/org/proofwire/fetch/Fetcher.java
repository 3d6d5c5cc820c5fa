package org.proofwire.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.proofwire.fetch.FetchException.Kind;

/**
 * Asks addresses for what they hold. Which machine a name stands for is looked up once for each
 * connection, checked, and exactly that machine is connected to: a name that stands for another one
 * a moment later opens no door. Redirects are followed one by one, each checked like the first.
 *
 * <p>Keeps no cookies. Safe for use by several threads; keep it.
 */
public final class Fetcher implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int CHUNK = 16 * 1024;

  /** Some sites send many cookies and policies. */
  private static final int HEADER_BYTES = 64 * 1024;

  private final FetchLimits limits;
  private final Reach reach;
  private final HttpClient client;

  public Fetcher(FetchLimits limits, Reach reach) {
    this.limits = limits;
    this.reach = reach;
    var threads = new QueuedThreadPool(32, 4);
    threads.setName("proofwire-fetch");
    threads.setDaemon(true);
    var scheduler = new ScheduledExecutorScheduler("proofwire-fetch-timer", true);
    var connector = new ClientConnector();
    connector.setSelectors(1);
    this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setScheduler(scheduler);
    client.setFollowRedirects(false);
    client.setConnectTimeout(limits.connect().toMillis());
    client.setAddressResolutionTimeout(limits.connect().toMillis());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, limits.userAgent()));
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxResponseHeadersSize(HEADER_BYTES);
    client.setSocketAddressResolver(
        new Checked(
            new SocketAddressResolver.Async(threads, scheduler, limits.connect().toMillis()),
            reach));
    try {
      client.start();
    } catch (Exception e) { // Jetty's own signature
      throw new IllegalStateException("Jetty's client doesn't start", e);
    }
  }

  /** Looks names up, and drops the machines that must not be asked. */
  private record Checked(SocketAddressResolver resolver, Reach reach)
      implements SocketAddressResolver {
    @Override
    public void resolve(
        String host,
        int port,
        Map<String, Object> context,
        Promise<List<InetSocketAddress>> promise) {
      resolver.resolve(
          host,
          port,
          context,
          Promise.from(
              found -> {
                List<InetSocketAddress> allowed =
                    found.stream().filter(each -> reach.allows(each.getAddress())).toList();
                if (allowed.isEmpty()) {
                  promise.failed(new PrivateAddressException(host));
                } else {
                  promise.succeeded(allowed);
                }
              },
              promise::failed));
    }
  }

  /** A name that stands for private machines only. */
  private static final class PrivateAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
      super(host);
    }
  }

  /** Asks one address. */
  public Fetched fetch(URI address) throws FetchException {
    return fetch(FetchRequest.of(address));
  }

  /**
   * Asks one address, and where a redirect sends, that one.
   *
   * @throws FetchException if nothing came: every status is an answer
   */
  public Fetched fetch(FetchRequest request) throws FetchException {
    URI next = request.address();
    Duration left = limits.total();
    for (int redirects = 0; ; redirects++) {
      requireAllowed(next);
      request.beforeEach().before(next);
      long start = System.nanoTime();
      Fetched answer = ask(request.address(), ordered(next, request.headers()), next, left);
      left = left.minusNanos(System.nanoTime() - start);
      Optional<String> location = answer.header("Location");
      if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
        return answer;
      }
      if (redirects == limits.redirects()) {
        throw failed(Kind.TOO_MANY_REDIRECTS, request.address(), "sends from one to another", null);
      }
      next = resolved(next, location.get());
    }
  }

  /**
   * Sends something to an address. Redirects are not followed: what is sent goes where it was meant
   * to go, or nowhere.
   *
   * @throws FetchException if no answer came: every status is one
   */
  public Fetched post(URI address, Map<String, String> headers, byte[] body) throws FetchException {
    requireAllowed(address);
    Request request =
        ordered(address, headers)
            .method(HttpMethod.POST)
            .body(
                new ByteBufferRequestContent(
                    headers.getOrDefault("Content-Type", "application/octet-stream"),
                    ByteBuffer.wrap(body)));
    return ask(address, request, address, limits.total());
  }

  private Request ordered(URI address, Map<String, String> headers) {
    Request request = client.newRequest(address);
    headers.forEach((name, value) -> request.headers(fields -> fields.put(name, value)));
    return request;
  }

  private void requireAllowed(URI address) throws FetchException {
    String scheme = String.valueOf(address.getScheme());
    if (!(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        || address.getHost() == null
        || address.getRawUserInfo() != null) {
      throw failed(Kind.NOT_HTTP, address, "is no plain address of the web", null);
    }
    if (!reach.allowsPortOf(address)) {
      throw failed(
          Kind.NOT_ALLOWED,
          address,
          "has an unusual port; only 80 and 443 of public sites are read",
          null);
    }
  }

  private static URI resolved(URI from, String location) throws FetchException {
    URI next;
    try {
      // Not checked by Java's parser first: browsers follow what it would refuse.
      next =
          location.contains("://")
              ? Addresses.parse(location)
              : from.resolve(location.strip().replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw failed(Kind.BROKEN, from, "sends to an address that can’t be understood", e);
    }
    return URI.create(next.toASCIIString().replaceFirst("#.*", ""));
  }

  private Fetched ask(URI asked, Request request, URI address, Duration left)
      throws FetchException {
    if (left.isNegative() || left.isZero()) {
      throw tooSlow(address, null);
    }
    try (var listener = new InputStreamResponseListener()) {
      request.timeout(left.toMillis() + 1, TimeUnit.MILLISECONDS);
      request.send(listener);
      Response response = listener.get(left.toMillis() + 1_000, TimeUnit.MILLISECONDS);
      try (InputStream body = listener.getInputStream()) {
        byte[] bytes = read(body, address);
        return new Fetched(asked, address, response.getStatus(), headers(response), bytes);
      }
    } catch (TimeoutException e) {
      giveUp(request, e);
      throw tooSlow(address, e);
    } catch (InterruptedException | InterruptedIOException e) {
      giveUp(request, e);
      Thread.currentThread().interrupt();
      throw failed(Kind.STOPPED, address, "was given up, since the program stops", e);
    } catch (ExecutionException | IOException e) {
      giveUp(request, e);
      throw told(address, e);
    } catch (FetchException e) {
      giveUp(request, e);
      throw e;
    }
  }

  /** Whether it was still on its way is all the same. */
  private static void giveUp(Request request, Exception cause) {
    var unused = request.abort(cause);
  }

  private byte[] read(InputStream in, URI address) throws IOException, FetchException {
    var body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      body.write(chunk, 0, read);
      if (body.size() > limits.maxBytes()) {
        throw failed(
            Kind.TOO_LARGE,
            address,
            "holds more than %,d bytes".formatted(limits.maxBytes()),
            null);
      }
    }
    return body.toByteArray();
  }

  private static Map<String, List<String>> headers(Response response) {
    var headers = new LinkedHashMap<String, List<String>>();
    for (HttpField field : response.getHeaders()) {
      headers.merge(
          field.getName().toLowerCase(Locale.ROOT),
          List.of(String.valueOf(field.getValue())),
          (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }
    return headers;
  }

  /** What Jetty's exceptions mean, the innermost first. */
  private static FetchException told(URI address, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PrivateAddressException) {
        return failed(Kind.NOT_ALLOWED, address, "is in a private network, which is not read", e);
      }
      if (cause instanceof TimeoutException && !(cause instanceof SocketTimeoutException)) {
        return tooSlow(address, e);
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return failed(Kind.UNREACHABLE, address, "names a site that there is not", e);
      }
      if (cause instanceof SSLException) {
        return failed(
            Kind.UNREACHABLE,
            address,
            "can’t be reached safely: its certificate or encryption is not right",
            e);
      }
      if (cause instanceof ConnectException
          || cause instanceof SocketTimeoutException
          || cause instanceof SocketException) {
        return failed(Kind.UNREACHABLE, address, "can’t be reached", e);
      }
    }
    return failed(Kind.BROKEN, address, "broke off, or did not answer as a web server does", e);
  }

  private static FetchException tooSlow(URI address, @Nullable Exception e) {
    return failed(Kind.TOO_SLOW, address, "takes too long to answer", e);
  }

  private static FetchException failed(
      Kind kind, URI address, String problem, @Nullable Exception cause) {
    String message = "%s %s.".formatted(Addresses.shortened(address.toString()), problem);
    return cause == null
        ? new FetchException(kind, message)
        : new FetchException(kind, message, cause);
  }

  /** Gives up what is still on its way, also on a thread that is told to end. */
  @Override
  public void close() {
    boolean isInterrupted = Thread.interrupted(); // Jetty waits for its threads
    try {
      client.stop();
    } catch (Exception e) { // Jetty's own signature
      throw new IllegalStateException("Jetty's client doesn't stop", e);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
