package org.proofwire.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.proofwire.article.Report;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.CorrectedPage;
import org.proofwire.read.Reading;
import org.proofwire.report.HtmlReport;
import org.proofwire.report.JsonReport;
import org.proofwire.report.Labels;
import org.proofwire.report.ReportWriter;
import org.proofwire.report.SarifReport;
import org.proofwire.report.Tool;
import org.proofwire.rule.Rule;
import org.proofwire.server.Orders.Order;
import org.proofwire.server.Problem.Kind;

/** Proofwire's own interface: whole reports. {@code openapi.yaml} describes it. */
final class V1 {
  private final Engines engines;
  private final Checks checks;
  private final Orders orders;
  private final Bodies bodies;
  private final Accepted accepted;
  private final Notifier notifier;
  private final ServerSettings settings;
  private final Tool tool;
  private final Map<String, Writer> writers;

  V1(
      Engines engines,
      Checks checks,
      Orders orders,
      Bodies bodies,
      Accepted accepted,
      Notifier notifier,
      ServerSettings settings,
      Tool tool) {
    this.engines = engines;
    this.checks = checks;
    this.orders = orders;
    this.bodies = bodies;
    this.accepted = accepted;
    this.notifier = notifier;
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
    routes.post("/v1/correct", this::correct);
    routes.get("/v1/rules", this::rules);
    routes.get("/v1/rules/{rule}", this::rule);
    routes.get("/v1/labels", this::labels);
    routes.get("/v1/info", this::info);
  }

  private void check(Context ctx) {
    Writer writer = writer(ctx);
    Order order = orders.read(ctx);
    Proofwire proofwire = engines.of(order.choice());
    ctx.future(
        () ->
            order
                .reading()
                .thenCompose(
                    reading ->
                        checks.submit(() -> written(writer, proofwire, reading, order.tells())))
                .thenAccept(written -> send(ctx, writer.type(), written)));
  }

  private String written(
      Writer writer, Proofwire proofwire, Supplier<Reading> reading, boolean tells) {
    Report report = proofwire.check(orders.article(reading.get()), accepted.now());
    if (tells) {
      notifier.tell(report);
    }
    return writer.report().write(report);
  }

  private static void send(Context ctx, String type, String content) {
    ctx.contentType(type);
    ctx.result(content);
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

  private void correct(Context ctx) {
    var fields = bodies.object(ctx);
    if (!fields.path("html").isTextual() || !fields.path("text").isTextual()) {
      throw new Problem(
          Kind.BAD_REQUEST, "Give “html”, the page as it was, and “text”, its corrected article.");
    }
    String html = fields.path("html").textValue();
    String text = fields.path("text").textValue();
    String title = fields.path("title").asText("");
    ctx.future(
        () ->
            checks
                .submit(
                    () ->
                        CorrectedPage.of(html, title, text)
                            .orElseThrow(
                                () ->
                                    new Problem(
                                        Kind.NOT_PLACEABLE, "The page would say something else.")))
                .thenAccept(page -> sendPage(ctx, page)));
  }

  /** It may hold any script, so no browser may run it as a page of this server. */
  private static void sendPage(Context ctx, String page) {
    ctx.header("Content-Security-Policy", "sandbox");
    ctx.header("Content-Disposition", "attachment; filename=\"corrected.html\"");
    send(ctx, "text/html; charset=utf-8", page);
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
    return engines.usual().rules().stream()
        .anyMatch(each -> each.info().id().equals(rule.info().id()));
  }

  private void labels(Context ctx) {
    ctx.json(Labels.all(engines.usual().ruleIds()));
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
            "canAccept", accepted.isKept(),
            "canFetch", settings.fetch().isPresent(),
            "limits",
                Map.of(
                    "textLength", limits.textLength(),
                    "bodySize", limits.bodySize(),
                    "checkSeconds", limits.checkTime().toMillis() / 1000.0,
                    "requestsAMinute", limits.aMinute())));
  }
}
