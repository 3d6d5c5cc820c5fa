package org.proofwire.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Analyzer;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.analysis.Stop;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.QuoteMark;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
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
    this(analyzer, rules, profile, ruleIds, new Choices(rules, new Profiles(RuleFiles.packaged())));
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
   */
  public record Settings(String profile, Optional<Path> rules, Set<String> only, Set<String> skip) {
    public Settings {
      only = Set.copyOf(only);
      skip = Set.copyOf(skip);
    }

    /** The {@code news} profile with all its rules. */
    public static Settings usual() {
      return new Settings("news", Optional.empty(), Set.of(), Set.of());
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
    RuleFiles packaged = RuleFiles.packaged();
    RuleFiles files = settings.rules().map(packaged::with).orElse(packaged);
    var languageTools = new LanguageTools(memory);
    var kit = new Kit(files, languageTools);
    List<Rule> all = Rules.load(kit);
    var choices = new Choices(all, new Profiles(files));
    return choices.make(kit.analyzer(), settings.profile(), settings.only(), settings.skip());
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
  private record Choices(List<Rule> all, Profiles profiles) {
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
    var found = new ArrayList<Finding>();
    var lines = new ArrayList<RuleLine>();
    Map<Finding, Rule> from = new HashMap<>();
    for (Rule rule : rules) {
      Stop.ifInterrupted();
      Outcome outcome = Outcome.of(rule, analysis);
      if (outcome instanceof Outcome.Checked checked) {
        checked.findings().stream()
            .map(finding -> graded(finding, rule))
            .filter(finding -> isSure(finding, rule))
            .forEach(
                finding -> {
                  found.add(finding);
                  from.put(finding.withAlsoFoundBy(List.of()), rule);
                });
      }
      lines.add(line(outcome));
    }
    Stop.ifInterrupted();
    Sieve sieve = Sieve.of(found, accepted.at(path), analysis);
    List<Finding> findings =
        sieve.kept().stream().map(finding -> suggested(finding, from, analysis)).toList();
    return new Report(
        article,
        profile.name(),
        scorer.score(article, findings),
        findings,
        sieve.suppressed(),
        analysis.quotes().stream()
            .filter(Proofwire::isShown)
            .map(quote -> mark(quote, article.text()))
            .toList(),
        lines);
  }

  private Finding graded(Finding finding, Rule rule) {
    return Optional.ofNullable(profile.rules().get(rule.info().id()))
        .flatMap(Profile.RuleSetting::severity)
        .map(finding::withSeverity)
        .orElse(finding);
  }

  private boolean isSure(Finding finding, Rule rule) {
    double least =
        Optional.ofNullable(profile.rules().get(rule.info().id()))
            .flatMap(Profile.RuleSetting::minConfidence)
            .orElse(profile.minConfidence());
    return finding.confidence() >= least;
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
