package org.proofwire.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each rater against the other two: as good as anybody can be. The prediction is not looked at. */
record Humans() implements Task<Humans.Unit> {
  private static final int RATERS_TO_COMPARE = 3;

  /** One article, and what it adds to the order of articles, by rater. */
  record Unit(Sums sums, Map<String, Articles.Row> rows) {}

  @Override
  public Unit unit(Gold gold, Prediction prediction) {
    var sums = new Sums();
    if (gold.raters().size() < RATERS_TO_COMPARE) {
      return new Unit(sums, Map.of());
    }
    add(sums, "", gold);
    add(sums, "body_", gold.body());
    var rows = new TreeMap<String, Articles.Row>();
    gold.raters()
        .forEach(
            (rater, own) -> {
              double others = 0;
              for (var other : gold.raters().entrySet()) {
                others += other.getKey().equals(rater) ? 0 : other.getValue();
              }
              rows.put(
                  rater, new Articles.Row(gold.system(), others / (gold.raters().size() - 1), own));
            });
    return new Unit(sums, rows);
  }

  private static void add(Sums sums, String name, Gold gold) {
    for (String rater : gold.raters().keySet()) {
      var own =
          Stretch.covered(
              gold.marks().stream()
                  .filter(mark -> mark.rater().equals(rater))
                  .map(Gold.Mark::span)
                  .toList());
      List<Gold.Mark> rest = gold.marksWithout(rater);
      Spans.add(sums, name + "any_other", own, Spans.markedBy(1, rest), gold.text());
      Spans.add(sums, name + "both_others", own, Spans.markedBy(2, rest), gold.text());
    }
  }

  @Override
  public Figures figures(List<List<Unit>> documents) {
    Sums all =
        Sums.over(documents.stream().map(each -> each.stream().map(Unit::sums).toList()).toList());
    var figures = new Figures();
    for (String name : List.of("any_other", "both_others", "body_any_other", "body_both_others")) {
      figures.group(name, Spans.agreement(all, name));
    }
    // A rater's penalties are compared with each other, not with a harsher rater's.
    List<List<Articles.Row>> byRater = new ArrayList<>();
    for (List<Unit> document : documents) {
      Map<String, List<Articles.Row>> rows = new TreeMap<>();
      document.forEach(
          unit ->
              unit.rows()
                  .forEach(
                      (rater, row) ->
                          rows.computeIfAbsent(rater, name -> new ArrayList<>()).add(row)));
      byRater.addAll(rows.values());
    }
    return figures.group("articles", new Articles().figures(byRater));
  }
}
