package org.proofwire.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.proofwire.article.Span;

/**
 * Finds the paragraphs of a text by its line breaks alone.
 *
 * <p>A blank line always ends a paragraph. A single line break does, too, in a live blog or a list,
 * and does not in text that a mail program or an editor wrapped at some width. A wrapped text shows
 * itself: the next line's first word would not have fitted on the line before, over and over.
 */
final class Paragraphs {
  /** Nobody wraps prose narrower than a newspaper column, or wider than a terminal. */
  private static final int NARROWEST_WRAP = 35;

  private static final int WIDEST_WRAP = 132;

  /** How full a wrapped line is at least, counting the word that did not fit any more. */
  private static final double FULL = 0.85;

  /** How many of all single line breaks must be at full lines before the text counts as wrapped. */
  private static final double MOSTLY = 0.8;

  /** In wrapped prose many lines begin in the middle of a sentence; headlines in a list don't. */
  private static final double BEGIN_INSIDE_SENTENCE = 0.2;

  /** Fewer words than this before a break may be a list's item, however the next line begins. */
  private static final int WORDS_OF_A_SENTENCE = 4;

  /** Words that a sentence hardly ends with, so that a line that does goes on in the next one. */
  private static final Set<String> GOES_ON = WordList.named("words-that-go-on.txt");

  private final String text;

  private Paragraphs(String text) {
    this.text = text;
  }

  /** The paragraphs, in order, without the white space around them. */
  static List<Span> in(String text) {
    return new Paragraphs(text).find();
  }

  private List<Span> find() {
    List<List<Span>> blocks = blocks();
    int wrap = wrapWidth(blocks);
    var paragraphs = new ArrayList<Span>();
    for (List<Span> block : blocks) {
      Span paragraph = block.get(0);
      for (int i = 1; i < block.size(); i++) {
        Span last = block.get(i - 1);
        Span next = block.get(i);
        if (goesOn(last, next, wrap)) {
          paragraph = paragraph.to(next);
        } else {
          paragraphs.add(paragraph);
          paragraph = next;
        }
      }
      paragraphs.add(paragraph);
    }
    return paragraphs;
  }

  /** The lines that are not blank, trimmed, those without a blank line between them together. */
  private List<List<Span>> blocks() {
    var blocks = new ArrayList<List<Span>>();
    List<Span> block = new ArrayList<>();
    int line = 0;
    while (line <= text.length()) {
      int end = lineEnd(line);
      Span trimmed = trim(line, end);
      if (isBlank(trimmed)) {
        if (!block.isEmpty()) {
          blocks.add(block);
          block = new ArrayList<>();
        }
      } else {
        block.add(trimmed);
      }
      boolean windowsBreak = text.startsWith("\r\n", end);
      line = end + (windowsBreak ? 2 : 1);
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && !isLineBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** All that Unicode calls a mandatory break (UAX #14). */
  private static boolean isLineBreak(char c) {
    return (c >= '\n' && c <= '\r') || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private Span trim(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return Span.of(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Nothing to see: zero-width characters alone make no paragraph. */
  private boolean isBlank(Span line) {
    for (int i = line.start(); i < line.end(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c) && Character.getType(c) != Character.FORMAT) {
        return false;
      }
    }
    return true;
  }

  /** The width that the text was wrapped at, or 0 if it was not. */
  private int wrapWidth(List<List<Span>> blocks) {
    int widest = 0;
    for (List<Span> block : blocks) {
      if (block.size() > 1) {
        widest = Math.max(widest, block.stream().mapToInt(Span::length).max().orElse(0));
      }
    }
    if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) {
      return 0;
    }
    int breaks = 0;
    int full = 0;
    int insideSentence = 0;
    for (List<Span> block : blocks) {
      for (int i = 1; i < block.size(); i++) {
        breaks++;
        full += isFull(block.get(i - 1), block.get(i), widest) ? 1 : 0;
        insideSentence += Character.isLowerCase(text.charAt(block.get(i).start())) ? 1 : 0;
      }
    }
    boolean wrapped = full >= MOSTLY * breaks && insideSentence >= BEGIN_INSIDE_SENTENCE * breaks;
    return wrapped ? widest : 0;
  }

  private boolean isFull(Span line, Span next, int width) {
    int word = next.start();
    while (word < next.end() && !isSpace(text.charAt(word))) {
      word++;
    }
    return line.length() + 1 + (word - next.start()) >= FULL * width;
  }

  private boolean goesOn(Span line, Span next, int wrap) {
    if (ListMark.at(text, next).isPresent()) {
      return false;
    }
    if (wrap > 0 && isFull(line, next, wrap)) {
      return true;
    }
    String words = line.in(text);
    char last = words.charAt(words.length() - 1);
    if (last == ',' || last == ';') {
      return true;
    }
    if (Sentences.isEnded(words) || last == ':') {
      return false;
    }
    String lastWord = words.substring(words.lastIndexOf(' ') + 1);
    boolean nextIsLower = Character.isLowerCase(text.charAt(next.start()));
    return Sentences.words(words) >= WORDS_OF_A_SENTENCE
        && (nextIsLower || GOES_ON.contains(lastWord));
  }
}
