package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.engine.Proofwire;
import org.proofwire.engine.SlowEngines;
import org.proofwire.fetch.Reach;
import org.proofwire.server.OpenApi.Operation;
import org.proofwire.server.ServerSettings.Access;

/**
 * Holds {@code openapi.yaml} to the truth: every route is described and every description has its
 * route, every example works, and every answer that is promised is provoked here and is as
 * promised.
 */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenApiTest {
  private static final OpenApi API = new OpenApi();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String KEY = "a-key-that-is-long-enough";

  @TempDir static Path folder;

  /** A server that can do all that a server can be told to do. */
  private static ProofwireServer able() throws IOException {
    Path list = folder.resolve("able.yml");
    Files.deleteIfExists(list);
    return Servers.with(settings(Limits.usual(), Access.local(), Optional.of(list)));
  }

  private static ServerSettings settings(Limits limits, Access access, Optional<Path> list) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        Proofwire.Settings.usual().withoutModel(),
        limits,
        access,
        list,
        Optional.of(Reach.ANY),
        Optional.empty());
  }

  @Test
  void isUnderstoodByOthers() {
    var options = new ParseOptions();
    options.setResolve(false);
    SwaggerParseResult read =
        new OpenAPIV3Parser().readLocation("org/proofwire/server/openapi.yaml", null, options);
    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(API.at("/paths"));
  }

  @Test
  void describesEveryRouteAndNoOther() throws IOException {
    try (ProofwireServer server = able()) {
      Set<String> routes =
          server.routes().stream()
              .filter(route -> !route.startsWith("OPTIONS")) // told of in its introduction
              .map(route -> route.replaceAll("[<{](\\w+)[>}]", "{$1}"))
              .collect(Collectors.toSet());
      assertThat(API.operations().stream().map(Operation::toString))
          .containsExactlyInAnyOrderElementsOf(routes);
    }
  }

  @Test
  void namesEveryKindOfProblem() {
    List<String> named =
        API.at("/components/schemas/Problem/properties/type/enum")
            .valueStream()
            .map(JsonNode::asText)
            .toList();
    assertThat(named)
        .containsExactlyElementsOf(
            Arrays.stream(Problem.Kind.values()).map(kind -> "/problems/" + kind.id()).toList());
  }

  // ---- every example works

  @Test
  void everyExampleWorks() throws IOException {
    try (ProofwireServer server = able()) {
      await(server);
      for (Operation operation : API.operations()) {
        if (operation.method().equals("DELETE")) {
          continue; // there must be something to take out: below
        }
        JsonNode content = operation.description().path("requestBody").path("content");
        if (content.isEmpty()) {
          assertOk(operation, send(server, operation, examples(operation), "", ""));
        }
        for (Map.Entry<String, JsonNode> type : content.properties()) {
          assertThat(type.getValue().path("examples")).as("%s, %s", operation, type).isNotEmpty();
          for (JsonNode example : type.getValue().path("examples")) {
            JsonNode value = example.path("value");
            API.checkRequest(operation, type.getKey(), value);
            String body = type.getKey().equals(FORM) ? form(value) : text(value);
            for (Map<String, String> parameters :
                List.of(required(operation), examples(operation))) {
              assertOk(operation, send(server, operation, parameters, type.getKey(), body));
            }
          }
        }
      }
      for (String format : List.of("html", "sarif")) {
        assertOk(
            API.operation("POST", "/v1/check"),
            Servers.post(server, "/v1/check?format=" + format, "text/plain", "Rain fell."));
      }
      Operation page = API.operation("GET", "/page/{file}");
      for (String file : List.of("house.css", "icon.svg", "sample.txt")) {
        assertOk(page, Servers.get(server, "/page/" + file));
      }
      Operation unaccept = API.operation("DELETE", "/v1/accept");
      assertOk(unaccept, send(server, unaccept, examples(unaccept), "", ""));
    }
  }

  private static void assertOk(Operation operation, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isBetween(200, 299);
    API.check(operation, answer);
  }

  private static Map<String, String> required(Operation operation) {
    return parameters(operation, true);
  }

  private static Map<String, String> examples(Operation operation) {
    return parameters(operation, false);
  }

  private static Map<String, String> parameters(Operation operation, boolean requiredOnly) {
    var parameters = new LinkedHashMap<String, String>();
    for (JsonNode parameter : operation.description().path("parameters")) {
      if (parameter.has("example") && (!requiredOnly || parameter.path("required").asBoolean())) {
        parameters.put(parameter.path("name").asText(), parameter.path("example").asText());
      }
    }
    return parameters;
  }

  private static String form(JsonNode fields) {
    return fields
        .propertyStream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(
      ProofwireServer server,
      Operation operation,
      Map<String, String> parameters,
      String type,
      String body) {
    String path = operation.path();
    var query = new StringBuilder();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String slot = "{" + parameter.getKey() + "}";
      if (path.contains(slot)) {
        path = path.replace(slot, parameter.getValue());
      } else {
        query.append(query.isEmpty() ? "?" : "&");
        query.append(parameter.getKey()).append('=').append(encoded(parameter.getValue()));
      }
    }
    HttpRequest.Builder request = Servers.to(server, path + query);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return request.method(
        operation.method(),
        type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(
      ProofwireServer server,
      Operation operation,
      Map<String, String> parameters,
      String type,
      String body) {
    return Servers.send(request(server, operation, parameters, type, body));
  }

  private static void await(ProofwireServer server) {
    for (int i = 0; i < 600 && !server.isReady(); i++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(server.isReady()).isTrue();
  }

  // ---- every refusal is as promised

  @Test
  void everyDoorIsGuarded() throws IOException {
    Limits hurried = hurried();
    try (ProofwireServer locked =
            Servers.with(settings(Limits.usual(), Servers.withKey(KEY), Optional.empty()));
        ProofwireServer open =
            Servers.with(settings(Limits.usual(), Access.local(), Optional.empty()))) {
      for (Operation operation : API.operations()) {
        assertRefused(operation, 421, raw(open, operation, "other.example"));
        if (!operation.isGuarded()) {
          continue;
        }
        if (!operation.path().equals("/v2/healthcheck")) {
          assertRefused(operation, 401, send(locked, operation, examples(operation), "", ""));
        }
        assertRefused(
            operation,
            403,
            Servers.send(
                request(open, operation, examples(operation), "", "")
                    .header("Origin", "https://other.example")));
        try (ProofwireServer slow = Servers.with(hurried, Access.local())) {
          send(slow, operation, examples(operation), "", "");
          assertRefused(operation, 429, send(slow, operation, examples(operation), "", ""));
        }
      }
    }
  }

  /** One request a minute. */
  private static Limits hurried() {
    Limits usual = Limits.usual();
    return new Limits(
        usual.textLength(),
        usual.bodySize(),
        usual.checkTime(),
        1,
        1,
        1,
        0,
        usual.connections(),
        usual.idle(),
        Duration.ZERO);
  }

  private static void assertRefused(Operation operation, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isEqualTo(status);
    API.check(operation, answer);
  }

  private static void assertRefused(Operation operation, int status, Raw answer) {
    assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(status);
    API.check(operation, answer.status(), answer::header, answer.body());
  }

  /** An answer as it came, for requests that Java's client would not send. */
  private record Raw(String head, String body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    Optional<String> header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  private static Raw raw(ProofwireServer server, Operation operation, String host)
      throws IOException {
    String path = operation.path().replaceAll("\\{\\w+}", "x");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(operation.method(), path, host)
                  .getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Raw(answer.substring(0, end), answer.substring(end + 4));
    }
  }

  @Test
  void everyMistakeIsToldAsPromised() throws Exception {
    Limits small = Servers.limits(100, 1_000, Duration.ofSeconds(20), 1, 4);
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.start(); // and has no page
    Path list = Files.writeString(folder.resolve("broken.yml"), "accept: [{word: flow}]\n");
    try (ProofwireServer server =
        Servers.with(settings(small, Access.local(), Optional.of(list)))) {
      String large = "x".repeat(2_000);
      for (Operation operation : API.operations()) {
        if (operation.description().has("requestBody")) {
          boolean isForm = operation.path().startsWith("/v2/");
          String type = isForm ? FORM : "application/json";
          assertRefused(operation, 413, send(server, operation, Map.of(), type, large));
          assertRefused(operation, 415, send(server, operation, Map.of(), "image/png", "x"));
        }
      }
      // what else may be wrong, in the order of the description
      String address = "http://127.0.0.1:" + site.getAddress().getPort() + "/";
      post(server, "/v1/check", "{\"text\":", 400);
      post(server, "/v1/check", "{}", 422);
      post(server, "/v1/check", "{\"url\":\"file:///etc/passwd\"}", 422);
      post(server, "/v1/check", "{\"url\":\"" + address + "\"}", 502);
      post(server, "/v1/check", "{\"text\":\"" + "a ".repeat(60) + "\"}", 413);
      post(server, "/v1/correct", "{\"html\":\"<p>One.</p>\"}", 400);
      post(server, "/v1/correct", "{\"html\":\"\",\"text\":\"One.\"}", 422);
      post(server, "/v1/accept", "{\"word\":\"a\",\"name\":\"b\"}", 400);
      post(server, "/v1/accept", "{\"rule\":\"calk\",\"path\":\"a\"}", 422);
      post(server, "/v1/accept", "{\"word\":\"other\"}", 409);
      delete(server, "", 400);
      delete(server, "?word=nothing", 404);
      delete(server, "?word=flow", 409);
      delete(server, "?rule=calk&path=a", 422);
      get(server, "/v1/rules/{rule}", "/v1/rules/none", 404);
      get(server, "/v2/check", "/v2/check?text=a", 400);
      form(server, "/v2/check", "text=a", 400);
      get(server, "/v2/configinfo", "/v2/configinfo", 400);
      form(server, "/v2/configinfo", "", 400);
      get(server, "/v2/words", "/v2/words?limit=all", 400);
      form(server, "/v2/words/add", "word=two+words", 400);
      form(server, "/v2/words/add", "word=other", 409);
      form(server, "/v2/words/delete", "word=", 400);
      form(server, "/v2/words/delete", "word=flow", 409);
      get(server, "/problems/{kind}", "/problems/none", 404);
      get(server, "/page/{file}", "/page/none.js", 404);
      get(server, "/component/{file}", "/component/none.js", 404);
      for (Operation operation : API.operations()) {
        if (operation.description().path("responses").has("304")) {
          String tag =
              send(server, operation, examples(operation), "", "")
                  .headers()
                  .firstValue("ETag")
                  .orElseThrow();
          assertRefused(
              operation,
              304,
              Servers.send(
                  request(server, operation, examples(operation), "", "")
                      .header("If-None-Match", tag)));
        }
      }
    } finally {
      site.stop(0);
    }
  }

  private static void post(ProofwireServer server, String path, String json, int status) {
    assertRefused(
        API.operation("POST", path), status, Servers.post(server, path, "application/json", json));
  }

  private static void form(ProofwireServer server, String path, String form, int status) {
    assertRefused(API.operation("POST", path), status, Servers.post(server, path, FORM, form));
  }

  private static void get(ProofwireServer server, String path, String address, int status) {
    assertRefused(API.operation("GET", path), status, Servers.get(server, address));
  }

  private static void delete(ProofwireServer server, String query, int status) {
    assertRefused(
        API.operation("DELETE", "/v1/accept"),
        status,
        Servers.send(Servers.to(server, "/v1/accept" + query).DELETE()));
  }

  @Test
  void aBusyServerSaysWhenToComeAgain() throws Exception {
    var gate = new CountDownLatch(1);
    var slow = SlowEngines.waitingFor(gate);
    Limits limits = Servers.limits(1_000, 10_000, Duration.ofSeconds(60), 1, 1);
    try (ProofwireServer server = Servers.with(limits, Access.local(), slow.proofwire())) {
      slow.awaitBusy(); // with the check that warms it
      var ready = API.operation("GET", "/ready");
      assertRefused(ready, 503, Servers.get(server, "/ready"));
      var waiting =
          CompletableFuture.supplyAsync(
              () -> Servers.post(server, "/v1/check", "text/plain", "Rain fell."));
      Thread.sleep(1_000);
      post(server, "/v1/check", "{\"text\":\"Rain.\"}", 503);
      post(server, "/v1/correct", "{\"html\":\"<p>a</p>\",\"text\":\"b\"}", 503);
      get(server, "/v2/check", "/v2/check?language=en&text=a", 503);
      form(server, "/v2/check", "language=en&text=a", 503);
      gate.countDown();
      assertThat(waiting.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void nothingIsPromisedThatWasNotSeen() {
    assertThat(API.seen()).containsExactlyInAnyOrderElementsOf(API.promised());
  }
}
