package org.proofwire.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proofwire.article.Article;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/** An article that is given as text: not a character of it is changed. */
final class PlainText {
  private PlainText() {}

  /**
   * Reads one article.
   *
   * @param title the headline as it is known from beside the text, or empty; it marks the first
   *     paragraph that has these words, and is not put into the text
   */
  static Reading read(String id, String text, String title) {
    List<Span> spans = Paragraphs.in(text);
    if (spans.isEmpty()) {
      return Failures.empty(id);
    }
    var shown = new ArrayList<ParagraphRoles.Shown>();
    for (Span span : spans) {
      String words = span.in(text);
      boolean headline = shown.isEmpty() && !title.isBlank() && words.equals(title.strip());
      shown.add(
          new ParagraphRoles.Shown(
              words, headline ? Optional.of(Role.HEADLINE) : Optional.empty()));
    }
    List<Role> roles = ParagraphRoles.of(shown);
    var paragraphs = new ArrayList<Paragraph>();
    for (int i = 0; i < spans.size(); i++) {
      paragraphs.add(new Paragraph(spans.get(i), roles.get(i)));
    }
    return new Reading.Ready(new Article(id, text, paragraphs, Optional.empty()));
  }
}
