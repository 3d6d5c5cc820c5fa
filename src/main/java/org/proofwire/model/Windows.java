package org.proofwire.model;

import java.util.ArrayList;
import java.util.List;
import org.proofwire.model.WordPiece.Word;

/**
 * Cuts a paragraph that is too long for the model into windows.
 *
 * <p>They overlap by half, and each word's answer is taken from the window in which it stands
 * farthest from an edge: so there is always much text on both sides of it, and where the cuts fall
 * makes no difference that matters.
 */
final class Windows {
  private Windows() {}

  /**
   * A window.
   *
   * @param from its first word
   * @param to the word after its last
   * @param keepFrom the first word whose answer is taken from it
   * @param keepTo the word after the last such
   */
  record Window(int from, int to, int keepFrom, int keepTo) {}

  /**
   * Windows for some words, in order; together they keep each word once.
   *
   * @param most pieces in a window, without its start and end
   */
  static List<Window> over(List<Word> words, int most) {
    int[] before = new int[words.size() + 1];
    for (int i = 0; i < words.size(); i++) {
      before[i + 1] = before[i] + words.get(i).pieces().length;
    }
    var windows = new ArrayList<Window>();
    int from = 0;
    int kept = 0;
    while (kept < words.size()) {
      int to = from + 1;
      while (to < words.size() && before[to + 1] - before[from] <= most) {
        to++;
      }
      int next = wordAt(before, before[from] + (before[to] - before[from]) / 2, from + 1);
      // The next window begins at the middle of this one, so they share the second half of it.
      int keepTo =
          to == words.size()
              ? to
              : Math.max(kept + 1, wordAt(before, (before[next] + before[to]) / 2, next));
      windows.add(new Window(from, to, kept, keepTo));
      kept = keepTo;
      from = next;
    }
    return windows;
  }

  /** The first word, from the given one on, that begins at this piece or after it. */
  private static int wordAt(int[] before, int piece, int from) {
    int word = from;
    while (word < before.length - 1 && before[word] < piece) {
      word++;
    }
    return word;
  }
}
