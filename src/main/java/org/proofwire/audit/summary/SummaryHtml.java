package org.proofwire.audit.summary;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.proofwire.audit.source.Addresses;
import org.proofwire.audit.state.Results.Counts;
import org.proofwire.audit.state.Results.Reason;
import org.proofwire.audit.state.Results.RuleTally;
import org.proofwire.audit.state.Results.Scored;
import org.proofwire.audit.state.Results.Spoken;
import org.proofwire.audit.state.Results.Story;
import org.proofwire.audit.state.Results.Tally;
import org.proofwire.audit.summary.SummaryPage.Against;
import org.proofwire.audit.summary.SummaryPage.Articles;
import org.proofwire.audit.summary.SummaryPage.Change;
import org.proofwire.audit.summary.SummaryPage.Example;
import org.proofwire.audit.summary.SummaryPage.Fact;
import org.proofwire.audit.summary.SummaryPage.Outcome;
import org.proofwire.audit.summary.SummaryPage.Piece;
import org.proofwire.audit.summary.SummaryPage.Row;
import org.proofwire.audit.summary.SummaryPage.RuleChange;
import org.proofwire.audit.summary.SummaryPage.Share;
import org.proofwire.audit.summary.SummaryPage.Shares;
import org.proofwire.audit.summary.SummaryPage.Trouble;
import org.proofwire.audit.summary.SummaryPage.Troubles;
import org.proofwire.report.PageParts;

/**
 * The summary as one page that needs nothing else. It is whole without script; with script the list
 * of articles can be searched, filtered and sorted.
 */
