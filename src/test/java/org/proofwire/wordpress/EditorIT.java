package org.proofwire.wordpress;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.browser.Browsers;
import org.proofwire.wordpress.EditorPage.Underlined;
import org.proofwire.wordpress.Relay.Mood;

/** The block editor in a real browser. Pictures are left in {@code target/pages}. */
@Timeout(300) // seconds a test: what hangs holds nobody else up
class EditorIT {
  private static final Path PAGES = Path.of("target", "pages");

  private static Newsroom site;
  private static Browsers browsers;

  @BeforeAll
  static void open() throws IOException {
    site = Newsroom.open();
    browsers = Browsers.start();
    Files.createDirectories(PAGES);
  }

  @AfterAll
  static void close() {
    if (browsers != null) {
      browsers.close();
    }
  }

  @BeforeEach
  void reset() {
    site.reset();
  }

  @AfterEach
  void phpDidNotComplain() {
    assertThat(site.complaints()).isEmpty();
  }

  private static EditorPage edit(String person, int post) {
    return EditorPage.open(site, browsers.browser(), person, post);
  }

  @Test
  void findsWhileOneWritesAndMendsWithOneClick() {
    int id = site.draft("author", Story.GOOD);
    try (var editor = edit("author", id)) {
      assertThat(editor.score()).isEqualTo(100);
      assertThat(editor.underlined()).isEmpty();
      editor.inText("[data-type='core/paragraph']").last().click();
      editor.page().keyboard().press("End");
      editor.page().keyboard().type(" They met again in a brief brief session.");
      editor.waitForNextAnswer();
      assertThat(editor.score()).isLessThan(100);
      assertThat(editor.underlined()).extracting(Underlined::words).containsExactly("brief brief");

      editor.inText(".annotation-text").click();
      Locator card = editor.page().locator(".proofwire-textcard");
      assertThat(card).containsText("says the same words twice");
      editor.page().screenshot(picture("wordpress-card"));
      card.getByText("brief", new Locator.GetByTextOptions().setExact(true)).click();
      editor.waitForNextAnswer();
      assertThat(card).hasCount(0);
      assertThat(editor.score()).isEqualTo(100);
      assertThat(editor.underlined()).isEmpty();
      assertThat(editor.content()).contains("They met again in a brief session.</p>");
      assertThat(editor.errors()).isEmpty();
    }
  }

  // Where the words are

  /** Words that occur many times, in every kind of text that a newsroom uses. */
  private static final Story EVERYWHERE =
      new Story(
          "The cityâ€™s headline",
          String.join(
              "\n\n",
              Story.paragraphs(
                  "The council met on Monday in the brief brief session that it had announced.",
                  "🎉🎉 She gave a brief brief statement &amp; left; nobody called it a brief"
                      + " brief statement.",
                  "They read out a <strong>brief <em>brief</em></strong> statement and a <a"
                      + " href=\"https://example.org/a?b=1&amp;c=2\">brief brief</a> letter.",
                  "First line of it<br>and the brief brief line after."),
              """
              <!-- wp:heading -->
              <h2 class="wp-block-heading">The cityâ€™s heading</h2>
              <!-- /wp:heading -->

              <!-- wp:list -->
              <ul class="wp-block-list"><!-- wp:list-item -->
              <li>The cityâ€™s note<!-- wp:list -->
              <ul class="wp-block-list"><!-- wp:list-item -->
              <li>The cityâ€™s note</li>
              <!-- /wp:list-item --></ul>
              <!-- /wp:list --></li>
              <!-- /wp:list-item -->

              <!-- wp:list-item -->
              <li>And the cityâ€™s note</li>
              <!-- /wp:list-item --></ul>
              <!-- /wp:list -->

              <!-- wp:quote -->
              <blockquote class="wp-block-quote"><!-- wp:paragraph -->
              <p>It was the brief brief answer of the brief brief man.</p>
              <!-- /wp:paragraph --><cite>The cityâ€™s mayor</cite></blockquote>
              <!-- /wp:quote -->

              <!-- wp:table {"hasFixedLayout":false} -->
              <figure class="wp-block-table"><table><thead><tr><th>The cityâ€™s head</th><th>Year</th></tr></thead><tbody><tr><td>The cityâ€™s cell</td><td>The cityâ€™s cell</td></tr><tr><td>2025</td><td>One <strong>cityâ€™s</strong> cell</td></tr></tbody></table><figcaption class="wp-element-caption">The cityâ€™s caption</figcaption></figure>
              <!-- /wp:table -->

              <!-- wp:group {"layout":{"type":"constrained"}} -->
              <div class="wp-block-group"><!-- wp:columns -->
              <div class="wp-block-columns"><!-- wp:column -->
              <div class="wp-block-column"><!-- wp:paragraph -->
              <p>It fills the brief brief column.</p>
              <!-- /wp:paragraph --></div>
              <!-- /wp:column --></div>
              <!-- /wp:columns --></div>
              <!-- /wp:group -->

              <!-- wp:code -->
              <pre class="wp-block-code"><code>This is the brief brief code.</code></pre>
              <!-- /wp:code -->

              <!-- wp:pullquote -->
              <figure class="wp-block-pullquote"><blockquote><p>They had a brief brief pull.</p><cite>The cityâ€™s puller</cite></blockquote></figure>
              <!-- /wp:pullquote -->"""));

