package org.proofwire.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.proofwire.article.Article;
import org.proofwire.article.Category;
import org.proofwire.article.Finding;
import org.proofwire.article.Original;
import org.proofwire.article.QuoteMark;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;

/** Makes a page of a report: everything that an editor reads, in the words that an editor uses. */
record Typesetter(Labels labels) {
  /** Kinds of finding in "what cost most". More would be a table, which nobody reads first. */
  private static final int DEAREST = 5;

  /** Longest quotation or evidence that is repeated whole outside of the article. */
  private static final int LONG = 140;

  /** Longest marked words that a note repeats whole beside what to write instead. */
  private static final int STRUCK = 48;

  /** Characters shown on either side of a finding in the source of a web page. */
  private static final int AROUND = 80;

  /** A confidence below this is a guess more than a finding, and the page says so. */
  private static final double DOUBT = 0.6;

  Page set(Report report, Page.Head head, Tool tool) {
    var galley = new Galley(report, labels);
    List<Page.Note> notes = notes(report, galley);
    Scorecard scorecard = report.scorecard();
    List<Page.Cost> costs = costs(report, notes);
    String title = Unseen.plain(line(report.article().title()));
    return new Page(
        "%d · %s · %s".formatted(scorecard.score(), labels.verdict(scorecard.verdict()), title),
        head,
        new Page.Origin(
            title,
            Unseen.plain(report.article().id()),
            Unseen.plain(report.profile()),
            counted(scorecard.words(), "word"),
            report.article().original().isPresent()),
        new Page.Result(
            scorecard.score(),
            scorecard.range().low(),
            scorecard.range().high(),
            scorecard.passMark(),
            scorecard.verdict().id(),
            labels.verdict(scorecard.verdict()),
            labels.meaning(scorecard.verdict())),
        tallies(report),
        costs.subList(0, Math.min(DEAREST, costs.size())),
        Math.max(0, costs.size() - DEAREST),
        groups(report),
        galley.rows(notes),
        notes.size(),
        report.doubts().size(),
        voices(report, galley),
        accepted(report, galley),
        checks(report),
        tool);
  }

  private List<Page.Tally> tallies(Report report) {
    return Arrays.stream(Severity.values())
        .sorted(Comparator.reverseOrder())
        .map(
            severity ->
                new Page.Tally(
                    severity.id(),
                    labels.severity(severity),
                    (int)
                        report.findings().stream()
                            .filter(finding -> finding.severity() == severity)
                            .count()))
        .toList();
  }

  /** Rules that go by one label are one kind to the editor, so their costs are added up. */
  private List<Page.Cost> costs(Report report, List<Page.Note> notes) {
    Map<String, String> kindOfRule =
        report.findings().stream()
            .collect(Collectors.toMap(Finding::rule, this::kind, (first, other) -> first));
    var penalties = new LinkedHashMap<String, Double>();
    var counts = new HashMap<String, Integer>();
    for (Scorecard.Cost cost : report.scorecard().costs()) {
      if (cost.penalty() > 0) {
        String kind = kindOfRule.getOrDefault(cost.rule(), labels.rule(cost.rule()));
        penalties.merge(kind, cost.penalty(), Double::sum);
        counts.merge(kind, cost.findings(), Integer::sum);
      }
    }
    double all = penalties.values().stream().mapToDouble(Double::doubleValue).sum();
    double dearest = penalties.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    return penalties.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(
            entry ->
                new Page.Cost(
                    entry.getKey(),
                    counted(counts.getOrDefault(entry.getKey(), 0), "finding"),
                    (int) Math.round(100 * entry.getValue() / all),
                    (int) Math.round(100 * entry.getValue() / dearest),
                    notes.stream()
                        .filter(note -> note.kind().equals(entry.getKey()))
                        .mapToInt(Page.Note::number)
                        .findFirst()
                        .orElse(0)))
        .toList();
  }

  private List<Page.Group> groups(Report report) {
    Map<String, Category> categoryOfKind =
        report.findings().stream()
            .collect(Collectors.toMap(this::kind, Finding::category, (first, other) -> first));
    Map<Category, Map<String, Long>> counts =
        report.findings().stream()
            .collect(
                Collectors.groupingBy(
                    finding -> categoryOfKind.getOrDefault(kind(finding), finding.category()),
                    TreeMap::new,
                    Collectors.groupingBy(this::kind, TreeMap::new, Collectors.counting())));
    return counts.entrySet().stream()
        .map(
            group ->
                new Page.Group(
                    labels.category(group.getKey()),
                    group.getValue().entrySet().stream()
                        .map(kind -> new Page.Kind(kind.getKey(), kind.getValue()))
                        .toList()))
        .toList();
  }

