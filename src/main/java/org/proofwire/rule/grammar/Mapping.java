package org.proofwire.rule.grammar;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.languagetool.rules.Rule;
import org.proofwire.article.Category;
import org.proofwire.article.Severity;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleFiles.RuleFile;

/**
 * Which of LanguageTool's rules run, and what their findings are worth, from {@code
 * rules/languagetool/*.yml}.
 *
 * <p>What is said of one rule goes before what is said of a family of rules ({@code *_HYPHEN}), and
 * that before what is said of a category. A rule of a category that no file names does not run.
 */
final class Mapping {
  private static final String FIRST = "languagetool/mapping.yml";

  private final Map<String, Entry> categories;
  private final Map<String, Entry> byId = new HashMap<>();
  private final Map<Pattern, Entry> families = new LinkedHashMap<>();

  private Mapping(Map<String, Entry> categories, Map<String, Entry> rules) {
    this.categories = categories;
    rules.forEach(
        (id, entry) -> {
          if (id.contains("*")) {
            families.put(family(id), entry);
          } else {
            byId.put(id, entry);
          }
        });
  }

  /**
   * What is known of one rule.
   *
   * @param on whether it runs; a rule that does not costs nothing
   * @param category its kind of error, empty for that of its category
   * @param severity likewise
   * @param confidence likewise
   * @param headlines whether it holds in headlines, which have a grammar of their own
   */
  record Entry(
      boolean on,
      Optional<Category> category,
      Optional<Severity> severity,
      Optional<Double> confidence,
      Optional<Boolean> headlines) {
    @JsonCreator
    @SuppressWarnings("UnusedVariable") // “why” is for whoever reads the file
    static Entry of(
        @Nullable Boolean on,
        @Nullable String category,
        @Nullable String severity,
        @Nullable Double confidence,
        @Nullable Boolean headlines,
        @Nullable String why) {
      if (Boolean.FALSE.equals(on) && (why == null || why.isBlank())) {
        throw new IllegalArgumentException("“why” is missing: say why the rule is off");
      }
      if (confidence != null && !(confidence > 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "“confidence” must be above 0 and at most 1: " + confidence);
      }
      return new Entry(
          on == null || on,
          Optional.ofNullable(category).map(Entry::category),
          Optional.ofNullable(severity).map(Entry::severity),
          Optional.ofNullable(confidence),
          Optional.ofNullable(headlines));
    }

    private static Category category(String id) {
      return Category.of(id)
          .orElseThrow(() -> new IllegalArgumentException("unknown category “" + id + "”"));
    }

    private static Severity severity(String id) {
      return Arrays.stream(Severity.values())
          .filter(severity -> severity.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("unknown severity “" + id + "”"));
    }

    private Entry over(Entry other) {
      return new Entry(
          on,
          category.or(other::category),
          severity.or(other::severity),
          confidence.or(other::confidence),
          headlines.or(other::headlines));
    }
  }

  private record Yaml(Map<String, Entry> categories, Map<String, Entry> rules) {
    @JsonCreator
    @SuppressWarnings("UnusedVariable") // “about” is for whoever reads the file
    static Yaml of(
        @Nullable String about,
        @Nullable Map<String, Entry> categories,
        @Nullable Map<String, Entry> rules) {
      return new Yaml(categories == null ? Map.of() : categories, rules == null ? Map.of() : rules);
    }
  }

  /**
   * Reads {@code mapping.yml}, then any other file beside it, whose entries go before.
   *
   * @param known all rules that there are
   * @throws RuleFileException if a file has a mistake or names a rule or category that there is not
   */
  static Mapping load(RuleFiles files, List<Rule> known) {
    var order = new ArrayList<RuleFile>();
    order.add(files.file(FIRST));
    files.in("languagetool").stream()
        .filter(file -> file.path().endsWith(".yml") && !file.path().equals(FIRST))
        .forEach(order::add);
    var categories = new HashMap<String, Entry>();
    var rules = new LinkedHashMap<String, Entry>();
    for (RuleFile file : order) {
      Yaml yaml = RuleFiles.parse(file, Yaml.class);
      requireKnown(file, yaml, known);
      categories.putAll(yaml.categories());
      rules.putAll(yaml.rules());
    }
    return new Mapping(categories, rules);
  }

  private static void requireKnown(RuleFile file, Yaml yaml, List<Rule> known) {
    var ids = known.stream().map(Rule::getId).collect(Collectors.toSet());
    known.forEach(rule -> ids.add(rule.getFullId()));
    var groups =
        known.stream()
            .map(rule -> rule.getCategory().getId().toString())
            .collect(Collectors.toSet());
    for (String id : yaml.rules().keySet()) {
      boolean isThere =
          id.contains("*")
              ? ids.stream().anyMatch(family(id).asMatchPredicate())
              : ids.contains(id);
      if (!isThere) {
        throw new RuleFileException(
            file.shown() + ": LanguageTool has no rule “" + id + "”." + like(id, ids));
      }
    }
    for (String id : yaml.categories().keySet()) {
      if (!groups.contains(id)) {
        throw new RuleFileException(
            file.shown() + ": LanguageTool has no category “" + id + "”." + like(id, groups));
      }
    }
  }

  private static String like(String id, java.util.Set<String> known) {
    return RuleFiles.didYouMean(id, known.size() > 100 ? near(id, known) : known);
  }

  /** Those that begin alike: thousands of choices help nobody. */
  private static List<String> near(String id, java.util.Set<String> known) {
    String start = id.substring(0, Math.min(3, id.length()));
    List<String> alike = known.stream().filter(other -> other.startsWith(start)).sorted().toList();
    return alike.isEmpty() ? known.stream().sorted().limit(10).toList() : alike;
  }

  private static Pattern family(String id) {
    return Pattern.compile(
        Arrays.stream(id.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /** What is known of a rule; empty if it does not run. */
  Optional<Entry> of(Rule rule) {
    Optional<Entry> category =
        Optional.ofNullable(categories.get(rule.getCategory().getId().toString()));
    Optional<Entry> own =
        Optional.ofNullable(byId.get(rule.getFullId()))
            .or(() -> Optional.ofNullable(byId.get(rule.getId())))
            .or(() -> family(rule));
    Optional<Entry> entry =
        own.map(said -> category.map(said::over).orElse(said))
            // A rule that LanguageTool itself leaves out runs only where a file asks for it.
            .or(() -> category.filter(said -> !isLeftOut(rule)));
    return entry.filter(Entry::on);
  }

  private static boolean isLeftOut(Rule rule) {
    return rule.isDefaultOff() || rule.getCategory().isDefaultOff();
  }

  private Optional<Entry> family(Rule rule) {
    return families.entrySet().stream()
        .filter(family -> family.getKey().matcher(rule.getId()).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
