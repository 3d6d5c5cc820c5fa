package org.proofwire.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
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
  private final String style = PageParts.style();
  private final String script = PageParts.resource(HtmlReport.class, "report.js");

  public HtmlReport(Tool tool) {
    this.tool = tool;
    this.json = new JsonReport(tool);
  }

  @Override
  public String write(Report report) {
    // In JSON "<" stands only inside strings, where the escape means the same; without it no
    // "</script>" or "<!--" of an article can end or change the element that the JSON lies in.
    String data = json.write(report).strip().replace("<", "\\u003c");
    var head = new Page.Head(PageParts.policy(style, script), style, script, data);
    var page = new StringOutput();
    templates.render("report.jte", typesetter.set(report, head, tool), page);
    return page.toString();
  }
}
