package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds common words with a capital in mid-sentence, and sentences that begin without one.
 *
 * <p>A word that begins a pasted clause is left to {@link SplicedFragmentRule}, which says more.
 *
 * @param smallNames words in small letters that names begin with
 * @param calendar days and months in small letters
 */
public record MiscapitalisedWordRule(RuleInfo info, Set<String> smallNames, Set<String> calendar)
    implements Rule {
  /** Articles of which more paragraphs begin in small letters are written so on purpose. */
  private static final double MOST = 0.2;

  private static final int HABIT = 4;

  public MiscapitalisedWordRule {
    smallNames = Set.copyOf(smallNames);
    calendar = Set.copyOf(calendar);
  }

  public MiscapitalisedWordRule(RuleInfo info) {
    this(info, info.settings().wordSet("small-names"), info.settings().wordSet("calendar"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    Vocabulary vocabulary = Vocabulary.of(article);
    var nouns = new ArrayList<Token>();
    for (Sentence sentence : article.sentences()) {
      for (StrayCapitals.Place place : StrayCapitals.in(sentence, vocabulary, article)) {
        Token token = sentence.tokens().get(place.index());
        if (place.look() == StrayCapitals.Look.NOUN) {
          nouns.add(token);
        } else if (!SplicedFragmentRule.isClause(sentence, place)
            || sentence.role() == Role.HEADLINE) {
          findings.add(finding("", token, lower(token), article));
        }
      }
    }
    // One such noun may well be a name; several are a language that writes all nouns so.
    boolean habit = nouns.stream().map(Verbs::lower).distinct().count() >= HABIT;
    nouns.forEach(
        noun ->
            findings.add(
                finding("", noun, lower(noun), article).withConfidence(habit ? 0.55 : 0.3)));
    findings.addAll(smallBeginnings(article));
    findings.addAll(smallCalendar(article));
    return findings;
  }

  /** "on monday": French, Spanish and Russian write the days so. */
  private List<Finding> smallCalendar(Analysis article) {
    return article.sentences().stream()
        .filter(sentence -> sentence.role() != Role.RESIDUE)
        .flatMap(sentence -> sentence.tokens().stream())
        .filter(token -> calendar.contains(token.text()))
        .map(token -> finding("calendar", token, upper(token), article))
        .toList();
  }

  private List<Finding> smallBeginnings(Analysis article) {
    var findings = new ArrayList<Finding>();
    int all = 0;
    for (Sentence sentence : article.sentences()) {
      if (sentence.opensParagraph() && sentence.role() != Role.LIST_ITEM) {
        all++;
        Token first = sentence.first();
        if (first.text().length() > 1
            && first.isTagged()
            && first.text().chars().allMatch(Character::isLowerCase)
            && !smallNames.contains(first.text())
            && sentence.tokens().size() > 2
            && sentence.tokens().get(1).spaceBefore()
            && sentence.role() != Role.RESIDUE) {
          findings.add(finding("small", first, upper(first), article));
        }
      }
    }
    return findings.size() > MOST * all && findings.size() > 1 ? List.of() : findings;
  }

  private Finding finding(String which, Token token, String write, Analysis article) {
    return info.finding(which, token.span(), article.text(), Map.of("write", write))
        .withSuggestions(List.of(write));
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  private static String upper(Token token) {
    return token.text().substring(0, 1).toUpperCase(Locale.ROOT) + token.text().substring(1);
  }
}
