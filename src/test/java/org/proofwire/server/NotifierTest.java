package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.engine.Proofwire;
import org.proofwire.server.ServerSettings.Access;
import org.proofwire.server.ServerSettings.Hook;

@Timeout(120)
class NotifierTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BAD = "[UNK] the plan. Storated again.";

  @Test
  void anArticleBelowTheMarkIsToldOfOnce() throws Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
    try (ProofwireServer server = server(new Hook(url, "a secret that is long enough"))) {
      check(server, "?id=good", "Rain fell on the town on Monday.");
      check(server, "?id=quiet&notify=false", BAD);
      check(server, "?id=bad", BAD);
      check(server, "?id=bad", BAD);
      check(server, "?id=worse", BAD);
      assertThat(data(told).path("id").asText()).isEqualTo("bad");
      JsonNode last = data(told);
      assertThat(last.path("id").asText()).isEqualTo("worse");
      assertThat(last.path("score").asInt()).isLessThan(last.path("passMark").asInt());
      assertThat(last.path("worst").findValuesAsText("rule")).contains("model-artifact");
      assertThat(last.path("worst").get(0).path("severity").asText()).isEqualTo("critical");
      assertThat(told.poll(500, TimeUnit.MILLISECONDS)).isNull();
    } finally {
      receiver.stop(0);
    }
  }

  private static void check(ProofwireServer server, String query, String text) {
    assertThat(Servers.post(server, "/v1/check" + query, "text/plain", text).statusCode())
        .isEqualTo(200);
  }

  private static JsonNode data(BlockingQueue<String> told)
      throws IOException, InterruptedException {
    JsonNode message = JSON.readTree(String.valueOf(told.poll(30, TimeUnit.SECONDS)));
    assertThat(message.path("type").asText()).isEqualTo("article.below-mark");
    return message.path("data");
  }

  private static ProofwireServer server(Hook hook) {
    return Servers.with(
        new ServerSettings(
            "127.0.0.1",
            0,
            Proofwire.Settings.usual().withoutModel(),
            Limits.usual(),
            Access.local(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(hook)));
  }
}
