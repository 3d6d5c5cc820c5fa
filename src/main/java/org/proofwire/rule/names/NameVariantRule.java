package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Name;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/** Finds one person, place or organisation under two spellings. */
public record NameVariantRule(RuleInfo info, Variants variants) implements Rule {
  private static final int MOST_EVIDENCE = 3;

  /** Two names that both stand this often are less likely one. */
  private static final int OFTEN = 3;

  public static NameVariantRule of(RuleInfo info, Kit kit) {
    return new NameVariantRule(info, Variants.from(kit.files()));
  }

  /** A use of a rarer spelling, and what it is a variant of. */
  private record Slip(Variants.Variant variant, Variants.Use use) {
    Span span() {
      return use.span();
    }

    /** The usual spelling, with the Arabic article as it stands here. */
    String usual() {
      Variants.Spelling usual = variant.usual();
      return variant.ground() == Variants.Ground.FORM
          ? usual.text()
          : use.word().article() + usual.uses().get(0).word().bare();
    }

    double confidence() {
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

  @Override
  public List<Finding> check(Analysis article) {
    Predicate<String> isKnown =
        word -> Arrays.stream(word.split("[- ]", -1)).allMatch(article.dictionary()::knows);
    List<Slip> slips =
        variants.in(article.names(), article.dictionary()::knowsAsCommonWord, isKnown).stream()
            .flatMap(variant -> variant.rare().uses().stream().map(use -> new Slip(variant, use)))
            .sorted(Comparator.comparingDouble(Slip::confidence).reversed())
            .toList();
    var surest = new ArrayList<Slip>();
    for (Slip slip : slips) {
      if (surest.stream().noneMatch(other -> other.span().overlaps(slip.span()))) {
        surest.add(slip);
      }
    }
    var byName = new LinkedHashMap<Name, List<Slip>>();
    surest.forEach(
        slip -> byName.computeIfAbsent(slip.use().name(), name -> new ArrayList<>()).add(slip));
    return byName.values().stream().map(inName -> finding(inName, article)).toList();
  }

  /** One finding for all words of a name that are spelled otherwise, the surest slip first. */
  private Finding finding(List<Slip> slips, Analysis article) {
    Slip surest = slips.get(0);
    Span span = slips.stream().map(Slip::span).reduce(surest.span(), Span::to);
    String usual = usual(slips, span, article.text());
    int times = surest.variant().usual().uses().size();
    boolean form = slips.stream().allMatch(slip -> slip.variant().ground() == Variants.Ground.FORM);
    boolean even = times == surest.variant().rare().uses().size();
    String note = even ? "the other spelling" : "the usual spelling";
    return info.finding(
            form ? "form" : even ? "even" : "",
            span,
            article.text(),
            Map.of("usual", usual, "times", times == 1 ? "once" : times + " times"))
        .withConfidence(surest.confidence())
        // Diacritics and hyphens grate; another spelling makes the reader look for another person.
        .withSeverity(form ? Severity.MINOR : info.severity())
        .withSuggestions(List.of(usual))
        .withEvidence(
            surest.variant().usual().uses().stream()
                .limit(MOST_EVIDENCE)
                .map(use -> new Evidence(use.span(), note))
                .toList());
  }

  /** The words of a span with every slip in it mended. */
  private static String usual(List<Slip> slips, Span span, String text) {
    var inOrder = new TreeMap<Span, Slip>();
    slips.forEach(slip -> inOrder.put(slip.span(), slip));
    var mended = new StringBuilder();
    int at = span.start();
    for (Slip slip : inOrder.values()) {
      mended.append(text, at, slip.span().start()).append(slip.usual());
      at = slip.span().end();
    }
    return mended.toString();
  }
}
