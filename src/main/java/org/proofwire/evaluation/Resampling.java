package org.proofwire.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How sure figures are: they are worked out again and again on articles drawn with replacement from
 * the set (Efron's bootstrap, percentile intervals). Translations of one original are drawn
 * together, since they share its difficulties. Two checkers meet the same draws, so that they can
 * be compared.
 *
 * @param times how often; 0 for no intervals
 * @param seed of the draws
 */
public record Resampling(int times, long seed) {
  public Resampling {
    if (times < 0) {
      throw new IllegalArgumentException("can't draw " + times + " times");
    }
  }

  <U> Result of(List<List<U>> documents, Task<U> task) {
    Map<String, Figures.Figure> figures = task.figures(documents).byName();
    Map<String, double[]> draws = new HashMap<>();
    figures.forEach(
        (name, figure) -> {
          if (figure.measured()) {
            double[] values = new double[times];
            Arrays.fill(values, Double.NaN);
            draws.put(name, values);
          }
        });
    var random = new Random(seed);
    for (int i = 0; i < times; i++) {
      var drawn = new ArrayList<List<U>>(documents.size());
      for (int k = 0; k < documents.size(); k++) {
        drawn.add(documents.get(random.nextInt(documents.size())));
      }
      int draw = i;
      task.figures(drawn)
          .byName()
          .forEach(
              (name, figure) -> {
                double[] values = draws.get(name);
                if (values != null) {
                  values[draw] = figure.value();
                }
              });
    }
    var result = new LinkedHashMap<String, Result.Figure>();
    figures.forEach(
        (name, figure) ->
            result.put(
                name,
                new Result.Figure(
                    figure.value(),
                    Optional.ofNullable(draws.get(name)).flatMap(Result.Interval::of))));
    return new Result(result, draws);
  }
}
