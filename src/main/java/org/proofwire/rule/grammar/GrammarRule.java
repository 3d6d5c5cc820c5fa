package org.proofwire.rule.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.languagetool.JLanguageTool;
import org.languagetool.ResultCache;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.patterns.AbstractPatternRule;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.analysis.Sentence;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.RuleFiles.RuleFile;
import org.proofwire.rule.RuleInfo;

/**
 * Hands the sentences that were analysed before to LanguageTool's rules, those of them that are
 * right on news, and to our own in its format.
 *
 * <p>Its findings bear LanguageTool's ids. The spelling checker is not among the rules: it is wrong
 * about names, and our {@code non-word} does that work.
 *
 * @param mapping which rules run and what they are worth
 * @param checkers not safe for two threads at once, so each check takes one and puts it back
 */
public record GrammarRule(RuleInfo info, Mapping mapping, Checkers checkers)
    implements org.proofwire.rule.Rule {
  /** Suggestions that are shown; more than this is no help. */
  private static final int MOST_SUGGESTIONS = 5;

  private static final Pattern SUGGESTION = Pattern.compile("<suggestion>(.*?)</suggestion>");
  private static final Pattern TAG = Pattern.compile("</?\\w+[^>]*>");

  /** Reads the rules that the files choose. */
  public static GrammarRule of(RuleInfo info, Kit kit) {
    LanguageTools languageTools = kit.languageTools();
    var own = new ArrayList<AbstractPatternRule>();
    for (RuleFile file : kit.files().in("languagetool")) {
      if (file.path().endsWith(".xml")) {
        own.addAll(PatternFile.read(file, languageTools.language()));
      }
    }
    var all = new ArrayList<Rule>(own);
    // Which rules there are can be asked of an instance only.
    languageTools.newChecker(tool -> all.addAll(tool.getAllRules()));
    Mapping mapping = Mapping.load(kit.files(), all);
    var checkers = new Checkers(languageTools, mapping, own);
    return new GrammarRule(info, mapping, checkers);
  }

  /** Checkers that are not in use just now. */
  static final class Checkers {
    private final LanguageTools languageTools;
    private final Mapping mapping;
    private final List<AbstractPatternRule> own;
    private final Optional<ResultCache> memory;
    private final ConcurrentLinkedQueue<LanguageTools.Checker> idle = new ConcurrentLinkedQueue<>();

    Checkers(LanguageTools languageTools, Mapping mapping, List<AbstractPatternRule> own) {
      this.languageTools = languageTools;
      this.mapping = mapping;
      this.own = List.copyOf(own);
      this.memory = languageTools.newMemory();
    }

    List<RuleMatch> check(Analysis article) {
      LanguageTools.Checker checker = idle.poll();
      if (checker == null) {
        checker = languageTools.newChecker(this::choose, memory);
      }
      try {
        return checker.check(article.languageTool());
      } finally {
        idle.add(checker);
      }
    }

    private void choose(JLanguageTool tool) {
      var chosen = new ArrayList<Rule>();
      for (Rule rule : tool.getAllRules()) {
        if (!rule.isDictionaryBasedSpellingRule() && mapping.of(rule).isPresent()) {
          chosen.add(rule);
        }
      }
      own.stream().filter(rule -> mapping.of(rule).isPresent()).forEach(chosen::add);
      chosen.stream()
          .filter(rule -> rule.isDefaultOff() || rule.getCategory().isDefaultOff())
          .forEach(
              rule -> {
                tool.enableRule(rule.getFullId());
                tool.enableRuleCategory(rule.getCategory().getId());
              });
      tool.setRules(chosen);
    }
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (RuleMatch match : checkers.check(article)) {
      mapping
          .of(match.getRule())
          .flatMap(entry -> finding(match, entry, article))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> finding(RuleMatch match, Mapping.Entry entry, Analysis article) {
    Span span = new Span(match.getFromPos(), match.getToPos());
    boolean isHeadline =
        article
            .sentenceAt(span.start())
            .map(Sentence::role)
            .filter(Role.HEADLINE::equals)
            .isPresent();
    if (span.length() == 0 || (isHeadline && !entry.headlines().orElse(false))) {
      return Optional.empty();
    }
    String says = plain(match.getMessage());
    Finding usual =
        info.finding(
            says.endsWith("?") ? "question" : "",
            span,
            article.text(),
            Map.of("says", says.replaceFirst("[.?]$", "")));
    List<String> suggestions =
        match.getSuggestedReplacements().stream()
            .filter(suggestion -> !suggestion.equals(span.in(article.text())))
            .distinct()
            .limit(MOST_SUGGESTIONS)
            .toList();
    return Optional.of(
        new Finding(
            span,
            match.getRule().getId(),
            entry.category().orElse(usual.category()),
            entry.severity().orElse(usual.severity()),
            entry.confidence().orElse(usual.confidence()),
            usual.message(),
            usual.why(),
            suggestions,
            List.of(),
            List.of()));
  }

  /** LanguageTool's message without its markup. */
  private static String plain(String message) {
    return TAG.matcher(SUGGESTION.matcher(message).replaceAll("“$1”")).replaceAll("").strip();
  }
}
