package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds paragraphs that break off in a word or after a word that needs another: "by the end of the
 * ye", "the minister said that the".
 *
 * @param openEnds words that no sentence ends on: the, of, and
 */
public record TruncatedTextRule(RuleInfo info, Set<String> openEnds) implements Rule {
  /** Words of so few letters may be the beginning of another. */
  private static final int LONGEST_PIECE = 3;

  /** Known words rarer than this, on the dictionary's scale, are no likely ends: "ye". */
  private static final int RARE = 11;

  private static final int SHORTEST = 5;

  private static final int LONG_HEADING = 9;

  public TruncatedTextRule {
    openEnds = Set.copyOf(openEnds);
  }

  public TruncatedTextRule(RuleInfo info) {
    this(info, info.settings().wordSet("open-ends"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      // A line that breaks off has no full stop, and so is easily taken for a subheading.
      boolean prose =
          sentence.role() == Role.BODY
              || (sentence.role() == Role.SUBHEADING && sentence.tokens().size() > LONG_HEADING);
      if (prose
          && sentence.closesParagraph()
          && MissingFullStopRule.stopsShort(sentence)
          && sentence.tokens().size() >= SHORTEST
          && Verbs.anyFinite(sentence.tokens())) {
        Token last = sentence.last();
        if (isCutOff(sentence, article) || openEnds.contains(Verbs.lower(last))) {
          findings.add(info.finding(last.span(), article.text()));
        }
      }
    }
    return findings;
  }

  /** Whether the last word is the beginning of one. */
  static boolean isCutOff(Sentence sentence, Analysis article) {
    Token last = sentence.last();
    String word = last.text();
    if (last.isCapitalised()
        || !word.chars().allMatch(Character::isLowerCase)
        || !last.spaceBefore()
        || sentence.tokens().size() < SHORTEST) {
      return false;
    }
    boolean isKnown = article.dictionary().knows(word);
    return !isKnown
        || (word.length() <= LONGEST_PIECE && article.dictionary().frequency(word) < RARE);
  }
}
