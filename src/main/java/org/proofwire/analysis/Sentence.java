package org.proofwire.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * One sentence. It never crosses the border of a paragraph.
 *
 * @param span from its first to its last token, without the white space around it
 * @param index its place among the article's sentences, from 0
 * @param paragraph the paragraph that it belongs to
 * @param paragraphIndex that paragraph's place, from 0
 * @param tokens its tokens, without white space; at least one
 */
public record Sentence(
    Span span, int index, Paragraph paragraph, int paragraphIndex, List<Token> tokens) {
  public Sentence {
    tokens = List.copyOf(tokens);
  }

  public Role role() {
    return paragraph.role();
  }

  /** Its tokens that hold a letter. */
  public Stream<Token> words() {
    return tokens.stream().filter(Token::isWord);
  }

  public Token first() {
    return tokens.get(0);
  }

  public Token last() {
    return tokens.get(tokens.size() - 1);
  }

  /** Whether it is the first sentence of its paragraph. */
  public boolean opensParagraph() {
    return span.start() == paragraph.span().start();
  }

  /** Whether it is the last sentence of its paragraph. */
  public boolean closesParagraph() {
    return span.end() == paragraph.span().end();
  }
}