  @Test
  void underlinesTheRightWordsAndMendsThem() {
    int id = site.draft("editor", EVERYWHERE);
    try (var editor = edit("editor", id)) {
      editor.waitForAnswer();
      assertThat(editor.underlined())
          .extracting(Underlined::block, Underlined::before, Underlined::words)
          .containsExactly(
              tuple("title", "The ", "cityâ€™s"),
              tuple("core/paragraph", "The council met on Monday in the ", "brief brief"),
              tuple("core/paragraph", "🎉🎉 She gave a ", "brief brief"),
              tuple(
                  "core/paragraph",
                  "🎉🎉 She gave a brief brief statement & left; nobody called it a ",
                  "brief brief"),
              tuple("core/paragraph", "They read out a ", "brief brief"),
              tuple(
                  "core/paragraph", "They read out a brief brief statement and a ", "brief brief"),
              tuple("core/paragraph", "First line of itand the ", "brief brief"),
              tuple("core/heading", "The ", "cityâ€™s"),
              tuple("core/list-item", "The ", "cityâ€™s"),
              tuple("core/list-item", "The ", "cityâ€™s"),
              tuple("core/list-item", "And the ", "cityâ€™s"),
              tuple("core/paragraph", "It was the ", "brief brief"),
              tuple("core/paragraph", "It was the brief brief answer of the ", "brief brief"),
              tuple("core/quote", "The ", "cityâ€™s"),
              tuple("core/table", "The ", "cityâ€™s"),
              tuple("core/table", "The ", "cityâ€™s"),
              tuple("core/table", "The ", "cityâ€™s"),
              tuple("core/table", "One ", "cityâ€™s"),
              tuple("core/table", "The ", "cityâ€™s"),
              tuple("core/paragraph", "It fills the ", "brief brief"),
              tuple("core/pullquote", "They had a ", "brief brief"),
              tuple("core/pullquote", "The ", "cityâ€™s"));

      Object unmended =
          editor
              .page()
              .evaluate(
                  "() => wp.data.select('proofwire').findings().filter(f => !"
                      + " proofwire.fixes.apply(f, f.suggestions[0])).length");
      assertThat(unmended).isEqualTo(0);
      assertThat(withoutDress(editor.content()))
          .isEqualTo(
              withoutDress(EVERYWHERE.content())
                  .replace("<strong>brief <em>brief</em></strong>", "<strong>brief</strong>")
                  .replaceAll("brief brief (?!code)", "brief ")
                  .replace(">brief brief</a>", ">brief</a>")
                  .replace("cityâ€™s", "city’s"));
      editor.waitForNextAnswer();
      assertThat(editor.underlined()).isEmpty();
      assertThat(editor.errors()).isEmpty();
    }
  }

  /** A content without classes and settings of blocks, which differ from version to version. */
  private static String withoutDress(String content) {
    return content
        .replaceAll("<!-- wp:(\\S+) \\{.*?\\} -->", "<!-- wp:$1 -->")
        .replaceAll(" class=\"[^\"]*\"", "");
  }

