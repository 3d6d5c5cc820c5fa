package org.proofwire.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.browser.Browsers;
import org.proofwire.browser.Visits;
import org.proofwire.engine.Proofwire;
import org.proofwire.fetch.Reach;
import org.proofwire.server.ServerSettings.Access;

/**
 * The editor's page in a real browser. Pictures of it are left in {@code target/pages}; with {@code
 * -Dpictures=write} the README's is taken again.
 */
class EditorPageIT {
  private static final Path PAGES = Path.of("target", "pages");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  private static final String STORY =
      """
      The ministry [UNK] the plan on Monday. It was a brief brief statement.

      “We knew nothing of it,” Salma Qabbani said. The adjournated meeting goes on.""";

  /** Few, so that a new one doesn't change what is found here. */
  private static final Set<String> RULES = Set.of("model-artifact", "repeated-words", "non-word");

  @TempDir private static Path folder;
  private static Browsers browsers;
  private static ProofwireServer server;

  /** With all rules and the model, as editors have it: for how it looks. */
  private static ProofwireServer whole;

  private static Proofwire withModel;
  private static Path list;

  private Visits visits;

  @BeforeAll
  static void start() throws IOException {
    browsers = Browsers.start();
    Files.createDirectories(PAGES);
    list = folder.resolve("ours.yml");
    server = serve(settings(Access.local(), Optional.of(list)));
    withModel = Proofwire.with(Proofwire.Settings.usual());
    whole = Servers.with(settings(Access.local(), Optional.of(list)), withModel);
    Servers.post(
        server, "/v1/check", "text/plain", STORY); // so that none of the tests is the first
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (whole != null) {
      whole.close();
    }
    if (browsers != null) {
      browsers.close();
    }
  }

  private static ProofwireServer serve(ServerSettings settings) {
    return Servers.with(settings, Servers.PROOFWIRE.choosing("news", RULES, Set.of()));
  }

