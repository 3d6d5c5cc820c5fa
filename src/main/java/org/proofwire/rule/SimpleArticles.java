package org.proofwire.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Article;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * Reads an example as an article without the reader: paragraphs are what blank lines separate.
 *
 * <p>A line that begins with {@code # } is a headline, with {@code ## } a subheading; anything else
 * is body.
 */
public final class SimpleArticles {
  private static final Pattern PARAGRAPH = Pattern.compile("\\S(?:.*\\S)?(?:\\n\\S.*)*");

  private SimpleArticles() {}

  public static Article read(String id, String text) {
    List<Paragraph> paragraphs = new ArrayList<>();
    Matcher matcher = PARAGRAPH.matcher(text);
    while (matcher.find()) {
      String paragraph = matcher.group();
      Role role = Role.BODY;
      int skip = 0;
      if (paragraph.startsWith("# ")) {
        role = Role.HEADLINE;
        skip = 2;
      } else if (paragraph.startsWith("## ")) {
        role = Role.SUBHEADING;
        skip = 3;
      }
      paragraphs.add(new Paragraph(new Span(matcher.start() + skip, matcher.end()), role));
    }
    return new Article(id, text, paragraphs, Optional.empty());
  }
}
