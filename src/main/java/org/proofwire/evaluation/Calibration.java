package org.proofwire.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A pass mark chosen from articles that a newsroom accepted and rejected.
 *
 * @param passMark the mark: articles that reach it pass
 * @param told how often a rejected article scores lower than an accepted one
 * @param sure the interval of that, over the choice of articles
 * @param passed share of the accepted that reach the mark
 * @param stopped share of the rejected that don't
 * @param passedUnseen the same of articles that were left out, one by one, of the choice
 * @param stoppedUnseen the same of the rejected
 */
public record Calibration(
    int passMark,
    double told,
    Result.Interval sure,
    double passed,
    double stopped,
    double passedUnseen,
    double stoppedUnseen) {
  /** Fewer articles of a kind than this, and chance would choose the mark. */
  public static final int FEWEST = 10;

  private static final int HIGHEST = 100;

  /**
   * Chooses the mark that is right most often, the two kinds of article weighing the same (balanced
   * accuracy); of several as good, the one in the middle, farthest from both kinds.
   *
   * @param accepted scores of the accepted articles
   * @param rejected scores of the rejected ones
   * @param keep the share of the accepted that must pass, instead: the highest mark that lets them
   * @throws IllegalArgumentException if there are too few of either
   */
  public static Calibration of(
      List<Double> accepted, List<Double> rejected, Optional<Double> keep, Resampling resampling) {
    if (accepted.size() < FEWEST || rejected.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%d accepted and %d rejected articles are too few: it takes %d of each, and more are better"
              .formatted(accepted.size(), rejected.size(), FEWEST));
    }
    int mark = mark(accepted, rejected, keep);
    double passedUnseen = 0;
    for (int i = 0; i < accepted.size(); i++) {
      passedUnseen += accepted.get(i) >= mark(without(i, accepted), rejected, keep) ? 1 : 0;
    }
    double stoppedUnseen = 0;
    for (int i = 0; i < rejected.size(); i++) {
      stoppedUnseen += rejected.get(i) < mark(accepted, without(i, rejected), keep) ? 1 : 0;
    }
    return new Calibration(
        mark,
        Ranks.above(accepted, rejected),
        interval(accepted, rejected, resampling),
        passed(accepted, mark),
        1 - passed(rejected, mark),
        passedUnseen / accepted.size(),
        stoppedUnseen / rejected.size());
  }

  /** Whether the score tells the two kinds apart at all. */
  public boolean tellsApart() {
    return sure.low() > 0.5;
  }

  private static int mark(List<Double> accepted, List<Double> rejected, Optional<Double> keep) {
    if (keep.isPresent()) {
      return IntStream.rangeClosed(0, HIGHEST)
          .filter(mark -> passed(accepted, mark) >= keep.get())
          .max()
          .orElse(0);
    }
    double best = -1;
    List<Integer> marks = new ArrayList<>();
    for (int mark = 0; mark <= HIGHEST; mark++) {
      double right = passed(accepted, mark) + 1 - passed(rejected, mark);
      if (right > best) {
        best = right;
        marks.clear();
      }
      if (right == best) {
        marks.add(mark);
      }
    }
    return marks.get(marks.size() / 2);
  }

  private static double passed(List<Double> scores, int mark) {
    double passed = 0;
    for (double score : scores) {
      passed += score >= mark ? 1 : 0;
    }
    return passed / scores.size();
  }

  private static List<Double> without(int index, List<Double> scores) {
    var others = new ArrayList<>(scores);
    others.remove(index);
    return others;
  }

  private static Result.Interval interval(
      List<Double> accepted, List<Double> rejected, Resampling resampling) {
    var random = new Random(resampling.seed());
    double[] draws = new double[Math.max(1, resampling.times())];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = Ranks.above(drawn(accepted, random), drawn(rejected, random));
    }
    return Result.Interval.of(draws).orElseThrow();
  }

  private static List<Double> drawn(List<Double> scores, Random random) {
    return scores.stream().map(score -> scores.get(random.nextInt(scores.size()))).toList();
  }
}
