package org.proofwire.report;

import java.util.List;
import org.proofwire.article.Paragraph;

/**
 * Keeps notes near their paragraphs on a wide page without tearing the article apart.
 *
 * <p>Notes stand beside the paragraph that they are about and, where they are longer, run on beside
 * the next. That pushes the next paragraph's notes down. When they would begin too far below their
 * paragraph, it is the paragraph that has to wait. Heights are estimates from the number of
 * characters, in rem of {@code report.css}: near enough, since nothing overlaps when they are
 * wrong.
 */
final class Margin {
  /** How far below its paragraph's first line a note may begin: some four lines of text. */
  private static final double FARTHEST = 7.5;

  private double textEnd;
  private double notesEnd;

  /** Sets one more paragraph, and says whether it must begin below the notes before it. */
  boolean add(Paragraph paragraph, List<Page.Note> notes) {
    boolean below = !notes.isEmpty() && notesEnd - textEnd > FARTHEST;
    double top = below ? notesEnd : textEnd;
    textEnd = top + height(paragraph);
    if (!notes.isEmpty()) {
      notesEnd = Math.max(top, notesEnd) + notes.stream().mapToDouble(Margin::height).sum();
    }
    return below;
  }

  private static double height(Paragraph paragraph) {
    int length = paragraph.span().length();
    return switch (paragraph.role()) {
      case HEADLINE -> lines(length, 38) * 2.6 + 1.5;
      case SUBHEADING -> lines(length, 58) * 1.85 + 1.9;
      case BYLINE, DATELINE, RESIDUE -> lines(length, 82) * 1.5 + 1.1;
      case CAPTION -> lines(length, 80) * 1.62 + 2.3;
      case LIST_ITEM -> lines(length, 68) * 1.92 + 0.5;
      case BODY -> lines(length, 72) * 1.92 + 1.1;
    };
  }

  private static double height(Page.Note note) {
    int fix =
        note.suggestions().isEmpty() && !note.delete()
            ? 0
            : note.words().length()
                + note.suggestions().stream().mapToInt(String::length).sum()
                + 12;
    return 2.4 + (lines(note.message().length(), 60) + lines(fix, 54)) * 1.4;
  }

  private static int lines(int characters, int inALine) {
    return (characters + inALine - 1) / inALine;
  }
}
