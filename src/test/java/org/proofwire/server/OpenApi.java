package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The server's description of itself, which holds its answers to what it promises. */
final class OpenApi {
  private static final String BASE = "http://localhost";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new HashMap<>();

  /** What was answered, as {@code GET /v1/info 200 application/json}. */
  private final Set<String> seen = new TreeSet<>();

  OpenApi() {
    try (InputStream yaml = resource("/org/proofwire/server/openapi.yaml");
        InputStream report = resource("/org/proofwire/report/report-1.schema.json")) {
      document = YAMLMapper.builder().build().readTree(yaml);
      String reportSchema = new String(report.readAllBytes(), StandardCharsets.UTF_8);
      registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder -> builder.schemas(Map.of(BASE + "/report-1.schema.json", reportSchema)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(OpenApi.class.getResourceAsStream(name), name);
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** One thing that a client can do. */
  record Operation(String method, String path, JsonNode description) {
    boolean isGuarded() {
      return path.startsWith("/v1/") || path.startsWith("/v2/") || path.equals("/metrics");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        operations.add(
            new Operation(
                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
      }
    }
    return operations;
  }

  Operation operation(String method, String path) {
    return operations().stream()
        .filter(each -> each.method().equals(method) && each.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not described: " + method + " " + path));
  }

  /** All answers that are described, in the words of {@link #seen}. */
  Set<String> promised() {
    var promised = new TreeSet<String>();
    for (Operation operation : operations()) {
      for (Map.Entry<String, JsonNode> response :
          operation.description().path("responses").properties()) {
        JsonNode content = resolved(response.getValue()).path("content");
        String answer = operation + " " + response.getKey();
        if (content.isEmpty()) {
          promised.add(answer);
        }
        content.properties().forEach(type -> promised.add(answer + " " + type.getKey()));
      }
    }
    return promised;
  }

  Set<String> seen() {
    return seen;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") && node.path("$ref").asText().startsWith("#")
        ? document.at(node.path("$ref").asText().substring(1))
        : node;
  }

  /** Fails unless an answer is one of those described. */
  void check(Operation operation, HttpResponse<String> answer) {
    check(operation, answer.statusCode(), name -> answer.headers().firstValue(name), answer.body());
  }

  /** How the headers of an answer are found. */
  interface Headers {
    Optional<String> first(String name);
  }

  void check(Operation operation, int status, Headers headers, String body) {
    String what = operation + " answered " + status + ": " + body;
    JsonNode response =
        resolved(operation.description().path("responses").path(Integer.toString(status)));
    assertThat(response.isMissingNode()).as("not described: " + what).isFalse();
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      JsonNode promise = resolved(header.getValue());
      Optional<String> value = headers.first(header.getKey());
      assertThat(value.isPresent() || !promise.path("required").asBoolean())
          .as(header.getKey() + " of " + what)
          .isTrue();
      value.ifPresent(it -> validate(promise.path("schema"), parsed(it, promise), header.getKey()));
    }
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      assertThat(body).as(what).isEmpty();
      seen.add(operation + " " + status);
      return;
    }
    String type = headers.first("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    assertThat(content.has(type)).as("%s is not described: %s", type, what).isTrue();
    boolean isJson = type.equals("application/json") || type.endsWith("+json");
    try {
      JsonNode value = isJson ? JSON.readTree(body) : TextNode.valueOf(body);
      validate(content.path(type).path("schema"), value, what);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + what, e);
    }
    seen.add(operation + " " + status + " " + type);
  }

  private static JsonNode parsed(String value, JsonNode promise) {
    return promise.path("schema").path("type").asText().equals("integer")
        ? JSON.getNodeFactory().numberNode(Integer.parseInt(value))
        : TextNode.valueOf(value);
  }

  /** Fails unless a request's body is as described. */
  void checkRequest(Operation operation, String type, JsonNode body) {
    JsonNode content = operation.description().path("requestBody").path("content");
    assertThat(content.has(type)).as("%s does not take %s", operation, type).isTrue();
    validate(content.path(type).path("schema"), body, "the body of " + operation);
  }

  private void validate(JsonNode schema, JsonNode value, String what) {
    Schema compiled = schemas.computeIfAbsent(schema.toString(), key -> compile(schema));
    assertThat(compiled.validate(value)).as(what).isEmpty();
  }

  /** A schema may point into the rest of the document, so it is laid beside that. */
  private Schema compile(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("$id", BASE + "/" + schemas.size() + "/openapi.yaml");
    whole.set("components", document.path("components"));
    whole.set("allOf", JSON.createArrayNode().add(schema));
    return registry.getSchema(whole);
  }
}
