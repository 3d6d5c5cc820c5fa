package org.proofwire.rule;

import org.proofwire.analysis.LanguageTools;

/**
 * What a rule may be built from besides its own file.
 *
 * @param files word lists and lexicons
 * @param languageTools LanguageTool, for its rules and its word forms
 */
public record Kit(RuleFiles files, LanguageTools languageTools) {}
