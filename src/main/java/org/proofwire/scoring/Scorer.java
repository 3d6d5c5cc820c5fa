package org.proofwire.scoring;

import com.ibm.icu.text.BreakIterator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Verdict;

/**
 * Adds findings up to an MQM penalty, a score and a verdict.
 *
 * <p>The penalty is MQM's: weight of the severity times confidence, summed (Lommel et al., "The
 * Multi-Range Theory of Translation Quality Measurement", 2024). A penalty per word crowds the
 * scores near 100, so the score falls exponentially with it: 50 at the profile's {@code half}. One
 * error fewer never lowers it.
 */
public final class Scorer {
  private final Profile profile;

  public Scorer(Profile profile) {
    this.profile = profile;
  }

  public Scorecard score(Article article, List<Finding> findings) {
    int words = words(article.text());
    Map<String, Scorecard.Cost> costs = new LinkedHashMap<>();
    double penalty = 0;
    for (Finding finding : findings) {
      double cost = profile.weight(finding.severity()) * finding.confidence();
      penalty += cost;
      costs.merge(
          finding.rule(),
          new Scorecard.Cost(finding.rule(), 1, cost),
          (one, other) ->
              new Scorecard.Cost(
                  one.rule(), one.findings() + other.findings(), one.penalty() + other.penalty()));
    }
    int score = score(penalty, words);
    return new Scorecard(
        score,
        verdict(score),
        profile.passMark(),
        words,
        penalty,
        costs.values().stream()
            .sorted(
                Comparator.comparingDouble(Scorecard.Cost::penalty)
                    .reversed()
                    .thenComparing(Scorecard.Cost::rule))
            .toList());
  }

  private int score(double penalty, int words) {
    double perHundred = 100 * penalty / (words + profile.scale().padding());
    return (int) Math.floor(100 * Math.pow(0.5, perHundred / profile.scale().half()));
  }

  private Verdict verdict(int score) {
    if (score >= profile.passMark()) {
      return Verdict.PUBLISH;
    }
    return score >= profile.rejectBelow() ? Verdict.REVIEW : Verdict.REJECT;
  }

  /** Words as Unicode counts them (UAX 29): what holds a letter or a digit. */
  static int words(String text) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ENGLISH);
    words.setText(text);
    int count = 0;
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      if (Character.isLetterOrDigit(text.codePointAt(start))) {
        count++;
      }
      start = end;
    }
    return count;
  }
}
