package org.proofwire.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.proofwire.analysis.Wordbook;
import org.proofwire.rule.RuleFiles.RuleFile;
import org.proofwire.rule.facts.ImpossibleDateRule;
import org.proofwire.rule.facts.NumberConflictRule;
import org.proofwire.rule.fluency.UnlikelyWordingRule;
import org.proofwire.rule.grammar.GrammarRule;
import org.proofwire.rule.names.NameOrderRule;
import org.proofwire.rule.names.NameVariantRule;
import org.proofwire.rule.names.RoleConflictRule;
import org.proofwire.rule.names.TranslatedNameRule;
import org.proofwire.rule.quotes.BrokenQuoteRule;
import org.proofwire.rule.quotes.ContradictoryAttributionRule;
import org.proofwire.rule.quotes.MisattributedQuoteRule;
import org.proofwire.rule.quotes.SelfReferenceRule;
import org.proofwire.rule.quotes.UnknownSpeakerRule;
import org.proofwire.rule.quotes.WrongPronounRule;
import org.proofwire.rule.residue.EncodingDamageRule;
import org.proofwire.rule.residue.KeywordInjectionRule;
import org.proofwire.rule.residue.RepeatedHeadlineRule;
import org.proofwire.rule.wording.BrokenLineRule;
import org.proofwire.rule.wording.BrokenSentenceRule;
import org.proofwire.rule.wording.CognateRepetitionRule;
import org.proofwire.rule.wording.DroppedLinkTextRule;
import org.proofwire.rule.wording.MiscapitalisedWordRule;
import org.proofwire.rule.wording.MissingFullStopRule;
import org.proofwire.rule.wording.MissingSpaceRule;
import org.proofwire.rule.wording.NonWordRule;
import org.proofwire.rule.wording.RepeatedWordsRule;
import org.proofwire.rule.wording.SlipRule;
import org.proofwire.rule.wording.SplicedFragmentRule;
import org.proofwire.rule.wording.StrandedFragmentRule;
import org.proofwire.rule.wording.TruncatedTextRule;
import org.proofwire.rule.wording.UntranslatedTextRule;
import org.proofwire.rule.wording.WordOrderRule;
import org.proofwire.rule.wording.WrongCaseWordRule;

/** The table of all rules, and how a rule comes from its file. */
public final class Rules {

  /** Makes a rule from its file's data and the rest of {@code rules/}. */
  @FunctionalInterface
  interface Factory {
    Rule make(RuleInfo info, Kit kit);
  }

