package org.proofwire.evaluation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.proofwire.article.Span;

/**
 * Which of the errors that somebody marked by hand are caught. One of attribution is caught only by
 * a finding about attribution, which may point at the quotation, the name or the clause.
 */
record Marked() implements Task<Sums> {
  private static final Set<String> ABOUT_ATTRIBUTION =
      Set.of("misattributed-quote", "self-reference", "contradictory-attribution");

  @Override
  public Sums unit(Gold gold, Prediction prediction) {
    var sums = new Sums();
    sums.add("words", Words.count(gold.text()));
    for (Gold.Mark mark : gold.marks()) {
      boolean hit =
          prediction.findings().stream().anyMatch(found -> pointsAt(found, mark, gold.text()));
      for (String key :
          List.of(
              "caught",
              "kind:" + mark.kind(),
              "visible:" + mark.visible(),
              "marked severity:" + mark.severity())) {
        sums.add(key, hit ? 1 : 0, 1);
      }
    }
    for (Prediction.Found found : prediction.findings()) {
      boolean right = gold.marks().stream().anyMatch(mark -> pointsAt(found, mark, gold.text()));
      for (String key :
          List.of("findings", "rule:" + found.rule(), "severity:" + found.severity())) {
        sums.add(key, right ? 1 : 0, 1);
      }
    }
    return sums;
  }

  private static boolean pointsAt(Prediction.Found found, Gold.Mark mark, String text) {
    return ABOUT_ATTRIBUTION.contains(mark.kind())
        ? found.isAboutAttribution() && Stretch.overlaps(found.span(), around(text, mark.span()))
        : Stretch.fits(found.span(), mark.span());
  }

  /** The paragraph of a mark. */
  private static Span around(String text, Span mark) {
    int start = mark.start();
    int end = mark.end();
    while (start > 0 && !text.startsWith("\n\n", start - 1)) {
      start--;
    }
    while (end < text.length() && !text.startsWith("\n\n", end)) {
      end++;
    }
    return Span.of(start, end);
  }

  @Override
  public Figures figures(List<List<Sums>> documents) {
    Sums all = Sums.over(documents);
    double off = all.get("findings", 1) - all.get("findings", 0);
    var figures =
        new Figures()
            .count("caught", all.get("caught", 0))
            .count("marks", all.get("caught", 1))
            .share("recall", Figures.ratio(all.get("caught", 0), all.get("caught", 1)))
            .share(
                "rule_visible_recall",
                all.get("visible:rule", 0) / Math.max(1, all.get("visible:rule", 1)))
            .count("findings", all.get("findings", 1))
            .count("findings_off_the_mark", off)
            .share(
                "finding_precision", Figures.ratio(all.get("findings", 0), all.get("findings", 1)))
            .share("off_the_mark_per_1000_words", 1000 * off / Math.max(1, all.get("words", 0)));
    recalls("by_visibility", "visible:", all, figures);
    recalls("by_severity", "marked severity:", all, figures);
    recalls("by_kind", "kind:", all, figures);
    Spans.precisions(all, figures);
    return figures;
  }

  private static void recalls(String group, String names, Sums all, Figures figures) {
    new TreeSet<>(all.names(names))
        .forEach(
            name ->
                figures.group(group + "." + name, Spans.share("recall", "of", all, names + name)));
  }
}
