package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/** Finds one person, place or organisation under two spellings. */
public record NameVariantRule(RuleInfo info, Names names, Variants variants) implements Rule {
  private static final int MOST_EVIDENCE = 3;

  /** Two names that both stand this often are less likely one. */
  private static final int OFTEN = 3;

  public static NameVariantRule of(RuleInfo info, Kit kit) {
    return new NameVariantRule(info, Names.from(kit.files()), Variants.from(kit.files()));
  }

  @Override
  public List<Finding> check(Analysis article) {
    List<Finding> all =
        variants
            .in(
                names.in(article),
                article.dictionary()::knowsAsCommonWord,
                knows(article))
            .stream()
            .flatMap(variant -> findings(variant, article).stream())
            .sorted(Comparator.comparingDouble(Finding::confidence).reversed())
            .toList();
    var kept = new ArrayList<Finding>();
    for (Finding finding : all) {
      if (kept.stream().noneMatch(other -> other.span().overlaps(finding.span()))) {
        kept.add(finding);
      }
    }
    return kept;
  }

  private static Predicate<String> knows(Analysis article) {
    return word ->
        Arrays.stream(word.split("[- ]", -1)).allMatch(article.dictionary()::knows);
  }

  private List<Finding> findings(Variants.Variant variant, Analysis article) {
    int usual = variant.usual().uses().size();
    boolean even = usual == variant.rare().uses().size();
    String message =
        variant.ground() == Variants.Ground.FORM ? "form" : even ? "even" : "";
    List<Evidence> evidence =
        variant.usual().uses().stream()
            .limit(MOST_EVIDENCE)
            .map(use -> new Evidence(use.span(), even ? "the other spelling" : "the usual spelling"))
            .toList();
    Map<String, String> slots =
        Map.of(
            "usual", usualText(variant), "times", usual == 1 ? "once" : usual + " times");
    return variant.rare().uses().stream()
        .map(
            use ->
                info.finding(message, use.span(), article.text(), slots)
                    .withConfidence(confidence(variant))
                    .withSeverity(severity(variant))
                    .withSuggestions(List.of(suggestion(variant, use)))
                    .withEvidence(evidence))
        .toList();
  }

  private static String usualText(Variants.Variant variant) {
    return variant.ground() == Variants.Ground.FORM
        ? variant.usual().text()
        : variant.usual().uses().get(0).word().bare();
  }

  /** The usual spelling; an article before the name stays as it is, there or not. */
  private static String suggestion(Variants.Variant variant, Variants.Use use) {
    if (variant.ground() == Variants.Ground.FORM || use.place() == Variants.Use.WHOLE) {
      return variant.usual().text();
    }
    return use.word().article() + variant.usual().uses().get(0).word().bare();
  }

  /** Diacritics and hyphens grate; another spelling makes the reader look for another person. */
  private Severity severity(Variants.Variant variant) {
    return variant.ground() == Variants.Ground.FORM ? Severity.MINOR : info.severity();
  }

  private double confidence(Variants.Variant variant) {
    double sure =
        switch (variant.ground()) {
          case FULL_NAME -> 0.9;
          case ALONE -> 0.8;
          case GIVEN -> 0.75;
          case FORM -> 0.6;
        };
    boolean bothOften = variant.rare().uses().size() >= OFTEN;
    return sure
        - 0.15 * variant.distance()
        - (bothOften && variant.ground() == Variants.Ground.ALONE ? 0.2 : 0);
  }
}
