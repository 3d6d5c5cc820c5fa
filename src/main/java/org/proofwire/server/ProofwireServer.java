package org.proofwire.server;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.github.benmanes.caffeine.cache.Ticker;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.engine.Proofwire;
import org.proofwire.report.Tool;
import org.proofwire.server.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves checks over HTTP. Made with {@link #start}, it listens until it is closed; requests in
 * flight are then finished first.
 *
 * <p>Its log has a line for each request, with its address but without its parameters, which may
 * hold the text of an article.
 */
public final class ProofwireServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProofwireServer.class);

  /** Jetty's threads read requests and write answers; the checks have threads of their own. */
  private static final int THREADS = 200;

  private final ServerSettings settings;
  private final Gate gate;
  private final Checks checks;
  private final Metrics metrics;
  private final Optional<Pages> pages;
  private final Notifier notifier;
  private final Warmth warmth = new Warmth();
  private final Javalin javalin;

  private ProofwireServer(
      ServerSettings settings,
      Proofwire proofwire,
      SentenceMemory memory,
      boolean onlyThisMachine) {
    this.settings = settings;
    this.gate =
        new Gate(
            settings.access(),
            onlyThisMachine,
            new RateLimiter(settings.limits().aMinute(), Ticker.systemTicker()));
    this.checks = new Checks(settings.limits());
    this.metrics = new Metrics(checks, memory);
    Limits limits = settings.limits();
    Tool tool = Tool.current();
    var engines = new Engines(proofwire);
    var bodies = new Bodies(limits.bodySize(), limits.idle());
    var accepted = new Accepted(settings.config(), proofwire.ruleIds());
    this.pages = settings.fetch().map(reach -> new Pages(reach, limits.bodySize(), tool));
    this.notifier = new Notifier(settings.hook());
    var orders = new Orders(bodies, limits.textLength(), pages);
    var v1 = new V1(engines, checks, orders, bodies, accepted, notifier, settings, tool);
    var v2 = new V2(engines, checks, accepted, gate, bodies, limits, tool);
    this.javalin =
        Javalin.create(
            config -> {
              configure(config);
              config.routes.before(this::enter);
              v1.addTo(config.routes);
              new AcceptRoutes(accepted, proofwire.ruleIds(), bodies).addTo(config.routes);
              v2.addTo(config.routes);
              addOwn(config.routes);
              new Files().addTo(config.routes);
              addProblems(config.routes);
            });
  }

  /**
   * Starts a server; it listens when this returns, and is ready some seconds later.
   *
   * @throws IllegalArgumentException if other machines could use it without a key
   * @throws IOException if it can't listen there
   */
  public static ProofwireServer start(ServerSettings settings) throws IOException {
    boolean onlyThisMachine = Gate.isLoopback(settings.host());
    if (!onlyThisMachine
        && settings.access().key().isEmpty()
        && !settings.access().openWithoutKey()) {
      throw new IllegalArgumentException(
          settings.host()
              + " can be reached from other machines, and there is no key. Set PROOFWIRE_KEY or give"
              + " --key-file; or, where something else keeps strangers out, --no-key.");
    }
    int remembered = settings.limits().remembered();
    SentenceMemory memory = remembered == 0 ? SentenceMemory.none() : SentenceMemory.of(remembered);
    var proofwire = Proofwire.with(settings.engine(), memory);
    proofwire.notice().ifPresent(LOG::warn);
    return start(settings, proofwire, memory, onlyThisMachine);
  }

  /** Starts a server with a checker that was made before. */
  static ProofwireServer start(
      ServerSettings settings, Proofwire proofwire, SentenceMemory memory, boolean onlyThisMachine)
      throws IOException {
    var server = new ProofwireServer(settings, proofwire, memory, onlyThisMachine);
    try {
      server.javalin.start();
    } catch (JavalinException e) {
      server.close();
      if (e.getCause() instanceof BindException || e.getCause() instanceof IOException) {
        throw new IOException(
            "%s, port %d: can't listen there (%s)"
                .formatted(settings.host(), settings.port(), e.getCause().getMessage()),
            e);
      }
      throw e;
    }
    server.warmth.warm(proofwire, server.checks);
    return server;
  }

  /** Where it listens. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + javalin.port());
  }

  /** All routes, as {@code GET /v1/rules/{rule}}. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  /** Whether checks are answered at full speed. */
  public boolean isReady() {
    return warmth.isReady();
  }

  private void configure(JavalinConfig config) {
    Limits limits = settings.limits();
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.http.maxRequestSize = limits.bodySize();
    // Whatever takes twice that long is a mistake of ours.
    config.http.asyncTimeout = checks.patience().multipliedBy(2).toMillis();
    config.jsonMapper(
        new JavalinJackson(
            JsonMapper.builder()
                .addModule(new Jdk8Module())
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build(),
            false));
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::modify);
    config.requestLogger.http(this::log);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }

  private void modify(Server server) {
    server.setStopAtShutdown(false); // the command line says when
    server.setStopTimeout(settings.limits().stopping().toMillis());
    server.insertHandler(new GracefulHandler());
    server.setErrorHandler(new EarlyErrors());
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
  }

  private void enter(Context ctx) {
    gate.enter(ctx);
  }

  private void addOwn(RoutesConfig routes) {
    routes.get("/health", ctx -> ctx.json(Map.of("status", "up")));
    routes.get(
        "/ready",
        ctx -> {
          if (!warmth.isReady()) {
            throw new Problem(Kind.NOT_READY, "It answers, but is not warm.", 1);
          }
          ctx.json(Map.of("status", "ready"));
        });
    routes.get("/metrics", metrics::send);
    routes.options("/*", ctx -> ctx.status(204));
  }

  private void addProblems(RoutesConfig routes) {
    routes.get(
        "/problems/{kind}",
        ctx -> {
          Kind kind =
              Kind.of(ctx.pathParam("kind"))
                  .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "There is no such problem."));
          ctx.result(kind.title() + ". " + kind.remedy() + "\n");
        });
    routes.exception(Problem.class, this::tell);
    // Javalin decodes parameters by the body's character set, so these come from anywhere.
    routes.exception(UnsupportedCharsetException.class, this::unknownCharset);
    routes.exception(IllegalCharsetNameException.class, this::unknownCharset);
    routes.exception(CompletionException.class, this::unwrap);
    routes.exception(HttpResponseException.class, this::translate);
    routes.exception(Exception.class, this::broke);
  }

  private void tell(Problem problem, Context ctx) {
    metrics.refused(problem.kind());
    ctx.status(problem.kind().status());
    if (problem.retryAfter() > 0) {
      ctx.header("Retry-After", Integer.toString(problem.retryAfter()));
    }
    if (problem.kind() == Kind.KEY_NEEDED) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"proofwire\"");
    }
    if (ctx.path().startsWith("/v2/")) {
      // The form in which LanguageTool's clients show it.
      ctx.contentType("text/plain; charset=utf-8");
      ctx.result("Error: " + problem.detail() + " " + problem.kind().remedy());
      return;
    }
    ctx.json(problem.members(Gate.idOf(ctx)));
    ctx.contentType("application/problem+json");
  }

  private void unwrap(CompletionException e, Context ctx) {
    if (e.getCause() instanceof Problem problem) {
      tell(problem, ctx);
    } else {
      broke(e.getCause() instanceof Exception cause ? cause : e, ctx);
    }
  }

  private void unknownCharset(IllegalArgumentException e, Context ctx) {
    tell(new Problem(Kind.WRONG_MEDIA_TYPE, "Its character set is not known. Use UTF-8."), ctx);
  }

  /** What Javalin itself refuses. */
  private void translate(HttpResponseException e, Context ctx) {
    Kind kind =
        switch (e.getStatus()) {
          case 404 -> Kind.NOT_FOUND;
          case 405 -> isPreflightOnly(e) ? Kind.NOT_FOUND : Kind.WRONG_METHOD;
          case 413 -> Kind.BODY_TOO_LARGE;
          case 503 -> Kind.BUSY;
          default -> e.getStatus() < 500 ? Kind.BAD_REQUEST : Kind.BROKEN;
        };
    if (kind == Kind.WRONG_METHOD) {
      ctx.header("Allow", e.getDetails().getOrDefault("availableMethods", ""));
    }
    tell(new Problem(kind, kind.title() + ".", kind == Kind.BUSY ? 1 : 0), ctx);
  }

  /**
   * Every address answers a browser's question before it asks across sites, even if it isn't one.
   */
  private static boolean isPreflightOnly(HttpResponseException e) {
    return e.getDetails().getOrDefault("availableMethods", "").equals("OPTIONS");
  }

  private void broke(Exception e, Context ctx) {
    // Where it happened, but not its message, which may quote the article.
    LOG.error("{} broke: {} at {}", Gate.idOf(ctx), e.getClass().getName(), place(e));
    tell(new Problem(Kind.BROKEN, "The log says where."), ctx);
  }

  private static String place(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }

  private void log(Context ctx, float millis) {
    String route = route(ctx);
    metrics.answered(ctx, route, Duration.ofNanos((long) (millis * 1_000_000)));
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {} {} {} {} ms {}",
          Gate.idOf(ctx),
          ctx.method(),
          route,
          ctx.statusCode(),
          Math.round(millis),
          gate.client(ctx));
    }
  }

  /** The address as the routes have it, {@code /v1/rules/{rule}}, whatever was asked for. */
  private static String route(Context ctx) {
    var endpoint = ctx.endpoints().lastHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }

  /** Stops listening, lets requests in flight finish, then stops whatever still runs. */
  @Override
  public void close() {
    warmth.stop();
    javalin.stop();
    checks.close();
    pages.ifPresent(Pages::close);
    notifier.close();
    metrics.close();
  }
}