final class SummaryHtml {
  private static final int BARS = 10;
  private static final int CHANGES = 50;
  private static final int TROUBLES = 200;
  private static final int KINDS_IN_A_ROW = 3;

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, SummaryHtml.class.getClassLoader(), "org.proofwire.audit.page");
  private final String style =
      PageParts.style() + PageParts.resource(SummaryHtml.class, "summary.css");
  private final String script = PageParts.resource(SummaryHtml.class, "summary.js");

  /**
   * Writes the page.
   *
   * @param first the worst stories, for the page without script
   * @param shards these and as many more as the page may hold
   * @throws IOException if the writer does
   */
  void write(Summary summary, List<Row> first, Shards shards, Writer to) throws IOException {
    try {
      templates.render("summary.jte", page(summary, first, shards), new WriterOutput(to));
    } catch (TemplateException e) {
      if (e.getCause() instanceof UncheckedIOException full && full.getCause() != null) {
        throw full.getCause();
      }
      throw e;
    }
  }

  private SummaryPage page(Summary summary, List<Row> first, Shards shards) {
    return new SummaryPage(
        new SummaryPage.Head(
            title(summary), summary.tool(), PageParts.policy(style, script), style, script),
        facts(summary),
        outcome(summary),
        summary.against().map(against -> against(summary, against)),
        Charts.time(summary),
        Charts.scores(summary),
        publishers(summary),
        kinds(summary),
        articles(summary, first, shards),
        troubles(summary));
  }

  private static String title(Summary summary) {
    return "Audit of " + sources(summary);
  }

  private static String sources(Summary summary) {
    List<String> sources = summary.sources();
    return sources.size() <= 2
        ? String.join(" and ", sources)
        : sources.get(0) + " and " + (sources.size() - 1) + " more";
  }

  private static List<Fact> facts(Summary summary) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Audit of", sources(summary)));
    facts.add(new Fact("Articles", Charts.number(summary.articles().all())));
    facts.add(new Fact("Profile", summary.profile() + ", pass mark " + summary.passMark()));
    facts.add(new Fact("Rules", summary.rulesVersion()));
    summary.begun().ifPresent(begun -> facts.add(new Fact("Begun", begun.replace('T', ' '))));
    return facts;
  }

  // ---- the outcome

  private static Outcome outcome(Summary summary) {
    Tally total = summary.total();
    Counts counts = summary.articles();
    var sentences = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    if (counts.copies() > 0) {
      sentences.add(
          "%s copies of others among them were told by their wording; each of the %s stories was checked once."
              .formatted(Charts.number(counts.copies()), Charts.number(counts.stories()))
              .replace("1 copies of others among them were", "1 copy of another among them was"));
    }
    if (!summary.complete()) {
      warnings.add("The audit was stopped before its end; this is what it had come to.");
    }
    int bad = counts.unreadable() + counts.failed();
    if (bad > 0) {
      warnings.add(
          bad == 1
              ? "One article could not be read or checked; it is named at the end."
              : Charts.number(bad) + " could not be read or checked; they are named at the end.");
    }
    double share = total.articles() == 0 ? 0 : total.below() / (double) total.articles();
    String verdict = share >= 0.25 ? "reject" : total.below() > 0 ? "review" : "publish";
    return new Outcome(
        verdict,
        Charts.percent(total.below(), total.articles())
            .replaceFirst("^under 1%$", "<1%")
            .replaceFirst("^over 99%$", ">99%"),
        "below " + summary.passMark(),
        total.articles(),
        Charts.bar(total, 320),
        sources(summary),
        headline(summary),
        sentences,
        tallies(total),
        warnings);
  }

  private static String headline(Summary summary) {
    Tally total = summary.total();
    if (total.articles() == 0) {
      return "There was nothing to check";
    }
    String all =
        total.articles() == 1
            ? "the one article"
            : "all " + Charts.number(total.articles()) + " articles";
    if (total.below() == 0) {
      return (all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1))
          + (total.articles() == 1 ? " reaches" : " reach")
          + " the pass mark";
    }
    return "%s of %s articles %s below the pass mark"
        .formatted(
            Charts.number(total.below()),
            Charts.number(total.articles()),
            total.below() == 1 ? "is" : "are");
  }

  private static List<SummaryPage.Tally> tallies(Tally total) {
    return List.of(
        tally("reject", total.reject()),
        tally("review", total.review()),
        tally("publish", total.publish()));
  }

  static SummaryPage.Tally tally(String verdict, int articles) {
    return new SummaryPage.Tally(verdict, label(verdict), Charts.number(articles));
  }

  // ---- by publisher, by kind

  private static Shares publishers(Summary summary) {
    var all = summary.publishers();
    List<Share> list =
        all.stream()
            .filter(each -> each.tally().articles() > 0)
            .limit(BARS)
            .map(
                each ->
                    new Share(
                        named(each.name()),
                        Charts.bar(each.tally(), 100).pieces(),
                        Charts.percent(each.tally().below(), each.tally().articles()),
                        Charts.number(each.tally().below())
                            + " of "
                            + Charts.number(each.tally().articles())))
            .toList();
    long named = all.stream().filter(each -> each.tally().articles() > 0).count();
    return new Shares(
        "publishers",
        "By publisher",
        "Those with most articles below the pass mark first; how many of theirs are.",
        list,
        named > list.size()
            ? "%s more publishers are in summary.json."
                .formatted(Charts.number(named - list.size()))
            : "");
  }

  static String named(String publisher) {
    return publisher.isEmpty() ? "(not told)" : publisher;
  }

  /** LanguageTool has many rules of one kind, so kinds are counted and not rules. */
  private static Shares kinds(Summary summary) {
    Map<String, List<RuleTally>> byLabel =
        summary.rules().stream()
            .collect(
                Collectors.groupingBy(RuleTally::label, LinkedHashMap::new, Collectors.toList()));
    double penalty = summary.rules().stream().mapToDouble(RuleTally::penalty).sum();
    double most = byLabel.values().stream().mapToDouble(SummaryHtml::penalty).max().orElse(1);
    List<Share> list =
        byLabel.entrySet().stream()
            .sorted((a, b) -> Double.compare(penalty(b.getValue()), penalty(a.getValue())))
            .limit(BARS)
            .map(
                each -> {
                  long findings = each.getValue().stream().mapToInt(RuleTally::findings).sum();
                  double cost = penalty(each.getValue());
                  return new Share(
                      each.getKey(),
                      List.of(
                          new Piece(
                              "plain", 0, Math.max(0.5, 100 * cost / Math.max(most, 0.01)), "")),
                      Charts.percent(Math.round(cost * 100), Math.round(penalty * 100)),
                      Charts.number(findings) + (findings == 1 ? " finding" : " findings"));
                })
            .toList();
    return new Shares(
        "kinds",
        "By kind of error",
        "What took most off the scores first; its share of all that was taken off.",
        list,
        byLabel.size() > list.size()
            ? "%s more kinds are in summary.json.".formatted(byLabel.size() - list.size())
            : "");
  }

  private static double penalty(List<RuleTally> rules) {
    return rules.stream().mapToDouble(RuleTally::penalty).sum();
  }

  // ---- the list

  private static Articles articles(Summary summary, List<Row> first, Shards shards) {
    int stories = summary.articles().stories();
    List<String> packed = shards.packed();
    int held = shards.count();
    return new Articles(
        "Articles, worst first",
        stories == first.size()
            ? Charts.number(stories) + (stories == 1 ? " story." : " stories.")
            : "The first %s of %s stories. With script switched on, this page lists, filters and sorts %s."
                .formatted(
                    Charts.number(first.size()),
                    Charts.number(stories),
                    held == stories ? "all" : "the worst " + Charts.number(held)),
        shards.tallies(),
        first,
        packed,
        shards.legend(),
        stories > held
            ? "The worst %s are listed here; all are in articles.csv and articles.jsonl."
                .formatted(Charts.number(held))
            : "");
  }

  /**
   * A story as the page shows it.
   *
   * @param report its report's path; empty where it has none
   */
  static Row row(Story story, String report) {
    Scored scored = story.scored();
    return new Row(
        scored.score(),
        scored.verdict(),
        label(scored.verdict()),
        story.title(),
        story.key(),
        Addresses.isWeb(story.key()),
        report,
        named(story.source()),
        story.published().map(Instant::toString).map(day -> day.substring(0, 10)).orElse(""),
        kinds(scored),
        story.copies());
  }

  static String label(String verdict) {
    return switch (verdict) {
      case "reject" -> "Not fit to publish";
      case "review" -> "Edit first";
      default -> "Ready to publish";
    };
  }

  private static String kinds(Scored scored) {
    String kinds =
        scored.rules().stream()
            .limit(KINDS_IN_A_ROW)
            .map(SummaryHtml::kind)
            .collect(Collectors.joining(", "));
    int more = scored.rules().size() - KINDS_IN_A_ROW;
    return more > 0 ? kinds + ", " + more + " more" : kinds;
  }

  private static String kind(Spoken spoken) {
    return spoken.findings() == 1 ? spoken.label() : spoken.label() + " ×" + spoken.findings();
  }

  // ---- against another run

  private static Against against(Summary summary, Comparison against) {
    var sentences = new ArrayList<String>();
    Comparison.Shared shared = against.articles();
    sentences.add(
        "%s articles are in both runs%s%s. Their mean score was %.1f and is %.1f."
            .formatted(
                Charts.number(shared.both()),
                shared.onlyNow() == 0
                    ? ""
                    : ", " + Charts.number(shared.onlyNow()) + " only in this one",
                shared.onlyBefore() == 0
                    ? ""
                    : ", " + Charts.number(shared.onlyBefore()) + " only in the other",
                against.mean().before(),
                against.mean().now()));
    sentences.add(
        against.before().equals(summary.rulesVersion())
            ? "Both were checked under the same rules (" + against.before() + ")."
            : "The other was checked under %s, this one under %s; what follows is the difference that makes."
                .formatted(against.before(), summary.rulesVersion()));
    if (against.changed() > 0) {
      sentences.add(
          "%s of them have another text now; findings in these are not counted by rule."
              .formatted(Charts.number(against.changed())));
    }
    List<RuleChange> rules = against.rules().stream().map(SummaryHtml::ruleChange).toList();
    List<Change> list = against.list().stream().limit(CHANGES).map(SummaryHtml::change).toList();
    return new Against(
        sentences,
        List.of(
            new SummaryPage.Tally("publish", "better", Charts.number(against.better())),
            new SummaryPage.Tally("reject", "worse", Charts.number(against.worse())),
            new SummaryPage.Tally("publish", "pass now", Charts.number(against.passing())),
            new SummaryPage.Tally("reject", "fail now", Charts.number(against.failing()))),
        rules,
        against.list().size() > list.size()
            ? "By article: the %d largest changes (more are in summary.json)".formatted(list.size())
            : "By article",
        list);
  }

  private static RuleChange ruleChange(Comparison.RuleChange change) {
    var examples = new ArrayList<Example>();
    change.gains().forEach(each -> examples.add(new Example("gain", each.words(), each.article())));
    change
        .losses()
        .forEach(each -> examples.add(new Example("loss", each.words(), each.article())));
    return new RuleChange(
        change.label(),
        change.rule(),
        signed("+", change.gained()),
        signed("−", change.lost()),
        Charts.number(change.articles()),
        examples);
  }

  private static String signed(String sign, int n) {
    return n == 0 ? "0" : sign + Charts.number(n);
  }

  private static Change change(Comparison.ArticleChange change) {
    return new Change(
        change.title(),
        change.id(),
        change.text(),
        change.now() > change.before() ? "up" : change.now() < change.before() ? "down" : "same",
        change.before(),
        change.now(),
        signed("+", change.gained()),
        signed("−", change.lost()));
  }

  // ---- what went wrong

  private static Troubles troubles(Summary summary) {
    Counts counts = summary.articles();
    int bad = counts.unreadable() + counts.failed();
    int left = counts.skipped();
    if (bad + left == 0) {
      return new Troubles("", "", List.of(), List.of(), "");
    }
    List<Trouble> list =
        summary.troubles().stream()
            .limit(TROUBLES)
            .map(each -> new Trouble(each.place(), each.problem() + ". " + each.remedy()))
            .toList();
    return new Troubles(
        "Not checked",
        bad == 0
            ? Charts.number(left) + " left out"
            : Charts.number(bad)
                + " not readable"
                + (left == 0 ? "" : ", " + Charts.number(left) + " left out"),
        summary.skipped().stream().map(SummaryHtml::reason).toList(),
        list,
        bad > list.size() ? "All are in articles.csv and articles.jsonl." : "");
  }

  private static String reason(Reason reason) {
    return Charts.number(reason.articles()) + " " + reason.why();
  }
}
