package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.engine.Proofwire;
import org.proofwire.engine.SlowEngines;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.JsonReport;
import org.proofwire.report.Tool;
import org.proofwire.server.ServerSettings.Access;
import org.slf4j.LoggerFactory;

@Timeout(120)
class ProofwireServerTest {
  private static final ProofwireServer SERVER = Servers.usual();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TEXT =
      "The ministry [UNK] the plan on Monday. It brought history back to June, the union said.";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String kind)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asText()).isEqualTo("/problems/" + kind);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    for (String member : List.of("title", "detail", "remedy", "requestId")) {
      assertThat(problem.path(member).asText()).as(member).isNotBlank();
    }
  }

  @Test
  void theReportIsTheOneThatTheCommandLineWrites() {
    HttpResponse<String> answer =
        Servers.send(
            Servers.to(SERVER, "/v1/check?id=story")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(TEXT)));
    var article = ((Reading.Ready) new ArticleReader().text("story", TEXT)).article();
    var forgetful = Proofwire.with(Proofwire.Settings.usual().withoutModel());
    assertThat(answer.body())
        .isEqualTo(new JsonReport(Tool.current()).write(forgetful.check(article)));
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
  }

  @Test
  void readsTextHtmlAndNewsItems() throws IOException {
    String html = "<p>The ministry [UNK] the plan on Monday.</p><p>Nobody knew of it.</p>";
    String json =
        JSON.writeValueAsString(java.util.Map.of("id", "a", "title", "Plan dropped", "html", html));
    JsonNode report = json(Servers.post(SERVER, "/v1/check", "application/json", json));
    assertThat(report.path("article").path("title").asText()).isEqualTo("Plan dropped");
    assertThat(report.path("findings").get(0).path("source").path("start").asInt())
        .isEqualTo(html.indexOf("[UNK]"));
    JsonNode asHtml =
        json(Servers.post(SERVER, "/v1/check?title=Plan%20dropped&id=a", "text/html", html));
    assertThat(asHtml).isEqualTo(report);
    String ninjs =
        JSON.writeValueAsString(
            java.util.Map.of("uri", "a", "headline", "Plan dropped", "body_html", html));
    assertThat(json(Servers.post(SERVER, "/v1/check", "application/json", ninjs)))
        .isEqualTo(report);
    String ninjs2 =
        """
        {"uri": "a", "standard": {"name": "ninjs", "version": "2.0"},
         "headlines": [{"role": "main", "value": "Plan dropped"}],
         "bodies": [{"contenttype": "text/plain", "value": "x"},
                    {"contenttype": "text/html", "value": %s}]}"""
            .formatted(JSON.writeValueAsString(html));
    assertThat(json(Servers.post(SERVER, "/v1/check", "application/ninjs+json", ninjs2)))
        .isEqualTo(report);
  }

  @Test
  void aRequestMayChooseRulesAndFormats() throws IOException {
    String json =
        JSON.writeValueAsString(java.util.Map.of("text", TEXT, "skip", List.of("model-artifact")));
    assertThat(Servers.post(SERVER, "/v1/check", "application/json", json).body())
        .doesNotContain("model-artifact");
    assertThat(Servers.post(SERVER, "/v1/check?only=calque", "text/plain", TEXT).body())
        .doesNotContain("model-artifact");
    assertThat(Servers.post(SERVER, "/v1/check?format=html", "text/plain", TEXT).body())
        .startsWith("<!doctype html>");
    assertThat(
            json(Servers.post(SERVER, "/v1/check?format=sarif", "text/plain", TEXT))
                .path("version")
                .asText())
        .isEqualTo("2.1.0");
    assertProblem(
        Servers.post(SERVER, "/v1/check?format=pdf", "text/plain", TEXT), 400, "bad-request");
    assertProblem(
        Servers.post(SERVER, "/v1/check?only=calk", "text/plain", TEXT), 422, "unknown-rule");
    assertProblem(
        Servers.post(SERVER, "/v1/check?profile=none", "text/plain", TEXT), 422, "unknown-rule");
  }

  @Test
  void whatCannotBeReadIsAProblemThatSaysWhy() throws IOException {
    assertProblem(
        Servers.post(SERVER, "/v1/check", "application/json", "{\"text\":"), 400, "bad-request");
    assertProblem(Servers.post(SERVER, "/v1/check", "application/json", "[1]"), 400, "bad-request");
    assertProblem(
        Servers.post(SERVER, "/v1/check", "application/json", "{\"text\":\"a\",\"only\":\"b\"}"),
        400,
        "bad-request");
    assertProblem(Servers.post(SERVER, "/v1/check", "application/json", "{}"), 422, "unreadable");
    assertProblem(Servers.post(SERVER, "/v1/check", "text/plain", "  \n "), 422, "unreadable");
    assertProblem(Servers.post(SERVER, "/v1/check", "image/png", "abc"), 415, "wrong-media-type");
    assertProblem(
        Servers.post(SERVER, "/v1/check", "text/plain; charset=klingon", "abc"),
        415,
        "wrong-media-type");
    assertProblem(Servers.get(SERVER, "/v1/check"), 405, "wrong-method");
    assertProblem(Servers.get(SERVER, "/v1/nothing"), 404, "not-found");
    assertProblem(Servers.get(SERVER, "/nothing"), 404, "not-found");
    assertProblem(Servers.get(SERVER, "/v1/rules/no-such-rule"), 404, "not-found");
  }

  @Test
  void deeplyNestedJsonIsRefused() throws IOException {
    assertProblem(
        Servers.post(SERVER, "/v1/check", "application/json", "[".repeat(100_000)),
        400,
        "bad-request");
  }

  @Test
  void tellsOfItsRulesAndLimits() throws IOException {
    JsonNode rules = json(Servers.get(SERVER, "/v1/rules")).path("rules");
    assertThat(rules.size()).isEqualTo(Servers.PROOFWIRE.allRules().size());
    JsonNode rule = json(Servers.get(SERVER, "/v1/rules/model-artifact"));
    assertThat(rule.path("examples")).isNotEmpty();
    assertThat(rule.path("severity").asText()).isNotBlank();
    JsonNode info = json(Servers.get(SERVER, "/v1/info"));
    assertThat(info.path("limits").path("textLength").asInt()).isEqualTo(Limits.TEXT_LENGTH);
  }

  @Test
  void isReadySoonAndCountsWhatItDoes() throws Exception {
    for (int i = 0; i < 300 && !SERVER.isReady(); i++) {
      Thread.sleep(100);
    }
    assertThat(json(Servers.get(SERVER, "/ready")).path("status").asText()).isEqualTo("ready");
    assertThat(json(Servers.get(SERVER, "/health")).path("status").asText()).isEqualTo("up");
    Servers.post(SERVER, "/v1/check", "text/plain", TEXT);
    Servers.get(SERVER, "/v1/rules/no-such-rule-as-this");
    String metrics = Servers.get(SERVER, "/metrics").body();
    assertThat(metrics)
        .contains(
            "proofwire_requests_seconds_count{method=\"POST\",route=\"/v1/check\",status=\"200\"}")
        .contains("proofwire_refusals_total{problem=\"not-found\"}")
        .contains("proofwire_sentences_remembered_total")
        .contains("jvm_memory_used_bytes")
        .doesNotContain("no-such-rule-as-this");
  }

  @Test
  void aRequestKeepsItsId() {
    HttpResponse<String> given =
        Servers.send(Servers.to(SERVER, "/health").header("X-Request-Id", "desk-7"));
    assertThat(given.headers().firstValue("X-Request-Id")).hasValue("desk-7");
    HttpResponse<String> forged =
        Servers.send(Servers.to(SERVER, "/health").header("X-Request-Id", "a b{}<>"));
    assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
  }

  @Test
  void theLogHasALineForARequestAndNoWordOfAnArticle() throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(ProofwireServer.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    try {
      Servers.send(
          Servers.to(SERVER, "/v1/check?id=secretstory&title=Secretheadline")
              .header("Content-Type", "text/plain")
              .header("X-Request-Id", "desk-8")
              .POST(BodyPublishers.ofString("A secretword stood here.")));
      Servers.get(SERVER, "/v2/check?language=en-US&text=secretword");
      Servers.get(SERVER, "/secretpage");
      for (int i = 0; i < 100 && lines.list.size() < 3; i++) {
        Thread.sleep(100); // the line is written after the answer
      }
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .anySatisfy(line -> assertThat(line).startsWith("desk-8 POST /v1/check 200 "))
          .anySatisfy(line -> assertThat(line).contains(" GET /v2/check 200 "))
          .anySatisfy(line -> assertThat(line).contains(" GET none 404 "))
          .allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase("secret"));
    } finally {
      logger.setLevel(null);
      logger.detachAppender(lines);
    }
  }

  @Test
  void otherSitesAndOtherNamesAreShutOut() throws IOException {
    assertProblem(
        Servers.send(Servers.to(SERVER, "/v1/rules").header("Origin", "https://news.example")),
        403,
        "origin-refused");
    assertThat(raw("GET /v1/rules HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421")
        .contains("wrong-host");
    String own = SERVER.address().toString();
    assertThat(Servers.send(Servers.to(SERVER, "/v1/rules").header("Origin", own)).statusCode())
        .isEqualTo(200);
    var open =
        new Access(
            Optional.empty(),
            Set.of("https://news.example"),
            Set.of("checker.example"),
            false,
            false);
    try (ProofwireServer server = Servers.with(Limits.usual(), open)) {
      HttpResponse<String> preflight =
          Servers.send(
              Servers.to(server, "/v1/check")
                  .header("Origin", "https://news.example")
                  .header("Access-Control-Request-Method", "POST")
                  .method("OPTIONS", BodyPublishers.noBody()));
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue("https://news.example");
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
          .contains("Authorization")
          .contains("Content-Type");
      assertThat(
              Servers.send(Servers.to(server, "/v1/rules").header("Origin", "https://x.example"))
                  .statusCode())
          .isEqualTo(403);
    }
  }

  /** Sends bytes as they are, and reads until the server hangs up. */
  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theKeyIsAskedFor() throws IOException {
    try (ProofwireServer locked =
        Servers.with(Limits.usual(), Servers.withKey("a-long-enough-key"))) {
      for (String path : List.of("/v1/rules", "/v1/info", "/metrics")) {
        assertProblem(Servers.get(locked, path), 401, "key-needed");
        assertThat(
                Servers.send(
                        Servers.to(locked, path)
                            .header("Authorization", "Bearer a-long-enough-kex"))
                    .statusCode())
            .isEqualTo(401);
        assertThat(
                Servers.send(
                        Servers.to(locked, path)
                            .header("Authorization", "Bearer a-long-enough-key"))
                    .statusCode())
            .isEqualTo(200);
      }
      assertProblem(Servers.post(locked, "/v1/check", "text/plain", TEXT), 401, "key-needed");
      assertThat(Servers.get(locked, "/health").statusCode()).isEqualTo(200);
    }
    assertThatThrownBy(() -> Servers.withKey("short")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutAKeyItListensToThisMachineAlone() {
    var settings =
        new ServerSettings(
            "0.0.0.0",
            0,
            Proofwire.Settings.usual().withoutModel(),
            Limits.usual(),
            Access.local(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> ProofwireServer.start(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PROOFWIRE_KEY")
        .hasMessageContaining("--no-key");
  }

  @Test
  void textsAndBodiesHaveLimits() throws IOException {
    Limits small = Servers.limits(100, 1_000, Duration.ofSeconds(20), 1, 4);
    try (ProofwireServer server = Servers.with(small, Access.local())) {
      String words = "word ".repeat(30);
      assertProblem(Servers.post(server, "/v1/check", "text/plain", words), 413, "text-too-long");
      assertProblem(
          Servers.post(server, "/v1/check", "application/json", "{\"text\":\"" + words + "\"}"),
          413,
          "text-too-long");
      assertProblem(
          Servers.post(server, "/v1/check", "text/html", "<p>" + words + "</p>"),
          413,
          "text-too-long");
      assertProblem(
          Servers.post(server, "/v1/check", "text/plain", "x".repeat(1_001)),
          413,
          "body-too-large");
      var unknownLength =
          BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[2_000]));
      assertProblem(
          Servers.send(
              Servers.to(server, "/v1/check")
                  .header("Content-Type", "text/plain")
                  .POST(unknownLength)),
          413,
          "body-too-large");
    }
  }

  @Test
  void oneClientCannotAskTooOften() throws IOException {
    Limits usual = Limits.usual();
    var limits =
        new Limits(
            usual.textLength(),
            usual.bodySize(),
            usual.checkTime(),
            1,
            1,
            3,
            0,
            usual.connections(),
            usual.idle(),
            usual.stopping());
    try (ProofwireServer server = Servers.with(limits, Access.local())) {
      for (int i = 0; i < 3; i++) {
        assertThat(Servers.get(server, "/v1/info").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = Servers.get(server, "/v1/info");
      assertProblem(refused, 429, "too-many-requests");
      assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 60);
      assertThat(Servers.get(server, "/health").statusCode()).isEqualTo(200);
    }
  }

  private static void awaitReady(ProofwireServer server) throws InterruptedException {
    while (!server.isReady()) {
      Thread.sleep(10);
    }
  }

  @Test
  void aCheckThatTakesTooLongReallyStops() throws Exception {
    var slow = SlowEngines.endless();
    Limits limits = Servers.limits(1_000, 10_000, Duration.ofMillis(300), 1, 4);
    try (ProofwireServer server = Servers.with(limits, Access.local(), slow.proofwire())) {
      awaitReady(server); // its own first check is stopped too
      for (int i = 0; i < 2; i++) {
        HttpResponse<String> answer = Servers.post(server, "/v1/check", "text/plain", TEXT);
        assertProblem(answer, 503, "too-slow");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
      // The one thread was free for the second check, so the first had ended.
      assertThat(slow.stopped()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aFullQueueIsToldAtOnce() throws Exception {
    var gate = new CountDownLatch(1);
    var slow = SlowEngines.waitingFor(gate);
    Limits limits = Servers.limits(1_000, 10_000, Duration.ofSeconds(30), 1, 2);
    try (ProofwireServer server = Servers.with(limits, Access.local(), slow.proofwire())) {
      slow.awaitBusy();
      var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      int refused = 0;
      for (int i = 0; i < 6; i++) {
        waiting.add(
            CompletableFuture.supplyAsync(
                () -> Servers.post(server, "/v1/check", "text/plain", TEXT)));
      }
      gate.await(500, TimeUnit.MILLISECONDS);
      gate.countDown();
      for (var answer : waiting) {
        HttpResponse<String> each = answer.get(60, TimeUnit.SECONDS);
        if (each.statusCode() == 503) {
          assertProblem(each, 503, "busy");
          assertThat(each.headers().firstValue("Retry-After")).isPresent();
          refused++;
        } else {
          assertThat(each.statusCode()).isEqualTo(200);
        }
      }
      // One runs (the server's own, to get warm), two wait.
      assertThat(refused).isEqualTo(4);
    }
  }

  @Test
  void requestsInFlightAreFinishedBeforeItStops() throws Exception {
    var gate = new CountDownLatch(1);
    var slow = SlowEngines.waitingFor(gate);
    Limits limits = Servers.limits(1_000, 10_000, Duration.ofSeconds(30), 1, 2);
    ProofwireServer server = Servers.with(limits, Access.local(), slow.proofwire());
    slow.awaitBusy();
    var answer =
        CompletableFuture.supplyAsync(() -> Servers.post(server, "/v1/check", "text/plain", TEXT));
    Thread.sleep(500);
    var stopped = CompletableFuture.runAsync(server::close);
    Thread.sleep(300);
    assertThat(stopped).isNotDone();
    gate.countDown();
    assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    stopped.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aClientThatDripsIsCutOffAndHarmsNobody() throws Exception {
    Limits limits = Servers.limits(1_000, 10_000, Duration.ofSeconds(5), 1, 2);
    try (ProofwireServer server = Servers.with(limits, Access.local());
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /v1/check HTTP/1.1
          Host: localhost
          Content-Type: text/plain
          Content-Length: 9000

          """
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      var dripping =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int i = 0; i < 100; i++) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(100);
                  }
                } catch (IOException | InterruptedException e) {
                  // cut off, as it should be
                }
              });
      assertThat(Servers.post(server, "/v1/check", "text/plain", TEXT).statusCode()).isEqualTo(200);
      socket.setSoTimeout(8_000);
      byte[] answer = new byte[64];
      int read = socket.getInputStream().read(answer);
      assertThat(new String(answer, 0, Math.max(0, read), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400");
      dripping.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatIsNotHttpIsAProblemToo() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.address().getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
      assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
          .isEqualToIgnoringWhitespace(
              "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Bad Request\"}");
    }
  }

  @Test
  void aPackedBodyIsNotTakenForText() throws IOException {
    assertProblem(
        Servers.send(
            Servers.to(SERVER, "/v1/check")
                .header("Content-Type", "text/plain")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, (byte) 139, 8}))),
        415,
        "wrong-media-type");
  }

  @Test
  void filesAreSentWithAStrictPolicyAndAskedForAgain() {
    HttpResponse<String> file = Servers.get(SERVER, "/openapi.yaml");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-cache");
    String tag = file.headers().firstValue("ETag").orElseThrow();
    assertThat(
            Servers.send(Servers.to(SERVER, "/openapi.yaml").header("If-None-Match", tag))
                .statusCode())
        .isEqualTo(304);
    assertThat(Servers.get(SERVER, "/page/..%2fwarm-up.txt").statusCode()).isIn(400, 404);
    assertThat(Servers.get(SERVER, "/page/../warm-up.txt").statusCode()).isIn(400, 404);
    assertThat(Servers.get(SERVER, "/page/ProofwireServer.class").statusCode()).isEqualTo(404);
  }
}
