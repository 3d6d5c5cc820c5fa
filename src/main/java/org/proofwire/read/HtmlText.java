package org.proofwire.read;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.proofwire.article.Role;

/**
 * Writes the text that a reader sees of an HTML element: inline markup dissolved, one paragraph a
 * block, with the role that the markup gives it.
 */
final class HtmlText {
  private static final Set<String> BLOCKS = WordList.named("block-tags.txt");
  private static final Furniture.Names CAPTIONS = new Furniture.Names("caption-classes.txt");
  private static final Furniture.Names BYLINES = new Furniture.Names("byline-classes.txt");
  private static final Furniture.Names DATELINES = new Furniture.Names("dateline-classes.txt");

  /** A byline or a date with more words is the paragraph around it. */
  private static final int LABEL_WORDS = 12;

  private static final int BOLD_HEADING_WORDS = 10;

  /** Between headline and story, fewer words than this are a label: "World", "5 min read". */
  private static final int DECK_WORDS = 6;

  /** A cell or item with so many characters of running text is laid out, not listed. */
  private static final int LAID_OUT = 80;

  /** Where on the page we are. */
  private enum Zone {
    BEFORE_HEADLINE,
    /** Between the headline and the story's first paragraph, among dates, labels and buttons. */
    HEAD,
    STORY,
    AFTER
  }

  private final ArticleWriter writer;
  private final int shift;
  private final Optional<Furniture> furniture;
  private Zone zone = Zone.STORY;

  /** The heading that was written last, while nothing has been written after it. */
  private Optional<Element> lastHeading = Optional.empty();

  /** Of the text since the last block's end, how much there is, and how much in links. */
  private int characters;

  private int linked;

  /**
   * Writes into a writer.
   *
   * @param shift where the parsed HTML begins in the writer's source
   */
  private HtmlText(ArticleWriter writer, int shift, Optional<Furniture> furniture) {
    this.writer = writer;
    this.shift = shift;
    this.furniture = furniture;
  }

  static Document parse(String html) {
    return Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
  }

  /**
   * Writes a piece of HTML whole.
   *
   * @param at where it stands in the writer's source, or {@link Alignment#NOWHERE}
   */
  static void writePiece(String html, int at, ArticleWriter writer) {
    writeBody(parse(html).body(), Optional.empty(), writer, at);
  }

  /** Writes everything in an element, the given heading as the headline. */
  static void writeBody(Element body, Optional<Element> headline, ArticleWriter writer, int shift) {
    var text = new HtmlText(writer, shift, Optional.empty());
    text.children(body, Optional.empty(), headline);
    text.endBlock(body, Optional.empty());
  }

  /** Writes the article of a page: what stands in its container, and the headline over it. */
  static void writeArticle(Furniture furniture, ArticleWriter writer) {
    Element container = furniture.container();
    Optional<Element> headline = furniture.headline();
    var text = new HtmlText(writer, 0, Optional.of(furniture));
    Element root = container;
    text.zone = Zone.HEAD;
    if (headline.isPresent()) {
      Element around =
          Elements.around(java.util.List.of(container, headline.get())).orElse(container);
      Prose prose = furniture.prose();
      boolean littleElse = prose.in(around) - prose.in(container) <= prose.in(container) / 4;
      if (around.equals(container) || littleElse) {
        root = around;
        text.zone = Zone.BEFORE_HEADLINE;
      } else {
        text.children(headline.get(), Optional.of(Role.HEADLINE), headline);
        writer.endBlock(Optional.of(Role.HEADLINE));
      }
    }
    text.children(root, Optional.empty(), headline);
    text.endBlock(root, Optional.empty());
  }

  /** Where a text node begins in the parsed HTML. */
  static int start(TextNode node) {
    Range range = node.sourceRange();
    return range.isTracked() ? range.startPos() : Alignment.NOWHERE;
  }

  static boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  private void children(Element element, Optional<Role> role, Optional<Element> headline) {
    for (Node node : element.childNodes()) {
      if (node instanceof TextNode text) {
        text(text, element);
      } else if (node instanceof Element child) {
        element(child, element, role, headline);
      }
    }
  }

  private void text(TextNode node, Element parent) {
    int start = start(node);
    int from = shift < 0 || start < 0 ? Alignment.NOWHERE : shift + start;
    String words = node.getWholeText();
    int before = writer.blockLength();
    if (keepsLines(parent)) {
      writer.writeLines(words, from);
    } else {
      writer.write(words, from);
    }
    int added = writer.blockLength() - before;
    characters += added;
    boolean link = parent.normalName().equals("a") || parent.closest("a") != null;
    linked += link ? added : 0;
  }

  private static boolean keepsLines(Element element) {
    return element.closest("pre") != null
        || element.attr("style").replace(" ", "").contains("white-space:pre");
  }

  private void element(
      Element element, Element parent, Optional<Role> role, Optional<Element> headline) {
    if (Furniture.isNeverShown(element)) {
      return;
    }
    if (furniture.filter(f -> f.holds(element)).isPresent()) {
      endBlock(parent, role);
      Element before = element.previousElementSibling();
      if (before != null && lastHeading.filter(before::equals).isPresent()) {
        writer.dropLast(); // "Related", over the list that it belongs to
        lastHeading = Optional.empty();
      }
      return;
    }
    switch (element.normalName()) {
      case "br" -> writer.lineBreak();
      case "q" -> {
        writer.write("“", Alignment.NOWHERE); // browsers add them
        children(element, role, headline);
        writer.write("”", Alignment.NOWHERE);
      }
      default -> {
        if (isBlock(element) || isLabel(element)) {
          block(element, parent, role, headline);
        } else {
          children(element, role, headline);
        }
      }
    }
  }

