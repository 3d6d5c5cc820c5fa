package org.proofwire.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.proofwire.machine.Machine;

/**
 * A headless Chromium, the system's own: Playwright's downloads are never used.
 *
 * <p>Where there is none, root on Debian and its kin gets one from apt; elsewhere the tests that
 * need it are skipped and say so. Playwright is not thread-safe: one of these a thread.
 */
public final class Browsers implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** Milliseconds until something is said not to come any more. */
  private static final double PATIENCE = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser, or skips the test that asks for it. */
  public static Browsers start() {
    Path chromium =
        find()
            .or(Browsers::install)
            .orElseGet(
                () ->
                    Assumptions.abort(
                        "skipped: no Chromium in "
                            + PLACES
                            + "; install it to run the browser tests"));
    // Machines that run tests may be slow; who waits in vain waits longer, and nobody else.
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setChromiumSandbox(!Machine.isRoot()));
    return new Browsers(playwright, browser);
  }

  /** The running browser. */
  public Browser browser() {
    return browser;
  }

  /** A browser as somebody new would start it, who has patience. */
  public BrowserContext visitor(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private static Optional<Path> install() {
    return Machine.install("chromium") ? find() : Optional.empty();
  }
}
