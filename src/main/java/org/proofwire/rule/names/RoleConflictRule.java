package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Name;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds one person with two offices that nobody holds at once: "President Ruiz", then "Prime
 * Minister Ruiz"; or one office in two countries.
 *
 * <p>Silent where the article speaks of another time (former, acting, elected, a year), and where
 * two people of that surname are in it.
 *
 * @param offices offices of which a person holds one, in small letters
 * @param nations adjectives of countries, in small letters
 * @param otherTime words that say that someone no longer or not yet holds an office
 */
public record RoleConflictRule(
    RuleInfo info, List<String> offices, Set<String> nations, Pattern otherTime) implements Rule {

  public static RoleConflictRule of(RuleInfo info, Kit kit) {
    return new RoleConflictRule(
        info,
        info.settings().words("offices"),
        info.settings().wordSet("nations"),
        Pattern.compile(
            "\\b(?:"
                + String.join("|", info.settings().words("other-time"))
                + ")\\b|\\b(?:19|20)\\d\\d\\b",
            Pattern.CASE_INSENSITIVE));
  }

  /** A person with an office before the name. */
  private record Holder(Name name, String office, String nation) {}

  @Override
  public List<Finding> check(Analysis article) {
    List<Name> all = article.names();
    List<Holder> holders =
        all.stream()
            .filter(Name::certain)
            .flatMap(name -> holder(name).stream())
            .filter(holder -> !speaksOfOtherTime(holder.name(), article))
            .filter(holder -> !isSharedSurname(holder.name(), all))
            .toList();
    var findings = new ArrayList<Finding>();
    for (Holder holder : holders) {
      List<Holder> same =
          holders.stream().filter(other -> isOne(holder.name(), other.name())).toList();
      same.stream()
          .filter(other -> conflict(holder, other))
          .filter(other -> isUsual(other, holder, same))
          .findFirst()
          .ifPresent(other -> findings.add(finding(holder, other, article)));
    }
    return findings;
  }

  /** The office and nation in a title; none for "vice president", "former president". */
  private Optional<Holder> holder(Name name) {
    String title = name.title();
    String nation = title.replaceFirst(" .*", "");
    boolean hasNation = nations.contains(nation);
    String bare = hasNation ? title.substring(nation.length()).strip() : title;
    return offices.contains(bare)
        ? Optional.of(new Holder(name, bare, hasNation ? nation : ""))
        : Optional.empty();
  }

  private boolean speaksOfOtherTime(Name name, Analysis article) {
    return otherTime
        .matcher(article.sentences().get(name.sentence()).span().in(article.text()))
        .find();
  }

  private static boolean isSharedSurname(Name name, List<Name> all) {
    Set<List<String>> given =
        all.stream()
            .filter(other -> other.last().folded().equals(name.last().folded()))
            .filter(other -> other.words().size() > 1)
            .map(other -> other.given().stream().map(Name.Word::folded).toList())
            .collect(java.util.stream.Collectors.toSet());
    return given.size() > 1;
  }

  private static boolean isOne(Name one, Name other) {
    return one.last().folded().equals(other.last().folded());
  }

  private static boolean conflict(Holder one, Holder other) {
    boolean offices = !one.office().equals(other.office());
    boolean nations =
        !one.nation().isEmpty()
            && !other.nation().isEmpty()
            && !one.nation().equals(other.nation());
    return offices || nations;
  }

  /** Whether the other office is told more often, or as often and earlier. */
  private static boolean isUsual(Holder usual, Holder rare, List<Holder> same) {
    long more = same.stream().filter(holder -> !conflict(holder, usual)).count();
    long less = same.stream().filter(holder -> !conflict(holder, rare)).count();
    return more > less || (more == less && usual.name().start() < rare.name().start());
  }

  private Finding finding(Holder holder, Holder usual, Analysis article) {
    String text = article.text();
    String title = text.substring(usual.name().start(), usual.name().span().start()).strip();
    String right = title + " " + holder.name().span().in(text);
    boolean opens =
        article.sentences().get(holder.name().sentence()).span().start() == holder.name().start();
    String suggestion =
        opens ? right.substring(0, 1).toUpperCase(Locale.ROOT) + right.substring(1) : right;
    return info.finding(
            "", holder.name().withTitle(), text, Map.of("usual", usual.name().withTitle().in(text)))
        .withSuggestions(List.of(suggestion))
        .withEvidence(
            List.of(new Evidence(usual.name().withTitle(), "the office given elsewhere")));
  }
}
