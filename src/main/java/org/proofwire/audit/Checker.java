package org.proofwire.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Report;
import org.proofwire.article.Scorecard;
import org.proofwire.audit.state.Checked;
import org.proofwire.audit.state.Press;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.HtmlReport;
import org.proofwire.report.JsonReport;
import org.proofwire.report.Labels;
import org.proofwire.report.ReportWriter;
import org.proofwire.report.Tool;

/**
 * Checks articles and packs their reports, which are those that {@code proofwire check} writes, to
 * the byte. Threads may share it.
 */
public final class Checker {
  private final Function<Article, Report> check;
  private final Function<Article, String> rules;
  private final ReportWriter json = new JsonReport(Tool.current());
  private final ReportWriter html = new HtmlReport(Tool.current());
  private final Labels labels = Labels.read();
  private final byte[] sample;
  private final Press press;

  /**
   * @param check checks an article
   * @param rules the version of the rules that it does so under, and of all else that decides what
   *     is found
   */
  public Checker(Function<Article, Report> check, Function<Article, String> rules) {
    this.check = check;
    this.rules = rules;
    this.sample = sample();
    this.press = new Press(sample);
  }

  /** A report on next to nothing: all that is alike in all of them. */
  private byte[] sample() {
    Reading reading =
        new ArticleReader().text("sample", "A sample\n\nThe report on an article looks like this.");
    Report report = check.apply(((Reading.Ready) reading).article());
    return (json.write(report) + html.write(report)).getBytes(StandardCharsets.UTF_8);
  }

  /** What all reports are packed with. */
  public byte[] packedWith() {
    return sample.clone();
  }

  /** The version of the rules that an article is checked under. */
  String rules(Article article) {
    return rules.apply(article);
  }

  /** The report of a check as JSON, unpacked. */
  public String json(Checked checked) {
    return new String(press.unpack(checked.json()), StandardCharsets.UTF_8);
  }

  /** Checks an article. */
  Checked check(Article article, Fingerprint text) {
    Report report = check.apply(article);
    Scorecard card = report.scorecard();
    return new Checked(
        article.id(),
        text.hex(),
        rules(article),
        card.score(),
        card.verdict().id(),
        card.words(),
        report.findings().size(),
        card.penalty(),
        costs(report),
        press.pack(json.write(report)),
        press.pack(html.write(report)));
  }

  private List<Checked.Cost> costs(Report report) {
    Map<String, String> names = new HashMap<>();
    for (Finding finding : report.findings()) {
      names.putIfAbsent(finding.rule(), labels.rule(finding.rule(), finding.category()));
    }
    var costs = new ArrayList<Checked.Cost>();
    for (Scorecard.Cost cost : report.scorecard().costs()) {
      costs.add(
          new Checked.Cost(
              cost.rule(),
              names.getOrDefault(cost.rule(), labels.rule(cost.rule())),
              cost.findings(),
              cost.penalty()));
    }
    return costs;
  }
}
