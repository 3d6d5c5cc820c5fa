package org.proofwire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.proofwire.article.Article;
import org.proofwire.article.Report;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.HtmlReport;
import org.proofwire.report.JsonReport;
import org.proofwire.report.ReportWriter;
import org.proofwire.report.SarifReport;
import org.proofwire.report.Tool;
import org.proofwire.rule.Rule;
import org.proofwire.server.Engines.Choice;
import org.proofwire.server.Problem.Kind;

/** Proofwire's own interface: whole reports. {@code openapi.yaml} describes it. */
final class V1 {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The id of an article that the request gave none. */
  private static final String NAMELESS = "article";

  private final Engines engines;
  private final Checks checks;
  private final Bodies bodies;
  private final ServerSettings settings;
  private final Tool tool;
  private final Map<String, Writer> writers;

  V1(Engines engines, Checks checks, ServerSettings settings, Tool tool) {
    this.engines = engines;
    this.checks = checks;
    this.bodies = new Bodies(settings.limits().bodySize(), settings.limits().idle());
    this.settings = settings;
    this.tool = tool;
    this.writers =
        Map.of(
            "json", new Writer(new JsonReport(tool), "application/json"),
            "html", new Writer(new HtmlReport(tool), "text/html; charset=utf-8"),
            "sarif", new Writer(new SarifReport(tool), "application/sarif+json"));
  }

  private record Writer(ReportWriter report, String type) {}

  void addTo(RoutesConfig routes) {
    routes.post("/v1/check", this::check);
    routes.get("/v1/rules", this::rules);
    routes.get("/v1/rules/{rule}", this::rule);
    routes.get("/v1/info", this::info);
  }

  /** What a request asks to be checked, and how. */
  private record Order(Supplier<Reading> reading, Choice choice) {}

  private void check(Context ctx) {
    Writer writer = writer(ctx);
    Order order = order(ctx);
    Proofwire proofwire = engines.of(order.choice());
    ctx.future(
        () ->
            checks
                .submit(() -> writer.report().write(report(proofwire, order.reading())))
                .thenAccept(
                    written -> {
                      ctx.contentType(writer.type());
                      ctx.result(written);
                    }));
  }

  /** Reading a page costs time too, so it is done here, under the same limits as the check. */
  private Report report(Proofwire proofwire, Supplier<Reading> reading) {
    Reading read = reading.get();
    if (read instanceof Reading.Unreadable unreadable) {
      throw new Problem(Kind.UNREADABLE, unreadable.problem() + ". " + unreadable.remedy());
    }
    Article article = ((Reading.Ready) read).article();
    requireShort(article.text());
    return proofwire.check(article);
  }

  private void requireShort(String text) {
    int most = settings.limits().textLength();
    if (text.length() > most) {
      throw new Problem(
          Kind.TEXT_TOO_LONG,
          "It has %,d characters; %,d are allowed.".formatted(text.length(), most));
    }
  }

  private Writer writer(Context ctx) {
    String format = Optional.ofNullable(ctx.queryParam("format")).orElse("json");
    Writer writer = writers.get(format);
    if (writer == null) {
      throw new Problem(
          Kind.BAD_REQUEST,
          "The format must be one of %s.".formatted(String.join(", ", sorted(writers.keySet()))));
    }
    return writer;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private Order order(Context ctx) {
    String type = Bodies.mediaType(ctx);
    Charset charset = Bodies.charset(ctx);
    byte[] body = bodies.read(ctx);
    var reader = new ArticleReader();
    if (type.equals("application/json") || type.endsWith("+json")) {
      return json(body, reader);
    }
    String id = Optional.ofNullable(ctx.queryParam("id")).orElse(NAMELESS);
    String title = Optional.ofNullable(ctx.queryParam("title")).orElse("");
    String content = new String(body, charset);
    var choice =
        new Choice(
            Optional.ofNullable(ctx.queryParam("profile")).orElse(""),
            listed(ctx.queryParams("only")),
            listed(ctx.queryParams("skip")));
    return switch (type) {
      case "text/plain" -> {
        requireShort(content);
        yield new Order(() -> reader.text(id, content), choice);
      }
      case "text/html", "application/xhtml+xml" ->
          new Order(() -> reader.html(id, content, title), choice);
      default ->
          throw new Problem(
              Kind.WRONG_MEDIA_TYPE,
              type.isEmpty() ? "The request has no Content-Type." : "It is " + type + ".");
    };
  }

  private Order json(byte[] body, ArticleReader reader) {
    JsonNode fields;
    try {
      fields = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Problem(
          Kind.BAD_REQUEST,
          "The body is not valid JSON%s."
              .formatted(
                  e.getLocation() == null // where it is nested too deeply to be read at all
                      ? ""
                      : ", at line %d, column %d"
                          .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
    if (!(fields instanceof ObjectNode)) {
      throw new Problem(Kind.BAD_REQUEST, "The body must be a JSON object.");
    }
    requireShort(fields.path("text").asText(""));
    // A ninjs item has a "profile" of its own, which names its kind of schema.
    boolean ours = fields.has("text") || fields.has("html");
    var choice =
        new Choice(
            ours ? fields.path("profile").asText("") : "",
            words(fields, "only"),
            words(fields, "skip"));
    return new Order(() -> reader.json(NAMELESS, fields), choice);
  }

  private static Set<String> words(JsonNode fields, String name) {
    JsonNode given = fields.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return Set.of();
    }
    boolean strings =
        given.isArray()
            && StreamSupport.stream(given.spliterator(), false).allMatch(JsonNode::isTextual);
    if (!strings) {
      throw new Problem(Kind.BAD_REQUEST, "“%s” must be a list of rule ids.".formatted(name));
    }
    var words = new LinkedHashSet<String>();
    given.forEach(word -> words.add(word.textValue()));
    return words;
  }

  private static Set<String> listed(List<String> values) {
    var words = new HashSet<String>();
    values.forEach(
        value ->
            Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(words::add));
    return words;
  }

  private void rules(Context ctx) {
    ctx.json(
        Map.of(
            "rules",
            engines.usual().allRules().stream()
                .map(rule -> RuleText.of(rule, isOn(rule), List.of()))
                .toList()));
  }

  private void rule(Context ctx) {
    String id = ctx.pathParam("rule");
    Rule rule =
        engines.usual().allRules().stream()
            .filter(each -> each.info().id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new Problem(Kind.NOT_FOUND, "There is no rule of that name. See /v1/rules."));
    ctx.json(RuleText.of(rule, isOn(rule), rule.info().examples()));
  }

  private boolean isOn(Rule rule) {
    return engines.usual().rules().contains(rule);
  }

  private void info(Context ctx) {
    Limits limits = settings.limits();
    ctx.json(
        Map.of(
            "name", tool.name(),
            "version", tool.version(),
            "profile", engines.usual().profile().name(),
            "profiles", engines.usual().profiles(),
            "passMark", engines.usual().profile().passMark(),
            "formats", sorted(writers.keySet()),
            "canAccept", settings.config().isPresent(),
            "limits",
                Map.of(
                    "textLength", limits.textLength(),
                    "bodySize", limits.bodySize(),
                    "checkSeconds", limits.checkTime().toMillis() / 1000.0,
                    "requestsAMinute", limits.aMinute())));
  }
}
