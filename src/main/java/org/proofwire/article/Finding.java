package org.proofwire.article;

import java.util.Comparator;
import java.util.List;

/**
 * One suspected error.
 *
 * @param span the words that are wrong; empty where something is missing
 * @param rule id of the rule that found it; LanguageTool's own id for its findings
 * @param category kind of error
 * @param severity what it does to the reader
 * @param confidence how sure the rule is, from 0 to 1
 * @param message what is wrong and what to do, for an editor
 * @param why how such an error comes about, for an editor who asks
 * @param suggestions what could stand there instead, best first; the empty string means: delete it
 * @param evidence other places that it rests on
 * @param alsoFoundBy other rules that pointed at the same words and gave way to this one
 */
public record Finding(
    Span span,
    String rule,
    Category category,
    Severity severity,
    double confidence,
    String message,
    String why,
    List<String> suggestions,
    List<Evidence> evidence,
    List<String> alsoFoundBy)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::span).thenComparing(Finding::rule);

  public Finding {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence of " + rule + " out of range: " + confidence);
    }
    suggestions = List.copyOf(suggestions);
    evidence = List.copyOf(evidence);
    alsoFoundBy = List.copyOf(alsoFoundBy);
  }

  public Finding withConfidence(double value) {
    return new Finding(
        span, rule, category, severity, value, message, why, suggestions, evidence, alsoFoundBy);
  }

  public Finding withSeverity(Severity value) {
    return new Finding(
        span, rule, category, value, confidence, message, why, suggestions, evidence, alsoFoundBy);
  }

  public Finding withSuggestions(List<String> value) {
    return new Finding(
        span, rule, category, severity, confidence, message, why, value, evidence, alsoFoundBy);
  }

  public Finding withEvidence(List<Evidence> value) {
    return new Finding(
        span, rule, category, severity, confidence, message, why, suggestions, value, alsoFoundBy);
  }

  public Finding withAlsoFoundBy(List<String> value) {
    return new Finding(
        span, rule, category, severity, confidence, message, why, suggestions, evidence, value);
  }

  /** In the order of reading; where two begin together the shorter comes first. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
