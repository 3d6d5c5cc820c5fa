package org.proofwire.evaluation;

import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/** Which words are wrong, where every word is tagged: a finding that overlaps a word flags it. */
record Tags() implements Task<Sums> {
  @Override
  public Sums unit(Gold gold, Prediction prediction) {
    var sums = new Sums();
    BitSet flagged = Stretch.covered(prediction.spans());
    for (int i = 0; i < Math.min(gold.words().size(), gold.bad().size()); i++) {
      int next = flagged.nextSetBit(gold.words().get(i).start());
      boolean ours = next >= 0 && next < gold.words().get(i).end();
      boolean bad = gold.bad().get(i);
      for (String key : List.of("all", gold.pair())) {
        sums.add(
            "words:" + key,
            ours && bad ? 1 : 0,
            ours && !bad ? 1 : 0,
            !ours && bad ? 1 : 0,
            !ours && !bad ? 1 : 0);
      }
    }
    return sums;
  }

  @Override
  public Figures figures(List<List<Sums>> documents) {
    Sums all = Sums.over(documents);
    var figures = new Figures();
    double pairs = 0;
    int count = 0;
    for (String name : new TreeSet<>(all.names("words:"))) {
      String key = "words:" + name;
      double tp = all.get(key, 0);
      double fp = all.get(key, 1);
      double fn = all.get(key, 2);
      double tn = all.get(key, 3);
      double mcc = Figures.matthews(tp, fp, fn, tn);
      figures.share(name + ".mcc", mcc);
      figures.count(name + ".words", tp + fp + fn + tn);
      figures.group(name + ".bad", Figures.precisionRecall(tp, tp + fp, tp + fn));
      pairs += name.equals("all") ? 0 : mcc;
      count += name.equals("all") ? 0 : 1;
    }
    return figures.share("mean_over_pairs.mcc", pairs / Math.max(1, count));
  }
}
