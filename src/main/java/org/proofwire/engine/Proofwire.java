package org.proofwire.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Analyzer;
import org.proofwire.analysis.Doubt;
import org.proofwire.analysis.Doubts;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.analysis.Stop;
import org.proofwire.article.Article;
import org.proofwire.article.DoubtMark;
import org.proofwire.article.Finding;
import org.proofwire.article.QuoteMark;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Outcome;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.Rules;
import org.proofwire.scoring.Profile;
import org.proofwire.scoring.Scorer;

/**
 * Checks articles: read once, hold against every rule, score, report.
 *
 * <p>Costly to make (a second or two), cheap to use. Safe for use by several threads; the same
 * article always gets the same report.
 */
public final class Proofwire {
  private final Analyzer analyzer;
  private final List<Rule> rules;
  private final Choices choices;
  private final Profile profile;
  private final Scorer scorer;
  private final Set<String> ruleIds;

  Proofwire(Analyzer analyzer, List<Rule> rules, Profile profile, Set<String> ruleIds) {
    this(
        analyzer,
        rules,
        profile,
        ruleIds,
        new Choices(rules, new Profiles(RuleFiles.packaged()), Optional.empty()));
  }

  private Proofwire(
      Analyzer analyzer, List<Rule> rules, Profile profile, Set<String> ruleIds, Choices choices) {
    this.analyzer = analyzer;
    this.rules = rules;
    this.choices = choices;
    this.profile = profile;
    this.scorer = new Scorer(profile);
    this.ruleIds = Set.copyOf(ruleIds);
  }

  /**
   * How to check.
   *
   * @param profile name of a profile in {@code rules/profiles}
   * @param rules a newsroom's own rules, laid over Proofwire's
   * @param only ids of the only rules to run; all, if empty
   * @param skip ids of rules not to run
   * @param model whether the model may read the articles
   */
  public record Settings(
      String profile, Optional<Path> rules, Set<String> only, Set<String> skip, boolean model) {
    public Settings {
      only = Set.copyOf(only);
      skip = Set.copyOf(skip);
    }

    /** The {@code news} profile with all its rules and the model. */
    public static Settings usual() {
      return new Settings("news", Optional.empty(), Set.of(), Set.of(), true);
    }

    /** The same without the model. */
    public Settings withoutModel() {
      return new Settings(profile, rules, only, skip, false);
    }
  }

  /**
   * A checker with these settings.
   *
   * @throws RuleFileException if a rule's or profile's file has a mistake, or a rule is named that
   *     there is not
   */
  public static Proofwire with(Settings settings) {
    return with(settings, SentenceMemory.none());
  }

  /**
   * A checker that remembers sentences, for articles that come again after an edit. Its reports are
   * the same as without.
   */
  public static Proofwire with(Settings settings, SentenceMemory memory) {
    // The model comes while the rules do; together they are most of what a start takes.
    var loading =
        CompletableFuture.supplyAsync(
            () -> settings.model() ? ModelReading.load(settings.rules()) : ModelReading.NONE);
    RuleFiles packaged = RuleFiles.packaged();
    RuleFiles files = settings.rules().map(packaged::with).orElse(packaged);
    var languageTools = new LanguageTools(memory);
    var kit = new Kit(files, languageTools);
    List<Rule> all = Rules.load(kit);
    ModelReading reading = loading.join();
    var choices = new Choices(all, new Profiles(files), reading.notice());
    Analyzer analyzer = kit.analyzer(reading.model());
    return choices.make(analyzer, settings.profile(), settings.only(), settings.skip());
  }

  /**
   * The same checker under another profile, with other rules. Costs little: the two share the
   * analysis, the rules and what they remember.
   *
   * @param only ids of the only rules to run; all, if empty
   * @param skip ids of rules not to run
   * @throws RuleFileException if there is no such profile or rule
   */
  public Proofwire choosing(String profile, Set<String> only, Set<String> skip) {
    return choices.make(analyzer, profile, only, skip);
  }

  /** The names of all profiles. */
  public List<String> profiles() {
    return choices.profiles().names();
  }

