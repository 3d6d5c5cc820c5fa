package org.proofwire.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/** Reads Markdown (CommonMark), with or without YAML front matter. */
final class MarkdownText {
  /** Front matter is a handful of lines; a text that merely begins with a rule has no end of it. */
  private static final int FRONT_MATTER_LINES = 200;

  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  private static final YAMLMapper YAML = new YAMLMapper();

  private MarkdownText() {}

  static Reading read(String id, String content) {
    var writer = new ArticleWriter(content, Alignment.Syntax.MARKDOWN);
    Span yaml = frontMatter(content);
    String title = title(yaml.in(content));
    int body = yaml.length() == 0 ? 0 : lineAfter(content, yaml.end());
    Node document = PARSER.parse(content.substring(body));
    Optional<Heading> first = firstHeading(document);
    Optional<Heading> headline =
        first.filter(
            heading ->
                title.isEmpty() ? heading.getLevel() == 1 : Titles.same(words(heading), title));
    if (!title.isEmpty() && headline.isEmpty()) {
      int at = yaml.in(content).indexOf(title);
      writer.write(title, at < 0 ? Alignment.NOWHERE : yaml.start() + at);
      writer.endBlock(Optional.of(Role.HEADLINE));
    }
    document.accept(new Walk(writer, content, body, headline));
    return writer.paragraphs() == 0 ? Failures.empty(id) : new Reading.Ready(writer.toArticle(id));
  }

  /** What stands between two lines of dashes at the very beginning, or nothing. */
  private static Span frontMatter(String content) {
    Span nothing = Span.of(0, 0);
    int start = lineAfter(content, 0);
    if (!content.substring(0, start).strip().equals("---")) {
      return nothing;
    }
    int line = start;
    for (int i = 0; i < FRONT_MATTER_LINES && line < content.length(); i++) {
      int next = lineAfter(content, line);
      String words = content.substring(line, next).stripTrailing();
      if (words.equals("---") || words.equals("...")) {
        return Span.of(start, line);
      }
      line = next;
    }
    return nothing;
  }

  private static int lineAfter(String content, int from) {
    int end = content.indexOf('\n', from);
    return end < 0 ? content.length() : end + 1;
  }

  private static String title(String yaml) {
    try {
      return YAML.readTree(yaml).path("title").asText("").strip();
    } catch (JsonProcessingException e) {
      return ""; // a mistake there is no mistake in the article
    }
  }

  /** The first block, if it is a heading; a picture may stand above it. */
  private static Optional<Heading> firstHeading(Node document) {
    Node node = document.getFirstChild();
    while (node != null && words(node).isBlank()) {
      node = node.getNext();
    }
    return node instanceof Heading heading ? Optional.of(heading) : Optional.empty();
  }

  private static String words(Node block) {
    var words = new StringBuilder();
    block.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak lineBreak) {
            words.append(' ');
          }

          @Override
          public void visit(Image image) {}
        });
    return words.toString();
  }

  /** Writes block after block. */
  private static final class Walk extends AbstractVisitor {
    private final ArticleWriter writer;
    private final String content;
    private final int shift;
    private final Optional<Heading> headline;

    Walk(ArticleWriter writer, String content, int shift, Optional<Heading> headline) {
      this.writer = writer;
      this.content = content;
      this.shift = shift;
      this.headline = headline;
    }

    @Override
    public void visit(Heading heading) {
      visitChildren(heading);
      boolean isHeadline = headline.filter(heading::equals).isPresent();
      writer.endBlock(Optional.of(isHeadline ? Role.HEADLINE : Role.SUBHEADING));
    }

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
      Node parent = paragraph.getParent();
      boolean item = parent instanceof ListItem;
      boolean bold =
          paragraph.getFirstChild() instanceof StrongEmphasis
              && paragraph.getFirstChild() == paragraph.getLastChild()
              && Sentences.words(words(paragraph)) <= 10;
      writer.endBlock(
          item
              ? Optional.of(Role.LIST_ITEM)
              : bold ? Optional.of(Role.SUBHEADING) : Optional.empty());
    }

    @Override
    public void visit(Text text) {
      writer.write(text.getLiteral(), start(text));
    }

    @Override
    public void visit(Code code) {
      int start = start(code);
      while (start >= 0 && content.startsWith("`", start)) {
        start++;
      }
      writer.write(code.getLiteral(), start);
    }

    /** Set off with spaces, not fences: in articles that is prose that somebody indented. */
    @Override
    public void visit(IndentedCodeBlock code) {
      lines(code, code.getLiteral());
    }

    /** Code that says that it is code is no article text. */
    @Override
    public void visit(FencedCodeBlock code) {}

    private void lines(Block block, String literal) {
      String[] lines = literal.split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        int from = Alignment.NOWHERE;
        if (i < block.getSourceSpans().size()) {
          SourceSpan span = block.getSourceSpans().get(i);
          int end = shift + span.getInputIndex() + span.getLength();
          from = Math.max(0, end - lines[i].length());
        }
        writer.write(lines[i], from);
        writer.lineBreak();
      }
      writer.endBlock(Optional.empty());
    }

    @Override
    public void visit(HtmlBlock block) {
      int start = start(block);
      String html = block.getLiteral();
      boolean whole = start >= 0 && content.startsWith(html, start);
      HtmlText.writePiece(html, whole ? start : Alignment.NOWHERE, writer);
    }

    @Override
    public void visit(HtmlInline tag) {
      if (tag.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br")) {
        writer.lineBreak();
      }
    }

    /** A picture's alternative text is not shown where the picture is. */
    @Override
    public void visit(Image image) {}

    @Override
    public void visit(SoftLineBreak lineBreak) {
      writer.write("\n", Alignment.NOWHERE);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      writer.lineBreak();
    }

    private int start(Node node) {
      return node.getSourceSpans().isEmpty()
          ? Alignment.NOWHERE
          : shift + node.getSourceSpans().get(0).getInputIndex();
    }
  }
}
