package org.proofwire.model;

import java.util.List;
import org.proofwire.article.Finding;

/**
 * Makes one probability of what the model says of a word and of its article.
 *
 * <p>A word is right if no expert finds it wrong (noisy or). The weights were learnt from what
 * people marked; {@code src/training} says how.
 *
 * @param usual mean logits of a usual article, one a head
 * @param translated how far the mean logits of translations lie from those
 * @param words as many words of a usual article, or of a usual translation, are counted in with
 *     each, so that a short one is not judged by a few words
 * @param padding as many words without a finding are counted in when the evidence is set against an
 *     article's words
 * @param most evidence in 100 words from which on an article is as garbled as can be
 * @param experts ways in which a word can be wrong
 * @param strain how strained a word reads
 * @param support how far it bears on what the rules say
 */
public record Judge(
    List<Double> usual,
    List<Double> translated,
    int words,
    int padding,
    double most,
    List<Expert> experts,
    Strain strain,
    Support support) {
  public Judge {
    usual = List.copyOf(usual);
    translated = List.copyOf(translated);
    experts = List.copyOf(experts);
    if (words < 1 || padding < 1) {
      throw new IllegalArgumentException("“words” and “padding” must be 1 or more");
    }
    if (!(most > 0)) {
      throw new IllegalArgumentException("“most” must be more than 0");
    }
  }

  void requireHeads(int heads) {
    boolean fits =
        usual.size() == heads
            && translated.size() == heads
            && strain.word().size() == heads
            && experts.stream()
                .allMatch(each -> each.word().size() == heads && each.article().size() == heads);
    if (!fits || experts.isEmpty()) {
      throw new IllegalArgumentException("each expert must weigh each of the " + heads + " heads");
    }
  }

  /**
   * How likely a human rater would mark each word.
   *
   * @param chances the words of one article
   * @param evidence what the rules' findings in it come to, as {@link #evidence} has it
   * @param isTranslated whether the article is known to be machine-translated
   * @return a probability, 0 to 1, for each word
   */
  public double[] wrong(List<Chance> chances, double evidence, boolean isTranslated) {
    double[] means = means(chances, isTranslated);
    double density = Math.min(most, 100 * evidence / (chances.size() + padding));
    double[] shifts = experts.stream().mapToDouble(each -> each.shift(means, density)).toArray();
    double[] wrong = new double[chances.size()];
    for (int i = 0; i < wrong.length; i++) {
      double right = 1;
      for (int j = 0; j < shifts.length; j++) {
        right *= 1 - probability(shifts[j] + experts.get(j).own(chances.get(i)));
      }
      wrong[i] = 1 - right;
    }
    return wrong;
  }

  /** How strained a word reads, be it right or wrong: from 0, at ease, to 1. */
  public double strain(Chance chance) {
    return strain.of(chance);
  }

  /**
   * How sure a rule's finding is, knowing what the model makes of its words.
   *
   * @param group the rule's group
   * @param confidence how sure the rule is, from 0 to 1
   * @param chance the probability that the worst of the words is wrong
   */
  public double weighed(String group, double confidence, double chance) {
    return support.weighed(group, confidence, chance);
  }

  /**
   * How far a rule's finding tells that the article is garbled: not at all if the rule is about
   * something else, as a wrong name or number stands in the best of prose.
   *
   * @param group the rule's group
   */
  public double evidence(String group, Finding finding) {
    return support.evidence(group, finding.severity()) * finding.confidence();
  }

  private double[] means(List<Chance> chances, boolean isTranslated) {
    double[] means = new double[usual.size()];
    for (int i = 0; i < means.length; i++) {
      means[i] = isTranslated ? words * translated.get(i) : 0;
      for (Chance chance : chances) {
        means[i] += chance.logits().get(i) - usual.get(i);
      }
      means[i] /= chances.size() + words;
    }
    return means;
  }

  static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
