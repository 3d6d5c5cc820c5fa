package org.proofwire.audit.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.audit.source.Web.Answer;
import org.proofwire.audit.source.Web.Validators;
import org.proofwire.fetch.Reach;

/** The web with its manners, and servers without any. */
@Timeout(60)
class PoliteWebTest {
  private Optional<Sites> started = Optional.empty();
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    started = Optional.of(new Sites());
  }

  @AfterEach
  void stop() {
    over.countDown();
    site().close();
  }

  private Sites site() {
    return started.orElseThrow();
  }

  private static PoliteWeb web(Reach reach, int pauseMillis) {
    return web(reach, pauseMillis, 30);
  }

  private static PoliteWeb web(Reach reach, int pauseMillis, int timeoutSeconds) {
    return new PoliteWeb(
        new PoliteWeb.Settings(
            "Proofwire/test (+https://example.org)",
            Duration.ofMillis(pauseMillis),
            Duration.ofSeconds(timeoutSeconds),
            Duration.ofSeconds(5),
            100_000,
            reach));
  }

  private Answer get(String path) throws InterruptedException {
    try (PoliteWeb web = web(Reach.ANY, 1)) {
      return web.get(site().at(path), Validators.NONE);
    }
  }

  private static String problem(Answer answer) {
    return ((Answer.Failed) answer).why().line();
  }

  @Test
  void aPageComesWithWhatItsServerSaysOfIt() throws InterruptedException {
    site()
        .page(
            "/story",
            exchange -> {
              exchange.getResponseHeaders().set("ETag", "\"v1\"");
              Sites.answer(exchange, 200, "text/html; charset=utf-8", "<p>Hello");
            });
    var page = (Answer.Page) get("/story");
    assertThat(new String(page.body(), UTF_8)).isEqualTo("<p>Hello");
    assertThat(page.mediaType()).isEqualTo("text/html");
    assertThat(page.charset()).contains("utf-8");
    assertThat(page.validators().etag()).contains("\"v1\"");
    assertThat(site().asked()).containsExactly("/robots.txt", "/story");
  }

  @Test
  void whatRobotsTxtForbidsIsNotAskedFor() throws InterruptedException {
    site()
        .page(
            "/robots.txt",
            "text/plain",
            "User-agent: *\nAllow: /\n\nUser-agent: proofwire\nDisallow: /private\n")
        .page("/private/story", "text/html", "secret")
        .page(
            "/public",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/private/story");
              exchange.sendResponseHeaders(302, -1);
            });
    assertThat(problem(get("/private/story"))).contains("robots.txt asks programs not to");
    assertThat(problem(get("/public"))).as("after a redirect").contains("robots.txt");
    assertThat(site().asked()).doesNotContain("/private/story");
  }

  @Test
  void aSiteWhoseRulesCannotBeHadIsLeftAlone() throws InterruptedException {
    site()
        .page("/robots.txt", exchange -> exchange.sendResponseHeaders(500, -1))
        .page("/story", "text/html", "text");
    assertThat(problem(get("/story"))).contains("robots.txt can't be had now");
    assertThat(site().asked()).containsOnly("/robots.txt");
  }

  @Test
  void aHostIsAskedForOneThingAtATimeWithAPause() {
    site().page("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 0.2\n");
    for (int i = 0; i < 6; i++) {
      site()
          .page(
              "/" + i,
              exchange -> {
                sleep(50);
                Sites.answer(exchange, 200, "text/html", "x");
              });
    }
    try (PoliteWeb web = web(Reach.ANY, 1)) {
      long begun = System.nanoTime();
      CompletableFuture<?>[] all =
          Stream.iterate(0, i -> i < 6, i -> i + 1)
              .map(i -> CompletableFuture.runAsync(() -> getQuietly(web, site().at("/" + i))))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).join();
      assertThat(site().mostAtOnce()).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("five pauses of 0.2 seconds")
          .isGreaterThan(Duration.ofSeconds(1));
    }
  }

  private static void getQuietly(Web web, URI address) {
    try {
      assertThat(web.get(address, Validators.NONE)).isInstanceOf(Answer.Page.class);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatSaysNotNowIsAskedAgainWhenItSays() throws InterruptedException {
    var times = new AtomicInteger();
    site()
        .page(
            "/busy",
            exchange -> {
              boolean first = times.incrementAndGet() == 1;
              exchange.getResponseHeaders().set("Retry-After", "1");
              Sites.answer(exchange, first ? 429 : 200, "text/html", "x");
            });
    long begun = System.nanoTime();
    assertThat(get("/busy")).isInstanceOf(Answer.Page.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(times.get()).isEqualTo(2);
  }

  @Test
  void aServerThatWantsTooMuchPatienceIsGivenUp() throws InterruptedException {
    site()
        .page(
            "/busy",
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", "3600");
              exchange.sendResponseHeaders(503, -1);
            });
    var failed = (Answer.Failed) get("/busy");
    assertThat(failed.after()).contains(Duration.ofHours(1));
    assertThat(failed.why().line()).contains("busy").contains("come back in 3600 seconds");
  }

  @Test
  void whenToComeBackMayBeADate() {
    var clock = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
    assertThat(PoliteWeb.retryAfter("Mon, 02 Mar 2026 08:02:00 GMT", clock))
        .contains(Duration.ofMinutes(2));
    assertThat(PoliteWeb.retryAfter("Mon, 02 Mar 2026 07:00:00 GMT", clock))
        .contains(Duration.ZERO);
    assertThat(PoliteWeb.retryAfter("tomorrow", clock)).isEmpty();
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws InterruptedException {
    site().page("/never", exchange -> await(over));
    assertGivenUp("/never");
  }

  @Test
  void aServerThatAnswersByDropsIsGivenUp() throws InterruptedException {
    site()
        .page(
            "/drops",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < 200 && over.getCount() > 0; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                sleep(100);
              }
            });
    assertGivenUp("/drops");
  }

  /** On a machine that is slow itself, the site's rules may be late before the page is. */
  private void assertGivenUp(String path) throws InterruptedException {
    try (PoliteWeb web = web(Reach.ANY, 1, 2)) {
      assertThat(problem(web.get(site().at(path), Validators.NONE)))
          .containsPattern("takes too long|robots.txt can't be had");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void endlessRedirectsAndEndlessPagesHaveAnEnd() throws InterruptedException {
    site()
        .page(
            "/round",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/round");
              exchange.sendResponseHeaders(302, -1);
            })
        .page("/large", "text/html", "word ".repeat(50_000));
    assertThat(problem(get("/round"))).contains("sends from one to another");
    assertThat(problem(get("/large"))).contains("holds more than 100,000 bytes");
    assertThat(problem(get("/none"))).contains("status 404");
  }

  @Test
  void privateMachinesAreNotAskedUnlessAllowed() throws InterruptedException {
    site().page("/story", "text/html", "text");
    try (PoliteWeb web = web(Reach.PUBLIC, 1)) {
      assertThat(problem(web.get(site().at("/story"), Validators.NONE)))
          .contains("--allow-private");
    }
    // 127.0.0.1 stands for the outside here, and 127.0.0.2 for what must not be reached.
    site()
        .page(
            "/door",
            exchange -> {
              String inside = site().at("/story").toString().replace("127.0.0.1", "127.0.0.2");
              exchange.getResponseHeaders().set("Location", inside);
              exchange.sendResponseHeaders(302, -1);
            });
    try (PoliteWeb web = web(address -> address.getHostAddress().equals("127.0.0.1"), 1)) {
      assertThat(problem(web.get(site().at("/door"), Validators.NONE))).contains("private network");
    }
    assertThat(site().asked()).doesNotContain("/story");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws InterruptedException {
    site()
        .page(
            "/feed",
            exchange -> {
              boolean known =
                  "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
              exchange.sendResponseHeaders(known ? 304 : 200, -1);
            });
    try (PoliteWeb web = web(Reach.ANY, 1)) {
      var known = new Validators(Optional.of("\"v1\""), Optional.empty());
      assertThat(web.get(site().at("/feed"), known)).isInstanceOf(Answer.Unchanged.class);
      assertThat(web.get(site().at("/feed"), Validators.NONE)).isInstanceOf(Answer.Page.class);
    }
  }

  @Test
  void whoeverWaitsCanBeInterrupted() {
    site().page("/never", exchange -> await(over));
    try (PoliteWeb web = web(Reach.ANY, 1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> web.get(site().at("/never"), Validators.NONE))
          .isInstanceOf(InterruptedException.class);
    } finally {
      var unused = Thread.interrupted();
    }
  }
}