  /** Elements that style sheets set apart, though they are inline by name. */
  private static boolean isLabel(Element element) {
    if (element.normalName().matches("span|time|a|small|em|i|b|strong|cite")) {
      return (CAPTIONS.fit(element) || BYLINES.fit(element) || DATELINES.fit(element))
          && Optional.ofNullable(element.parent())
              .filter(parent -> !parent.normalName().matches("p|li|a|h[1-6]|figcaption"))
              .isPresent();
    }
    return element.attr("style").replace(" ", "").contains("display:block");
  }

  private void block(
      Element element, Element parent, Optional<Role> role, Optional<Element> headline) {
    endBlock(parent, role);
    if (headline.filter(element::equals).isPresent() && zone == Zone.BEFORE_HEADLINE) {
      zone = Zone.HEAD;
    }
    boolean container = furniture.filter(f -> f.container().equals(element)).isPresent();
    Optional<Role> own = role(element, role, headline);
    children(element, own, headline);
    endBlock(element, own);
    if (container) {
      zone = Zone.AFTER;
    }
  }

  private Optional<Role> role(Element element, Optional<Role> outer, Optional<Element> headline) {
    if (headline.filter(element::equals).isPresent()) {
      return Optional.of(Role.HEADLINE);
    }
    String name = element.normalName();
    if (name.matches("h[1-6]")) {
      return Optional.of(Role.SUBHEADING);
    }
    if (name.equals("figcaption") || name.equals("caption")) {
      return Optional.of(Role.CAPTION);
    }
    if (outer.isPresent()) {
      return outer;
    }
    if (name.matches("li|dt|dd|td|th") && !isLaidOut(element)) {
      return Optional.of(Role.LIST_ITEM);
    }
    int words = element.attributesSize() == 0 ? 0 : Sentences.words(element.text());
    if (words > 0 && CAPTIONS.fit(element)) {
      return Optional.of(Role.CAPTION);
    }
    if (words > 0 && words <= LABEL_WORDS && !Sentences.isEnded(element.text())) {
      if (BYLINES.fit(element)) {
        return Optional.of(Role.BYLINE);
      }
      if (DATELINES.fit(element)) {
        return Optional.of(Role.DATELINE);
      }
    }
    return name.equals("p") && isBoldHeading(element) ? Optional.of(Role.SUBHEADING) : outer;
  }

  /** An item of a live blog, or a cell that holds a whole column of the page. */
  private static boolean isLaidOut(Element element) {
    if (element.normalName().startsWith("t")) {
      return Optional.ofNullable(element.closest("table"))
          .filter(table -> table.select("td, th").stream().anyMatch(HtmlText::holdsColumn))
          .isPresent();
    }
    return element.select("p, h1, h2, h3, h4").size() > 1;
  }

  private static boolean holdsColumn(Element cell) {
    return cell.text().length() > LAID_OUT && !cell.select("p, br, div, table").isEmpty();
  }

  /**
   * "
   *
   * <p><strong>What happens next</strong>".
   */
  private static boolean isBoldHeading(Element paragraph) {
    String all = paragraph.text();
    String bold =
        paragraph.childrenSize() == 1 && paragraph.child(0).normalName().matches("b|strong")
            ? paragraph.child(0).text()
            : "";
    return !all.isEmpty()
        && bold.equals(all)
        && Sentences.words(all) <= BOLD_HEADING_WORDS
        && !Sentences.isEnded(all);
  }

  private void endBlock(Element element, Optional<Role> role) {
    if (writer.isBlockEmpty()) {
      writer.discardBlock();
    } else if (isKept(element, role)) {
      writer.endBlock(role);
      boolean heading = role.filter(r -> r == Role.SUBHEADING).isPresent();
      lastHeading = heading ? Optional.of(element) : Optional.empty();
    } else {
      writer.discardBlock();
    }
    characters = 0;
    linked = 0;
  }

  private boolean isKept(Element element, Optional<Role> role) {
    return switch (zone) {
      case STORY -> true;
      case BEFORE_HEADLINE, AFTER -> false;
      case HEAD -> isKeptUnderHeadline(element, role);
    };
  }

  private boolean isKeptUnderHeadline(Element element, Optional<Role> role) {
    String words = writer.block();
    if (role.filter(r -> r == Role.HEADLINE || r == Role.BYLINE || r == Role.CAPTION).isPresent()) {
      return true;
    }
    boolean linkedMostly = linked * 2 > characters;
    boolean story = role.isEmpty() && !linkedMostly && Sentences.words(words) > DECK_WORDS * 2;
    if (story) {
      zone = Zone.STORY;
      return true;
    }
    return element.normalName().matches("p|blockquote")
        || role.filter(r -> r == Role.DATELINE).isPresent()
        || ParagraphRoles.isByline(words)
        || ParagraphRoles.isDateline(words)
        || (!linkedMostly
            && (Sentences.words(words) >= DECK_WORDS || element.normalName().matches("h[2-6]")));
  }
}
