package org.proofwire.evaluation;

import java.util.List;
import java.util.Locale;
import org.proofwire.article.Span;

/** Misattributed quotations caught, false alarms about them, speakers named rightly. */
record Quotes() implements Task<Sums> {
  private static final String AROUND_NAMES = ".,:;’'\"”“()";

  @Override
  public Sums unit(Gold gold, Prediction prediction) {
    var sums = new Sums();
    List<Span> ours =
        prediction.findings().stream()
            .filter(Prediction.Found::isAboutAttribution)
            .map(Prediction.Found::span)
            .toList();
    if (gold.corrupted().isPresent()) {
      Span corrupted = gold.corrupted().get();
      boolean caught = ours.stream().anyMatch(span -> Stretch.fits(span, corrupted));
      sums.add("corrupted", caught ? 1 : 0, 1);
      sums.add(
          "false alarms",
          (double) ours.stream().filter(span -> !Stretch.overlaps(span, corrupted)).count());
      return sums;
    }
    sums.add("clean", ours.isEmpty() ? 0 : 1, 1);
    sums.add("false alarms", ours.size());
    for (Gold.Said said : gold.quotes()) {
      sums.add("named", isRight(said, prediction) ? 1 : 0, 1);
    }
    return sums;
  }

  /** One answer a quotation: the one that shares most with it. */
  private static boolean isRight(Gold.Said said, Prediction prediction) {
    Gold.Said best = new Gold.Said(0, 0, "");
    int most = Integer.MIN_VALUE;
    for (Gold.Said own : prediction.quotes()) {
      if (own.overlaps(said) && own.shared(said) > most) {
        most = own.shared(said);
        best = own;
      }
    }
    return !best.speaker().isEmpty() && lastName(best.speaker()).equals(lastName(said.speaker()));
  }

  private static String lastName(String speaker) {
    String[] words =
        speaker
            .toLowerCase(Locale.ROOT)
            .replace("’s", "")
            .replace("'s", "")
            .strip()
            .split("\\s+", -1);
    String last = words[words.length - 1];
    int from = 0;
    int to = last.length();
    while (from < to && AROUND_NAMES.indexOf(last.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AROUND_NAMES.indexOf(last.charAt(to - 1)) >= 0) {
      to--;
    }
    return last.substring(from, to);
  }

  @Override
  public Figures figures(List<List<Sums>> documents) {
    Sums all = Sums.over(documents);
    double recall = all.get("corrupted", 0) / Math.max(1, all.get("corrupted", 1));
    double alarmed = all.get("clean", 0) / Math.max(1, all.get("clean", 1));
    return new Figures()
        .count("corrupted_articles", all.get("corrupted", 1))
        .share("recall", recall)
        .share("precision_balanced", Figures.ratio(recall, recall + alarmed))
        .count("clean_articles", all.get("clean", 1))
        .count("clean_articles_with_alarm", all.get("clean", 0))
        .count("false_alarms", all.get("false alarms", 0))
        .count("quotes_with_gold_speaker", all.get("named", 1))
        .share("speaker_accuracy", Figures.ratio(all.get("named", 0), all.get("named", 1)));
  }
}
