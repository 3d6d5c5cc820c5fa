package org.proofwire.server;

import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.proofwire.analysis.SentenceMemory;

/** What the server counts, for Prometheus to collect. */
final class Metrics implements AutoCloseable {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  Metrics(Checks checks, SentenceMemory memory) {
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("proofwire.checks.running", checks, Checks::running)
        .description("checks that run just now")
        .register(registry);
    Gauge.builder("proofwire.checks.waiting", checks, Checks::waiting)
        .description("checks that wait for their turn")
        .register(registry);
    FunctionCounter.builder("proofwire.sentences.remembered", memory, it -> it.stats().hitCount())
        .description("sentences whose analysis was remembered")
        .register(registry);
    FunctionCounter.builder("proofwire.sentences.analysed", memory, it -> it.stats().missCount())
        .description("sentences that had to be analysed")
        .register(registry);
  }

  /**
   * Counts a request that was answered.
   *
   * @param route the address as the routes have it, so that no number of addresses can fill the
   *     memory
   */
  void answered(Context ctx, String route, Duration took) {
    Timer.builder("proofwire.requests")
        .description("requests and how long their answers took")
        .tag("method", ctx.method().name())
        .tag("route", route)
        .tag("status", Integer.toString(ctx.statusCode()))
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record(took);
  }

  /** Counts a request that was refused. */
  void refused(Problem.Kind kind) {
    registry.counter("proofwire.refusals", "problem", kind.id()).increment();
  }

  void send(Context ctx) {
    ctx.contentType(TEXT_FORMAT);
    ctx.result(registry.scrape(TEXT_FORMAT));
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
