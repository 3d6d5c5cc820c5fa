package org.proofwire.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/** Orders of articles, compared. */
final class Ranks {
  private Ranks() {}

  /** Spearman's correlation; ties share the mean of their ranks. */
  static double spearman(List<Double> one, List<Double> other) {
    return pearson(ranks(one), ranks(other));
  }

  private static double[] ranks(List<Double> values) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted((i, j) -> Double.compare(values.get(i), values.get(j)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[order.length];
    for (int i = 0; i < order.length; ) {
      int j = i;
      while (j + 1 < order.length && values.get(order[j + 1]).equals(values.get(order[i]))) {
        j++;
      }
      for (int k = i; k <= j; k++) {
        ranks[order[k]] = (i + j) / 2.0;
      }
      i = j + 1;
    }
    return ranks;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(0);
    double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  /** Pairs put in people's order; a tie of ours counts half, one of theirs is left out. */
  record Pairs(double right, int total) {
    static Pairs of(List<Double> theirs, List<Double> ours) {
      double right = 0;
      int total = 0;
      for (int i = 0; i < theirs.size(); i++) {
        for (int j = 0; j < i; j++) {
          int human = Double.compare(theirs.get(i), theirs.get(j));
          if (human != 0) {
            int own = Double.compare(ours.get(i), ours.get(j));
            total++;
            right += own == 0 ? 0.5 : Integer.signum(own) == Integer.signum(human) ? 1 : 0;
          }
        }
      }
      return new Pairs(right, total);
    }
  }

  /** How often one of the first is above one of the second; a tie counts half. */
  static double above(List<Double> first, List<Double> second) {
    double above = 0;
    for (double one : first) {
      for (double other : second) {
        above += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return first.isEmpty() || second.isEmpty() ? 0 : above / first.size() / second.size();
  }
}
