package org.proofwire.wordpress;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The block editor with a post in it. */
final class EditorPage implements AutoCloseable {
  private static final String DONE =
      "() => { const s = wp.data.select('proofwire').get(); return s.phase === 'done' &&"
          + " s.isCurrent; }";

  private final Page page;
  private final List<String> errors = new ArrayList<>();
  private final List<Request> answered = new ArrayList<>();

  private EditorPage(Page page) {
    this.page = page;
    page.onPageError(errors::add);
    page.onRequestFinished(answered::add);
  }

  static EditorPage open(Newsroom site, Browser browser, String person, int post) {
    return open(site, browser, person, post, 1280, 900);
  }

  static EditorPage open(
      Newsroom site, Browser browser, String person, int post, int width, int height) {
    var editor = new EditorPage(site.window(browser, person, width, height));
    editor.page.navigate("/wp-admin/post.php?post=" + post + "&action=edit");
    editor.page.waitForFunction(
        "() => window.wp?.data?.select('proofwire') &&"
            + " wp.data.select('proofwire').get().phase.match(/done|trouble/)");
    return editor;
  }

  Page page() {
    return page;
  }

  /** What scripts have thrown. */
  List<String> errors() {
    return errors;
  }

  /** What the browser asked for, and got to the end. */
  List<Request> answered() {
    return answered;
  }

  /** Waits until the text as it is now has been checked. */
  void waitForAnswer() {
    page.waitForFunction(DONE);
  }

  /** Waits until the text has been changed, and then checked. */
  void waitForNextAnswer() {
    page.waitForFunction("() => ! wp.data.select('proofwire').get().isCurrent");
    waitForAnswer();
  }

  int score() {
    return ((Number) page.evaluate("() => wp.data.select('proofwire').get().result.score"))
        .intValue();
  }

  /** Something in the text, which may have a frame of its own. */
  Locator inText(String selector) {
    Frame frame = page.frame("editor-canvas");
    return frame == null ? page.locator(selector) : frame.locator(selector);
  }

  /**
   * The text's underlined words, in the order of reading: how, in what kind of block, after what.
   */
  List<Underlined> underlined() {
    page.waitForTimeout(1000); // highlights come a moment after annotations
    Object found =
        page.evaluate(
            """
            () => {
              const canvas = proofwire.marks.canvas();
              const marks = new Map();
              const note = (id, how, severity, range) => {
                const node = range.startContainer;
                const element = node.nodeType === 3 ? node.parentElement : node;
                const text = element.closest('.rich-text, .editor-post-title__input');
                const before = canvas.createRange();
                before.setStart(text, 0);
                before.setEnd(range.startContainer, range.startOffset);
                const known = marks.get(id);
                if (known) {
                  known.words += range.toString();
                } else {
                  marks.set(id, {
                    how, severity, words: range.toString(), range,
                    block: text.closest('[data-type]')?.dataset.type ?? 'title',
                    before: before.toString().replace(/\\ufeff/g, ''),
                  });
                }
              };
              for (const mark of canvas.querySelectorAll('[id^="annotation-text-"]')) {
                const range = canvas.createRange();
                range.selectNodeContents(mark);
                note(mark.id, 'annotation', mark.className.replace(/.*proofwire-/, ''), range);
              }
              let n = 0;
              for (const [name, highlight] of canvas.defaultView.CSS.highlights) {
                for (const range of highlight) {
                  note('highlight ' + n++, 'highlight', name.replace('proofwire-', ''), range);
                }
              }
              return [...marks.values()]
                .sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range))
                .map(({ how, severity, words, block, before }) => ({ how, severity, words, block, before }));
            }
            """);
    return ((List<?>) found).stream().map(Map.class::cast).map(Underlined::of).toList();
  }

  /**
   * Underlined words.
   *
   * @param how annotation or highlight
   * @param before the text before them, in the same text field
   */
  record Underlined(String how, String severity, String words, String block, String before) {
    static Underlined of(Map<?, ?> values) {
      return new Underlined(
          String.valueOf(values.get("how")),
          String.valueOf(values.get("severity")),
          String.valueOf(values.get("words")),
          String.valueOf(values.get("block")),
          String.valueOf(values.get("before")));
    }
  }

  void openFindings() {
    page.evaluate(
        "() => wp.data.dispatch('core/edit-post').openGeneralSidebar('proofwire/findings')");
    page.locator(".proofwire-sidebar").waitFor();
  }

  /** The button that opens the panel before publishing. */
  void openPrePublish() {
    page.locator(".editor-post-publish-panel__toggle").click();
    page.locator(".editor-post-publish-panel .proofwire-panel").waitFor();
  }

  Locator publishButton() {
    return page.locator(".editor-post-publish-panel__header .editor-post-publish-button");
  }

  void saveDraft() {
    page.evaluate("() => wp.data.dispatch('core/editor').savePost()");
  }

  String content() {
    return (String) page.evaluate("() => wp.data.select('core/editor').getEditedPostContent()");
  }

  void setTitle(String title) {
    page.evaluate("title => wp.data.dispatch('core/editor').editPost({ title })", title);
  }

  @Override
  public void close() {
    page.context().close();
  }
}
