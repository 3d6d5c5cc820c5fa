package org.proofwire.audit.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.proofwire.article.Category;
import org.proofwire.audit.state.Difference;
import org.proofwire.audit.state.Difference.Pair;
import org.proofwire.audit.state.Difference.Shared;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.summary.Comparison.ArticleChange;
import org.proofwire.audit.summary.Comparison.Example;
import org.proofwire.audit.summary.Comparison.RuleChange;
import org.proofwire.report.Labels;

/** Compares two runs, article by article. Used once. */
final class Comparing {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int EXAMPLES = 5;

  /** As many as a person looks at; all are counted. */
  private static final int LISTED = 1_000;

  /** The largest change first; where the score is the same, the one with most other findings. */
  private static final Comparator<ArticleChange> LARGEST =
      Comparator.<ArticleChange>comparingInt(each -> Math.abs(each.now() - each.before()))
          .thenComparingInt(each -> each.gained() + each.lost())
          .reversed();

  private final Results before;
  private final Results now;
  private final int passMark;
  private final Labels labels = Labels.read();
  private final Map<String, Ledger> ledgers = new TreeMap<>();
  private final PriorityQueue<ArticleChange> smallestFirst =
      new PriorityQueue<>(LARGEST.reversed());
  private int better;
  private int worse;
  private int changed;
  private int passing;
  private int failing;

  /** What one rule found more and less. */
  private static final class Ledger {
    private final String label;
    private int gained;
    private int lost;
    private int articles;
    private final List<Example> gains = new ArrayList<>();
    private final List<Example> losses = new ArrayList<>();

    Ledger(String label) {
      this.label = label;
    }
  }

  Comparing(Results before, Results now) {
    this.before = before;
    this.now = now;
    this.passMark = now.run().plan().scale().passMark();
  }

  Comparison compare(Difference difference) {
    Shared shared = difference.shared();
    difference.pairs(this::take);
    List<ArticleChange> list = new ArrayList<>(smallestFirst);
    list.sort(LARGEST.thenComparing(ArticleChange::id));
    List<RuleChange> rules =
        ledgers.entrySet().stream()
            .map(
                each -> {
                  Ledger ledger = each.getValue();
                  return new RuleChange(
                      each.getKey(),
                      ledger.label,
                      ledger.gained,
                      ledger.lost,
                      ledger.articles,
                      ledger.gains,
                      ledger.losses);
                })
            .sorted(
                Comparator.<RuleChange>comparingInt(each -> each.gained() + each.lost())
                    .reversed()
                    .thenComparing(RuleChange::rule))
            .toList();
    return new Comparison(
        before.run().plan().rules(),
        new Comparison.Shared(shared.both(), shared.onlyBefore(), shared.onlyNow()),
        new Comparison.Means(shared.meanBefore(), shared.meanNow()),
        better,
        worse,
        changed,
        passing,
        failing,
        rules,
        list);
  }

  private void take(Pair pair) {
    better += pair.scoreNow() > pair.scoreBefore() ? 1 : 0;
    worse += pair.scoreNow() < pair.scoreBefore() ? 1 : 0;
    changed += pair.sameText() ? 0 : 1;
    boolean passed = pair.scoreBefore() >= passMark;
    boolean passes = pair.scoreNow() >= passMark;
    passing += !passed && passes ? 1 : 0;
    failing += passed && !passes ? 1 : 0;
    byte[] then = before.reports(pair.before()).json();
    byte[] today = now.reports(pair.now()).json();
    if (Arrays.equals(then, today)) {
      return;
    }
    Map<String, JsonNode> lost = findings(then);
    Map<String, JsonNode> gained = findings(today);
    List<String> both = lost.keySet().stream().filter(gained::containsKey).toList();
    lost.keySet().removeAll(both);
    gained.keySet().removeAll(both);
    if (pair.sameText() && pair.isStory()) {
      enter(pair.key(), gained, lost);
    }
    if (!gained.isEmpty() || !lost.isEmpty() || pair.scoreBefore() != pair.scoreNow()) {
      list(pair, gained.size(), lost.size());
    }
  }

  private static Map<String, JsonNode> findings(byte[] report) {
    try {
      var findings = new LinkedHashMap<String, JsonNode>();
      for (JsonNode finding : JSON.readTree(report).path("findings")) {
        findings.put(finding.path("fingerprint").asText(), finding);
      }
      return findings;
    } catch (IOException e) {
      throw new UncheckedIOException("a report in the state is damaged", e);
    }
  }

  private void enter(String article, Map<String, JsonNode> gained, Map<String, JsonNode> lost) {
    var touched = new ArrayList<Ledger>();
    for (JsonNode finding : gained.values()) {
      Ledger ledger = ledger(finding);
      ledger.gained++;
      example(article, finding, ledger.gains);
      touched.add(ledger);
    }
    for (JsonNode finding : lost.values()) {
      Ledger ledger = ledger(finding);
      ledger.lost++;
      example(article, finding, ledger.losses);
      touched.add(ledger);
    }
    touched.stream().distinct().forEach(ledger -> ledger.articles++);
  }

  private Ledger ledger(JsonNode finding) {
    String rule = finding.path("rule").asText();
    return ledgers.computeIfAbsent(
        rule,
        id ->
            new Ledger(
                Category.of(finding.path("category").asText())
                    .map(category -> labels.rule(id, category))
                    .orElseGet(() -> labels.rule(id))));
  }

  private static void example(String article, JsonNode finding, List<Example> examples) {
    if (examples.size() < EXAMPLES) {
      examples.add(
          new Example(article, finding.path("text").asText(), finding.path("message").asText()));
    }
  }

  private void list(Pair pair, int gained, int lost) {
    smallestFirst.add(
        new ArticleChange(
            pair.key(),
            pair.title(),
            pair.source(),
            pair.scoreBefore(),
            pair.scoreNow(),
            gained,
            lost,
            !pair.sameText()));
    if (smallestFirst.size() > LISTED) {
      smallestFirst.remove();
    }
  }
}
