package org.proofwire.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.fetch.Reach;

@Timeout(60)
class WebhookTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** One message as it came. */
  private record Received(String body, String id, String timestamp, String signature) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ArrayDeque<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            body,
            header(exchange, "webhook-id"),
            header(exchange, "webhook-timestamp"),
            header(exchange, "webhook-signature")));
    int status = statuses.isEmpty() ? 204 : statuses.remove();
    if (status == 429) {
      exchange.getResponseHeaders().add("Retry-After", "7");
    }
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  private Webhook webhook() {
    return new Webhook(
        url(), SECRET, CLOCK, Reach.ANY, List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  /** The standard's own example (standardwebhooks.com, "Signature scheme"). */
  @Test
  void signsAsTheStandardDoes() {
    assertThat(
            new Signature(SECRET)
                .of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void weakSecretsAreRefused() {
    for (String weak :
        List.of("", "short", "whsec_c2hvcnQ=", "whsec_no base64 at all, however long it may be")) {
      assertThatThrownBy(() -> new Webhook(url(), weak, CLOCK, Reach.ANY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("secret");
    }
    new Webhook(url(), "any text that is long enough to be one", CLOCK, Reach.ANY).close();
  }

  @Test
  void aMessageComesSignedAndOnce() throws Exception {
    try (Webhook webhook = webhook()) {
      assertThat(webhook.send("article.below-mark", "{\"id\":\"é\"}")).isTrue();
      assertThat(webhook.drain(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(received).hasSize(1);
    Received message = received.get(0);
    JsonNode body = JsonMapper.builder().build().readTree(message.body());
    assertThat(body.path("type").asText()).isEqualTo("article.below-mark");
    assertThat(body.path("timestamp").asText()).isEqualTo("2021-02-25T15:02:10Z");
    assertThat(body.path("data").path("id").asText()).isEqualTo("é");
    assertThat(message.timestamp()).isEqualTo("1614265330");
    assertThat(message.signature())
        .isEqualTo(new Signature(SECRET).of(message.id(), 1_614_265_330L, message.body()));
  }

  @Test
  void whatFailsIsTriedAgainUnderTheSameId() throws Exception {
    statuses.addAll(List.of(500, 503));
    try (Webhook webhook = webhook()) {
      webhook.send("article.below-mark", "{}");
      assertThat(webhook.drain(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(received).hasSize(3);
    assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
  }

  @Test
  void itEndsSomeTime() throws Exception {
    statuses.addAll(List.of(500, 500, 500, 500, 500));
    try (Webhook webhook = webhook()) {
      webhook.send("article.below-mark", "{}");
      assertThat(webhook.drain(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(received).hasSize(3);
  }

  @Test
  void answersAreJudged() {
    try (Webhook webhook = webhook()) {
      assertThat(attempt(webhook, 200)).isEqualTo(new Delivery.Delivered());
      assertThat(attempt(webhook, 429))
          .isEqualTo(new Delivery.Again("it answered 429", Optional.of(Duration.ofSeconds(7))));
      assertThat(attempt(webhook, 502))
          .isEqualTo(new Delivery.Again("it answered 502", Optional.empty()));
      assertThat(attempt(webhook, 410)).isEqualTo(new Delivery.Never("it answered 410"));
      assertThat(attempt(webhook, 302)).isEqualTo(new Delivery.Never("it answered 302"));
    }
    assertThat(received).as("no redirect was followed").hasSize(5);
    try (var inside = new Webhook(url(), SECRET, CLOCK, Reach.PUBLIC)) {
      assertThat(inside.attempt("a", "b", NOW, "{}")).isInstanceOf(Delivery.Never.class);
    }
    server.stop(0);
    try (Webhook webhook = webhook()) {
      assertThat(webhook.attempt("a", "b", NOW, "{}")).isInstanceOf(Delivery.Again.class);
    }
  }

  private Delivery attempt(Webhook webhook, int status) {
    statuses.add(status);
    return webhook.attempt("a", "b", NOW, "{}");
  }
}