  @Test
  void underliningMovesWithTheText() {
    int id =
        site.draft("author", new Story("News", Story.paragraphs("It was a brief brief note.")));
    try (var editor = edit("author", id)) {
      assertThat(editor.underlined()).hasSize(1);
      editor.inText("[data-type='core/paragraph']").first().click();
      editor.page().keyboard().press("Home");
      editor.page().keyboard().type("On Monday they said: ");
      assertThat(editor.underlined())
          .extracting(Underlined::words, Underlined::before)
          .containsExactly(tuple("brief brief", "On Monday they said: It was a "));
      // A fix that is taken before the next check goes to where the words are now.
      editor.openFindings();
      editor.page().locator(".proofwire-fixes button").first().click();
      assertThat(editor.content()).contains("<p>On Monday they said: It was a brief note.</p>");
    }
  }

  // Answers

  @Test
  void aLateAnswerNeverTakesThePlaceOfALaterOne() {
    int id = site.draft("author", new Story("News", Story.paragraphs("It was a brief note.")));
    try (var editor = edit("author", id)) {
      site.relay().slow("EARLIER", Duration.ofSeconds(6));
      editor.setTitle("EARLIER brief brief news");
      editor.page().waitForTimeout(2500);
      waitUntilAsked("EARLIER");
      editor.setTitle("LATER news");
      editor.waitForAnswer();
      assertThat(titleThatWasChecked(editor)).isEqualTo("LATER news");
      editor.page().waitForTimeout(7000); // the late answer comes now
      assertThat(titleThatWasChecked(editor)).isEqualTo("LATER news");
      assertThat(editor.underlined()).isEmpty();
    }
  }

