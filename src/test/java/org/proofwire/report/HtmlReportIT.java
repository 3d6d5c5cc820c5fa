package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Report;
import org.proofwire.browser.Browsers;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;

/**
 * The page in a real browser. Pictures of it are left in {@code target/pages}; with {@code
 * -Dpictures=write} the README's is taken again.
 */
class HtmlReportIT {
  private static final Path PAGES = Path.of("target", "pages");
  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  private static Browsers browsers;

  /** What the browser complained of, and every address that it asked for but the page's own. */
  private final List<String> complaints = new ArrayList<>();

  private final List<BrowserContext> open = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    browsers = Browsers.start();
    Files.createDirectories(PAGES);
    var html = new HtmlReport(new Tool("Proofwire", "1.2.3"));
    Files.writeString(PAGES.resolve("strike.html"), html.write(Samples.strike()));
    Files.writeString(PAGES.resolve("webpage.html"), html.write(Samples.strikeFromWebPage()));
    Files.writeString(PAGES.resolve("clean.html"), html.write(Samples.clean()));
    Files.writeString(PAGES.resolve("crowded.html"), html.write(Samples.crowded()));
    Files.writeString(PAGES.resolve("hostile.html"), html.write(Samples.hostile()));
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

  static Stream<Arguments> looks() {
    return Stream.of("strike", "webpage", "clean", "crowded", "hostile")
        .flatMap(
            name ->
                Stream.of(
                    Arguments.of(name, WIDE, ColorScheme.LIGHT),
                    Arguments.of(name, WIDE, ColorScheme.DARK),
                    Arguments.of(name, PHONE, ColorScheme.LIGHT),
                    Arguments.of(name, PHONE, ColorScheme.DARK)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void fitsItsWindow(String name, int width, ColorScheme scheme) {
    Page page = page(name, width, scheme, true);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PAGES.resolve("%s-%d-%s.png".formatted(name, width, scheme)))
            .setFullPage(!name.equals("crowded")));
    assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    page.setViewportSize(320, 600);
    assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
  }

  // axe takes seconds for each look, so no page is shown to it twice that differs in words only.

  static Stream<Arguments> looksForAxe() {
    return looks()
        .filter(
            look ->
                switch ((String) look.get()[0]) {
                  case "strike" -> true;
                  case "clean", "hostile" ->
                      look.get()[1].equals(WIDE) == look.get()[2].equals(ColorScheme.LIGHT);
                  case "webpage" ->
                      look.get()[1].equals(PHONE) && look.get()[2].equals(ColorScheme.LIGHT);
                  default -> false;
                });
  }

  @ParameterizedTest
  @MethodSource("looksForAxe")
  void passesAxe(String name, int width, ColorScheme scheme) {
    assertThat(violations(page(name, width, scheme, true))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void passesAxeWhileInUse(ColorScheme scheme) {
    Page page = page("strike", scheme == ColorScheme.LIGHT ? WIDE : PHONE, scheme, true);
    for (String key : List.of("n", "n", "n", "w")) {
      page.keyboard().press(key);
    }
    page.click(".toggle.minor");
    assertThat(violations(page)).as("with a finding active and some filtered").isEmpty();
    page.keyboard().press("?");
    assertThat(violations(page)).as("with help open").isEmpty();
  }

  @Test
  void theReadmesPicture() throws IOException {
    Path sample = Path.of("fixtures", "sample.txt");
    var article =
        ((Reading.Ready) new ArticleReader().text("sample.txt", Files.readString(sample)))
            .article();
    Report report = Proofwire.with(Proofwire.Settings.usual()).check(article);
    Files.writeString(PAGES.resolve("sample.html"), new HtmlReport(Tool.current()).write(report));
    Path picture =
        "write".equals(System.getProperty("pictures"))
            ? Path.of("reports", "report.png")
            : PAGES.resolve("report.png");
    page("sample", WIDE, ColorScheme.LIGHT, true)
        .screenshot(new Page.ScreenshotOptions().setPath(picture));
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void stepsThroughFindingsByKey() {
    Page page = page("strike", WIDE, ColorScheme.LIGHT, true);
    page.keyboard().press("n");
    assertThat(active(page)).containsExactly("m1", "n1");
    page.keyboard().press("j");
    page.keyboard().press("n");
    assertThat(active(page)).containsExactly("m3", "n3");
    assertThat(page.locator("#position")).extracting(p -> p.textContent()).isEqualTo("3 of 14");
    assertThat(page.locator(".basis.shown").allTextContents())
        .containsExactly("a letter from the dockers’ union", "signed by ", "Tomas Herrero");
    assertThat(inView(page, "#m3")).isTrue();
    page.keyboard().press("p");
    assertThat(active(page)).containsExactly("m2", "n2");
    page.keyboard().press("k");
    page.keyboard().press("k");
    assertThat(active(page)).as("round to the last").containsExactly("m14", "n14");
    page.keyboard().press("n");
    page.keyboard().press("w");
    assertThat(page.locator("#n1 .why").getAttribute("open")).isNotNull();
    page.keyboard().press("Escape");
    assertThat(active(page)).isEmpty();
    page.click("#next");
    assertThat(active(page)).isNotEmpty();
  }

  @Test
  void marksBothHalvesOfAFindingThatCrossesParagraphs() {
    Page page = page("strike", WIDE, ColorScheme.LIGHT, true);
    page.click("#m12-2 a");
    assertThat(active(page)).containsExactly("m12", "m12-2", "n12");
  }

  @Test
  void keysCanBeLookedUpAndTurnedOff() {
    Page page = page("strike", WIDE, ColorScheme.LIGHT, true);
    assertThat(page.locator("#help").isVisible()).isFalse();
    page.keyboard().press("?");
    assertThat(page.locator("#help").isVisible()).isTrue();
    page.uncheck("#keys-on");
    page.keyboard().press("Escape");
    assertThat(page.locator("#help").isVisible()).isFalse();
    page.keyboard().press("n");
    assertThat(active(page)).isEmpty();
  }

  @Test
  void filtersBySeverityAndKind() {
    Page page = page("strike", WIDE, ColorScheme.LIGHT, true);
    page.click(".toggle.minor");
    page.click(".toggle.neutral");
    assertThat(page.locator(".note:visible").count()).isEqualTo(8);
    assertThat(page.locator("#position").textContent()).isEqualTo("8 findings shown");
    assertThat(page.locator(".mark.off").count()).as("one of them in two halves").isEqualTo(7);
    assertThat(page.locator("#m5 a").getAttribute("href")).isNull();
    page.selectOption("#kind", "Fragment pasted in");
    assertThat(page.locator(".note:visible").count()).isEqualTo(2);
    page.keyboard().press("n");
    page.click("#next");
    assertThat(page.locator("#position").textContent()).contains(" of 2");
    page.click(".toggle.major");
    assertThat(page.locator(".note:visible").count()).isZero();
    assertThat(page.locator("#position").textContent()).isEqualTo("No such finding");
    page.click(".costs a >> nth=0");
    assertThat(page.locator(".note:visible").count())
        .as("a link to a finding that is filtered out brings all back")
        .isEqualTo(14);
    assertThat(active(page)).contains("n10");
  }

  @Test
  void copiesASuggestion() {
    Page page = page("strike", WIDE, ColorScheme.LIGHT, true);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.keyboard().press("n");
    page.keyboard().press("c");
    page.locator("#n1 .copy-it:text('Copied')").waitFor();
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("calls for calm");
  }

  @ParameterizedTest
  @ValueSource(ints = {WIDE, PHONE})
  void readsWellWithoutScript(int width) {
    Page page = page("strike", width, ColorScheme.LIGHT, false);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PAGES.resolve("strike-%d-no-script.png".formatted(width)))
            .setFullPage(true));
    assertThat(page.locator("h1").textContent()).isEqualTo("Edit before publishing");
    assertThat(page.locator("#controls").isVisible()).isFalse();
    assertThat(page.locator("#help").isVisible()).isFalse();
    assertThat(page.locator(".note:visible").count()).isEqualTo(14);
    page.click("#m4 a");
    assertThat(page.url()).endsWith("#n4");
    assertThat(inView(page, "#n4")).isTrue();
    page.click("#n4 .back");
    assertThat(page.url()).endsWith("#m4");
    page.click("#n3 .why summary");
    assertThat(page.locator("#n3 .why").innerText()).contains("believe that the minister");
  }

  @Test
  void setsNotesBesideTheirParagraphsOrUnderThem() {
    Page wide = page("strike", WIDE, ColorScheme.LIGHT, true);
    var copy = wide.locator("#p4").boundingBox();
    var note = wide.locator("#n2").boundingBox();
    assertThat(note.x).isGreaterThan(copy.x + copy.width);
    assertThat(Math.abs(note.y - copy.y)).isLessThan(12);
    Page phone = page("strike", PHONE, ColorScheme.LIGHT, true);
    copy = phone.locator("#p4").boundingBox();
    note = phone.locator("#n2").boundingBox();
    assertThat(note.y).isGreaterThanOrEqualTo(copy.y + copy.height - 1);
  }

  @Test
  void neverLetsNotesFallFarBehind() {
    Page page = page("crowded", WIDE, ColorScheme.LIGHT, true);
    Object farthest =
        page.evaluate(
            "Math.max(...[...document.querySelectorAll('.row')].filter(row => row.querySelector('.notes'))"
                + ".map(row => row.querySelector('.notes').getBoundingClientRect().top"
                + " - row.querySelector('.copy').getBoundingClientRect().top))");
    assertThat(((Number) farthest).doubleValue()).isLessThan(200);
  }

  @Test
  void printsNotesAndHidesWhatPaperHasNoUseFor() {
    Page page = page("strike", WIDE, ColorScheme.DARK, true);
    page.keyboard().press("n");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("#controls").isVisible()).isFalse();
    assertThat(page.locator(".copy-it:visible").count()).isZero();
    assertThat(page.locator(".note:visible").count()).isEqualTo(14);
    assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
    byte[] pdf =
        page.pdf(
            new Page.PdfOptions()
                .setPath(PAGES.resolve("strike.pdf"))
                .setPreferCSSPageSize(true)
                .setPrintBackground(true));
    assertThat(pdf).hasSizeGreaterThan(10_000);
  }

  @Test
  void showsAHostileArticleAsTextAndRunsNothingOfIt() {
    Page page = page("hostile", WIDE, ColorScheme.LIGHT, true);
    page.keyboard().press("n");
    page.hover("#m2 a");
    Report report = Samples.hostile();
    List<Paragraph> paragraphs = report.article().paragraphs();
    for (int i = 0; i < paragraphs.size(); i++) {
      String shown =
          (String)
              page.evaluate(
                  "i => [...document.querySelectorAll('#p' + i + ' .marked')]"
                      + ".map(mark => mark.textContent).join('')",
                  i + 1);
      String meant = paragraphs.get(i).span().in(report.article().text());
      assertThat(shown.replaceAll("U\\+[0-9A-F]{4}", "?"))
          .isEqualTo(Unseen.plain(meant).replaceAll("\\[U\\+[0-9A-F]{4}]", "?"));
    }
    assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    assertThat(page.locator("img, iframe, textarea, slot, object, embed").count()).isZero();
    assertThat(page.locator("script").count()).isEqualTo(2);
    assertThat(page.locator("style").count()).isEqualTo(1);
    assertThat(page.title()).contains("<script>window.hacked = \"headline\"</script>");
    assertThat(
            page.evaluate("JSON.parse(document.getElementById('report').textContent).article.text"))
        .as("a browser makes a replacement character of half a pair")
        .isEqualTo(report.article().text().replace('\ud83d', '\ufffd'));
  }

  @Test
  void policyStopsWhatEscapingMightMiss() throws IOException {
    String page = Files.readString(PAGES.resolve("clean.html"));
    Files.writeString(
        PAGES.resolve("broken-into.html"),
        page.replace(
            "</main>",
            "<script>window.hacked = 1</script><img src=\"https://example.org/x.png\""
                + " onerror=\"window.hacked = 2\" alt=\"\"></main>"));
    Page opened = page("broken-into", WIDE, ColorScheme.LIGHT, true);
    opened.waitForTimeout(200);
    assertThat(opened.evaluate("window.hacked === undefined")).isEqualTo(true);
    // The request is one that the browser was asked for and refused.
    complaints.remove("request: https://example.org/x.png");
    assertThat(complaints).hasSize(3).allMatch(line -> line.contains("Content Security Policy"));
    complaints.clear();
  }

  @Test
  void staysUsableWithHundredsOfFindings() {
    Page page = page("crowded", PHONE, ColorScheme.LIGHT, true);
    page.keyboard().press("p");
    assertThat(page.locator("#position").textContent()).isEqualTo("300 of 300");
    page.selectOption("#kind", "Not an English word");
    assertThat(page.locator(".note:visible").count()).isEqualTo(100);
    page.click("#next");
    assertThat(page.locator("#position").textContent()).contains(" of 100");
  }

  private Page page(String name, int width, ColorScheme scheme, boolean script) {
    BrowserContext context =
        browsers.visitor(
            new Browser.NewContextOptions()
                .setViewportSize(width, width == PHONE ? 844 : 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script));
    open.add(context);
    Page page = context.newPage();
    String address = PAGES.resolve(name + ".html").toAbsolutePath().toUri().toString();
    page.onConsoleMessage(
        message -> {
          // “info” is Chromium talking of itself: that a dialog left the focus where it was.
          if (!message.type().equals("info")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("error: " + error));
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(
        request -> {
          if (!request.url().equals(address) && !request.url().startsWith("data:")) {
            complaints.add("request: " + request.url());
          }
        });
    page.navigate(address);
    return page;
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(
                rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().stream()
                            .limit(3)
                            .map(node -> node.getTarget() + " " + node.getFailureSummary())
                            .toList())
            .toList();
  }

  private static List<String> active(Page page) {
    return page.locator(".active").all().stream()
        .map(element -> element.getAttribute("id"))
        .sorted()
        .toList();
  }

  private static boolean inView(Page page, String selector) {
    return (boolean)
        page.evalOnSelector(
            selector,
            "element => { const box = element.getBoundingClientRect();"
                + " return box.bottom > 0 && box.top < innerHeight; }");
  }

  private static int number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).intValue();
  }
}
