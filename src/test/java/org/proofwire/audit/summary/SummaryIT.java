package org.proofwire.audit.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.audit.state.State;
import org.proofwire.browser.Browsers;

/** The summary of 20,000 articles in a real browser. Pictures are left in {@code target/pages}. */
class SummaryIT {
  private static final int ARTICLES = 20_000;
  private static final int STORIES = ARTICLES - ARTICLES / 10 - 2;
  private static final Path PAGES = Path.of("target", "pages");
  private static final Path AUDIT = PAGES.resolve("audit");
  private static final int WIDE = 1280;

  private static Browsers browsers;

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> open = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    browsers = Browsers.start();
    Files.createDirectories(AUDIT);
    Path file = Files.createTempDirectory("audit").resolve("audit.db");
    MadeUpRun.write(file, ARTICLES, "Harbour council puts off the vote on the new pier");
    try (State state = State.openToRead(file)) {
      new SummaryFiles(AUDIT, EnumSet.of(SummaryFiles.Format.HTML), 60, false)
          .write(state, state.runs().get(0), Optional.empty());
    }
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
  }

  @AfterEach
  void nothingWentWrongBehindTheScenes() {
    open.forEach(BrowserContext::close);
    assertThat(complaints).isEmpty();
  }

  private Page page(int width, ColorScheme scheme, boolean script) {
    BrowserContext context =
        browsers
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setJavaScriptEnabled(script));
    open.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(error -> complaints.add("error: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
            complaints.add("request: " + request.url());
          }
        });
    page.navigate(AUDIT.resolve("index.html").toAbsolutePath().toUri().toString());
    return page;
  }

  private static void waitForList(Page page, String words) {
    page.waitForFunction(
        "words => document.getElementById('found').textContent.startsWith(words)", words);
  }

  private static List<String> scores(Page page) {
    return page.locator("#rows .points b").allTextContents();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK", "320, LIGHT"})
  void fitsItsWindowAndPassesAxe(int width, ColorScheme scheme) {
    Page page = page(width, scheme, true);
    waitForList(page, "17,998 stories");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PAGES.resolve("audit-%d-%s.png".formatted(width, scheme)))
            .setFullPage(true));
    assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
    List<String> violations =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes().get(0).getTarget())
                .toList();
    assertThat(violations).isEmpty();
  }

  @Test
  void opensWithTheWorstAndUnpacksOnlyWhatItShows() {
    Page page = page(WIDE, ColorScheme.LIGHT, true);
    waitForList(page, "17,998 stories");
    assertThat(scores(page)).hasSize(50).containsOnly("0");
    assertThat(page.locator("script.shard").count()).as("of 18, one is unpacked").isEqualTo(17);
    page.click("#on");
    assertThat(page.locator("#page").textContent()).isEqualTo("51 to 100 of 17,998");
    assertThat(page.locator("script.shard").count()).isEqualTo(17);
  }

  @Test
  void findsFiltersAndSorts() {
    Page page = page(WIDE, ColorScheme.LIGHT, true);
    waitForList(page, "17,998 stories");
    page.keyboard().press("/");
    page.keyboard().type("pier 1234");
    waitForList(page, "11 of 17,998"); // 1234 and 12341 to 12349, 11234: copies are none
    page.fill("#words", "");
    waitForList(page, "17,998 stories");
    page.click(".toggle.reject");
    page.selectOption("#publisher", new String[] {publisher(page, "the-north.example")});
    page.waitForFunction(
        "() => [...document.querySelectorAll('#rows tr')].every(row =>"
            + " row.textContent.includes('the-north.example') || row.querySelector('details'))");
    assertThat(scores(page)).hasSize(50).allMatch(score -> Integer.parseInt(score) >= 50);
    page.selectOption("#order", "-score");
    page.waitForFunction("() => document.querySelector('#rows .points b').textContent === '100'");
    page.click("#all");
    waitForList(page, "17,998 stories");
    Locator published = page.locator("th[data-order='-published'] button");
    published.click();
    page.waitForFunction(
        "() => document.querySelector('#rows .when').textContent === '2026-03-31'");
    published.click();
    page.waitForFunction(
        "() => document.querySelector('#rows .when').textContent === '2026-01-02'");
    assertThat(page.locator("th[data-order='-published']").getAttribute("aria-sort"))
        .isEqualTo("ascending");
    page.fill("#words", "nothing like this");
    waitForList(page, "0 of");
    assertThat(page.locator("#rows").textContent()).contains("No story is like that");
  }

  private static String publisher(Page page, String name) {
    return page.locator("#publisher option")
        .filter(new Locator.FilterOptions().setHasText(name))
        .first()
        .getAttribute("value");
  }

  @Test
  void aStoryLinksToItsReportAndNamesItsCopies() {
    Page page = page(WIDE, ColorScheme.LIGHT, true);
    waitForList(page, "17,998 stories");
    page.fill("#words", "story-9099");
    waitForList(page, "1 of");
    page.click("#rows details summary");
    assertThat(page.locator("#rows details li").allTextContents()).hasSize(1);
    page.click("#all");
    waitForList(page, "17,998 stories");
    page.locator("#rows a.report").first().click();
    page.waitForURL("**/reports/**");
    assertThat(page.title()).startsWith("Report on ");
  }

  @Test
  void isWholeWithoutScript() {
    Page page = page(WIDE, ColorScheme.LIGHT, false);
    assertThat(scores(page)).hasSize(50);
    assertThat(page.locator("#sieve").isVisible()).isFalse();
    assertThat(page.locator("svg.plot").count()).isGreaterThan(1);
  }

  @Test
  void doesNotKeepItsReaderWaiting() {
    Page page = page(WIDE, ColorScheme.LIGHT, true);
    waitForList(page, "17,998 stories");
    page.selectOption("#order", "title"); // unpacks and sorts everything
    page.waitForFunction("() => document.querySelectorAll('script.shard').length === 0");
    waitForList(page, STORIES / 1000 + ",998 of");
    // No more nodes than a page of rows needs, however many stories there are.
    assertThat(((Number) page.evaluate("document.querySelectorAll('*').length")).doubleValue())
        .isCloseTo(1500, within(1200.0));
  }
}
