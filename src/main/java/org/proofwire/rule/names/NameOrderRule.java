package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final Pattern PATRONYMIC = Pattern.compile(".+(?:[oey]vi?ch|[oi]vna|evna|ichna)");

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
            .filter(name -> name.words().size() == 2 || name.words().size() == 3)
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
        String right = behind(name) + " " + name.words().get(0).text();
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

  /** "Ivanov Sergei Petrovich", "Sergei Petrovich Ivanov"; or without the name in the middle. */
  private boolean isTurned(Name one, Name other) {
    return (isRotated(one, other) || isRotated(other, one)) && !isAlike(one, other);
  }

  /** Whether the first word of one name is the last of another, and the rest follows in order. */
  private boolean isRotated(Name one, Name other) {
    int given = Math.min(one.words().size(), other.words().size()) - 1;
    boolean same = isOne(one.words().get(0), other.last());
    for (int i = 0; i < given && same; i++) {
      same = isOne(one.words().get(i + 1), other.words().get(i));
    }
    return same;
  }

  private boolean isAlike(Name one, Name other) {
    return isOne(one.words().get(0), other.words().get(0)) && isOne(one.last(), other.last());
  }

  private boolean isOne(Name.Word one, Name.Word other) {
    return one.folded().equals(other.folded())
        || (one.folded().charAt(0) == other.folded().charAt(0)
            && Math.abs(one.folded().length() - other.folded().length()) < 3
            && sounds.distance(one.folded(), other.folded()) <= SAME);
  }

  /**
   * Whether the first word is what the article calls the person by, and the next a given name.
   *
   * <p>Of three words the last must be a father's name, or the first may be one of two given names:
   * "Sadovsky Gennady Petrovich", but "Anna Maria Keller".
   */
  private boolean isUpsideDown(Name name, List<Name> all) {
    Name.Word first = name.words().get(0);
    boolean patronymic =
        name.words().size() == 2 || PATRONYMIC.matcher(name.last().folded()).matches();
    return patronymic
        && givenNames.contains(name.words().get(1).folded())
        && !givenNames.contains(first.folded())
        && all.stream()
            .anyMatch(
                other ->
                    other.words().size() == 1
                        && other.certain()
                        && other.last().folded().equals(first.folded()));
  }

  /** The words behind the first. */
  private static String behind(Name name) {
    return String.join(" ", name.words().stream().skip(1).map(Name.Word::text).toList());
  }
}
