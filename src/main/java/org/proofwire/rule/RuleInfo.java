package org.proofwire.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Category;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;

/**
 * What a rule's file says of it.
 *
 * @param id completes "this article has a ...", in kebab-case
 * @param group the folder it lies in: wording, names, ...
 * @param category kind of error
 * @param severity what it does to the reader, unless a finding says otherwise
 * @param confidence how sure it is, from 0 to 1, unless a finding says otherwise
 * @param needs what an article must have for the rule to apply; without it the outcome is "not
 *     applicable"
 * @param summary a few words for a list
 * @param messages what is wrong and what to do, by case; the usual one under "". {@code {found}} is
 *     filled with the words found, other slots by the rule
 * @param why how such an error comes about
 * @param examples texts with the error and without
 * @param settings numbers and lists that only this rule reads
 */
public record RuleInfo(
    String id,
    String group,
    Category category,
    Severity severity,
    double confidence,
    List<Need> needs,
    String summary,
    Map<String, String> messages,
    String why,
    List<Example> examples,
    Settings settings) {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

  public RuleInfo {
    needs = List.copyOf(needs);
    messages = Map.copyOf(messages);
    examples = List.copyOf(examples);
  }

  /** A finding with the rule's usual message. */
  public Finding finding(Span span, String text) {
    return finding("", span, text, Map.of());
  }

  /** A finding with the rule's usual message and its slots filled. */
  public Finding finding(Span span, String text, Map<String, String> slots) {
    return finding("", span, text, slots);
  }

  /**
   * A finding with one of the rule's messages.
   *
   * @param which names the message among {@code messages}
   * @param text the article's text, which the span points into
   * @param slots what to put for {@code {name}} in the message
   */
  public Finding finding(String which, Span span, String text, Map<String, String> slots) {
    String message =
        Optional.ofNullable(messages.get(which))
            .orElseThrow(() -> new IllegalStateException(id + " has no message “" + which + "”"));
    return new Finding(
        span,
        id,
        category,
        severity,
        confidence,
        fill(message, span.in(text), slots),
        why,
        List.of(),
        List.of(),
        List.of());
  }

  private String fill(String message, String found, Map<String, String> slots) {
    return SLOT.matcher(message)
        .replaceAll(
            slot -> {
              String name = slot.group(1);
              String value = name.equals("found") ? found : slots.get(name);
              if (value == null) {
                throw new IllegalStateException(id + " leaves {" + name + "} empty in: " + message);
              }
              return Matcher.quoteReplacement(value.replaceAll("\\s+", " "));
            });
  }
}
