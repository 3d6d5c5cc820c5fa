package org.proofwire.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by name, from one article or added up over many. */
final class Sums {
  private final Map<String, double[]> byName = new LinkedHashMap<>();

  /** Adds to the counts of a name. */
  void add(String name, double... counts) {
    double[] sums = byName.computeIfAbsent(name, key -> new double[counts.length]);
    for (int i = 0; i < counts.length; i++) {
      sums[i] += counts[i];
    }
  }

  /** The sums over all articles. */
  static Sums over(List<List<Sums>> documents) {
    var all = new Sums();
    documents.forEach(document -> document.forEach(sums -> sums.byName.forEach(all::add)));
    return all;
  }

  /** One of the counts of a name; 0 if there is none. */
  double get(String name, int which) {
    double[] sums = byName.get(name);
    return sums == null ? 0 : sums[which];
  }

  /** All names in a group, {@code rule:}, without the group, in the order they were met. */
  List<String> names(String group) {
    return byName.keySet().stream()
        .filter(name -> name.startsWith(group))
        .map(name -> name.substring(group.length()))
        .toList();
  }
}
