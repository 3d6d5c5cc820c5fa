package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Article;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Span;

/**
 * Finds what stands between quotation marks: straight, curly, single, guillemets, low-high, two
 * apostrophes, and the dashes that open a line of dialogue.
 *
 * <p>Marks in scraped and translated text are often wrong, so each is read by its sides (a mark
 * after a blank and before a letter opens) more than by its shape, and no quotation outlives its
 * paragraph: a bad mark can spoil one paragraph, never the article.
 *
 * @param marked quoted words in order; nested ones come after those that hold them
 * @param strays marks that belong to no quotation, inch signs left out
 * @param blocks the paragraphs, cut at line breaks behind the end of a sentence
 */
public record QuotationMarks(List<Marked> marked, List<Span> strays, List<Span> blocks) {
  private static final String DOUBLE_OPEN = "“„‟«»\"";
  private static final String DOUBLE = "“”„‟«»\"";
  private static final String ENDS = ".!?:…”\"»";
  private static final String SINGLE = "‘’‚‹›'";

  public QuotationMarks {
    marked = List.copyOf(marked);
    strays = List.copyOf(strays);
    blocks = List.copyOf(blocks);
  }

  /** The quotation marks of an article. */
  public static QuotationMarks of(Article article) {
    var marked = new ArrayList<Marked>();
    var strays = new ArrayList<Span>();
    List<Span> blocks = blocks(article);
    boolean open = false;
    for (int i = 0; i < blocks.size(); i++) {
      boolean nextOpens = i + 1 < blocks.size() && opens(article.text(), blocks.get(i + 1));
      var reader = new Reader(article.text(), blocks.get(i), i, open, nextOpens);
      reader.read();
      marked.addAll(reader.marked);
      strays.addAll(reader.strays);
      open = reader.leftOpen;
    }
    marked.sort(
        Comparator.comparing((Marked words) -> words.span().start())
            .thenComparing(words -> -words.span().end()));
    return new QuotationMarks(marked, strays, blocks);
  }