  /**
   * The rules that need a class. A rule whose file has {@code patterns}, or that a lexicon names,
   * needs no line here.
   */
  private static final Map<String, Factory> TABLE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("unlikely-wording", (info, kit) -> new UnlikelyWordingRule(info)),
              Map.entry("impossible-date", (info, kit) -> new ImpossibleDateRule(info)),
              Map.entry("number-conflict", (info, kit) -> NumberConflictRule.of(info)),
              Map.entry("grammar", GrammarRule::of),
              Map.entry("name-order", NameOrderRule::of),
              Map.entry("name-variant", NameVariantRule::of),
              Map.entry("role-conflict", RoleConflictRule::of),
              Map.entry("translated-name", TranslatedNameRule::of),
              Map.entry("broken-quote", (info, kit) -> new BrokenQuoteRule(info)),
              Map.entry(
                  "contradictory-attribution",
                  (info, kit) -> new ContradictoryAttributionRule(info)),
              Map.entry("misattributed-quote", MisattributedQuoteRule::of),
              Map.entry(
                  "self-reference", (info, kit) -> new SelfReferenceRule(info, new Wordbook())),
              Map.entry("unknown-speaker", (info, kit) -> new UnknownSpeakerRule(info)),
              Map.entry("wrong-pronoun", (info, kit) -> new WrongPronounRule(info, new Wordbook())),
              Map.entry("keyword-injection", (info, kit) -> KeywordInjectionRule.of(info)),
              Map.entry("repeated-headline", (info, kit) -> new RepeatedHeadlineRule(info)),
              Map.entry("encoding-damage", (info, kit) -> new EncodingDamageRule(info)),
              Map.entry("agreement", SlipRule::agreement),
              Map.entry("broken-line", (info, kit) -> new BrokenLineRule(info)),
              Map.entry("broken-sentence", (info, kit) -> new BrokenSentenceRule(info)),
              Map.entry("cognate-repetition", (info, kit) -> new CognateRepetitionRule(info)),
              Map.entry("doubled-subject", SlipRule::doubledSubjects),
              Map.entry("dropped-link-text", (info, kit) -> new DroppedLinkTextRule(info)),
              Map.entry("miscapitalised-word", (info, kit) -> new MiscapitalisedWordRule(info)),
              Map.entry("missing-article", SlipRule::missingArticles),
              Map.entry("missing-full-stop", (info, kit) -> new MissingFullStopRule(info)),
              Map.entry("missing-space", (info, kit) -> new MissingSpaceRule(info)),
              Map.entry("non-word", (info, kit) -> new NonWordRule(info)),
              Map.entry("repeated-words", (info, kit) -> new RepeatedWordsRule(info)),
              Map.entry("spliced-fragment", (info, kit) -> new SplicedFragmentRule(info)),
              Map.entry("stranded-fragment", (info, kit) -> new StrandedFragmentRule(info)),
              Map.entry("truncated-text", (info, kit) -> new TruncatedTextRule(info)),
              Map.entry("untranslated-text", (info, kit) -> UntranslatedTextRule.of(info)),
              Map.entry("verb-form", SlipRule::verbForms),
              Map.entry("word-order", (info, kit) -> new WordOrderRule(info)),
              Map.entry("wrong-case-word", (info, kit) -> new WrongCaseWordRule(info))));

  /** Folders of {@code rules/} that hold no rules. */
  static final Set<String> OTHER =
      Set.of("profiles", "languagetool", "lexicons", "kinds", "models");

  private Rules() {}

  /**
   * All rules, in the order of their files.
   *
   * @throws RuleFileException at the first mistake in a file
   */
  public static List<Rule> load(Kit kit) {
    Map<String, List<Lexicon>> lexicons = lexicons(kit.files());
    var rules = new ArrayList<Rule>();
    var seen = new HashSet<String>();
    for (RuleFile file : kit.files().all()) {
      if (file.path().endsWith(".yml") && !OTHER.contains(file.path().replaceFirst("/.*", ""))) {
        Rule rule = load(file, kit, lexicons);
        if (!seen.add(rule.info().id())) {
          throw new RuleFileException(
              file.shown() + ": there is another rule “" + rule.info().id() + "”. Ids are unique.");
        }
        rules.add(rule);
      }
    }
    for (String id : TABLE.keySet()) {
      if (!seen.contains(id)) {
        throw new RuleFileException("rules/: no file for the rule “" + id + "”");
      }
    }
    lexicons.forEach(
        (id, lists) -> {
          if (!seen.contains(id)) {
            throw new RuleFileException(
                "rules/lexicons: a lexicon names the rule “"
                    + id
                    + "”, which there is not."
                    + RuleFiles.didYouMean(id, seen));
          }
        });
    return List.copyOf(rules);
  }

  private static Rule load(RuleFile file, Kit kit, Map<String, List<Lexicon>> lexicons) {
    RuleYaml yaml = RuleFiles.parse(file, RuleYaml.class);
    if (!yaml.id().equals(file.name())) {
      throw new RuleFileException(
          file.shown() + ": its id is “" + yaml.id() + "”. File and rule must have one name.");
    }
    RuleInfo info = yaml.info(file);
    try {
      if (TABLE.containsKey(info.id())) {
        return TABLE.get(info.id()).make(info, kit);
      }
      if (!yaml.patterns().isEmpty()) {
        return new PatternsRule(
            info, yaml.patterns().stream().map(PatternsRule.PatternYaml::pattern).toList());
      }
      if (lexicons.containsKey(info.id())) {
        return new LexiconRule(
            info,
            lexicons.get(info.id()),
            lexicons.entrySet().stream()
                .filter(others -> !others.getKey().equals(info.id()))
                .flatMap(others -> others.getValue().stream())
                .toList(),
            kit.languageTools().language().getSynthesizer());
      }
    } catch (IllegalArgumentException e) {
      throw new RuleFileException(file.shown() + ": " + e.getMessage(), e);
    }
    throw new RuleFileException(
        file.shown()
            + ": has no “patterns”, no lexicon names it, and no class is in the table of rules");
  }

  private static Map<String, List<Lexicon>> lexicons(RuleFiles files) {
    var byRule = new HashMap<String, List<Lexicon>>();
    var kinds = WordKinds.of(files);
    for (RuleFile file : files.in("lexicons")) {
      if (file.path().endsWith(".yml")) {
        Lexicon lexicon = RuleFiles.parse(file, Lexicon.class, kinds);
        byRule.computeIfAbsent(lexicon.rule(), rule -> new ArrayList<>()).add(lexicon);
      }
    }
    return byRule;
  }

  /** The examples of a rule: those of its file, and those of the phrases that name it. */
  public static List<Example> examples(Rule rule) {
    return rule instanceof LexiconRule lexicon
        ? Stream.concat(rule.info().examples().stream(), lexicon.examples().stream()).toList()
        : rule.info().examples();
  }

  /** Ids of the rules that a folder of a newsroom's has files of or phrases for. */
  public static Set<String> idsIn(Path folder, RuleFiles files) {
    var ids = new HashSet<String>();
    for (RuleFile file : files.all()) {
      if (file.shown().startsWith(folder + "/") && file.path().endsWith(".yml")) {
        if (file.folder().equals("lexicons")) {
          ids.add(RuleFiles.parse(file, Lexicon.class, WordKinds.of(files)).rule());
        } else if (!OTHER.contains(file.path().replaceFirst("/.*", ""))) {
          ids.add(file.name());
        }
      }
    }
    return ids;
  }
}
