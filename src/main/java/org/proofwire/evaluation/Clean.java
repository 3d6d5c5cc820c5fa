package org.proofwire.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** False alarms on well-written articles. */
record Clean() implements Task<Sums> {
  /** Rules that are listed; the others hardly speak. */
  private static final int MOST_RULES = 25;

  @Override
  public Sums unit(Gold gold, Prediction prediction) {
    var sums = new Sums();
    sums.add("articles", 1);
    sums.add("words", Words.count(gold.text()));
    sums.add(
        "flagged",
        Stretch.covered(prediction.spans()).cardinality(),
        gold.text().codePointCount(0, gold.text().length()));
    prediction.findings().stream()
        .map(Prediction.Found::severity)
        .distinct()
        .forEach(severity -> sums.add("touched:" + severity, 1));
    for (Prediction.Found found : prediction.findings()) {
      sums.add("findings", 1, found.isSerious() ? 1 : 0);
      sums.add("severity:" + found.severity(), 1);
      sums.add("rule:" + found.rule(), 1);
    }
    return sums;
  }

  @Override
  public Figures figures(List<List<Sums>> documents) {
    Sums all = Sums.over(documents);
    double words = all.get("words", 0);
    var figures =
        new Figures()
            .count("articles", all.get("articles", 0))
            .count("words", words)
            .share("findings_per_1000_words", perThousand(all.get("findings", 0), words))
            .share("major_or_critical_per_1000_words", perThousand(all.get("findings", 1), words))
            .share(
                "flagged_share_of_text",
                Figures.ratio(all.get("flagged", 0), all.get("flagged", 1)));
    all.names("severity:").stream()
        .sorted()
        .forEach(
            name ->
                figures.share(
                    "by_severity." + name, perThousand(all.get("severity:" + name, 0), words)));
    all.names("touched:").stream()
        .sorted()
        .forEach(name -> figures.count("articles_touched." + name, all.get("touched:" + name, 0)));
    rules(all)
        .limit(MOST_RULES)
        .forEach(
            name ->
                figures.share(
                    "rules_per_1000_words." + name,
                    perThousand(all.get("rule:" + name, 0), words)));
    return figures;
  }

  /** Rules that spoke, most often first. */
  static Stream<String> rules(Sums all) {
    return all.names("rule:").stream()
        .sorted(Comparator.comparingDouble((String name) -> all.get("rule:" + name, 0)).reversed());
  }

  static double perThousand(double count, double words) {
    return Figures.ratio(1000 * count, words);
  }
}