  private static void waitUntilAsked(String word) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (site.relay().checks().stream().noneMatch(check -> check.contains(word))) {
      assertThat(System.nanoTime()).as("no check of " + word).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private static Object titleThatWasChecked(EditorPage editor) {
    return editor.page().evaluate("() => wp.data.select('proofwire').get().checked.title");
  }

  @Test
  void theRecordIsOfTheTextThatIsSaved() {
    int id = site.draft("author", Story.GOOD);
    site.rest(
        "author",
        "POST",
        "/proofwire/v1/posts/" + id + "/check",
        Map.of("title", Story.GARBLED.title(), "content", Story.GARBLED.content()));
    assertThat(site.post(id).score()).isEqualTo("100");
  }

  @Test
  void theEditorIsToldThatTheServerIsDown() {
    int id = site.draft("author", Story.GOOD);
    site.php("delete_transient( 'proofwire_check_" + id + "' );");
    site.relay().be(Mood.DOWN);
    try (var editor = edit("author", id)) {
      Locator notice = editor.page().locator(".proofwire-panel .proofwire-notice").first();
      assertThat(notice).containsText("server does not answer");
      assertThat(notice).containsText("can’t be published until it has been checked");
      assertThat(editor.page().locator(".components-notice.is-warning"))
          .containsText("can’t be published until it has been checked");
      editor.page().screenshot(picture("wordpress-down"));

      editor.setTitle("A new headline");
      editor.saveDraft();
      assertThat(site.post(id).title()).isEqualTo("A new headline");

      editor.openPrePublish();
      assertThat(editor.publishButton()).isDisabled();
      assertThat(editor.page().locator(".editor-post-publish-panel .proofwire-notice button"))
          .hasText("Try again");
      site.relay().be(Mood.WELL);
      // What the button does; after half a minute it happens by itself, and the button is gone.
      editor.page().evaluate("() => proofwire.check(true)");
      assertThat(editor.publishButton()).isEnabled();
    }
  }

  // Publishing

  /** Below the mark, and mended by suggestions alone. */
  private static final Story MENDABLE =
      new Story(
          "Harbour reopens",
          Story.paragraphs(
              "The cityâ€™s harbour reopened on Monday, a year after the countryâ€™s worst storm.",
              "Mayor Anna Keller called it a brief brief pause in the portâ€™s long history."));

  @Test
  void publishesOnceEverythingIsMended() {
    int id = site.draft("author", MENDABLE);
    try (var editor = edit("author", id)) {
      Page page = editor.page();
      editor.openPrePublish();
      assertThat(page.locator(".editor-post-publish-panel .proofwire-verdict"))
          .containsText("Can’t be published yet");
      assertThat(editor.publishButton()).isDisabled();
      page.screenshot(picture("wordpress-prepublish"));

      Locator fixes = page.locator(".editor-post-publish-panel .proofwire-fixes button");
      for (int i = fixes.count() - 1; i >= 0; i--) {
        fixes.nth(i).click();
      }
      editor.waitForNextAnswer();
      assertThat(editor.score()).isEqualTo(100);
      assertThat(editor.publishButton()).isEnabled();
      editor.publishButton().click();
      page.waitForFunction("() => wp.data.select('core/editor').isCurrentPostPublished()");
      assertThat(site.post(id).status()).isEqualTo("publish");
      assertThat(site.post(id).title()).isEqualTo(MENDABLE.title());
      assertThat(editor.errors()).isEmpty();
    }
  }

  @Test
  void theServerRefusesWhateverTheBrowserDoes() {
    int id = site.draft("author", Story.GARBLED);
    try (var editor = edit("author", id)) {
      editor
          .page()
          .evaluate(
              """
              () => {
                wp.data.dispatch('core/editor').editPost({ status: 'publish' });
                return wp.data.dispatch('core/editor').savePost();
              }
              """);
      assertThat(editor.page().locator(".components-notice.is-error").first())
          .containsText("80 are needed to publish");
      assertThat(site.post(id).status()).isEqualTo("draft");
      assertThat(editor.content()).isEqualTo(Story.GARBLED.content());
    }
  }

  @Test
  void aHeldPostSaysWhy() {
    int id = site.draft("author", Story.GARBLED);
    site.phpAs(
        "author",
        "wp_update_post( array( 'ID' => %d, 'post_status' => 'publish' ) );".formatted(id));
    assertThat(site.post(id).status()).isEqualTo("pending");
    try (var editor = edit("author", id)) {
      assertThat(editor.page().locator(".proofwire-panel .proofwire-held").first())
          .containsText("80 are needed to publish");
    }
  }

  // The whole

  @Test
  void theKeyNeverReachesTheBrowser() {
    int id = site.draft("chief", Story.GARBLED);
    try (var editor = edit("chief", id)) {
      editor.waitForAnswer();
      int read = 0;
      for (var request : List.copyOf(editor.answered())) {
        var response = request.response();
        String type = response.headers().getOrDefault("content-type", "");
        if (type.matches("(text/html|application/json|.*javascript).*")) {
          try {
            assertThat(response.text()).as(response.url()).doesNotContain(Newsroom.KEY);
            read++;
          } catch (PlaywrightException e) {
            // Chromium keeps no body of a response that was aborted.
          }
        }
      }
      assertThat(read).isGreaterThan(10);
    }
  }

  @Test
  void looksGoodWideAndNarrow() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("fixtures", "sample.txt")).stream()
            .filter(line -> !line.isBlank())
            .toList();
    int id =
        site.draft(
            "editor",
            new Story(
                lines.get(0),
                Story.paragraphs(lines.subList(1, lines.size()).toArray(String[]::new))));
    try (var editor = edit("editor", id)) {
      editor.openFindings();
      editor.inText(".annotation-text").first().click();
      editor.page().locator(".proofwire-textcard").waitFor();
      editor.page().mouse().move(640, 20);
      editor.page().waitForTimeout(1000);
      editor.page().screenshot(picture("wordpress-editor"));
      if ("write".equals(System.getProperty("pictures"))) {
        Files.copy(
            PAGES.resolve("wordpress-editor.png"),
            Path.of("reports", "wordpress.png"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      assertThat(violations(editor.page(), ".proofwire-sidebar", ".proofwire-textcard")).isEmpty();
    }
    try (var phone = EditorPage.open(site, browsers.browser(), "editor", id, 390, 844)) {
      phone.openFindings();
      phone.page().screenshot(picture("wordpress-editor-390"));
      assertThat(phone.page().evaluate("() => document.documentElement.scrollWidth"))
          .isEqualTo(390);
    }
  }

  private static Page.ScreenshotOptions picture(String name) {
    return new Page.ScreenshotOptions().setPath(PAGES.resolve(name + ".png"));
  }

  private static String violations(Page page, String... parts) {
    return new AxeBuilder(page)
        .include(List.of(parts)).analyze().getViolations().stream()
            .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
            .collect(Collectors.joining("\n"));
  }
}
