package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far apart two spellings of a name are, where letters that transliteration systems use for one
 * sound lie close together.
 *
 * <p>An edit distance: a slip of the fingers costs about 1, {@code k} for {@code q} a tenth of
 * that. Which letters are close is in {@code rules/names/sounds.txt}. Safe for use by several
 * threads.
 */
final class Sounds {
  /** A letter that nothing in the list brings near another. */
  private static final double OTHER_CONSONANT = 1.2;

  private static final double OTHER_VOWEL = 0.7;
  private static final double VOWEL_FOR_CONSONANT = 1.4;
  private static final double DROPPED_CONSONANT = 0.9;
  private static final double DROPPED_VOWEL = 0.5;
  private static final double DOUBLED = 0.1;
  private static final double SWAPPED = 0.7;

  /** The first letter is what people get right, and what tells names apart. */
  private static final double FIRST_LETTER = 0.5;

  private record Swap(String one, String other, double cost) {}

  /** By the last letters of both forms; 0 stands for the empty form. */
  private final Map<Integer, List<Swap>> swaps = new HashMap<>();

  /**
   * The distances that a list gives.
   *
   * @param lines a cost, then forms that may stand for each other at that cost: {@code 0.1 k q c};
   *     {@code ^} and {@code $} bind a form to the beginning and end of a name, {@code -} is
   *     nothing
   */
  Sounds(List<String> lines) {
    for (String line : lines) {
      List<String> forms = List.of(line.split("\\s+", -1));
      double cost = cost(line, forms.get(0));
      for (String one : forms.subList(1, forms.size())) {
        for (String other : forms.subList(1, forms.size())) {
          if (!one.equals(other)) {
            add(new Swap(one.replace("-", ""), other.replace("-", ""), cost));
          }
        }
      }
    }
  }

  private static double cost(String line, String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a line of sounds must begin with a cost: " + line, e);
    }
  }

  private void add(Swap swap) {
    swaps
        .computeIfAbsent(key(last(swap.one()), last(swap.other())), k -> new ArrayList<>())
        .add(swap);
  }

  private static char last(String form) {
    return form.isEmpty() ? 0 : form.charAt(form.length() - 1);
  }

  private static int key(char one, char other) {
    return one << 16 | other;
  }

  /** The distance of two folded names, 0 for the same letters. */
  double distance(String one, String other) {
    String a = "^" + one + "$";
    String b = "^" + other + "$";
    double[][] best = new double[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        best[i][j] = i == 0 && j == 0 ? 0 : best(a, i, b, j, best);
      }
    }
    boolean sameStart = !one.isEmpty() && !other.isEmpty() && one.charAt(0) == other.charAt(0);
    double distance = best[a.length()][b.length()];
    return sameStart || startsAlike(a, b) ? distance : distance + FIRST_LETTER;
  }

  /** Whether the list has the two beginnings, as {@code Q} and {@code Gh}. */
  private boolean startsAlike(String a, String b) {
    for (int i = 1; i <= Math.min(4, a.length() - 1); i++) {
      for (int j = 1; j <= Math.min(4, b.length() - 1); j++) {
        String one = a.substring(0, i + 1);
        String other = b.substring(0, j + 1);
        for (Swap swap : swaps.getOrDefault(key(last(one), last(other)), List.of())) {
          if (one.equals(bound(swap.one())) && other.equals(bound(swap.other()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String bound(String form) {
    return form.startsWith("^") ? form : "^" + form;
  }

  private double best(String a, int i, String b, int j, double[][] best) {
    double cost = Double.MAX_VALUE;
    if (i > 0 && j > 0) {
      cost = best[i - 1][j - 1] + change(a.charAt(i - 1), b.charAt(j - 1));
    }
    if (i > 0) {
      cost = Math.min(cost, best[i - 1][j] + drop(a, i));
    }
    if (j > 0) {
      cost = Math.min(cost, best[i][j - 1] + drop(b, j));
    }
    if (i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1)) {
      cost = Math.min(cost, best[i - 2][j - 2] + SWAPPED);
    }
    char lastA = i > 0 ? a.charAt(i - 1) : 0;
    char lastB = j > 0 ? b.charAt(j - 1) : 0;
    cost = Math.min(cost, swapped(a, i, b, j, best, key(lastA, lastB)));
    cost = Math.min(cost, swapped(a, i, b, j, best, key(lastA, (char) 0)));
    return Math.min(cost, swapped(a, i, b, j, best, key((char) 0, lastB)));
  }

  private double swapped(String a, int i, String b, int j, double[][] best, int key) {
    double cost = Double.MAX_VALUE;
    for (Swap swap : swaps.getOrDefault(key, List.of())) {
      int m = swap.one().length();
      int n = swap.other().length();
      if (m <= i
          && n <= j
          && a.startsWith(swap.one(), i - m)
          && b.startsWith(swap.other(), j - n)) {
        cost = Math.min(cost, best[i - m][j - n] + swap.cost());
      }
    }
    return cost;
  }

  private static double change(char one, char other) {
    if (one == other) {
      return 0;
    }
    if (isVowel(one) != isVowel(other)) {
      return VOWEL_FOR_CONSONANT;
    }
    return isVowel(one) ? OTHER_VOWEL : OTHER_CONSONANT;
  }

  private static double drop(String word, int i) {
    char letter = word.charAt(i - 1);
    if (i > 1 && word.charAt(i - 2) == letter) {
      return DOUBLED;
    }
    return isVowel(letter) ? DROPPED_VOWEL : DROPPED_CONSONANT;
  }

  private static boolean isVowel(char letter) {
    return "aeiouy".indexOf(letter) >= 0;
  }
}
