package org.proofwire.rule.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.proofwire.analysis.Analysis;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds numbers that can't all be true: a number in words beside another in brackets, parts that
 * don't make their whole, changes that go the other way, two numbers for one thing, two ages of one
 * person.
 *
 * @param info its file
 * @param sameThing finds two numbers for one thing
 * @param sums finds parts that don't make their whole
 */
public record NumberConflictRule(RuleInfo info, SameThing sameThing, Sums sums) implements Rule {
  /** "nine (7) months". */
  private static final Pattern BOTH =
      Pattern.compile("\\b(?<words>[A-Za-z]+(?:-[a-z]+)?) \\((?<figure>\\d{1,3})\\)(?= [a-z])");

  /** Words for numbers before it make it a part of a longer one: “one hundred and twenty (120)”. */
  private static final Pattern LONGER =
      Pattern.compile("(?:hundred|thousand|million|and|\\d|-)[ -]?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern PERIOD = Pattern.compile(" (?:months|years|days|weeks|hours)\\b");

  /** The rule with the kinds of toll that its file names. */
  public static NumberConflictRule of(RuleInfo info) {
    return new NumberConflictRule(
        info,
        SameThing.of(info.settings().words("counted")),
        new Sums(info.settings().wordSet("people")));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    inBrackets(article.text(), findings);
    List<NumberedSentence> sentences = NumberedSentence.of(article);
    Stream.of(
            sums.in(sentences),
            Shares.in(sentences),
            ListedThings.in(sentences),
            Ranges.in(sentences),
            Changes.in(sentences),
            sameThing.in(sentences),
            Ages.in(article))
        .flatMap(List::stream)
        .map(conflict -> finding(conflict, article.text()))
        .forEach(findings::add);
    return findings;
  }

  private Finding finding(Conflict conflict, String text) {
    return info.finding(conflict.message(), conflict.span(), text, conflict.slots())
        .withConfidence(conflict.confidence())
        .withSuggestions(conflict.instead())
        .withEvidence(
            conflict.against().stream()
                .map(span -> new Evidence(span, "does not go with it"))
                .toList());
  }

  private void inBrackets(String text, List<Finding> findings) {
    Matcher both = BOTH.matcher(text);
    while (both.find()) {
      boolean isPart =
          LONGER.matcher(text.substring(Math.max(0, both.start() - 10), both.start())).find();
      Optional<Integer> words = Quantities.inWords(both.group("words"));
      if (!isPart && words.isPresent() && words.get() != Integer.parseInt(both.group("figure"))) {
        findings.add(info.finding(new Span(both.start(), withNoun(text, both.end())), text));
      }
    }
  }

  private static int withNoun(String text, int end) {
    Matcher noun = PERIOD.matcher(text);
    return noun.region(end, text.length()).lookingAt() ? noun.end() : end;
  }
}