  private static ServerSettings settings(Access access, Optional<Path> list) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        Proofwire.Settings.usual().withoutModel(),
        Servers.limits(20_000, 100_000, Duration.ofSeconds(30), 2, 64),
        access,
        list,
        Optional.empty(),
        Optional.empty());
  }

  @BeforeEach
  void begin() throws IOException {
    Files.deleteIfExists(list);
    visits = new Visits(browsers, List.of(server.address().toString(), whole.address().toString()));
  }

  @AfterEach
  void nothingWentWrongBehindTheScenes() {
    visits.close();
    assertThat(visits.complaints()).isEmpty();
  }

  private Page open() {
    return open(server, WIDE, ColorScheme.LIGHT);
  }

  private Page open(ProofwireServer server, int width, ColorScheme scheme) {
    Page page = visits.open(server.address() + "/", width, width == PHONE ? 844 : 900, scheme);
    page.waitForSelector("html[data-ready]");
    return page;
  }

  private static void paste(Page page, String text) {
    page.evaluate("text => navigator.clipboard.writeText(text)", text);
    page.focus("#story");
    page.keyboard().press("ControlOrMeta+V");
  }

  private Page withStory() {
    Page page = open();
    paste(page, STORY);
    assertThat(page.locator(".note")).hasCount(3);
    return page;
  }

  private static List<String> marked(Page page) {
    return page.locator(".backdrop .mark").allTextContents();
  }

  private static String active(Page page) {
    return page.locator(".note.active .badge").textContent();
  }

  private static String focused(Page page) {
    return (String)
        page.evaluate(
            "document.activeElement.closest('.note')?.querySelector('.badge').textContent"
                + " ?? document.activeElement.id");
  }

  // ---- how it looks

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "820, LIGHT", "390, LIGHT", "390, DARK"})
  void fitsItsWindowAndPassesAxe(int width, ColorScheme scheme) {
    Page page = open(whole, width, scheme);
    picture(page, "empty", width, scheme);
    assertThat(Visits.violations(page)).as("empty").isEmpty();
    page.click("#sample");
    assertThat(page.locator(".note")).not().hasCount(0);
    page.focus("#story");
    for (String key : List.of("F8", "n", "n", "w", "d")) {
      page.keyboard().press(key);
    }
    picture(page, "sample", width, scheme);
    assertThat(Visits.violations(page)).as("with a finding open").isEmpty();
    assertFits(page, width);
    page.setViewportSize(320, 640);
    assertFits(page, 320);
  }

  private static void picture(Page page, String name, int width, ColorScheme scheme) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PAGES.resolve("editor-%s-%d-%s.png".formatted(name, width, scheme))));
  }

  private static void assertFits(Page page, int width) {
    assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({
    "#compare-open, compare",
    "#export-open, export",
    "#shelf-open, shelf",
    "#help-open, help",
    ".note .accept, accept"
  })
  void dialogsPassAxeAndGiveTheFocusBack(String opener, String dialog) {
    Page page = withStory();
    page.click(".note .title");
    page.locator(opener).first().click();
    assertThat(page.locator("#" + dialog)).isVisible();
    assertThat(Visits.violations(page)).isEmpty();
    page.keyboard().press("Escape");
    assertThat(page.locator("#" + dialog)).isHidden();
    assertThat(page.locator(opener).first()).isFocused();
  }

  @Test
  void textAndMarksBreakTheirLinesAlike() {
    Page page = open();
    paste(
        page, "A headline of some length that needs two lines or so\n\n" + (STORY + " ").repeat(6));
    assertThat(page.locator(".note")).not().hasCount(0);
    // A field's own height is that of its lines: as many as the words behind it take.
    Object heights =
        page.evaluate(
            "[...document.querySelectorAll('.field')].map(field => {"
                + " const area = field.querySelector('textarea'); area.style.height = '0px';"
                + " const own = area.scrollHeight; area.style.height = '';"
                + " const probe = field.querySelector('.backdrop').cloneNode(true);"
                + " probe.style.position = 'absolute'; probe.style.width = area.clientWidth + 'px';"
                + " field.append(probe); const words = probe.offsetHeight; probe.remove();"
                + " return Math.abs(own - words); })");
    assertThat((List<?>) heights)
        .allSatisfy(by -> assertThat(((Number) by).intValue()).isLessThan(2));
  }

  @Test
  void theReadmesPicture() {
    Page page = open(whole, WIDE, ColorScheme.LIGHT);
    page.click("#sample");
    assertThat(page.locator(".note")).not().hasCount(0);
    page.focus("#story");
    for (String key : List.of("F8", "n")) {
      page.keyboard().press(key);
    }
    page.evaluate("scrollTo(0, 0)");
    Path picture =
        "write".equals(System.getProperty("pictures"))
            ? Path.of("reports", "editor.png")
            : PAGES.resolve("editor.png");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    assertThat(picture).isNotEmptyFile();
  }

  // ---- from words to findings

  @Test
  void marksWhatIsPastedAndSaysWhatIsWrong() {
    Page page = withStory();
    assertThat(marked(page)).containsExactly("[UNK]", "brief brief", "adjournated");
    assertThat(page.locator("#verdict")).hasText("Not fit to publish");
    assertThat(Integer.parseInt(page.locator("#score").textContent())).isBetween(0, 50);
    page.click(".note >> nth=1 >> .title");
    assertThat(page.locator(".note.active .message")).containsText("same words twice");
    assertThat(page.locator(".note.active .write")).hasText(Pattern.compile("^brief"));
    page.click(".note.active summary");
    assertThat(page.locator(".note.active .reasons")).containsText("repeated-words");
    assertThat(page.locator("#voices-list dt")).hasText("Salma Qabbani");
    page.click("#voices-list button");
    assertThat(page.evaluate("getSelection().toString()")).isEqualTo("“We knew nothing of it,”");
    assertThat(page.locator("#say")).containsText("findings");
  }

  @Test
  void shadesWhatTheModelDoubtsWhereSoAsked() {
    // With few rules, most of what is wrong with the sample is a doubt.
    try (ProofwireServer doubting =
        Servers.with(
            settings(Access.local(), Optional.empty()),
            withModel.choosing("news", RULES, Set.of()))) {
      visits = new Visits(browsers, List.of(doubting.address().toString()));
      Page page = open(doubting, WIDE, ColorScheme.LIGHT);
      page.click("#sample");
      assertThat(page.locator("#range")).hasText(Pattern.compile("between \\d+ and \\d+"));
      assertThat(page.locator("#doubts")).hasText(Pattern.compile("Show \\d+ doubts?"));
      assertThat(page.locator(".backdrop .doubted")).hasCount(0);
      page.click("#doubts");
      assertThat(page.locator("#doubts")).hasText(Pattern.compile("Hide \\d+ doubts?"));
      var doubted = page.locator(".backdrop .doubted").allTextContents();
      assertThat(doubted).isNotEmpty();
      assertThat(page.locator("#say")).containsText("What reads oddly: “" + doubted.get(0));
      // They move with the text, and go by key.
      page.focus("#story");
      page.keyboard().press("ControlOrMeta+Home");
      page.keyboard().insertText("Today: ");
      assertThat(page.locator(".backdrop .doubted").allTextContents()).isEqualTo(doubted);
      page.keyboard().press("F8");
      page.keyboard().press("d");
      assertThat(page.locator(".backdrop .doubted")).hasCount(0);
      assertThat(page.locator("#state")).hasText(""); // the last check is done
    }
  }

  @Test
  void aClickIntoAMarkOpensItsNote() {
    Page page = withStory();
    var mark = page.locator(".backdrop .mark >> nth=1").boundingBox();
    page.mouse().click(mark.x + mark.width / 2, mark.y + mark.height / 2);
    assertThat(active(page)).isEqualTo("2");
    assertThat(page.locator("#story")).isFocused();
    page.keyboard().press("ControlOrMeta+Home");
    assertThat(page.locator(".note.active")).hasCount(0);
  }

  @Test
  void writesASuggestionAndUndoesIt() {
    Page page = withStory();
    page.click(".note >> nth=1 >> .title");
    page.click(".note.active .write");
    assertThat(page.locator("#story")).hasValue(STORY.replace("brief brief", "brief"));
    assertThat(page.locator(".note")).hasCount(2);
    assertThat(active(page)).as("on to the next").isEqualTo("2");
    page.click("#undo");
    assertThat(page.locator("#story")).hasValue(STORY);
    assertThat(page.locator(".note")).hasCount(3);
    page.click("#redo");
    assertThat(page.locator("#story")).hasValue(STORY.replace("brief brief", "brief"));
    page.focus("#story");
    page.keyboard().press("ControlOrMeta+Z");
    assertThat(page.locator("#story")).hasValue(STORY);
    assertThat(page.locator("#undo")).isDisabled();
  }

  @Test
  void canBeUsedByKeyAlone() {
    Page page = open();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#story")).isFocused();
    page.keyboard()
        .type("The ministry [UNK] it.\n\nIt was a brief brief note. He was adjournated.");
    assertThat(page.locator(".note")).hasCount(3);
    page.keyboard().press("ControlOrMeta+Home");
    page.keyboard().press("F8");
    assertThat(focused(page)).isEqualTo("1");
    page.keyboard().press("n");
    assertThat(focused(page)).isEqualTo("2");
    page.keyboard().press("1");
    assertThat(page.locator("#story")).hasValue(Pattern.compile("was a brief note"));
    assertThat(focused(page)).as("on to the next").isEqualTo("2");
    assertThat(page.locator(".note.active .kind")).hasText("Not an English word");
    page.keyboard().press("u");
    assertThat(page.locator("#story")).hasValue(Pattern.compile("brief brief"));
    assertThat(page.locator(".note")).hasCount(3);
    page.keyboard().press("p");
    page.keyboard().press("p");
    assertThat(page.locator(".note.active .kind")).hasText("Left behind by a translation system");
    page.keyboard().press("w");
    assertThat(page.locator(".note.active .why[open]")).isVisible();
    page.keyboard().press("a");
    assertThat(page.locator("#accept")).isVisible();
    page.keyboard().press("Enter");
    assertThat(page.locator("#accept")).isHidden();
    assertThat(page.locator(".note")).hasCount(2);
    assertThat(focused(page)).isEqualTo("1");
    page.keyboard().press("Tab"); // into the note: its title, then what can be done
    page.keyboard().press("Tab");
    assertThat(page.locator(".note.active .write")).isFocused();
    page.keyboard().press("Escape");
    assertThat(page.locator("#story")).isFocused();
    assertThat(page.evaluate("getSelection().toString()")).isEqualTo("brief brief");
    page.keyboard().type("short");
    assertThat(page.locator("#story")).hasValue(Pattern.compile("was a short note"));
    page.keyboard().press("Shift+F8");
    page.keyboard().press("?");
    assertThat(page.locator("#help")).isVisible();
    page.uncheck("#keys-on");
    page.keyboard().press("Escape");
    String before = focused(page);
    page.keyboard().press("n");
    assertThat(focused(page)).as("single letters are off").isEqualTo(before);
  }

  // ---- while somebody types

  @Test
  void marksStayWithTheirWordsWhileSomebodyTypes() {
    Page page = withStory();
    Queue<Route> held = hold(page);
    page.focus("#story");
    page.keyboard().press("ControlOrMeta+Home");
    page.keyboard().type("On Sunday it rained. ");
    assertThat(marked(page)).containsExactly("[UNK]", "brief brief", "adjournated");
    page.waitForCondition(() -> !held.isEmpty());
    // An answer on its way is about an older text; what is typed meanwhile moves its findings.
    page.keyboard().type("And it snowed snowed. ");
    held.remove().resume();
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(marked(page)).containsExactly("[UNK]", "brief brief", "adjournated");
    held.remove().resume();
    assertThat(page.locator(".note")).hasCount(4);
    assertThat(marked(page))
        .containsExactly("snowed snowed", "[UNK]", "brief brief", "adjournated");
  }

  @Test
  void aChangedWordLosesItsMarkAtOnce() {
    Page page = withStory();
    hold(page);
    page.evaluate(
        "const at = story.value.indexOf('adjournated') + 4; story.focus(); story.setSelectionRange(at, at)");
    page.keyboard().type("x");
    assertThat(marked(page)).containsExactly("[UNK]", "brief brief");
  }

  @Test
  void aLateAnswerIsNotTakenForAnotherArticle() {
    Page page = withStory();
    Queue<Route> held = hold(page);
    page.focus("#story");
    page.keyboard().type(" More more of it.");
    page.waitForCondition(() -> !held.isEmpty());
    page.click("#new");
    assertThat(page.locator("#strip")).isHidden();
    paste(page, "Rain fell on the town on Monday, the mayor said.");
    page.waitForCondition(() -> held.size() == 2);
    Route late = held.remove();
    held.remove().resume();
    assertThat(page.locator("#verdict")).hasText("Ready to publish");
    late.resume();
    page.waitForTimeout(300);
    assertThat(page.locator("#verdict")).hasText("Ready to publish");
    assertThat(marked(page)).isEmpty();
  }

  /** Keeps checks from being answered until they are let go. */
  private static Queue<Route> hold(Page page) {
    var held = new ArrayDeque<Route>();
    page.route("**/v1/check", held::add);
    return held;
  }

  // ---- it's right

  @Test
  void aWordIsLetStandForTheNewsroomAndTakenBack() throws IOException {
    Page page = withStory();
    page.click(".note >> nth=2 >> .title");
    page.click(".note.active .accept");
    assertThat(page.locator("#accept-words")).hasText("“adjournated”");
    assertThat(page.locator("#accept [value=word]")).isChecked();
    page.fill("#reason", "it is a quote");
    page.click("#accept .main");
    assertThat(page.locator(".note")).hasCount(2);
    assertThat(list).content().contains("word: adjournated").contains("it is a quote");
    assertThat(page.locator("#accepted summary")).containsText("one finding in this article");
    page.click("#accepted summary");
    assertThat(page.locator("#accepted-list")).containsText("word: adjournated");
    page.click("#accepted-list li > button:last-child");
    assertThat(page.locator(".note")).hasCount(3);
    assertThat(list).content().doesNotContain("adjournated");
  }

  @Test
  void whereTheServerKeepsNoListTheBrowserHidesIt() {
    try (ProofwireServer without = serve(settings(Access.local(), Optional.empty()))) {
      visits = new Visits(browsers, List.of(without.address().toString()));
      Page page = open(without, WIDE, ColorScheme.LIGHT);
      paste(page, STORY);
      page.click(".note >> nth=2 >> .title");
      page.click(".note.active .accept");
      assertThat(page.locator("#accept-where")).containsText("only hidden in this browser");
      page.click("#accept .main");
      assertThat(page.locator(".note")).hasCount(2);
      page.reload();
      page.waitForSelector("html[data-ready]");
      paste(page, STORY);
      assertThat(page.locator(".note")).hasCount(2);
      page.click("#accepted summary");
      page.click("#accepted-list li > button:last-child");
      assertThat(page.locator(".note")).hasCount(3);
    }
  }

  // ---- ways in and out

  @Test
  void readsFilesAndPastedHtml() {
    Page page = open();
    page.setInputFiles(
        "#file", file("a.md", "text/markdown", "# Plan *dropped*\n\nThe ministry [UNK] it."));
    assertThat(page.locator("#headline")).hasValue("Plan dropped");
    assertThat(page.locator("#story")).hasValue("The ministry [UNK] it.");
    page.click("#new");
    paste(page, "<h1>Plan dropped</h1>\n<p>The ministry <b>[UNK]</b> it on Monday.</p>");
    assertThat(page.locator("#headline")).hasValue("Plan dropped");
    assertThat(page.locator(".note")).hasCount(1);
    page.click("#new");
    page.setInputFiles("#file", file("a.pdf", "application/pdf", "%PDF-1.7"));
    assertThat(page.locator("#notice")).containsText("“a.pdf” can’t be read");
    page.setInputFiles("#file", file("empty.html", "text/html", "<p> </p>"));
    assertThat(page.locator("#notice")).containsText("There is no article in this");
    visits.complaints().removeIf(line -> line.contains("422")); // the browser notes the answer
  }

  private static FilePayload file(String name, String type, String content) {
    return new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesADroppedFile() {
    Page page = open();
    page.evaluate(
        "() => { const data = new DataTransfer(); data.items.add(new File(['The plan [UNK].'], 'a.txt', {type: 'text/plain'}));"
            + " for (const kind of ['dragenter', 'dragover', 'drop']) sheet.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})); }");
    assertThat(page.locator(".note")).hasCount(1);
    assertThat(page.locator("#story")).hasValue("The plan [UNK].");
  }

  @Test
  void asksForAnAddressOnlyWhereTheServerReadsThem() {
    assertThat(open().locator("#address")).isHidden();
    var able =
        new ServerSettings(
            "127.0.0.1",
            0,
            Proofwire.Settings.usual().withoutModel(),
            Limits.usual(),
            Access.local(),
            Optional.empty(),
            Optional.of(Reach.ANY),
            Optional.empty());
    try (ProofwireServer fetching = serve(able)) {
      visits = new Visits(browsers, List.of(fetching.address().toString()));
      Page page = open(fetching, WIDE, ColorScheme.LIGHT);
      page.fill("#address", fetching.address() + "/page/sample.txt");
      page.keyboard().press("Enter");
      assertThat(page.locator("#headline")).hasValue(Pattern.compile("^Judge in port fire case"));
      page.click("#new");
      page.fill("#address", "ftp://news.example/");
      page.keyboard().press("Enter");
      assertThat(page.locator("#notice")).containsText("This address is not read");
      visits.complaints().removeIf(line -> line.contains("422"));
    }
  }

  @Test
  void givesTheCorrectedArticleAway() throws IOException {
    Page page = open();
    String html =
        "<h1>Plan dropped</h1>\n<p>It was a <a href=\"/b\">brief brief</a> note &amp; more.</p>\n<img src=\"/a.png\" alt=\"\">";
    page.setInputFiles("#file", file("a.html", "text/html", html));
    page.click(".note .title");
    page.click(".note.active .write");
    assertThat(page.locator(".note")).hasCount(0);
    assertThat(page.locator("#none")).isVisible();
    assertThat(export(page, "#export-text"))
        .isEqualTo("Plan dropped\n\nIt was a brief note & more.\n");
    assertThat(export(page, "#export-html"))
        .as("the page that was read, with its links and pictures")
        .isEqualTo(html.replace("brief brief", "brief"));
    JsonNode report = JSON.readTree(export(page, "#export-json"));
    assertThat(report.at("/article/text").asText())
        .isEqualTo("Plan dropped\n\nIt was a brief note & more.");
    assertThat(report.path("findings")).isEmpty();
    page.click("#export-open");
    page.click("#export-copy");
    assertThat(page.locator("#export")).isHidden();
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo("Plan dropped\n\nIt was a brief note & more.");
    page.click("#new");
    paste(page, "Plan <dropped>\n\nRain fell on Monday.\n\n• One thing\n• Another thing");
    assertThat(page.locator("#export-open")).isEnabled();
    assertThat(export(page, "#export-html"))
        .as("made of text")
        .contains("Plan &lt;dropped&gt;")
        .contains("<p>Rain fell on Monday.</p>");
  }

  private static String export(Page page, String way) throws IOException {
    page.click("#export-open");
    Download download = page.waitForDownload(() -> page.click(way));
    assertThat(download.suggestedFilename()).matches("plan-dropped\\.(txt|html|json)");
    return Files.readString(download.path());
  }

  @Test
  void showsBeforeAndAfter() {
    Page page = withStory();
    String score = page.locator("#score").textContent();
    page.click(".note >> nth=2 >> .title");
    page.click(".note.active .write");
    assertThat(page.locator("#score")).not().hasText(score);
    page.click("#compare-open");
    assertThat(page.locator("#before del")).hasText(Pattern.compile("adjournated"));
    assertThat(page.locator("#after ins")).hasText(Pattern.compile("adjourned"));
    assertThat(page.locator("#compare-words")).hasText("One place has been changed.");
    int before = Integer.parseInt(page.locator("#before-score").textContent());
    int after = Integer.parseInt(page.locator("#after-score").textContent());
    assertThat(after).isGreaterThan(before);
  }

  @Test
  void keepsAHistoryInThisBrowserAlone() {
    Page page = withStory();
    page.click(".note >> nth=1 >> .title");
    page.click(".note.active .write");
    assertThat(page.locator(".note")).hasCount(2);
    page.reload();
    page.waitForSelector("html[data-ready]");
    assertThat(page.locator("#story")).hasValue("");
    page.click("#shelf-open");
    assertThat(page.locator("#shelf-list li")).hasCount(1);
    page.click("#shelf-list .story");
    assertThat(page.locator("#story")).hasValue(STORY.replace("brief brief", "brief"));
    assertThat(page.locator(".note")).hasCount(2);
    page.click("#compare-open");
    assertThat(page.locator("#before del")).isVisible();
    page.keyboard().press("Escape");
    page.click("#shelf-open");
    page.uncheck("#shelf-keep");
    assertThat(page.locator("#shelf-list li")).hasCount(0);
    page.keyboard().press("Escape");
    page.focus("#story");
    page.keyboard().type(" So.");
    page.waitForTimeout(1_500);
    assertThat(
            page.evaluate(
                "Object.keys(localStorage).filter(key => key.includes('article')).length"))
        .isEqualTo(0);
    Page stranger = open();
    stranger.click("#shelf-open");
    assertThat(stranger.locator("#shelf-none")).isVisible();
  }

  // ---- hostile articles, and servers that are gone

  @Test
  void showsAHostileArticleAsTextAndRunsNothingOfIt() throws IOException {
    String hostile = Files.readString(Path.of("fixtures", "hostile.txt"));
    Page page = open();
    // Typed in, so that nothing of it is taken for HTML.
    page.fill("#story", hostile);
    assertThat(page.locator(".note")).not().hasCount(0);
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("F8");
    }
    page.click("#compare-open");
    page.keyboard().press("Escape");
    page.click("#shelf-open");
    page.keyboard().press("Escape");
    page.click(".note.active .accept");
    assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    assertThat(page.locator("img, iframe, slot, object, embed, main style, main script"))
        .hasCount(0);
    assertThat(page.locator("#story")).hasValue(hostile);
  }

  @Test
  void aHostilePageIsReadAsTextToo() {
    Page page = open();
    paste(
        page,
        "<p>The plan [UNK].</p><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'><p onclick='hacked()'>It fell.</p>");
    assertThat(page.locator(".note")).hasCount(1);
    assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    assertThat(page.locator("main img")).hasCount(0);
  }

  @Test
  void policyStopsWhatEscapingMightMiss() {
    Page page = open();
    page.evaluate(
        "() => { document.body.insertAdjacentHTML('beforeend', '<img src=\"/none.png\" onerror=\"window.hacked = 1\">'); const s = document.createElement('script'); s.textContent = 'window.hacked = 2'; document.body.append(s); }");
    page.waitForTimeout(300);
    assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    assertThat(visits.complaints()).anyMatch(line -> line.contains("Content Security Policy"));
    visits.complaints().clear();
  }

  @Test
  void whenTheServerIsGoneTheTextIsSafeAndItGoesOnLater() {
    Page page = withStory();
    page.route("**/v1/check", Route::abort);
    page.focus("#story");
    page.keyboard().press("ControlOrMeta+End");
    page.keyboard().type(" It snowed snowed.");
    assertThat(page.locator("#notice")).containsText("The server does not answer");
    assertThat(page.locator("#story")).hasValue(STORY + " It snowed snowed.");
    assertThat(page.locator(".note")).hasCount(3); // what was known is still shown
    page.unroute("**/v1/check");
    page.click("#notice-do");
    assertThat(page.locator(".note")).hasCount(4);
    assertThat(page.locator("#notice")).isHidden();
    visits.complaints().removeIf(line -> line.contains("Failed to load resource"));
  }

  @Test
  void aTextThatIsTooLongIsToldSo() {
    Page page = open();
    page.fill("#story", "word ".repeat(5_000));
    assertThat(page.locator("#notice")).containsText("The text is too long");
    assertThat(page.locator("#notice")).containsText("20,000 are allowed");
    visits.complaints().removeIf(line -> line.contains("413"));
  }

  @Test
  void asksForTheKey() {
    Access locked = Servers.withKey("a-long-enough-key");
    try (ProofwireServer guarded = serve(settings(locked, Optional.empty()))) {
      visits = new Visits(browsers, List.of(guarded.address().toString()));
      Page page = visits.open(guarded.address() + "/", WIDE, 900, ColorScheme.LIGHT);
      assertThat(page.locator("#key")).isVisible();
      assertThat(Visits.violations(page)).isEmpty();
      page.fill("#key-words", "a-wrong-one");
      page.keyboard().press("Enter");
      assertThat(page.locator("#key-trouble")).hasText("That is not the right one.");
      page.fill("#key-words", "a-long-enough-key");
      page.keyboard().press("Enter");
      page.waitForSelector("html[data-ready]");
      paste(page, STORY);
      assertThat(page.locator(".note")).hasCount(3);
      page.reload();
      page.waitForSelector("html[data-ready]");
      assertThat(page.locator("#key")).isHidden();
      assertThat(page.evaluate("localStorage.length"))
          .as("nothing but the article is kept")
          .isEqualTo(1);
      visits.complaints().removeIf(line -> line.contains("401"));
    }
  }
}
