package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Finding;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * A rule that needs no class: regular expressions in its file, each tried on every paragraph.
 *
 * <p>They are RE2's, which run in linear time whatever a user writes; look-ahead is not to be had.
 *
 * @param patterns in the order of the file; of overlapping matches the first one stands
 */
record PatternsRule(RuleInfo info, List<TextPattern> patterns) implements Rule {
  PatternsRule {
    patterns = List.copyOf(patterns);
  }

  /**
   * One expression.
   *
   * @param expression what to find; the group {@code mark}, where it has one, is what is marked
   * @param roles paragraphs that it is tried on
   * @param ends how many paragraphs from the end of the article, 0 for all
   * @param message which of the rule's messages
   * @param suggestion what to put there, with {@code $1} for groups
   * @param has a paragraph without any of these, in small letters, is passed over unread; empty if
   *     all are tried
   */
  record TextPattern(
      Pattern expression,
      Set<Role> roles,
      int ends,
      String message,
      Optional<String> suggestion,
      List<String> has) {
    boolean mayMatch(String smallLetters) {
      return has.isEmpty() || has.stream().anyMatch(smallLetters::contains);
    }
  }

  /** An expression as it stands in a rule's file. */
  record PatternYaml(TextPattern pattern) {
    @JsonCreator
    static PatternYaml of(
        @Nullable String find,
        @Nullable Boolean capitals,
        @Nullable List<String> roles,
        @Nullable Integer last,
        @Nullable String message,
        @Nullable String suggest,
        @Nullable List<String> has) {
      String expression = RuleYaml.given("find", find);
      int flags = Boolean.TRUE.equals(capitals) ? 0 : Pattern.CASE_INSENSITIVE;
      try {
        return new PatternYaml(
            new TextPattern(
                Pattern.compile(expression, flags | Pattern.MULTILINE),
                roles == null ? EnumSet.allOf(Role.class) : roles(roles),
                last == null ? 0 : last,
                message == null ? "" : message,
                Optional.ofNullable(suggest),
                has == null ? List.of() : List.copyOf(has)));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "“find” is no regular expression: " + e.getMessage() + " (RE2 syntax: no look-ahead)",
            e);
      }
    }

    private static Set<Role> roles(List<String> ids) {
      var roles = EnumSet.noneOf(Role.class);
      List<String> known = Arrays.stream(Role.values()).map(Role::id).toList();
      for (String id : ids) {
        if (!known.contains(id)) {
          throw new IllegalArgumentException(
              "unknown paragraph role “" + id + "”." + RuleFiles.didYouMean(id, known));
        }
        Arrays.stream(Role.values()).filter(role -> role.id().equals(id)).forEach(roles::add);
      }
      return roles;
    }
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    List<Paragraph> paragraphs = article.article().paragraphs();
    List<String> small =
        paragraphs.stream()
            .map(paragraph -> paragraph.span().in(article.text()).toLowerCase(Locale.ROOT))
            .toList();
    for (TextPattern pattern : patterns) {
      int from = pattern.ends() == 0 ? 0 : Math.max(0, paragraphs.size() - pattern.ends());
      for (int i = from; i < paragraphs.size(); i++) {
        Paragraph paragraph = paragraphs.get(i);
        if (pattern.roles().contains(paragraph.role()) && pattern.mayMatch(small.get(i))) {
          find(pattern, paragraph.span(), article.text(), findings);
        }
      }
    }
    return findings;
  }

  private void find(TextPattern pattern, Span paragraph, String text, List<Finding> findings) {
    Matcher matcher = pattern.expression().matcher(paragraph.in(text));
    boolean marks = pattern.expression().namedGroups().containsKey("mark");
    while (matcher.find()) {
      Span span =
          marks
              ? new Span(matcher.start("mark"), matcher.end("mark"))
              : new Span(matcher.start(), matcher.end());
      Span place = span.shift(paragraph.start());
      if (findings.stream().noneMatch(finding -> finding.span().overlaps(place))) {
        Finding finding = info.finding(pattern.message(), place, text, Map.of());
        findings.add(
            pattern
                .suggestion()
                .map(suggestion -> finding.withSuggestions(List.of(fill(suggestion, matcher))))
                .orElse(finding));
      }
    }
  }

  private static String fill(String suggestion, Matcher matcher) {
    String filled = suggestion;
    for (int i = matcher.groupCount(); i > 0; i--) {
      filled = filled.replace("$" + i, Optional.ofNullable(matcher.group(i)).orElse(""));
    }
    return filled;
  }
}
