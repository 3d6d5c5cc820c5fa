package org.proofwire.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** What pages are made of beside their markup. */
public final class PageParts {
  private PageParts() {}

  /** The style sheet that all pages share. */
  public static String style() {
    return resource(HtmlReport.class, "house.css") + resource(HtmlReport.class, "report.css");
  }

  /** A style sheet or script that lies beside a class. */
  public static String resource(Class<?> beside, String name) {
    try (InputStream file = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      // Browsers hash a script after making every line break a line feed; so must we.
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in the jar can't be read", e);
    }
  }

  /** The Content-Security-Policy of a page with one style sheet and one script, both inside it. */
  public static String policy(String style, String script) {
    return "default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(hash(style), hash(script));
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
