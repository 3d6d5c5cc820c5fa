package org.proofwire.evaluation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of one checker at one task.
 *
 * @param figures by name, a dot leading to a group, in the order in which they are to be read
 * @param draws the same figures in each resampling; NaN where one could not be had
 */
public record Result(Map<String, Figure> figures, Map<String, double[]> draws) {
  /** Of all resamplings, how many an interval holds. */
  private static final double COVERAGE = 0.95;

  /**
   * One figure.
   *
   * @param value the figure
   * @param interval where it would lie in 95 of 100 sets like this one; none for plain counts
   */
  public record Figure(double value, Optional<Interval> interval) {}

  /** From one value to another. */
  public record Interval(double low, double high) {
    /** The middle 95% of some values, NaN left out; empty where there are none. */
    static Optional<Interval> of(double[] values) {
      double[] sorted =
          Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
      if (sorted.length == 0) {
        return Optional.empty();
      }
      int cut = (int) Math.floor(sorted.length * (1 - COVERAGE) / 2);
      return Optional.of(new Interval(sorted[cut], sorted[sorted.length - 1 - cut]));
    }
  }

  /** Whether a figure of another checker on the same articles differs by more than chance. */
  public boolean differs(String name, Result other) {
    double[] own = draws.get(name);
    double[] its = other.draws.get(name);
    if (own == null || its == null) {
      return false;
    }
    double[] differences = new double[own.length];
    Arrays.setAll(differences, i -> own[i] - its[i]);
    return Interval.of(differences)
        .filter(between -> between.low() > 0 || between.high() < 0)
        .isPresent();
  }
}
