package org.proofwire.rule;

import java.util.List;
import java.util.Optional;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Analyzer;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.article.Article;
import org.proofwire.engine.ModelReading;

/** What is costly to make and never changes, made once for all tests. */
public final class Shared {
  public static final LanguageTools LANGUAGE_TOOLS = new LanguageTools();
  public static final RuleFiles FILES = RuleFiles.packaged();
  private static final Kit KIT = new Kit(FILES, LANGUAGE_TOOLS);
  public static final List<Rule> RULES = Rules.load(KIT);
  public static final Analyzer ANALYZER = KIT.analyzer(Optional.empty());

  private Shared() {}

  /** The same analyser with the model that is shipped. */
  static Analyzer withModel() {
    return KIT.analyzer(ModelReading.load(Optional.empty()).model());
  }

  /** The analysis of a text that is read as plain text. */
  public static Analysis analyse(String text) {
    return ANALYZER.analyse(article(text));
  }

  public static Analysis analyse(Article article) {
    return ANALYZER.analyse(article);
  }

  /** The article in a text: paragraphs are separated by blank lines; all are body. */
  public static Article article(String text) {
    return SimpleArticles.read("test", text);
  }

  public static Rule rule(String id) {
    return RULES.stream().filter(rule -> rule.info().id().equals(id)).findFirst().orElseThrow();
  }
}