  /** All rules that there are, whether or not they run, in order. */
  public List<Rule> allRules() {
    return choices.all();
  }

  /** What a checker can be made of. */
  private record Choices(List<Rule> all, Profiles profiles, Optional<String> notice) {
    Proofwire make(Analyzer analyzer, String name, Set<String> only, Set<String> skip) {
      var ids = new TreeSet<>(all.stream().map(rule -> rule.info().id()).toList());
      Profile profile = profiles.load(name, ids);
      requireKnown(only, ids);
      requireKnown(skip, ids);
      List<Rule> chosen =
          all.stream()
              .filter(rule -> profile.isOn(rule.info().id()))
              .filter(rule -> only.isEmpty() || only.contains(rule.info().id()))
              .filter(rule -> !skip.contains(rule.info().id()))
              .map(rule -> rule.speakingFrom(profile.minConfidence(rule.info().id())))
              .toList();
      return new Proofwire(analyzer, chosen, profile, ids, this);
    }
  }

  private static void requireKnown(Set<String> wanted, Set<String> ids) {
    for (String id : wanted) {
      if (!ids.contains(id)) {
        throw new RuleFileException(
            "no rule “" + id + "”. There are: " + String.join(", ", ids) + ".");
      }
    }
  }

  /** The rules that run, in order. */
  public List<Rule> rules() {
    return rules;
  }

  /** Ids of all rules that there are, whether they run or not. */
  public Set<String> ruleIds() {
    return ruleIds;
  }

  public Profile profile() {
    return profile;
  }

  /** Why there is no model although there should be one: one line, for whoever runs the checker. */
  public Optional<String> notice() {
    return choices.notice();
  }

  /**
   * Checks one article.
   *
   * @throws java.util.concurrent.CancellationException soon after the thread is interrupted
   */
  public Report check(Article article) {
    return check(article, Acceptances.NONE);
  }

  /** Checks one article and lets stand what a newsroom accepts. Its id is taken for its path. */
  public Report check(Article article, Acceptances accepted) {
    return check(article, accepted, article.id());
  }

  /**
   * Checks one article and lets stand what a newsroom accepts.
   *
   * @param path where the article lies in the newsroom, with {@code /} between folders
   */
  public Report check(Article article, Acceptances accepted, String path) {
    Analysis analysis = analyzer.analyse(article);
    Acceptances here = accepted.at(path);
    var hearing = new Hearing();
    rules.stream().filter(rule -> !rule.isLate()).forEach(rule -> hearing.hear(rule, analysis));
    double evidence = evidence(hearing, here, analysis);
    Doubts doubts = analysis.doubts().given(evidence, profile.isTranslated());
    hearing.weigh(doubts);
    Analysis doubted = analysis.with(doubts.explained(hearing.sure()));
    rules.stream().filter(Rule::isLate).forEach(rule -> hearing.hear(rule, doubted));
    Stop.ifInterrupted();
    Sieve sieve = Sieve.of(hearing.sure(), here, analysis, hearing.late);
    Map<Finding, Rule> from = hearing.rules();
    List<Finding> findings =
        sieve.kept().stream().map(finding -> suggested(finding, from, analysis)).toList();
    List<DoubtMark> marks = doubtMarks(doubted, findings);
    return new Report(
        article,
        profile.name(),
        scorer.score(article, findings, doubts.strain(), marks),
        findings,
        sieve.suppressed(),
        marks,
        analysis.quotes().stream()
            .filter(Proofwire::isShown)
            .map(quote -> mark(quote, article.text()))
            .toList(),
        hearing.lines);
  }

  /** What the findings that nobody accepts tell, so far, of how garbled the article is. */
  private static double evidence(Hearing hearing, Acceptances accepted, Analysis analysis) {
    Map<Finding, Rule> from = hearing.rules();
    double evidence = 0;
    for (Finding finding : Sieve.of(hearing.sure(), accepted, analysis, Set.of()).kept()) {
      Rule rule = from.get(finding.withAlsoFoundBy(List.of()));
      if (rule != null) {
        evidence += analysis.doubts().evidence(rule.info().group(), finding);
      }
    }
    return evidence;
  }

