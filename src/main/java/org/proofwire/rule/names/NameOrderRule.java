package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Name;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds a name whose family name and given name change places: "Volodymyr Zelensky", "Zelensky
 * Volodymyr".
 *
 * <p>Either the article has both orders, or it calls the person by the first word alone and the
 * second is a given name of a language in which English puts it first. Chinese, Korean, Vietnamese
 * and Hungarian names are let go there, whose family name may stand first in English too.
 *
 * @param givenNames folded given names that never stand last
 * @param kin relatives, who may have each other's names in turn
 */
public record NameOrderRule(RuleInfo info, Sounds sounds, Set<String> givenNames, Set<String> kin)
    implements Rule {
  /** Two spellings that differ by no more are one word; in the units of {@link Sounds}. */
  private static final double SAME = 0.3;

  private static final double BOTH_ORDERS = 0.85;
  private static final double BY_GIVEN_NAME = 0.7;

  public static NameOrderRule of(RuleInfo info, Kit kit) {
    return new NameOrderRule(
        info,
        new Sounds(kit.files().lines("names/sounds.txt")),
        Set.copyOf(kit.files().lines("names/given-names.txt").stream().map(Name::fold).toList()),
        info.settings().wordSet("kin"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    List<Name> all = article.names();
    List<Name> pairs =
        all.stream()
            .filter(Name::certain)
            .filter(name -> name.words().size() == 2)
            .filter(name -> isPersonal(name, article))
            .filter(name -> !speaksOfKin(name, article))
            .toList();
    var findings = new ArrayList<Finding>();
    for (Name name : pairs) {
      List<Name> turned = pairs.stream().filter(other -> isTurned(name, other)).toList();
      if (!turned.isEmpty()) {
        long alike = pairs.stream().filter(other -> isAlike(name, other)).count();
        boolean wrong =
            alike < turned.size()
                || (alike == turned.size()
                    && (isUpsideDown(name, all)
                        || (!isUpsideDown(turned.get(0), all)
                            && turned.get(0).start() < name.start())));
        if (wrong) {
          findings.add(
              finding("", name, turned.get(0).text(), BOTH_ORDERS, article)
                  .withEvidence(List.of(new Evidence(turned.get(0).span(), "the usual order"))));
        }
      } else if (isUpsideDown(name, all)) {
        String right = name.last().text() + " " + name.words().get(0).text();
        findings.add(finding("family", name, right, BY_GIVEN_NAME, article));
      }
    }
    return findings;
  }

  private Finding finding(
      String which, Name name, String right, double confidence, Analysis article) {
    return info.finding(
            which,
            name.span(),
            article.text(),
            Map.of("usual", right, "family", name.words().get(0).text()))
        .withConfidence(confidence)
        .withSuggestions(List.of(right));
  }

  /** Not "Labour Party" and "Party Labour", "Muslim American" and "American Muslim". */
  private static boolean isPersonal(Name name, Analysis article) {
    boolean hasForeignWord =
        name.words().stream()
            .anyMatch(word -> !article.dictionary().knowsAsCommonWord(word.text()));
    boolean hasAdjective =
        article.sentences().get(name.sentence()).tokens().stream()
            .filter(token -> name.span().contains(token.span()))
            .anyMatch(token -> token.canBe("JJ"));
    return hasForeignWord
        && !hasAdjective
        && name.words().stream().allMatch(word -> word.folded().length() > 1);
  }

  /** Ali Rahmat may be the son of Rahmat Ali. */
  private boolean speaksOfKin(Name name, Analysis article) {
    return article.sentences().get(name.sentence()).tokens().stream()
        .anyMatch(token -> token.lemmas().stream().anyMatch(kin::contains));
  }

  private boolean isTurned(Name one, Name other) {
    return isOne(one.words().get(0), other.words().get(1))
        && isOne(one.words().get(1), other.words().get(0))
        && !isAlike(one, other);
  }

  private boolean isAlike(Name one, Name other) {
    return isOne(one.words().get(0), other.words().get(0))
        && isOne(one.words().get(1), other.words().get(1));
  }

  private boolean isOne(Name.Word one, Name.Word other) {
    return one.folded().equals(other.folded())
        || (one.folded().charAt(0) == other.folded().charAt(0)
            && Math.abs(one.folded().length() - other.folded().length()) < 3
            && sounds.distance(one.folded(), other.folded()) <= SAME);
  }

  /**
   * Whether the first word is what the article calls the person by, and the second a given name.
   */
  private boolean isUpsideDown(Name name, List<Name> all) {
    Name.Word first = name.words().get(0);
    return givenNames.contains(name.last().folded())
        && !givenNames.contains(first.folded())
        && all.stream()
            .anyMatch(
                other ->
                    other.words().size() == 1
                        && other.certain()
                        && other.last().folded().equals(first.folded()));
  }
}
