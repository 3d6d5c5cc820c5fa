package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Category;
import org.proofwire.article.Severity;
import org.proofwire.rule.RuleFiles.RuleFile;

/**
 * A rule's file as it is written; {@link RuleInfo} is what the rest of the program sees.
 *
 * @param patterns regular expressions of a rule that needs no class
 */
record RuleYaml(
    String id,
    Category category,
    Severity severity,
    double confidence,
    String since,
    List<Need> needs,
    String summary,
    Map<String, String> messages,
    String why,
    List<Example> examples,
    Settings settings,
    List<PatternsRule.PatternYaml> patterns) {
  private static final double USUAL_CONFIDENCE = 0.8;

  @JsonCreator
  static RuleYaml of(
      @Nullable String id,
      @Nullable String category,
      @Nullable String severity,
      @Nullable Double confidence,
      @Nullable String since,
      @Nullable List<Need> needs,
      @Nullable String summary,
      @Nullable String message,
      @Nullable Map<String, String> messages,
      @Nullable String why,
      @Nullable List<Example> examples,
      @Nullable Map<String, Object> settings,
      @Nullable List<PatternsRule.PatternYaml> patterns) {
    var all = new HashMap<String, String>();
    if (messages != null) {
      all.putAll(messages);
    }
    if (message != null) {
      all.put("", message);
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("“message” is missing: what should the editor read?");
    }
    double sure = confidence == null ? USUAL_CONFIDENCE : confidence;
    if (!(sure > 0 && sure <= 1)) {
      throw new IllegalArgumentException("“confidence” must be above 0 and at most 1: " + sure);
    }
    return new RuleYaml(
        given("id", id),
        category(given("category", category)),
        severity(given("severity", severity)),
        sure,
        since == null ? "" : since,
        needs == null ? List.of() : needs,
        given("summary", summary),
        all,
        given("why", why).strip().replaceAll("\\s+", " "),
        examples == null ? List.of() : examples,
        new Settings(settings == null ? Map.of() : settings),
        patterns == null ? List.of() : patterns);
  }

  static String given(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("“" + key + "” is missing");
    }
    return value;
  }

  static Category category(String id) {
    return Category.of(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown category “%s”.%s"
                        .formatted(
                            id,
                            RuleFiles.didYouMean(
                                id, Arrays.stream(Category.values()).map(Category::id).toList()))));
  }

  static Severity severity(String id) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown severity “%s”.%s"
                        .formatted(
                            id,
                            RuleFiles.didYouMean(
                                id, Arrays.stream(Severity.values()).map(Severity::id).toList()))));
  }

  RuleInfo info(RuleFile file) {
    return new RuleInfo(
        id,
        file.folder(),
        category,
        severity,
        confidence,
        needs,
        summary,
        messages,
        why,
        examples,
        settings);
  }
}
