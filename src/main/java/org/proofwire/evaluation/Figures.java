package org.proofwire.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures by name; a dot in a name leads to a group: {@code any_rater.mcc}. In the order in which
 * they are to be read.
 */
final class Figures {
  private final Map<String, Figure> byName = new LinkedHashMap<>();

  /**
   * One figure.
   *
   * @param value the figure
   * @param measured whether it says how good something is, and so has an interval; else it is a
   *     count of what there was
   */
  record Figure(double value, boolean measured) {}

  Figures share(String name, double value) {
    byName.put(name, new Figure(value, true));
    return this;
  }

  Figures count(String name, double value) {
    byName.put(name, new Figure(value, false));
    return this;
  }

  Figures group(String name, Figures inner) {
    inner.byName.forEach((key, figure) -> byName.put(name + "." + key, figure));
    return this;
  }

  Map<String, Figure> byName() {
    return byName;
  }

  /** Precision, recall and F1. */
  static Figures precisionRecall(double hit, double flagged, double wanted) {
    double precision = ratio(hit, flagged);
    double recall = ratio(hit, wanted);
    return new Figures()
        .share("precision", precision)
        .share("recall", recall)
        .share("f1", ratio(2 * precision * recall, precision + recall));
  }

  /** Precision, recall, F1 and Matthews correlation from counts of characters or words. */
  static Figures agreement(double hit, double flagged, double wanted, double total) {
    return precisionRecall(hit, flagged, wanted)
        .share("mcc", matthews(hit, flagged - hit, wanted - hit, total - flagged - wanted + hit));
  }

  /** 1 is perfect, 0 no better than chance or than flagging everything, -1 always wrong. */
  static double matthews(double tp, double fp, double fn, double tn) {
    double below = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
    return below == 0 ? 0 : (tp * tn - fp * fn) / below;
  }

  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
