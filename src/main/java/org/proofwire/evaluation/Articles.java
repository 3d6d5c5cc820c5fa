package org.proofwire.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which articles are worse, against raters' penalties. */
record Articles() implements Task<Articles.Row> {
  /** One article: a higher penalty is a worse one. */
  record Row(String system, double theirs, double ours) {}

  @Override
  public Row unit(Gold gold, Prediction prediction) {
    return new Row(gold.system(), gold.humanScore().orElse(0.0), 100 - prediction.score());
  }

  @Override
  public Figures figures(List<List<Row>> documents) {
    List<Row> rows = documents.stream().flatMap(List::stream).toList();
    Map<String, List<Row>> bySystem = new TreeMap<>();
    rows.forEach(
        row -> bySystem.computeIfAbsent(row.system(), system -> new ArrayList<>()).add(row));
    Ranks.Pairs systems =
        Ranks.Pairs.of(
            bySystem.values().stream().map(each -> mean(theirs(each))).toList(),
            bySystem.values().stream().map(each -> mean(ours(each))).toList());
    double right = 0;
    int total = 0;
    for (List<Row> document : documents) {
      Ranks.Pairs inside = Ranks.Pairs.of(theirs(document), ours(document));
      right += inside.right();
      total += inside.total();
    }
    double cut =
        theirs(rows).stream().sorted().skip((long) (rows.size() * 0.75)).findFirst().orElse(0.0);
    return new Figures()
        .count("articles", rows.size())
        .share("spearman", Ranks.spearman(theirs(rows), ours(rows)))
        .share("system_pairs_right", Figures.ratio(systems.right(), systems.total()))
        .count("systems", bySystem.size())
        .share("pairs_right_within_document", right / Math.max(1, total))
        .share(
            "auc_worst_quarter",
            Ranks.above(
                ours(rows.stream().filter(row -> row.theirs() >= cut).toList()),
                ours(rows.stream().filter(row -> row.theirs() < cut).toList())));
  }

  private static List<Double> theirs(List<Row> rows) {
    return rows.stream().map(Row::theirs).toList();
  }

  private static List<Double> ours(List<Row> rows) {
    return rows.stream().map(Row::ours).toList();
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }
}
