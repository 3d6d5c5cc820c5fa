package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.model.Chance;
import org.proofwire.model.Judge;

/**
 * What the model makes of an article's words.
 *
 * <p>The same words weigh more in an article that is garbled elsewhere. How garbled it is, the
 * model's own impression tells at first; once the rules have run, {@link #given} counts in what
 * they found.
 */
public final class Doubts {
  /** No model read the article. */
  public static final Doubts NONE = new Doubts(Optional.empty(), List.of(), List.of());

  private final Optional<Judge> judge;
  private final List<Chance> chances;
  private final List<Doubt> words;

  private Doubts(Optional<Judge> judge, List<Chance> chances, List<Doubt> words) {
    this.judge = judge;
    this.chances = List.copyOf(chances);
    this.words = List.copyOf(words);
  }

  static Doubts of(List<Chance> chances, Judge judge) {
    return of(chances, judge, 0, false);
  }

  private static Doubts of(
      List<Chance> chances, Judge judge, double evidence, boolean isTranslated) {
    double[] wrong = judge.wrong(chances, evidence, isTranslated);
    var words = new ArrayList<Doubt>(wrong.length);
    for (int i = 0; i < wrong.length; i++) {
      Chance chance = chances.get(i);
      words.add(new Doubt(chance.span(), wrong[i], judge.strain(chance), false));
    }
    return new Doubts(Optional.of(judge), chances, words);
  }

  /**
   * The same, knowing what the rules found and where the article comes from.
   *
   * @param evidence what {@link #evidence} of the rules' findings comes to
   * @param isTranslated whether it is known to be machine-translated
   */
  public Doubts given(double evidence, boolean isTranslated) {
    return judge.map(each -> of(chances, each, evidence, isTranslated)).orElse(this);
  }

  /**
   * How far a rule's finding tells that the article is garbled.
   *
   * @param group the rule's group
   * @return 0 if no model read the article
   */
  public double evidence(String group, Finding finding) {
    return judge.map(each -> each.evidence(group, finding)).orElse(0.0);
  }

  /** The same, knowing of which words the rules' findings say what is wrong. */
  public Doubts explained(List<Finding> findings) {
    List<Doubt> marked =
        words.stream()
            .map(
                word ->
                    findings.stream().anyMatch(finding -> finding.span().overlaps(word.span()))
                        ? word.explained()
                        : word)
            .toList();
    return new Doubts(judge, chances, marked);
  }

  /** How many words' worth of strain there is in all: 0 without a model. */
  public double strain() {
    return words.stream().mapToDouble(Doubt::strain).sum();
  }

  /**
   * How sure a rule's finding is, knowing what the model makes of its words.
   *
   * @param group the rule's group
   * @param confidence how sure the rule is, from 0 to 1
   * @return the same if no model read the words
   */
  public double weighed(Span span, String group, double confidence) {
    OptionalDouble worst = in(span).stream().mapToDouble(Doubt::chance).max();
    return judge.isPresent() && worst.isPresent()
        ? judge.get().weighed(group, confidence, worst.getAsDouble())
        : confidence;
  }

  /** In order; those of residue are left out, and all of them where no model read the article. */
  public List<Doubt> words() {
    return words;
  }

  /** The words that share a character with a span. */
  public List<Doubt> in(Span span) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).span().end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = low;
    while (end < words.size() && words.get(end).span().start() < span.end()) {
      end++;
    }
    return words.subList(low, end);
  }
}
