package org.proofwire.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.fetch.FetchException.Kind;

@Timeout(60)
class FetcherTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(100_000, Duration.ofSeconds(10), Duration.ofSeconds(5), 3, "Tester/1");

  /** Stands for the public web: another address of this machine. */
  private static final String OUTSIDE = "127.0.0.2";

  /** Everything but the address that stands for a private machine. */
  private static final Reach ONLY_OUTSIDE = address -> address.getHostAddress().equals(OUTSIDE);

  private final CountDownLatch never = new CountDownLatch(1);
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    synchronized (asked) {
      asked.add(path);
    }
    switch (path) {
      case "/page" -> {
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=ISO-8859-1");
        exchange.getResponseHeaders().add("ETag", "\"a\"");
        send(
            exchange,
            200,
            ("<p>" + exchange.getRequestHeaders().getFirst("User-Agent"))
                .getBytes(StandardCharsets.UTF_8));
      }
      case "/same" ->
          send(
              exchange,
              exchange.getRequestHeaders().containsKey("If-None-Match") ? 304 : 200,
              new byte[0]);
      case "/relative" -> redirect(exchange, "page?a b");
      case "/round" -> redirect(exchange, "/round");
      case "/inside" -> redirect(exchange, "http://127.0.0.1:" + port() + "/secret");
      case "/by-name" -> redirect(exchange, "http://localhost:" + port() + "/secret");
      case "/to-file" -> redirect(exchange, "file:///etc/passwd");
      case "/large" -> send(exchange, 200, new byte[200_000]);
      case "/bomb" -> {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
          gzip.write(new byte[20_000_000]);
        }
        send(exchange, 200, packed.toByteArray());
      }
      case "/packed" -> {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
          gzip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        send(exchange, 200, packed.toByteArray());
      }
      case "/endless" -> {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          while (!never.await(50, TimeUnit.MILLISECONDS)) {
            out.write('x');
            out.flush();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      case "/silent" -> {
        try {
          never.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      case "/echo" -> send(exchange, 202, exchange.getRequestBody().readAllBytes());
      default -> send(exchange, 404, new byte[0]);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (body.length > 0) {
        out.write(body);
      }
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    send(exchange, 302, new byte[0]);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private URI at(String path) {
    return URI.create("http://" + OUTSIDE + ":" + port() + path);
  }

  private Fetched fetch(String path) throws FetchException {
    try (var fetcher = new Fetcher(LIMITS, ONLY_OUTSIDE)) {
      return fetcher.fetch(at(path));
    }
  }

  private static void assertFails(Kind kind, ThrowingCallable fetching) {
    assertThatThrownBy(fetching)
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> {
              assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind);
              assertThat(e.getMessage()).doesNotContain("Exception").endsWith(".");
            });
  }

  @Test
  void givesWhatAnAddressHolds() throws FetchException {
    Fetched page = fetch("/page");
    assertThat(page.isOk()).isTrue();
    assertThat(page.mediaType()).isEqualTo("text/html");
    assertThat(page.charset())
        .hasValueSatisfying(name -> assertThat(name).isEqualToIgnoringCase("ISO-8859-1"));
    assertThat(page.header("etag")).hasValue("\"a\"");
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Tester/1");
    assertThat(fetch("/nothing").status()).isEqualTo(404);
    assertThat(new String(fetch("/packed").body(), StandardCharsets.UTF_8)).isEqualTo("hello");
  }

  @Test
  void sendsHeadersAndTellsOfEachRequest() throws FetchException {
    var hops = new ArrayList<String>();
    try (var fetcher = new Fetcher(LIMITS, ONLY_OUTSIDE)) {
      var request =
          new FetchRequest(
              at("/relative"), Map.of("If-None-Match", "\"a\""), next -> hops.add(next.getPath()));
      Fetched answer = fetcher.fetch(request);
      assertThat(answer.asked()).isEqualTo(at("/relative"));
      assertThat(answer.address()).isEqualTo(at("/page?a%20b"));
      assertThat(hops).containsExactly("/relative", "/page");
      assertThat(
              fetcher
                  .fetch(new FetchRequest(at("/same"), Map.of("If-None-Match", "x"), next -> {}))
                  .status())
          .isEqualTo(304);
      assertFails(
          Kind.NOT_ALLOWED,
          () ->
              fetcher.fetch(
                  new FetchRequest(
                      at("/relative"),
                      Map.of(),
                      next -> {
                        if (next.getPath().equals("/page")) {
                          throw new FetchException(Kind.NOT_ALLOWED, "Its robots.txt says no.");
                        }
                      })));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/inside", "/by-name"})
  void noRedirectLeadsInside(String path) {
    assertFails(Kind.NOT_ALLOWED, () -> fetch(path));
    assertThat(asked).containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
      })
  void insideIsNeverReached(String address) {
    try (var fetcher = new Fetcher(LIMITS, Reach.PUBLIC)) {
      assertThatThrownBy(() -> fetcher.fetch(Addresses.parse(address)))
          .isInstanceOfSatisfying(
              FetchException.class,
              e -> assertThat(e.kind()).isIn(Kind.NOT_ALLOWED, Kind.UNREACHABLE, Kind.NOT_HTTP));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void unusualPortsAndOtherSchemesAreRefused() {
    try (var fetcher = new Fetcher(LIMITS, Reach.PUBLIC)) {
      assertFails(Kind.NOT_ALLOWED, () -> fetcher.fetch(at("/page")));
      assertFails(Kind.NOT_HTTP, () -> fetcher.fetch(URI.create("file:///etc/passwd")));
    }
    assertFails(Kind.NOT_HTTP, () -> fetch("/to-file"));
  }

  @Test
  void limitsHold() {
    assertFails(Kind.TOO_LARGE, () -> fetch("/large"));
    assertFails(Kind.TOO_LARGE, () -> fetch("/bomb"));
    assertFails(Kind.TOO_MANY_REDIRECTS, () -> fetch("/round"));
    assertThat(asked.stream().filter("/round"::equals)).hasSize(4);
    var impatient =
        new FetchLimits(100_000, Duration.ofMillis(700), Duration.ofSeconds(5), 3, "Tester/1");
    try (var fetcher = new Fetcher(impatient, Reach.ANY)) {
      assertFails(Kind.TOO_SLOW, () -> fetcher.fetch(at("/endless")));
      assertFails(Kind.TOO_SLOW, () -> fetcher.fetch(at("/silent")));
    }
  }

  @Test
  void theTimeThatTheCallerTakesDoesNotCount() throws FetchException {
    var impatient =
        new FetchLimits(100_000, Duration.ofSeconds(3), Duration.ofSeconds(3), 3, "Tester/1");
    try (var fetcher = new Fetcher(impatient, Reach.ANY)) {
      var request = new FetchRequest(at("/relative"), Map.of(), next -> pause());
      assertThat(fetcher.fetch(request).status()).isEqualTo(200);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_800);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatCannotBeReachedIsTold() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (var fetcher = new Fetcher(LIMITS, Reach.ANY)) {
      assertFails(
          Kind.UNREACHABLE, () -> fetcher.fetch(URI.create("http://127.0.0.1:" + free + "/")));
      assertFails(
          Kind.UNREACHABLE, () -> fetcher.fetch(URI.create("http://no-such-site.invalid/")));
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
    HttpsServer safe =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    safe.setHttpsConfigurator(new HttpsConfigurator(ownCertificate(folder)));
    safe.createContext("/", this::answer);
    safe.start();
    try (var fetcher = new Fetcher(LIMITS, Reach.ANY)) {
      URI address = URI.create("https://127.0.0.1:" + safe.getAddress().getPort() + "/page");
      assertFails(Kind.UNREACHABLE, () -> fetcher.fetch(address));
      assertThat(asked).isEmpty();
    } finally {
      safe.stop(0);
    }
  }

  private static SSLContext ownCertificate(Path folder) throws Exception {
    Path store = folder.resolve("own.p12");
    char[] password = "changeit".toCharArray();
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "own",
            "-keyalg",
            "EC",
            "-validity",
            "2",
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "san=ip:127.0.0.1",
            "-storepass",
            "changeit",
            "-keystore",
            store.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(store.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void anInterruptedFetchEndsSoon() throws Exception {
    try (var fetcher = new Fetcher(LIMITS, Reach.ANY)) {
      var ended = new CompletableFuture<Kind>();
      var thread =
          new Thread(
              () -> {
                try {
                  fetcher.fetch(at("/silent"));
                } catch (FetchException e) {
                  ended.complete(Thread.currentThread().isInterrupted() ? e.kind() : Kind.BROKEN);
                }
              });
      thread.start();
      while (asked.isEmpty()) {
        Thread.sleep(10);
      }
      thread.interrupt();
      assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(Kind.STOPPED);
    }
  }

  @Test
  void whatIsSentGoesWhereItWasMeantToGo() throws FetchException {
    try (var fetcher = new Fetcher(LIMITS, ONLY_OUTSIDE)) {
      Fetched answer =
          fetcher.post(
              at("/echo"),
              Map.of("Content-Type", "text/plain"),
              "hello".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).isEqualTo(202);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
      assertThat(fetcher.post(at("/relative"), Map.of(), new byte[1]).status()).isEqualTo(302);
    }
  }
}