  /** What the rules say of one article, one after the other. */
  private final class Hearing {
    private final List<Heard> heard = new ArrayList<>();
    private final List<RuleLine> lines = new ArrayList<>();
    private final Set<String> late = new HashSet<>();

    private record Heard(Finding finding, Rule rule) {}

    void hear(Rule rule, Analysis analysis) {
      Stop.ifInterrupted();
      Outcome outcome = Outcome.of(rule, analysis);
      if (outcome instanceof Outcome.Checked checked) {
        checked.findings().forEach(finding -> heard.add(new Heard(graded(finding, rule), rule)));
      }
      if (rule.isLate()) {
        late.add(rule.info().id());
      }
      lines.add(line(outcome));
    }

    /** Makes the findings surer where the model doubts their words too, else less sure. */
    void weigh(Doubts doubts) {
      heard.replaceAll(
          each -> new Heard(weighed(each.finding(), each.rule(), doubts), each.rule()));
    }

    private Finding weighed(Finding finding, Rule rule, Doubts doubts) {
      return finding.withConfidence(
          doubts.weighed(finding.span(), rule.info().group(), finding.confidence()));
    }

    /** The findings that are sure enough for the profile. */
    List<Finding> sure() {
      return heard.stream()
          .filter(each -> isSure(each.finding(), each.rule()))
          .map(Heard::finding)
          .toList();
    }

    /** Which rule a finding is from. */
    Map<Finding, Rule> rules() {
      return heard.stream()
          .collect(
              Collectors.toMap(
                  each -> each.finding().withAlsoFoundBy(List.of()),
                  Heard::rule,
                  (one, same) -> one));
    }
  }

  /** What the model doubts, but not so much that it is a finding; words that touch are one mark. */
  private List<DoubtMark> doubtMarks(Analysis analysis, List<Finding> findings) {
    var marks = new ArrayList<DoubtMark>();
    for (Doubt doubt : analysis.doubts().words()) {
      if (doubt.chance() >= profile.doubtFrom()
          && findings.stream().noneMatch(finding -> finding.span().overlaps(doubt.span()))) {
        int last = marks.size() - 1;
        if (last >= 0 && isOneGap(marks.get(last).span(), doubt.span(), analysis.text())) {
          marks.set(last, marks.get(last).to(doubt.span(), doubt.chance()));
        } else {
          marks.add(new DoubtMark(doubt.span(), doubt.chance()));
        }
      }
    }
    return marks;
  }

  private static boolean isOneGap(Span one, Span next, String text) {
    String gap = text.substring(one.end(), next.start());
    return gap.length() <= 1 && gap.isBlank() && !gap.equals("\n");
  }

  private Finding graded(Finding finding, Rule rule) {
    return Optional.ofNullable(profile.rules().get(rule.info().id()))
        .flatMap(Profile.RuleSetting::severity)
        .map(finding::withSeverity)
        .orElse(finding);
  }

  private boolean isSure(Finding finding, Rule rule) {
    return finding.confidence() >= profile.minConfidence(rule.info().id());
  }

  private static Finding suggested(Finding finding, Map<Finding, Rule> from, Analysis analysis) {
    Stop.ifInterrupted();
    Rule rule = from.get(finding.withAlsoFoundBy(List.of()));
    return rule == null || !finding.suggestions().isEmpty()
        ? finding
        : finding.withSuggestions(rule.suggest(finding, analysis));
  }

  private static RuleLine line(Outcome outcome) {
    String id = outcome.rule().id();
    if (outcome instanceof Outcome.Checked checked) {
      return new RuleLine(id, "checked", checked.findings().size(), "");
    }
    if (outcome instanceof Outcome.NotApplicable not) {
      return new RuleLine(id, "not-applicable", 0, not.because());
    }
    return new RuleLine(id, "failed", 0, ((Outcome.Failed) outcome).because());
  }

  private static boolean isShown(Quote quote) {
    return quote.isSpeech();
  }

  private static QuoteMark mark(Quote quote, String text) {
    return new QuoteMark(
        quote.span(), quote.shownSpeaker(text), quote.attribution(), quote.confidence());
  }
}
