package org.proofwire.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits to a site, each as by somebody new. Whatever the browser complains of is noted, and every
 * request that goes elsewhere.
 */
public final class Visits implements AutoCloseable {
  private final Browsers browsers;
  private final List<BrowserContext> open = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sites;

  /**
   * @param sites beginnings of the addresses that may be asked
   */
  public Visits(Browsers browsers, List<String> sites) {
    this.browsers = browsers;
    this.sites = List.copyOf(sites);
  }

  /** What the browser complained of so far. */
  public List<String> complaints() {
    return complaints;
  }

  /** Opens an address. */
  public Page open(String address, int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browsers.visitor(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(
                    Double.parseDouble(System.getProperty("screenshot.scale", "1")))
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    open.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // “info” is Chromium talking of itself, and “debug” its advice on forms.
          if (!List.of("info", "debug", "verbose").contains(message.type())) {
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
          String url = request.url();
          if (sites.stream().noneMatch(url::startsWith)
              && !url.startsWith("data:")
              && !url.startsWith("blob:")) {
            complaints.add("request: " + url);
          }
        });
    page.navigate(address);
    return page;
  }

  /** What axe finds wrong with a page. */
  public static List<String> violations(Page page) {
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

  @Override
  public void close() {
    open.forEach(BrowserContext::close);
  }
}
