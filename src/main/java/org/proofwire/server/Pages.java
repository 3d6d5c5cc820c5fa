package org.proofwire.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.proofwire.fetch.Addresses;
import org.proofwire.fetch.FetchException;
import org.proofwire.fetch.FetchLimits;
import org.proofwire.fetch.Fetched;
import org.proofwire.fetch.Fetcher;
import org.proofwire.fetch.Reach;
import org.proofwire.report.Tool;
import org.proofwire.server.Problem.Kind;

/**
 * Fetches the pages whose addresses editors give: a few at a time, so that slow sites keep nobody
 * from checking. Safe for use by several threads.
 */
final class Pages implements AutoCloseable {
  private static final int AT_ONCE = 4;
  private static final int WAITING = 16;

  private final Fetcher fetcher;
  private final ThreadPoolExecutor workers;

  Pages(Reach reach, int maxBytes, Tool tool) {
    this.fetcher =
        new Fetcher(
            new FetchLimits(
                maxBytes,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                5,
                "%s/%s (one page, asked for by an editor)".formatted(tool.name(), tool.version())),
            reach);
    this.workers =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Checks.named("fetch"));
  }

  /**
   * What an address holds.
   *
   * @param typed the address as an editor gave it
   * @return what came, or a {@link Problem}
   * @throws Problem at once, if too many wait already
   */
  CompletableFuture<Fetched> get(String typed) {
    try {
      return CompletableFuture.supplyAsync(() -> fetched(typed), workers);
    } catch (RejectedExecutionException e) {
      throw new Problem(Kind.BUSY, "Too many addresses are being read already.", 5);
    }
  }

  private Fetched fetched(String typed) {
    try {
      Fetched answer = fetcher.fetch(Addresses.parse(typed));
      if (!answer.isOk()) {
        throw new Problem(
            Kind.ADDRESS_FAILED, "Its server answered %d.".formatted(answer.status()));
      }
      return answer;
    } catch (FetchException e) {
      Kind kind =
          switch (e.kind()) {
            case NOT_HTTP, NOT_ALLOWED -> Kind.ADDRESS_REFUSED;
            default -> Kind.ADDRESS_FAILED;
          };
      throw new Problem(kind, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    fetcher.close();
  }
}
