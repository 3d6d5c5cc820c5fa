package org.proofwire.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.proofwire.article.Report;

/**
 * The report as one page that needs nothing else: no network, no script, no second file. With
 * script it can also be stepped through and filtered. The JSON report lies inside it, under {@code
 * #report}.
 *
 * <p>Whatever comes from the article, the rules or their messages is escaped by the templates; the
 * page's policy lets no other script run even if that failed.
 */
public final class HtmlReport implements ReportWriter {
  private final Tool tool;
  private final JsonReport json;
  private final Typesetter typesetter = new Typesetter(Labels.read());
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, HtmlReport.class.getClassLoader(), "org.proofwire.report.page");
  private final String style = resource("house.css") + resource("report.css");
  private final String script = resource("report.js");

  public HtmlReport(Tool tool) {
    this.tool = tool;
    this.json = new JsonReport(tool);
  }

  @Override
  public String write(Report report) {
    // In JSON "<" stands only inside strings, where the escape means the same; without it no
    // "</script>" or "<!--" of an article can end or change the element that the JSON lies in.
    String data = json.write(report).strip().replace("<", "\\u003c");
    var head = new Page.Head(policy(), style, script, data);
    var page = new StringOutput();
    templates.render("report.jte", typesetter.set(report, head, tool), page);
    return page.toString();
  }

  private String policy() {
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

  private static String resource(String name) {
    try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      // Browsers hash a script after making every line break a line feed; so must we.
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in the jar can't be read", e);
    }
  }
}
