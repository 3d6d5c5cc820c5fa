package org.proofwire.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.proofwire.article.Span;

/**
 * Splits text into words and words into the pieces of a vocabulary, as BERT's uncased models have
 * it (Devlin et al., "BERT", 2019): longest piece first, from the left.
 *
 * <p>Safe for use by several threads.
 */
public final class WordPiece {
  /** A word with more characters than this is one unknown piece, as in BERT's own tokenizer. */
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids;
  private final int unknown;
  private final int start;
  private final int end;

  /**
   * A word of a text and its pieces.
   *
   * @param span where it stands
   * @param pieces their numbers in the vocabulary, at least one
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a list would box each number
  record Word(Span span, int[] pieces) {}

  /**
   * A tokenizer.
   *
   * @param vocabulary all pieces in the order of their numbers
   * @throws IllegalArgumentException if {@code [UNK]}, {@code [CLS]} or {@code [SEP]} is missing
   */
  WordPiece(List<String> vocabulary) {
    var numbers = new HashMap<String, Integer>(vocabulary.size() * 2);
    for (String piece : vocabulary) {
      numbers.put(piece, numbers.size());
    }
    this.ids = Map.copyOf(numbers);
    this.unknown = special("[UNK]");
    this.start = special("[CLS]");
    this.end = special("[SEP]");
  }

  private int special(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no piece “" + piece + "”");
    }
    return id;
  }

  /** The piece that every window begins with. */
  int start() {
    return start;
  }

  /** The piece that every window ends with. */
  int end() {
    return end;
  }

  /** The words of a text. Control characters alone are none. */
  List<Word> words(String text) {
    var words = new ArrayList<Word>();
    int from = -1;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      boolean alone = isMark(point) || isHan(point);
      if (from >= 0 && (alone || isSpace(point))) {
        add(words, text, from, at);
        from = -1;
      }
      if (alone) {
        add(words, text, at, next);
      } else if (from < 0 && !isSpace(point) && !isDropped(point)) {
        from = at;
      }
      at = next;
    }
    if (from >= 0) {
      add(words, text, from, text.length());
    }
    return words;
  }

  private void add(List<Word> words, String text, int from, int to) {
    int[] pieces = pieces(plain(text.substring(from, to)));
    if (pieces.length > 0) {
      words.add(new Word(new Span(from, to), pieces));
    }
  }

  /** In lower case, without accents and what is dropped. */
  private static String plain(String word) {
    if (word.chars().allMatch(c -> c > 32 && c < 127)) {
      return word.toLowerCase(Locale.ROOT);
    }
    var kept = new StringBuilder();
    word.codePoints()
        .filter(point -> !isDropped(point))
        .map(Character::toLowerCase)
        .forEach(kept::appendCodePoint);
    String split = Normalizer.normalize(kept, Normalizer.Form.NFD);
    var plain = new StringBuilder();
    split
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private int[] pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return new int[] {unknown};
    }
    int[] found = new int[word.length()];
    int count = 0;
    for (int from = 0; from < word.length(); ) {
      int to = word.length();
      Integer id = ids.get(piece(word, from, to));
      while (id == null && --to > from) {
        id = ids.get(piece(word, from, to));
      }
      if (id == null) {
        return new int[] {unknown};
      }
      found[count++] = id;
      from = to;
    }
    return Arrays.copyOf(found, count);
  }

  private static String piece(String word, int from, int to) {
    String piece = word.substring(from, to);
    return from == 0 ? piece : "##" + piece;
  }

  private static boolean isSpace(int point) {
    return point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point);
  }

  /** Control characters and the like. What this Unicode doesn't know yet, such as emoji, stays. */
  private static boolean isDropped(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> point == 0xFFFD;
    };
  }

  /** Punctuation, each sign of which is a word of its own; so are ASCII's other signs. */
  private static boolean isMark(int point) {
    if (point < 128) {
      return point > 32 && point < 127 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isHan(int point) {
    return (point >= 0x4E00 && point <= 0x9FFF)
        || (point >= 0x3400 && point <= 0x4DBF)
        || (point >= 0x20000 && point <= 0x2A6DF)
        || (point >= 0x2A700 && point <= 0x2CEAF)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0x2F800 && point <= 0x2FA1F);
  }
}