  private List<Page.Note> notes(Report report, Galley galley) {
    Lines sourceLines = Lines.of(report.article().original().map(Original::content).orElse(""));
    return IntStream.range(0, report.findings().size())
        .mapToObj(i -> note(i + 1, report.findings().get(i), report.article(), galley, sourceLines))
        .toList();
  }

  private Page.Note note(
      int number, Finding finding, Article article, Galley galley, Lines sourceLines) {
    return new Page.Note(
        number,
        finding.severity().id(),
        labels.severity(finding.severity()),
        kind(finding),
        shortened(finding.span(), article.text(), STRUCK),
        Unseen.plain(finding.message()),
        finding.suggestions().stream()
            .filter(words -> !words.isEmpty())
            .map(Unseen::plain)
            .toList(),
        finding.suggestions().contains(""),
        Arrays.stream(finding.why().split("\\n\\s*\\n", -1))
            .map(paragraph -> Unseen.plain(line(paragraph)))
            .filter(paragraph -> !paragraph.isEmpty())
            .toList(),
        finding.evidence().stream()
            .map(
                each ->
                    new Page.Basis(
                        galley.paragraphAt(each.span().start()),
                        shortened(each.span(), article.text(), LONG),
                        Unseen.plain(each.note())))
            .toList(),
        article
            .original()
            .flatMap(
                original ->
                    original
                        .locate(finding.span())
                        .map(place -> source(place, original, sourceLines))),
        (finding.confidence() < DOUBT ? "a guess, " : "")
            + "%d%% sure".formatted(Math.round(finding.confidence() * 100)),
        Unseen.plain(finding.rule()),
        labels.category(finding.category()),
        finding.alsoFoundBy().stream()
            .map(rule -> labels.rule(rule, finding.category()))
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private static Page.Source source(Span place, Original original, Lines lines) {
    Excerpt excerpt =
        Excerpt.of(place, Span.of(0, original.content().length()), original.content(), AROUND);
    return new Page.Source(
        lines.at(place.start()).line(), excerpt.before(), excerpt.words(), excerpt.after());
  }

  private List<Page.Voice> voices(Report report, Galley galley) {
    Map<String, List<Page.Said>> bySpeaker = new LinkedHashMap<>();
    for (QuoteMark quote : report.quotes()) {
      String text = report.article().text();
      bySpeaker
          .computeIfAbsent(Unseen.plain(quote.speaker().orElse("")), speaker -> new ArrayList<>())
          .add(
              new Page.Said(
                  shortened(quote.span(), text, LONG),
                  quote.cue().map(cue -> shortened(cue, text, LONG)).orElse(""),
                  galley.paragraphAt(quote.span().start()),
                  quote.speaker().isPresent() && quote.confidence() < DOUBT));
    }
    return bySpeaker.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().isEmpty())) // nobody comes last
        .map(entry -> new Page.Voice(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Page.Accepted> accepted(Report report, Galley galley) {
    return report.suppressed().stream()
        .map(
            each ->
                new Page.Accepted(
                    kind(each.finding()),
                    shortened(each.finding().span(), report.article().text(), LONG),
                    galley.paragraphAt(each.finding().span().start()),
                    Unseen.plain(each.acceptedBy()),
                    Unseen.plain(each.reason())))
        .toList();
  }

  private Page.Checks checks(Report report) {
    List<Page.Silent> failed = silent("failed", report);
    List<Page.Silent> notApplicable = silent("not-applicable", report);
    List<String> checked =
        report.rules().stream()
            .filter(rule -> rule.status().equals("checked"))
            .map(rule -> labels.rule(rule.rule()))
            .sorted()
            .toList();
    return new Page.Checks(
        counted(checked.size(), "rule")
            + " checked, "
            + notApplicable.size()
            + " did not apply, "
            + failed.size()
            + " failed",
        failed,
        notApplicable,
        checked);
  }

  private List<Page.Silent> silent(String status, Report report) {
    return report.rules().stream()
        .filter(rule -> rule.status().equals(status))
        .map(
            (RuleLine rule) ->
                new Page.Silent(labels.rule(rule.rule()), Unseen.plain(rule.because())))
        .toList();
  }

  private String kind(Finding finding) {
    return labels.rule(finding.rule(), finding.category());
  }

  /** The words on one line, cut after a word where they are long. */
  private static String shortened(Span span, String text, int longest) {
    String words = line(span.in(text));
    if (words.length() <= longest) {
      return Unseen.plain(words);
    }
    int space = words.lastIndexOf(' ', longest);
    int end = space > longest / 2 ? space : longest;
    if (Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    return Unseen.plain(words.substring(0, end)) + " …";
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
