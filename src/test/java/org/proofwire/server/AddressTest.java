package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.engine.Proofwire;
import org.proofwire.fetch.Reach;
import org.proofwire.server.ServerSettings.Access;

/** Articles whose address is given instead of their text. */
@Timeout(120)
class AddressTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static HttpServer site;

  @BeforeAll
  static void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", AddressTest::answer);
    site.start();
  }

  @AfterAll
  static void stop() {
    site.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/moved")) {
      exchange.getResponseHeaders().add("Location", "/story");
      exchange.sendResponseHeaders(301, -1);
    } else if (path.equals("/gone")) {
      exchange.sendResponseHeaders(410, -1);
    } else {
      boolean pdf = path.equals("/pdf");
      exchange.getResponseHeaders().add("Content-Type", pdf ? "application/pdf" : "text/html");
      byte[] body =
          (pdf
                  ? "%PDF-1.7"
                  : "<html><body><h1>Plan dropped</h1><p>The ministry [UNK] the plan on Monday.</p>"
                      + "<p>Nobody knew of it, the union said on Tuesday.</p></body></html>")
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private static HttpResponse<String> check(ProofwireServer server, String url) {
    return Servers.post(server, "/v1/check", "application/json", "{\"url\":\"" + url + "\"}");
  }

  private static ProofwireServer server(Optional<Reach> reach) {
    return Servers.with(
        new ServerSettings(
            "127.0.0.1",
            0,
            Proofwire.Settings.usual().withoutModel(),
            Limits.usual(),
            Access.local(),
            Optional.empty(),
            reach,
            Optional.empty()));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String kind)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("/problems/" + kind);
  }

  @Test
  void itIsReadAndCheckedWhereTheOperatorAllowsIt() throws IOException {
    try (ProofwireServer server = server(Optional.of(Reach.ANY))) {
      JsonNode report = JSON.readTree(check(server, address("/moved")).body());
      assertThat(report.at("/article/title").asText()).isEqualTo("Plan dropped");
      assertThat(report.at("/article/id").asText()).isEqualTo(address("/story"));
      assertThat(report.path("findings").findValuesAsText("text")).contains("[UNK]");
      assertProblem(check(server, address("/gone")), 502, "address-failed");
      assertProblem(check(server, address("/pdf")), 422, "unreadable");
      assertProblem(check(server, "ftp://news.example/"), 422, "address-refused");
      assertThat(Servers.get(server, "/v1/info").body()).contains("\"canFetch\":true");
    }
  }

  @Test
  void aPrivateNetworkIsNotReadForAnybody() throws IOException {
    try (ProofwireServer server = server(Optional.of(Reach.PUBLIC))) {
      assertProblem(check(server, "http://127.0.0.1/"), 422, "address-refused");
      assertProblem(check(server, "http://localhost/"), 422, "address-refused");
      assertProblem(check(server, address("/story")), 422, "address-refused");
      HttpResponse<String> own =
          check(server, "http://127.0.0.1:" + server.address().getPort() + "/v1/rules");
      assertProblem(own, 422, "address-refused");
    }
  }

  @Test
  void elseItIsOff() throws IOException {
    try (ProofwireServer server = server(Optional.empty())) {
      assertProblem(check(server, address("/story")), 403, "not-allowed");
      assertThat(Servers.get(server, "/v1/info").body()).contains("\"canFetch\":false");
    }
  }

  @Test
  void aTextThatComesWithAnAddressIsCheckedItself() throws IOException {
    try (ProofwireServer server = server(Optional.empty())) {
      String json = "{\"text\":\"Rain fell.\",\"url\":\"https://news.example/a\"}";
      HttpResponse<String> answer = Servers.post(server, "/v1/check", "application/json", json);
      assertThat(JSON.readTree(answer.body()).at("/article/text").asText()).isEqualTo("Rain fell.");
    }
  }
}
