package org.proofwire.wordpress;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the plugin and Proofwire's server: it passes everything on, notes what was asked,
 * and can be out of order.
 */
final class Relay implements AutoCloseable {
  /** What it does with a request. */
  enum Mood {
    /** Passes it on. */
    WELL,
    /** Hangs up. */
    DOWN,
    /** Never answers. */
    HANGING,
    /** Says that it is busy. */
    BUSY
  }

  private final URI target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> checks = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.WELL;
  private volatile String slowWord = "";
  private volatile Duration slowness = Duration.ZERO;

  Relay(URI target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Puts it in order again and forgets what was asked. */
  void reset() {
    be(Mood.WELL);
    slow("", Duration.ZERO);
    checks.clear();
  }

  void be(Mood mood) {
    this.mood = mood;
  }

  /** From now on, texts with this word in them are answered late; others are not. */
  void slow(String word, Duration by) {
    slowness = by;
    slowWord = word;
  }

  /** The bodies of all checks that were asked for, in order. */
  List<String> checks() {
    return List.copyOf(checks);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestURI().getPath().equals("/v1/check")) {
        checks.add(body);
      }
      switch (mood) {
        case WELL -> passOn(exchange, body);
        case DOWN -> {}
        case HANGING -> sleep(Duration.ofMinutes(2));
        case BUSY -> {
          exchange.getResponseHeaders().set("Retry-After", "1");
          exchange.sendResponseHeaders(503, -1);
        }
      }
    }
  }

  private void passOn(HttpExchange exchange, String body) throws IOException {
    if (!slowWord.isEmpty() && body.contains(slowWord)) {
      sleep(slowness);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
            .timeout(Duration.ofMinutes(1));
    for (String header : List.of("Authorization", "Content-Type", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    request.method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      byte[] answer = response.body();
      exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
