package org.proofwire.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proofwire.browser.Browsers;
import org.proofwire.browser.Visits;
import org.proofwire.server.ServerSettings.Access;

/** The web component, in a CMS of another site. */
class ComponentIT {
  private static final String CMS =
      """
      <!doctype html><html lang="en"><title>A CMS</title>
      <script type="module" src="%s/component/proofwire-check.js"></script>
      <main><h1>Write</h1>
      <label>Headline <input id="headline" value="Judge refuses to step down"></label>
      <label>Story <textarea id="story" rows="5" cols="60">It was a brief brief note. The ministry [UNK] it.</textarea></label>
      <proofwire-check for="story" headline="headline"></proofwire-check>
      <div id="rich" contenteditable role="textbox" aria-label="Rich"><h2>Plan</h2><p>It <b>was a brief</b> brief note.</p><ul><li>One [UNK]</li></ul></div>
      <proofwire-check for="rich"></proofwire-check></main></html>""";

  private static Browsers browsers;
  private static HttpServer cms;
  private static ProofwireServer server;

  private Visits visits;

  @BeforeAll
  static void start() throws IOException {
    browsers = Browsers.start();
    cms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cms.createContext(
        "/",
        exchange -> {
          byte[] page = CMS.formatted(server.address()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange
              .getResponseHeaders()
              .add(
                  "Content-Security-Policy",
                  "default-src 'none'; style-src 'none'; script-src "
                      + server.address()
                      + "; connect-src "
                      + server.address());
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    cms.start();
    server =
        Servers.with(
            Servers.limits(20_000, 100_000, Duration.ofSeconds(30), 2, 64),
            new Access(Optional.empty(), Set.of(cms()), Set.of(), false, false),
            // with few rules, so that a new one doesn't change what is found here
            Servers.PROOFWIRE.choosing(
                "news", Set.of("model-artifact", "repeated-words"), Set.of()));
    Servers.post(server, "/v1/check", "text/plain", "Rain fell.");
  }

  private static String cms() {
    return "http://127.0.0.1:" + cms.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (cms != null) {
      cms.stop(0);
    }
    if (browsers != null) {
      browsers.close();
    }
  }

  @BeforeEach
  void begin() {
    visits = new Visits(browsers, List.of(cms(), server.address().toString()));
  }

  @AfterEach
  void nothingWentWrongBehindTheScenes() {
    visits.close();
    visits.complaints().removeIf(line -> line.contains("favicon"));
    assertThat(visits.complaints()).isEmpty();
  }

  private Page open() {
    return visits.open(cms() + "/", 1000, 900, ColorScheme.LIGHT);
  }

  @Test
  void showsAPanelForATextArea() {
    Page page = open();
    Locator panel = page.locator("proofwire-check").first();
    assertThat(panel.locator("h2")).hasText("Not fit to publish");
    assertThat(panel.locator("li")).hasCount(2);
    panel.locator(".title").first().click();
    assertThat(panel.locator(".body")).containsText("same words twice");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "component.png")));
    assertThat(Visits.violations(page)).isEmpty();
    assertThat(page.evaluate("[story.selectionStart, story.selectionEnd]"))
        .isEqualTo(List.of(9, 20));
    panel.locator(".write").click();
    assertThat(page.locator("#story")).hasValue(Pattern.compile("^It was a brief note\\."));
    assertThat(panel.locator("li")).hasCount(1);
    page.focus("#story");
    page.keyboard().press("ControlOrMeta+End");
    page.keyboard().type(" He came came.");
    assertThat(panel.locator("li")).hasCount(2);
    page.fill("#story", "");
    assertThat(panel.locator(".panel")).hasText("Nothing to check yet.");
  }

  @Test
  void showsAPanelForAnElementAndWritesIntoIt() {
    Page page = open();
    Locator panel = page.locator("proofwire-check").nth(1);
    assertThat(panel.locator("li")).hasCount(2);
    Object underlined =
        page.evaluate(
            "[...CSS.highlights.keys()].flatMap(name => [...CSS.highlights.get(name)].map(range => range.toString()))");
    assertThat(underlined).isEqualTo(List.of("[UNK]", "brief brief"));
    panel.locator(".title").first().click();
    panel.locator(".write").first().click();
    assertThat(page.locator("#rich p")).hasText("It was a brief note.");
    assertThat(panel.locator("li")).hasCount(1);
  }

  @Test
  void tellsThePageWhatCameOfIt() {
    Page page = open();
    Object score =
        page.evaluate(
            "new Promise(resolve => document.addEventListener('proofwire-report', event => resolve(event.detail.scorecard.score), {once: true}))");
    assertThat(((Number) score).intValue()).isBetween(0, 79);
    assertThat(
            page.evaluate(
                "document.querySelector('proofwire-check').check().then(report => report.article.title)"))
        .isEqualTo("Judge refuses to step down");
  }

  @Test
  void aSiteThatIsNotAllowedIsToldSo() {
    try (ProofwireServer closed = Servers.usual()) {
      Page page = open();
      assertThat(page.locator("proofwire-check").first().locator("h2")).isVisible();
      page.evaluate(
          "address => document.querySelector('proofwire-check').setAttribute('server', address)",
          closed.address().toString());
      assertThat(page.locator("proofwire-check").first().locator(".trouble"))
          .hasText("The server does not answer.");
      visits
          .complaints()
          .clear(); // the browser tells why, and the page's policy names one server only
    }
  }

  @Test
  void theExampleWorks() {
    Page page =
        visits.open(server.address() + "/component/example.html", 1000, 900, ColorScheme.DARK);
    assertThat(page.locator("proofwire-check").locator("h2")).isVisible();
    assertThat(
            Visits.violations(page).stream()
                .filter(
                    each ->
                        !each.startsWith("landmark")
                            && !each.startsWith("region")
                            && !each.startsWith("page-has")))
        .isEmpty();
    visits.complaints().removeIf(line -> line.contains("404")); // it has no icon
  }
}
