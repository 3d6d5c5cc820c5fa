package org.proofwire.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.proofwire.article.Span;

/** Which characters are wrong, against what several raters marked. */
record Spans() implements Task<Sums> {
  /** Of a rater's place: the other raters, one or both of whom must have marked a character. */
  private static final Map<String, Integer> OTHERS =
      new TreeMap<>(Map.of("any_other", 1, "both_others", 2));

  private static final int RATERS_TO_COMPARE = 3;

  /** Which marks a character needs to be wrong. */
  private record View(String name, int atLeast, boolean serious) {}

  private static final List<View> VIEWS =
      List.of(
          new View("any_rater", 1, false),
          new View("two_raters", 2, false),
          new View("major_any_rater", 1, true),
          new View("major_two_raters", 2, true));

  @Override
  public Sums unit(Gold gold, Prediction prediction) {
    var sums = new Sums();
    BitSet ours = Stretch.covered(prediction.spans());
    for (View view : VIEWS) {
      List<Gold.Mark> marks =
          gold.marks().stream().filter(mark -> !view.serious() || mark.isSerious()).toList();
      add(sums, view.name(), ours, markedBy(view.atLeast(), marks), gold.text());
    }
    inEachPlace(sums, "as_one_more_rater.", gold, ours);
    inEachPlace(
        sums,
        "body_as_one_more_rater.",
        gold.body(),
        Stretch.covered(prediction.body(gold.headlineEnd()).spans()));
    for (Gold.Mark mark : gold.marks()) {
      boolean touched =
          prediction.spans().stream().anyMatch(span -> Stretch.overlaps(mark.span(), span));
      for (String key :
          List.of(mark.category().replaceFirst("/.*", ""), mark.category(), mark.severity())) {
        sums.add("touched:" + key, touched ? 1 : 0, 1);
      }
    }
    for (Prediction.Found found : prediction.findings()) {
      boolean right =
          gold.marks().stream().anyMatch(mark -> Stretch.overlaps(mark.span(), found.span()));
      sums.add("rule:" + found.rule(), right ? 1 : 0, 1);
      sums.add("severity:" + found.severity(), right ? 1 : 0, 1);
      sums.add("findings", right ? 1 : 0, 1);
    }
    return sums;
  }

  /** The checker in the place of each rater in turn, against the other two. */
  private static void inEachPlace(Sums sums, String name, Gold gold, BitSet ours) {
    if (gold.raters().size() < RATERS_TO_COMPARE) {
      return;
    }
    for (String rater : gold.raters().keySet()) {
      OTHERS.forEach(
          (others, atLeast) ->
              add(
                  sums,
                  name + others,
                  ours,
                  markedBy(atLeast, gold.marksWithout(rater)),
                  gold.text()));
    }
  }

  static void add(Sums sums, String name, BitSet ours, BitSet wanted, String text) {
    sums.add(
        name,
        Stretch.shared(ours, wanted),
        ours.cardinality(),
        wanted.cardinality(),
        text.length());
  }

  /** Characters that at least so many raters marked. */
  static BitSet markedBy(int atLeast, List<Gold.Mark> marks) {
    Map<String, List<Span>> byRater =
        marks.stream()
            .collect(
                Collectors.groupingBy(
                    Gold.Mark::rater,
                    TreeMap::new,
                    Collectors.mapping(Gold.Mark::span, Collectors.toList())));
    var once = new BitSet();
    var twice = new BitSet();
    for (List<Span> spans : byRater.values()) {
      BitSet theirs = Stretch.covered(spans);
      var again = (BitSet) theirs.clone();
      again.and(once);
      twice.or(again);
      once.or(theirs);
    }
    return atLeast == 1 ? once : twice;
  }

  static Figures agreement(Sums all, String name) {
    return Figures.agreement(
        all.get(name, 0), all.get(name, 1), all.get(name, 2), all.get(name, 3));
  }

  @Override
  public Figures figures(List<List<Sums>> documents) {
    Sums all = Sums.over(documents);
    var figures = new Figures();
    VIEWS.forEach(view -> figures.group(view.name(), agreement(all, view.name())));
    for (String name : List.of("as_one_more_rater.", "body_as_one_more_rater.")) {
      OTHERS
          .keySet()
          .forEach(others -> figures.group(name + others, agreement(all, name + others)));
    }
    new ArrayList<>(all.names("touched:"))
        .stream()
            .sorted()
            .forEach(
                name ->
                    figures.group(
                        "spans_touched." + name, share("recall", "of", all, "touched:" + name)));
    precisions(all, figures);
    figures.share(
        "finding_precision", Figures.ratio(all.get("findings", 0), all.get("findings", 1)));
    figures.count("findings", all.get("findings", 1));
    return figures;
  }

  /** How many of each rule's findings, and of each severity's, touch what people marked. */
  static void precisions(Sums all, Figures figures) {
    all.names("rule:").stream()
        .sorted(
            (one, other) -> Double.compare(all.get("rule:" + other, 1), all.get("rule:" + one, 1)))
        .forEach(
            name ->
                figures.group(
                    "rule_precision." + name, share("precision", "findings", all, "rule:" + name)));
    all.names("severity:").stream()
        .sorted()
        .forEach(
            name ->
                figures.group(
                    "severity_precision." + name,
                    share("precision", "findings", all, "severity:" + name)));
  }

  static Figures share(String share, String of, Sums all, String name) {
    return new Figures()
        .share(share, Figures.ratio(all.get(name, 0), all.get(name, 1)))
        .count(of, all.get(name, 1));
  }
}
