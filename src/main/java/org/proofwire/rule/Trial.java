package org.proofwire.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Analyzer;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;

/**
 * Tries rules on their examples: what is marked is found, nothing else is, and a suggestion that is
 * taken removes the finding.
 */
public record Trial(Analyzer analyzer) {
  /** Everything that is wrong with one example; nothing, if the rule does as it shows. */
  public Optional<String> of(Rule rule, Example example) {
    return finds(rule, example).or(() -> mends(rule, example));
  }

  /** What the rule should have found and did not, or the other way round. */
  Optional<String> finds(Rule rule, Example example) {
    List<Span> found =
        rule.check(analyse(example.text())).stream().sorted().map(Finding::span).toList();
    boolean asMarked = found.equals(example.marked());
    if (!example.notYet().isEmpty()) {
      return asMarked ? Optional.of("this works now: remove its not-yet line") : Optional.empty();
    }
    return asMarked
        ? Optional.empty()
        : Optional.of(
            "found %s, but %s is marked"
                .formatted(
                    listed(found, example.text()), listed(example.marked(), example.text())));
  }

  /** What is found still when all suggestions are taken. */
  Optional<String> mends(Rule rule, Example example) {
    Analysis analysis = analyse(example.text());
    String mended = example.text();
    for (Finding finding :
        rule.check(analysis).stream().sorted(Comparator.reverseOrder()).toList()) {
      List<String> suggestions =
          finding.suggestions().isEmpty() ? rule.suggest(finding, analysis) : finding.suggestions();
      if (suggestions.isEmpty()) {
        return Optional.empty();
      }
      mended =
          mended.substring(0, finding.span().start())
              + suggestions.get(0)
              + mended.substring(finding.span().end());
    }
    if (mended.equals(example.text())) {
      return Optional.empty();
    }
    List<Finding> left = rule.check(analyse(mended));
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of("with its suggestion taken it is found again: " + mended);
  }

  private Analysis analyse(String text) {
    return analyzer.analyse(SimpleArticles.read("example", text));
  }

  private static String listed(List<Span> spans, String text) {
    return spans.isEmpty()
        ? "nothing"
        : spans.stream()
            .map(
                span ->
                    span.length() == 0 ? "the place at " + span.start() : "“" + span.in(text) + "”")
            .collect(Collectors.joining(", "));
  }
}
