package org.proofwire.wordpress;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.proofwire.browser.Browsers;
import org.proofwire.wordpress.Relay.Mood;

/**
 * The pages of the administration in a real browser: settings, lists, dashboard, classic editor.
 * Pictures are left in {@code target/pages}.
 */
@Timeout(300) // seconds a test: what hangs holds nobody else up
class AdminIT {
  private static final Path PAGES = Path.of("target", "pages");

  private static Newsroom site;
  private static Browsers browsers;

  private final List<BrowserContext> windows = new ArrayList<>();

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
  void nothingWentWrong() {
    windows.forEach(BrowserContext::close);
    assertThat(site.complaints()).isEmpty();
  }

  private Page go(String person, String path) {
    Page page = site.window(browsers.browser(), person, 1280, 900);
    windows.add(page.context());
    page.navigate(path);
    return page;
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PAGES.resolve(name + ".png")).setFullPage(true));
  }

  // Settings

  @Test
  void settingsAreTriedAndSaved() {
    site.php("delete_option( 'proofwire_settings' );");
    Page page = go("chief", "/wp-admin/plugins.php");
    page.getByText("Set it up").click();
    Locator answer = page.locator("#proofwire-test-answer");
    page.fill("#proofwire-server", site.relay().address() + "/");
    page.click("#proofwire-test");
    assertThat(answer).containsText("wants another key");
    page.fill("#proofwire-key", Newsroom.KEY);
    page.click("#proofwire-test");
    assertThat(answer).containsText("answers. It checks by the profile “news”");
    picture(page, "wordpress-settings");
    page.fill("#proofwire-pass_mark", "75");
    page.check("input[name='proofwire_settings[action]'][value=block]");
    page.check("input[name='proofwire_settings[post_types][]'][value=page]");
    page.click("#submit");
    assertThat(page.locator("#setting-error-settings_updated")).isVisible();
    assertThat(page.locator("#proofwire-server")).hasValue(site.relay().address());
    assertThat(page.locator("#proofwire-pass_mark")).hasValue("75");
    assertThat(page.content()).doesNotContain(Newsroom.KEY);
    // The key stays when it isn't typed again.
    page.waitForResponse("**/options.php", () -> page.click("#submit"));
    var saved = site.php("return get_option( 'proofwire_settings' );");
    assertThat(saved.path("key").asText()).isEqualTo(Newsroom.KEY);
    assertThat(saved.path("action").asText()).isEqualTo("block");
    assertThat(saved.path("post_types").valueStream().map(type -> type.asText()))
        .containsExactlyInAnyOrder("post", "page");
    page.setViewportSize(390, 844);
    picture(page, "wordpress-settings-390");
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
  }

  @Test
  void aServerThatIsNotProofwireIsNamedSo() {
    Page page = go("chief", "/wp-admin/options-general.php?page=proofwire");
    page.fill("#proofwire-server", site.address());
    page.click("#proofwire-test");
    assertThat(page.locator("#proofwire-test-answer")).containsText("is not Proofwire’s server");
    page.fill("#proofwire-server", "http://127.0.0.1:9");
    page.click("#proofwire-test");
    assertThat(page.locator("#proofwire-test-answer")).containsText("does not answer");
  }

  @Test
  void settingsNeedTheRightAndTheNonce() {
    Page page = go("editor", "/wp-admin/options-general.php?page=proofwire");
    assertThat(page.content()).contains("not allowed");
    page = go("chief", "/wp-admin/");
    var response =
        page.request()
            .post(
                site.address() + "/wp-admin/options.php",
                RequestOptions.create()
                    .setForm(
                        FormData.create()
                            .set("option_page", "proofwire")
                            .set("action", "update")
                            .set("proofwire_settings[action]", "warn")));
    assertThat(response.status()).isEqualTo(403);
    assertThat(site.php("return get_option( 'proofwire_settings' );").path("action").asText())
        .isEqualTo("block");
  }

  // Publishing

  @Test
  void quickEditHoldsTextBelowTheMark() {
    int id = site.draft("author", Story.GARBLED);
    Page page = go("author", "/wp-admin/edit.php");
    page.hover("#post-" + id);
    page.click("#post-" + id + " .editinline");
    page.selectOption("#edit-" + id + " select[name=_status]", "publish");
    page.click("#edit-" + id + " .save");
    assertThat(page.locator("#post-" + id)).containsText("Held by Proofwire");
    assertThat(site.post(id).status()).isEqualTo("pending");
    assertThat(site.post(id).content()).isEqualTo(Story.GARBLED.content());
    // And the next page says why.
    page.reload();
    assertThat(page.locator(".notice.proofwire-held")).containsText("80 are needed to publish");
  }

  @Test
  void bulkEditHoldsWhatIsBelowTheMarkAndPublishesTheRest() {
    int garbled = site.draft("author", Story.GARBLED);
    int good = site.draft("author", Story.GOOD);
    Page page = go("editor", "/wp-admin/edit.php");
    page.check("#cb-select-" + garbled);
    page.check("#cb-select-" + good);
    page.selectOption("#bulk-action-selector-top", "edit");
    page.click("#doaction");
    page.selectOption("#bulk-edit select[name=_status]", "publish");
    page.click("#bulk_edit");
    assertThat(page.locator(".notice.proofwire-held"))
        .containsText("1 post was not published; it is pending review.");
    assertThat(site.post(garbled).status()).isEqualTo("pending");
    assertThat(site.post(good).status()).isEqualTo("publish");
    assertThat(page.locator(".notice.proofwire-held li")).containsText(Story.GARBLED.title());
    picture(page, "wordpress-bulk-edit");
    assertThat(site.mails())
        .as("the author is told, as somebody else pressed the button")
        .singleElement()
        .satisfies(mail -> assertThat(mail.path("to").asText()).isEqualTo("author@example.org"));
  }

  private Page classic(String person, int post) {
    site.php("update_option( 'test_classic_editor', 1 );");
    return go(person, "/wp-admin/post.php?post=" + post + "&action=edit");
  }

  @Test
  void theClassicEditorHoldsTextBelowTheMarkAndSaysWhy() {
    int id = site.draft("author", Story.GARBLED);
    Page page = classic("author", id);
    page.click("#publish");
    assertThat(page.locator(".notice.proofwire-held")).containsText("80 are needed to publish");
    page.waitForLoadState(); // WordPress's own tabs and notices work from then on
    assertThat(page.locator("#proofwire .proofwire-findings")).containsText("Provoke a crisis");
    picture(page, "wordpress-classic");
    assertThat(site.post(id).status()).isEqualTo("pending");
    // The box checks what is being written, too.
    page.click("#content-html");
    page.fill("#content", Story.GOOD.content());
    page.click(".proofwire-check-box");
    assertThat(page.locator("#proofwire .proofwire-findings li")).hasCount(0);
    assertThat(page.locator("#proofwire .proofwire-score")).hasText("100");
    page.click("#publish");
    assertThat(page.locator(".notice.proofwire-held")).hasCount(0);
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.post(id).held()).isEmpty();
  }

  @Test
  void theClassicEditorLeavesALivePostAsItIs() {
    int id = site.draft("author", Story.GOOD);
    site.phpAs("author", "wp_publish_post( %d );".formatted(id));
    Page page = classic("author", id);
    page.click("#content-html");
    page.fill("#content", Story.GARBLED.content());
    page.click("#publish");
    assertThat(page.locator(".notice.proofwire-refused")).containsText("was not updated");
    assertThat(page.locator("#message.updated")).hasCount(0);
    assertThat(site.post(id).status()).isEqualTo("publish");
    assertThat(site.post(id).content()).isEqualTo(Story.GOOD.content());
    // WordPress itself offers the text that was kept.
    assertThat(page.locator(".notice").filter(new Locator.FilterOptions().setHasText("autosave")))
        .isVisible();
    page.locator(".notice.proofwire-refused a").click();
    assertThat(page.locator("body")).containsText("Provoke a crisis");
  }

  // Lists

  @Test
  void theListShowsSortsAndFilters() {
    int garbled = site.draft("author", Story.GARBLED);
    int good = site.draft("author", Story.GOOD);
    site.relay().be(Mood.DOWN);
    int unchecked =
        site.draft("editor", new Story("Not checked", Story.paragraphs("The server was down.")));
    site.relay().be(Mood.WELL);
    Page page = go("editor", "/wp-admin/edit.php");
    assertThat(page.locator("#post-" + garbled + " .proofwire-badge")).hasClass(below());
    assertThat(page.locator("#post-" + garbled + " .column-proofwire"))
        .containsText("below the mark");
    assertThat(page.locator("#post-" + good + " .column-proofwire")).containsText("100");
    assertThat(page.locator("#post-" + unchecked + " .column-proofwire"))
        .containsText("could not be checked");
    picture(page, "wordpress-list");

    filter(page, "below");
    assertThat(page.locator("#the-list tr")).hasCount(1);
    assertThat(page.locator("#post-" + garbled)).isVisible();
    filter(page, "passing");
    assertThat(page.locator("#the-list tr")).hasCount(1);
    assertThat(page.locator("#post-" + good)).isVisible();
    filter(page, "unchecked");
    assertThat(page.locator("#the-list tr")).hasCount(1);
    assertThat(page.locator("#post-" + unchecked)).isVisible();
    site.php("wp_publish_post( %d );".formatted(garbled));
    filter(page, "held");
    assertThat(page.locator("#the-list tr")).hasCount(1);
    assertThat(page.locator("#post-" + garbled)).containsText("Held by Proofwire");

    page.navigate("/wp-admin/edit.php?orderby=proofwire&order=desc");
    assertThat(page.locator("#the-list tr")).hasCount(3);
    assertThat(page.locator("#the-list tr").first()).hasAttribute("id", "post-" + good);

    page.setViewportSize(390, 844);
    picture(page, "wordpress-list-390");
    page = go("author", "/wp-admin/edit.php?all_posts=1");
    assertThat(page.locator("#post-" + good + " .column-proofwire")).containsText("100");
    assertThat(page.locator("#post-" + unchecked + " .column-proofwire")).hasText("—");
  }

  private static Pattern below() {
    return Pattern.compile(".*is-below.*");
  }

  private static void filter(Page page, String value) {
    page.navigate("/wp-admin/edit.php");
    page.selectOption("#proofwire-filter", value);
    page.click("#post-query-submit");
    page.waitForURL("**proofwire=" + value + "**");
  }

  @Test
  void manyPostsAreCheckedWithProgress() {
    for (int i = 0; i < 3; i++) {
      site.draft("author", new Story("Story " + i, Story.GARBLED.content()));
    }
    site.php("delete_post_meta_by_key( '_proofwire_check' );");
    Page page = go("editor", "/wp-admin/edit.php");
    assertThat(page.locator(".proofwire-badge.is-unchecked")).hasCount(3);
    site.relay().slow("Story", Duration.ofMillis(700));
    page.check("#cb-select-all-1");
    page.selectOption("#bulk-action-selector-top", "proofwire_check");
    page.click("#doaction");
    assertThat(page.locator("#proofwire-progress")).containsText("of 3");
    page.locator("#proofwire-progress progress").waitFor();
    picture(page, "wordpress-progress");
    assertThat(page.locator("#proofwire-progress")).containsText("Checked: 3");
    assertThat(page.locator(".proofwire-badge.is-below")).hasCount(3);
  }

  @Test
  void theDashboardShowsTheWorstDraftsFirst() {
    site.draft("author", Story.GARBLED);
    site.draft("author", Story.GOOD);
    site.draft("editor", new Story("Town", Story.paragraphs("The cityâ€™s and townâ€™s note.")));
    Page page = go("editor", "/wp-admin/index.php");
    Locator drafts = page.locator("#proofwire_drafts li");
    assertThat(drafts).hasCount(2);
    assertThat(drafts.first()).containsText("ago");
    assertThat(drafts.locator(".proofwire-score").allTextContents())
        .extracting(Integer::valueOf)
        .isSorted()
        .doesNotHaveDuplicates();
    page.locator("#proofwire_drafts")
        .screenshot(
            new Locator.ScreenshotOptions().setPath(PAGES.resolve("wordpress-dashboard.png")));
    page = go("author", "/wp-admin/index.php");
    assertThat(page.locator("#proofwire_drafts li")).hasCount(1);
    page = go("reader", "/wp-admin/index.php");
    assertThat(page.locator("#proofwire_drafts")).hasCount(0);
  }

  // Hostile words

  @Test
  void whatIsFoundIsShownAsTextAndNeverAsHtml() {
    String hostile = "&lt;img src=x onerror=\"window.hacked=1\"&gt;";
    int id =
        site.draft(
            "author",
            new Story(
                "News",
                Story.paragraphs(
                    "They gave a brief brief " + hostile + " note in the cityâ€™s hall.")));
    try (var editor = EditorPage.open(site, browsers.browser(), "editor", id)) {
      editor.openFindings();
      assertThat(editor.page().locator(".proofwire-cards")).containsText("onerror");
      assertThat(editor.page().evaluate("() => window.hacked")).isNull();
    }
    Page page = classic("editor", id);
    page.click(".proofwire-check-box");
    assertThat(page.locator(".proofwire-findings li").first()).isVisible();
    assertThat(page.evaluate("() => window.hacked")).isNull();
  }
}
