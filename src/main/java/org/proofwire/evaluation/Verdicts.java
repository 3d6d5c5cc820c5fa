package org.proofwire.evaluation;

import java.util.List;

/** Garbled articles, which have marks, told from good ones, which have none. */
record Verdicts() implements Task<Verdicts.Row> {
  private static final double GOOD = 90;

  /** One article. */
  record Row(boolean garbled, double score, boolean passed) {}

  @Override
  public Row unit(Gold gold, Prediction prediction) {
    return new Row(
        !gold.marks().isEmpty(), prediction.score(), prediction.verdict().equals("publish"));
  }

  @Override
  public Figures figures(List<List<Row>> documents) {
    List<Row> rows = documents.stream().flatMap(List::stream).toList();
    List<Row> garbled = rows.stream().filter(Row::garbled).toList();
    List<Row> good = rows.stream().filter(row -> !row.garbled()).toList();
    double goodOnes = Math.max(1, good.size());
    return new Figures()
        .count("garbled", garbled.size())
        .count("good", good.size())
        .share(
            "auc",
            Ranks.above(
                good.stream().map(Row::score).toList(), garbled.stream().map(Row::score).toList()))
        .share(
            "garbled_stopped",
            1 - garbled.stream().filter(Row::passed).count() / (double) Math.max(1, garbled.size()))
        .share("good_passed", good.stream().filter(Row::passed).count() / goodOnes)
        .share(
            "good_scores_90_or_more",
            good.stream().filter(row -> row.score() >= GOOD).count() / goodOnes);
  }
}
