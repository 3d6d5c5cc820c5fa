package org.proofwire.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proofwire.article.Article;
import org.proofwire.article.Original;
import org.proofwire.article.Original.Run;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * Writes an article's text paragraph by paragraph from a page with markup, and keeps the way back
 * to where each character stood. White space becomes what a reader sees: one blank, or none at a
 * paragraph's edges.
 */
final class ArticleWriter {
  static final String BETWEEN_PARAGRAPHS = "\n\n";

  private final String source;
  private final Alignment.Syntax syntax;

  private final StringBuilder text = new StringBuilder();
  private final List<Run> runs = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<Optional<Role>> told = new ArrayList<>();

  private final StringBuilder block = new StringBuilder();
  private final List<Run> blockRuns = new ArrayList<>();
  private boolean blankAhead;

  /** Where a blank stands that can serve for the white space ahead. */
  private int blankAt = Alignment.NOWHERE;

  ArticleWriter(String source, Alignment.Syntax syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  /**
   * Adds text to the paragraph being written.
   *
   * @param from where it begins in the source, or {@link Alignment#NOWHERE}
   */
  void write(String decoded, int from) {
    Alignment.walk(source, syntax, from, decoded, this::put);
  }

  /** Text in which line breaks are meant, as in HTML's {@code pre}. */
  void writeLines(String decoded, int from) {
    Alignment.walk(
        source,
        syntax,
        from,
        decoded,
        (c, start, end) -> {
          if (c == '\n') {
            lineBreak();
          } else {
            put(c, start, end);
          }
        });
  }

  private void put(char c, int from, int to) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      blankAhead = true;
      if (blankAt == Alignment.NOWHERE && c == ' ' && to - from == 1) {
        blankAt = from;
      }
      return;
    }
    flushBlank();
    append(c, from, to);
  }

  private void flushBlank() {
    if (blankAhead && !block.isEmpty() && block.charAt(block.length() - 1) != '\n') {
      append(' ', blankAt, blankAt == Alignment.NOWHERE ? blankAt : blankAt + 1);
    }
    blankAhead = false;
    blankAt = Alignment.NOWHERE;
  }

  private void append(char c, int from, int to) {
    int at = block.length();
    block.append(c);
    if (from == Alignment.NOWHERE) {
      return;
    }
    int last = blockRuns.size() - 1;
    Run before = last < 0 ? new Run(Span.of(0, 0), Span.of(0, 0)) : blockRuns.get(last);
    boolean adjoining = before.text().end() == at;
    boolean literal = to - from == 1;
    if (adjoining && literal && isLiteral(before) && before.source().end() == from) {
      blockRuns.set(last, run(before.text().start(), at + 1, before.source().start(), to));
    } else if (adjoining && !literal && before.source().equals(Span.of(from, to))) {
      // the second half of a character beyond the sixteen-bit ones
      blockRuns.set(last, run(before.text().start(), at + 1, from, to));
    } else {
      blockRuns.add(run(at, at + 1, from, to));
    }
  }

  private static boolean isLiteral(Run run) {
    return run.text().length() > 0 && run.text().length() == run.source().length();
  }

  private static Run run(int start, int end, int from, int to) {
    return new Run(Span.of(start, end), Span.of(from, to));
  }

  /** A line that ends without ending the paragraph, unless it turns out to. */
  void lineBreak() {
    blankAhead = false;
    blankAt = Alignment.NOWHERE;
    if (!block.isEmpty()) {
      block.append('\n');
    }
  }

  /** Ends what was written since the last end as one paragraph, or as many as it shows. */
  void endBlock(Optional<Role> role) {
    boolean heading = role.filter(r -> r == Role.HEADLINE || r == Role.SUBHEADING).isPresent();
    String written = block.toString();
    List<Span> paragraphs = Paragraphs.in(written);
    if (heading && paragraphs.size() > 1) {
      paragraphs = List.of(paragraphs.get(0).to(paragraphs.get(paragraphs.size() - 1)));
    }
    int fromRun = 0;
    for (Span paragraph : paragraphs) {
      if (!text.isEmpty()) {
        text.append(BETWEEN_PARAGRAPHS);
      }
      int shift = text.length() - paragraph.start();
      fromRun = addRuns(paragraph, shift, fromRun);
      text.append(paragraph.in(written).replace('\n', ' '));
      spans.add(paragraph.shift(shift));
      told.add(role);
    }
    discardBlock();
  }

  /** Copies the runs that stand in a paragraph, and returns the first one for the next. */
  private int addRuns(Span paragraph, int shift, int fromRun) {
    int next = fromRun;
    while (next < blockRuns.size() && blockRuns.get(next).text().start() < paragraph.end()) {
      Run run = blockRuns.get(next);
      int start = Math.max(run.text().start(), paragraph.start());
      int end = Math.min(run.text().end(), paragraph.end());
      if (start < end) {
        int from = run.source().start() + (isLiteral(run) ? start - run.text().start() : 0);
        int to = isLiteral(run) ? from + end - start : run.source().end();
        runs.add(run(start + shift, end + shift, from, to));
      }
      if (run.text().end() > paragraph.end()) {
        break;
      }
      next++;
    }
    return next;
  }

  /** What was written since the last block's end. */
  String block() {
    return block.toString();
  }

  /** How much was written since the last block's end, in UTF-16 code units. */
  int blockLength() {
    return block.length();
  }

  /** Forgets what was written since the last block's end. */
  void discardBlock() {
    block.setLength(0);
    blockRuns.clear();
    blankAhead = false;
    blankAt = Alignment.NOWHERE;
  }

  /** How many paragraphs there are so far. */
  int paragraphs() {
    return spans.size();
  }

  /** The words of a paragraph. */
  String paragraph(int index) {
    return text.substring(spans.get(index).start(), spans.get(index).end());
  }

  Optional<Role> toldRole(int index) {
    return told.get(index);
  }

  /** Takes the last paragraph away again. */
  void dropLast() {
    int last = spans.size() - 1;
    int start = last == 0 ? 0 : spans.get(last - 1).end();
    spans.remove(last);
    told.remove(last);
    text.setLength(start);
    runs.removeIf(run -> run.text().end() > start);
  }

  Article toArticle(String id) {
    String whole = text.toString();
    var shown = new ArrayList<ParagraphRoles.Shown>();
    for (int i = 0; i < spans.size(); i++) {
      shown.add(new ParagraphRoles.Shown(spans.get(i).in(whole), told.get(i)));
    }
    List<Role> roles = ParagraphRoles.of(shown);
    var paragraphs = new ArrayList<Paragraph>();
    for (int i = 0; i < spans.size(); i++) {
      paragraphs.add(new Paragraph(spans.get(i), roles.get(i)));
    }
    return new Article(id, whole, paragraphs, Optional.of(new Original(source, runs)));
  }
}
