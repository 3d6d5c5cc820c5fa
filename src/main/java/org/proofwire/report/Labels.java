package org.proofwire.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.proofwire.article.Category;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

/**
 * What an editor reads in place of ids. Most ids are plain words already ({@code name-variant} is
 * "Name variant"); those that read better otherwise are listed in {@code labels.properties}.
 */
public final class Labels {
  /** LanguageTool's own ids: {@code EN_A_VS_AN}, {@code MORFOLOGIK_RULE_EN_US}. */
  private static final Pattern LANGUAGETOOL = Pattern.compile("[A-Z0-9_]+(\\[\\d+])?");

  private final Map<String, String> words;

  private Labels(Map<String, String> words) {
    this.words = Map.copyOf(words);
  }

  /** Those of this program. */
  public static Labels read() {
    try (InputStream file =
        Objects.requireNonNull(Labels.class.getResourceAsStream("labels.properties"))) {
      var properties = new Properties();
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      var words = new HashMap<String, String>();
      properties.stringPropertyNames().forEach(id -> words.put(id, properties.getProperty(id)));
      return new Labels(words);
    } catch (IOException e) {
      throw new UncheckedIOException("labels.properties in the jar can't be read", e);
    }
  }

  /** "Name variant". LanguageTool's ids are jargon, so its findings go by their category. */
  public String rule(String id, Category category) {
    return Optional.ofNullable(words.get(id))
        .orElseGet(() -> LANGUAGETOOL.matcher(id).matches() ? category(category) : inWords(id));
  }

  /** The same where only the rule is known. */
  public String rule(String id) {
    return Optional.ofNullable(words.get(id)).orElseGet(() -> inWords(id));
  }

  /** "Mistranslation". */
  String category(Category category) {
    return Optional.ofNullable(words.get(category.id()))
        .orElseGet(() -> inWords(category.id().substring(category.id().indexOf('/') + 1)));
  }

  /** "Critical". */
  String severity(Severity severity) {
    return Optional.ofNullable(words.get(severity.id())).orElseGet(() -> inWords(severity.id()));
  }

  /** What to do with the article, as a heading. */
  public String verdict(Verdict verdict) {
    return Optional.ofNullable(words.get(verdict.id())).orElseGet(() -> inWords(verdict.id()));
  }

  /** What such a verdict means, in a sentence or two. */
  String meaning(Verdict verdict) {
    return Objects.requireNonNull(words.get(verdict.id() + ".meaning"));
  }

  /** What to write over a paragraph of this role; empty where its looks say enough. */
  String role(Role role) {
    return words.getOrDefault(role.id(), "");
  }

  /** All of them by id, for a page that is written elsewhere. */
  public static Map<String, Map<String, ?>> all(Collection<String> rules) {
    Labels labels = read();
    return Map.of(
        "rules",
        named(rules, id -> id, labels::rule),
        "categories",
        named(List.of(Category.values()), Category::id, labels::category),
        "severities",
        named(List.of(Severity.values()), Severity::id, labels::severity),
        "verdicts",
        named(
            List.of(Verdict.values()),
            Verdict::id,
            verdict ->
                Map.of("label", labels.verdict(verdict), "meaning", labels.meaning(verdict))));
  }

  private static <T, L> Map<String, L> named(
      Collection<T> all, Function<T, String> id, Function<T, L> label) {
    var named = new TreeMap<String, L>();
    all.forEach(each -> named.put(id.apply(each), label.apply(each)));
    return named;
  }

  private static String inWords(String id) {
    String words =
        Unseen.plain(id.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ').strip());
    return words.isEmpty()
        ? id
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
