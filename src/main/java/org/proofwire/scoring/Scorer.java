package org.proofwire.scoring;

import com.ibm.icu.text.BreakIterator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.proofwire.article.Article;
import org.proofwire.article.DoubtMark;
import org.proofwire.article.Finding;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Verdict;

/**
 * Adds findings up to an MQM penalty, a score and a verdict.
 *
 * <p>The penalty is MQM's: weight of the severity times confidence, summed (Lommel et al., "The
 * Multi-Range Theory of Translation Quality Measurement", 2024). A penalty per word crowds the
 * scores near 100, so the score falls exponentially with it: 50 at the profile's {@code half}.
 *
 * <p>The penalty is set against the words that are not found wrong. So mending an error never
 * lowers the score, whatever length its words had, and adding one never raises it.
 */
public final class Scorer {
  /** Four fifths of a normal distribution lie so many standard deviations about its mean. */
  private static final double FOUR_FIFTHS = 1.28;

  private final Profile profile;

  public Scorer(Profile profile) {
    this.profile = profile;
  }

  /** The score of an article that no model has read. */
  public Scorecard score(Article article, List<Finding> findings) {
    return score(article, findings, 0, List.of());
  }

  /**
   * The score of an article.
   *
   * @param findings without overlap
   * @param strained how many words' worth of strain the model sees in it
   * @param doubts what the model doubts beside the findings
   */
  public Scorecard score(
      Article article, List<Finding> findings, double strained, List<DoubtMark> doubts) {
    Map<String, Scorecard.Cost> costs = new LinkedHashMap<>();
    double penalty = 0;
    for (Finding finding : findings) {
      double cost = cost(finding);
      penalty += cost;
      costs.merge(
          finding.rule(),
          new Scorecard.Cost(finding.rule(), 1, cost),
          (one, other) ->
              new Scorecard.Cost(
                  one.rule(), one.findings() + other.findings(), one.penalty() + other.penalty()));
    }
    double strain = strained * profile.scale().strain() / 100;
    int sound = words(article.text(), findings);
    int score = score(penalty + strain, sound);
    return new Scorecard(
        score,
        range(penalty + strain, findings, doubts, sound),
        verdict(score),
        profile.passMark(),
        words(article.text(), List.of()),
        penalty,
        strain,
        costs.values().stream()
            .sorted(
                Comparator.comparingDouble(Scorecard.Cost::penalty)
                    .reversed()
                    .thenComparing(Scorecard.Cost::rule))
            .toList());
  }

  private double cost(Finding finding) {
    return profile.weight(finding.severity()) * finding.confidence();
  }

  private double density(double penalty, int sound) {
    return 100 * penalty / (sound + profile.scale().padding());
  }

  private int score(double penalty, int sound) {
    double perHundred = density(penalty, sound);
    return (int) Math.floor(100 * Math.pow(0.5, perHundred / profile.scale().half()));
  }

  /**
   * Each finding is right with its confidence and each doubt with its chance, independently; a
   * doubt that is right costs what a minor error does.
   */
  private Scorecard.Range range(
      double penalty, List<Finding> findings, List<DoubtMark> doubts, int sound) {
    double variance = 0;
    for (Finding finding : findings) {
      variance += variance(finding.confidence(), profile.weight(finding.severity()));
    }
    double doubted = 0;
    for (DoubtMark doubt : doubts) {
      double weight = profile.weight(Severity.MINOR);
      variance += variance(doubt.chance(), weight);
      doubted += doubt.chance() * weight;
    }
    double margin = FOUR_FIFTHS * Math.sqrt(variance);
    return new Scorecard.Range(
        score(penalty + doubted + margin, sound), score(Math.max(0, penalty - margin), sound));
  }

  private static double variance(double chance, double weight) {
    return chance * (1 - chance) * weight * weight;
  }

  private Verdict verdict(int score) {
    if (score >= profile.passMark()) {
      return Verdict.PUBLISH;
    }
    return score >= profile.rejectBelow() ? Verdict.REVIEW : Verdict.REJECT;
  }

  /**
   * Words as Unicode counts them (UAX 29): what holds a letter or a digit.
   *
   * @param without findings whose words are not counted
   */
  static int words(String text, List<Finding> without) {
    List<Span> left = without.stream().map(Finding::span).sorted().toList();
    BreakIterator words = BreakIterator.getWordInstance(Locale.ENGLISH);
    words.setText(text);
    int count = 0;
    int next = 0;
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      while (next < left.size() && left.get(next).end() <= start) {
        next++;
      }
      boolean isLeft = next < left.size() && left.get(next).start() < end;
      if (!isLeft && Character.isLetterOrDigit(text.codePointAt(start))) {
        count++;
      }
      start = end;
    }
    return count;
  }
}