  private static List<Span> blocks(Article article) {
    String text = article.text();
    var blocks = new ArrayList<Span>();
    for (Paragraph paragraph : article.paragraphs()) {
      int start = paragraph.span().start();
      for (int i = start + 1; i < paragraph.span().end(); i++) {
        if (text.charAt(i) != '\n') {
          continue;
        }
        int end = i;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
          end--;
        }
        if (end > start && ENDS.indexOf(text.charAt(end - 1)) >= 0) {
          blocks.add(new Span(start, end));
          start = i + 1;
          while (Character.isWhitespace(text.charAt(start))) {
            start++;
          }
          i = start;
        }
      }
      blocks.add(new Span(start, paragraph.span().end()));
    }
    return blocks;
  }

  private static boolean opens(String text, Span paragraph) {
    int at = paragraph.start();
    return DOUBLE_OPEN.indexOf(text.charAt(at)) >= 0
        || (SINGLE.indexOf(text.charAt(at)) >= 0 && paragraph.length() > 1);
  }

  /** Reads one paragraph from left to right. */
  private static final class Reader {
    private final String text;
    private final Span paragraph;
    private final int index;
    private final boolean before;
    private final boolean nextOpens;
    private final List<Marked> marked = new ArrayList<>();
    private final List<Span> strays = new ArrayList<>();
    private boolean leftOpen;

    Reader(String text, Span paragraph, int index, boolean before, boolean nextOpens) {
      this.text = text;
      this.paragraph = paragraph;
      this.index = index;
      this.before = before;
      this.nextOpens = nextOpens;
    }

    /** A mark that waits for its closing one. */
    private record Opening(int at, int length, char shape) {}

    void read() {
      if (readDialogue()) {
        return;
      }
      @Nullable Opening outer = null;
      @Nullable Opening inner = null;
      for (int i = paragraph.start(); i < paragraph.end(); i++) {
        char c = text.charAt(i);
        int length = markLength(i);
        if (length == 0) {
          continue;
        }
        boolean isDouble = length == 2 || DOUBLE.indexOf(c) >= 0;
        if (isDouble) {
          Side side = side(i, length);
          boolean closes =
              outer != null
                  && side != Side.OPEN
                  && !(side == Side.EITHER && opensByShape(c, outer));
          if (outer != null && side == Side.OPEN && closesByShape(c, outer) && !opensLater(i)) {
            closes = true;
          }
          if (closes && outer != null) {
            inner = null;
            close(outer, i, length, false);
            outer = null;
          } else if (outer != null && side == Side.OPEN && nestedEnd(i + length) > 0) {
            // "They did not "frame" us": the same marks inside
            int end = nestedEnd(i + length);
            close(new Opening(i, length, c), end, markLength(end), true);
            i = end + markLength(end) - length;
          } else if (side == Side.OPEN || (side == Side.EITHER && hasLater(i + length))) {
            if (outer != null) {
              unclosed(outer, i);
            }
            outer = new Opening(i, length, c);
            inner = null;
          } else if (outer == null
              && before
              && marked.isEmpty()
              && side != Side.OPEN
              && strays.isEmpty()) {
            // The speech of the paragraph before goes on, and ends here.
            marked.add(
                new Marked(
                    new Span(paragraph.start(), i + length),
                    new Span(paragraph.start(), i),
                    "",
                    true,
                    false,
                    false,
                    index));
          } else if (i == paragraph.start() || !Character.isDigit(text.charAt(i - 1))) {
            strays.add(new Span(i, i + length));
          }
          i += length - 1;
        } else if (inner == null) {
          if (opensSingle(i)) {
            inner = new Opening(i, 1, c);
          }
        } else if (closesSingle(i, inner)) {
          close(inner, i, 1, outer != null);
          inner = null;
        }
      }
      if (outer != null) {
        unclosed(outer, paragraph.end());
      } else if (inner != null && nextOpens && inner.at() == paragraph.start()) {
        unclosed(inner, paragraph.end());
      }
    }

    private void close(Opening opening, int at, int length, boolean nested) {
      marked.add(
          new Marked(
              new Span(opening.at(), at + length),
              new Span(opening.at() + opening.length(), at),
              text.substring(opening.at(), opening.at() + opening.length()),
              true,
              false,
              nested,
              index));
    }

    private void unclosed(Opening opening, int until) {
      int end = until;
      while (end > opening.at() + opening.length()
          && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      boolean toTheEnd = until == paragraph.end();
      leftOpen |= toTheEnd;
      marked.add(
          new Marked(
              new Span(opening.at(), end),
              new Span(opening.at() + opening.length(), end),
              text.substring(opening.at(), opening.at() + opening.length()),
              false,
              toTheEnd && nextOpens,
              false,
              index));
    }

    /** How many characters long the mark at this place is; 0 where there is none. */
    private int markLength(int i) {
      char c = text.charAt(i);
      if (DOUBLE.indexOf(c) >= 0) {
        return 1;
      }
      boolean twice = i + 1 < paragraph.end() && text.charAt(i + 1) == c;
      if (c == '`') {
        return twice ? 2 : 0;
      }
      if (SINGLE.indexOf(c) >= 0) {
        return twice ? 2 : 1;
      }
      return 0;
    }

    private enum Side {
      OPEN,
      CLOSE,
      EITHER
    }

    /** What a double mark does, as the characters beside it tell. */
    private Side side(int i, int length) {
      boolean free = isFreeBefore(i);
      boolean bound = isBoundAfter(i + length);
      char c = text.charAt(i);
      if (free && bound) {
        return Side.OPEN;
      }
      if (!free && !bound) {
        return Side.CLOSE;
      }
      if (c == '„' || c == '‟') {
        return Side.OPEN;
      }
      if (!free && c == '“' && bound && !Character.isLetterOrDigit(text.charAt(i - 1))) {
        return Side.OPEN;
      }
      return Side.EITHER;
    }

    private static boolean opensByShape(char c, Opening outer) {
      return (c == '“' && outer.shape() == '“') || (c == '«' && outer.shape() == '«');
    }

    private static boolean closesByShape(char c, Opening outer) {
      return (c == '”' && outer.shape() == '“') || (c == '»' && outer.shape() == '«');
    }

    /** Whether a mark that looks like a closing one after a blank is none: more open after it. */
    private boolean opensLater(int i) {
      for (int j = i + 1; j < paragraph.end(); j++) {
        char c = text.charAt(j);
        if (c == '“' || c == '«') {
          return false;
        }
        if (c == '”' || c == '»') {
          return true;
        }
      }
      return false;
    }

    /**
     * The closing mark of words inside other words, if another one follows to close those; or -1.
     */
    private int nestedEnd(int from) {
      int end = -1;
      for (int j = from; j < paragraph.end(); j++) {
        int length = markLength(j);
        if (length == 2 || (length == 1 && DOUBLE.indexOf(text.charAt(j)) >= 0)) {
          if (side(j, length) != Side.CLOSE) {
            return -1;
          }
          if (end >= 0) {
            return end;
          }
          end = j;
          j += length - 1;
        }
      }
      return -1;
    }

    private boolean hasLater(int from) {
      for (int i = from; i < paragraph.end(); i++) {
        if (DOUBLE.indexOf(text.charAt(i)) >= 0 || markLength(i) == 2) {
          return true;
        }
      }
      return false;
    }

    private boolean isFreeBefore(int i) {
      if (i == paragraph.start()) {
        return true;
      }
      char c = text.charAt(i - 1);
      return Character.isWhitespace(c)
          || Character.isSpaceChar(c)
          || "([{—–-/:=‘“„«'\"".indexOf(c) >= 0;
    }

    private boolean isBoundAfter(int i) {
      if (i >= paragraph.end()) {
        return false;
      }
      char c = text.charAt(i);
      return Character.isLetterOrDigit(c)
          || "([{$€£#@…‘“„«¿¡'".indexOf(c) >= 0
          || (c == '.' && i + 1 < paragraph.end() && text.charAt(i + 1) == '.');
    }

    private static final List<String> CUT_SHORT =
        List.of("s ", "em ", "til ", "n ", "twas", "tis", "cause ", "bout ", "round ", "cos ");

    private boolean opensSingle(int i) {
      char c = text.charAt(i);
      if (c == '‹') {
        return true;
      }
      if (c == '›' || (c == '’' && hasLaterSingle(i + 1, '‘'))) {
        return false;
      }
      if (!isFreeBefore(i) || !isBoundAfter(i + 1)) {
        return false;
      }
      if (c == '‘' || c == '‚') {
        return hasLaterSingle(i + 1, '’') || hasLaterSingle(i + 1, '\'') || i == paragraph.start();
      }
      String next = text.substring(i + 1, Math.min(paragraph.end(), i + 8));
      if (Character.isDigit(text.charAt(i + 1)) || CUT_SHORT.stream().anyMatch(next::startsWith)) {
        return false;
      }
      return hasLaterSingle(i + 1, c);
    }

    private boolean hasLaterSingle(int from, char shape) {
      for (int i = from; i < paragraph.end(); i++) {
        if (text.charAt(i) == shape && (shape == '‘' ? isFreeBefore(i) : looksClosing(i))) {
          return true;
        }
      }
      return false;
    }

    private boolean looksClosing(int i) {
      return !isFreeBefore(i)
          && !(i + 1 < paragraph.end() && Character.isLetterOrDigit(text.charAt(i + 1)));
    }

    private boolean closesSingle(int i, Opening inner) {
      char c = text.charAt(i);
      if (inner.shape() == '‹') {
        return c == '›';
      }
      if ((c != '’' && c != '\'') || !looksClosing(i)) {
        return false;
      }
      // "the players' union": the possessive of a plural ends nothing while a better end is left.
      char last = text.charAt(i - 1);
      if (last == 's') {
        for (int j = i + 1; j < paragraph.end(); j++) {
          char d = text.charAt(j);
          if (d == '‘' || d == '“' || d == '”' || d == '"') {
            return true;
          }
          if (d == c && looksClosing(j)) {
            return false;
          }
        }
      }
      return true;
    }

    /** A line of dialogue, as it is set in French or Spanish: "— Never, said the mayor." */
    private boolean readDialogue() {
      char c = text.charAt(paragraph.start());
      if (c != '—' && c != '–' && c != '―') {
        return false;
      }
      int start = paragraph.start() + 1;
      while (start < paragraph.end() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      if (start >= paragraph.end() || hasLater(start)) {
        return false;
      }
      boolean speech = true;
      int from = start;
      int at = paragraph.start();
      for (int i = start; i <= paragraph.end(); i++) {
        boolean dash =
            i < paragraph.end()
                && (text.charAt(i) == '—' || text.charAt(i) == '–' || text.charAt(i) == '―')
                && Character.isWhitespace(text.charAt(i - 1));
        if (dash || i == paragraph.end()) {
          int end = i;
          while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
          }
          if (speech && end > from) {
            marked.add(
                new Marked(
                    new Span(at, end),
                    new Span(from, end),
                    String.valueOf(c),
                    true,
                    false,
                    false,
                    index));
          }
          speech = !speech;
          at = i;
          from = Math.min(paragraph.end(), i + 1);
          while (from < paragraph.end() && Character.isWhitespace(text.charAt(from))) {
            from++;
          }
        }
      }
      return true;
    }
  }
}
