package org.proofwire.rule;

import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analyzer;
import org.proofwire.analysis.Dictionary;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.analysis.NameReader;
import org.proofwire.model.Model;

/**
 * What a rule may be built from besides its own file.
 *
 * @param files word lists and lexicons
 * @param languageTools LanguageTool, for its rules and its word forms
 */
public record Kit(RuleFiles files, LanguageTools languageTools) {
  /** What makes an article ready for the rules that are built from this. */
  public Analyzer analyzer(Optional<Model> model) {
    var names =
        new NameReader(
            Set.copyOf(files.lines("names/titles.txt")),
            Set.copyOf(files.lines("names/particles.txt")));
    return new Analyzer(languageTools, new Dictionary(), names, model);
  }
}
