package org.proofwire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes a picture of a page, on request:
 *
 * <pre>
 *   mvn test -Dtest=ScreenshotIT -Dscreenshot.of=reports/sample.html -Dscreenshot.to=reports/report.png
 * </pre>
 *
 * <p>Also: {@code -Dscreenshot.width=390}, {@code -Dscreenshot.height=900} ({@code 0}: the whole
 * page), {@code -Dscreenshot.dark=true}.
 */
@EnabledIfSystemProperty(named = "screenshot.of", matches = ".+")
class ScreenshotIT {
  @Test
  void takesAPicture() {
    int height = Integer.getInteger("screenshot.height", 900);
    var picture = Path.of(System.getProperty("screenshot.to", "target/screenshot.png"));
    try (Browsers browsers = Browsers.start()) {
      var page =
          browsers
              .browser()
              .newPage(
                  new Browser.NewPageOptions()
                      .setViewportSize(
                          Integer.getInteger("screenshot.width", 1280), height == 0 ? 900 : height)
                      .setDeviceScaleFactor(2)
                      .setColorScheme(
                          Boolean.getBoolean("screenshot.dark")
                              ? ColorScheme.DARK
                              : ColorScheme.LIGHT));
      page.navigate(
          Path.of(System.getProperty("screenshot.of", "")).toAbsolutePath().toUri().toString());
      page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(height == 0));
    }
    assertThat(picture).isNotEmptyFile();
  }
}
