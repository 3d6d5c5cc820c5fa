package org.proofwire.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  /** A heading with more characters was never closed, and the story goes on in it. */
  static final int LONGEST_HEADING = 300;

  private static final Set<String> BLOCKS = WordList.named("block-tags.txt");
  private static final Furniture.Names CAPTIONS = new Furniture.Names("caption-classes.txt");
  private static final Furniture.Names BYLINES = new Furniture.Names("byline-classes.txt");
  private static final Furniture.Names DATELINES = new Furniture.Names("dateline-classes.txt");

  /** A byline or a date with more characters is the paragraph around it. */
  private static final int LONGEST_LABEL = 80;

  /** Between headline and story, fewer words than this are a label: "World", "5 min read". */
  private static final int DECK_WORDS = 6;

  /** From so many words on, it is the story's first paragraph. */
  private static final int STORY_WORDS = 13;

  /** A cell with so many characters in paragraphs holds a column of the page, not a figure. */
  private static final int COLUMN = 80;

  /** What stands around headline and container may hold so much of the container's prose more. */
  private static final double LITTLE_ELSE = 0.25;

  /** Where on the page we are. */
  private enum Zone {
    BEFORE_HEADLINE,
    /** Between the headline and the story's first paragraph, among dates, labels and buttons. */
    UNDER_HEADLINE,
    STORY,
    AFTER
  }

  private final ArticleWriter writer;
  private final int shift;
  private final PageIndex index;
  private final Optional<Element> headline;

  /** What to leave out; nothing where all there is is the article. */
  private final Optional<Furniture> furniture;

  private final Map<Element, Boolean> columns = new HashMap<>();
  private Zone zone = Zone.STORY;

  /** The subheading that was written last, while nothing has been written after it. */
  private Optional<Element> lastHeading = Optional.empty();

  /** Of the text since the last block's end, how much there is, and how much in links. */
  private int characters;

  private int linked;

  private HtmlText(
      ArticleWriter writer,
      int shift,
      PageIndex index,
      Optional<Element> headline,
      Optional<Furniture> furniture) {
    this.writer = writer;
    this.shift = shift;
    this.index = index;
    this.headline = headline;
    this.furniture = furniture;
  }

  /**
   * Parses a page as browsers do. In XHTML a {@code <script src="…"/>} is closed, and in HTML it
   * swallows the rest; so a page that says it is XML and has lost its body is parsed as XML.
   */
  static Document parse(String html) {
    Document page = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
    boolean lost = html.stripLeading().startsWith("<?xml") && !page.body().hasText();
    return lost ? Parser.xmlParser().setTrackPosition(true).parseInput(html, "") : page;
  }

  /**
   * Writes a piece of HTML whole.
   *
   * @param at where it stands in the writer's source, or {@link Alignment#NOWHERE}
   */
  static void writePiece(String html, int at, ArticleWriter writer) {
    writePiece(parse(html), Optional.empty(), at, writer);
  }

  static void writePiece(Document piece, Optional<Element> headline, int at, ArticleWriter writer) {
    var text = new HtmlText(writer, at, new PageIndex(piece), headline, Optional.empty());
    text.children(piece.body(), Optional.empty());
    text.endBlock(piece.body(), Optional.empty());
  }

  /** Writes the article of a page: the headline, what stands under it, and the container. */
  static void writeArticle(Furniture furniture, ArticleWriter writer) {
    Element container = furniture.container();
    PageIndex index = furniture.index();
    var text = new HtmlText(writer, 0, index, furniture.headline(), Optional.of(furniture));
    Element root = container;
    text.zone = Zone.UNDER_HEADLINE;
    if (furniture.headline().isPresent()) {
      Element heading = furniture.headline().get();
      Element around = Elements.around(List.of(container, heading)).orElse(container);
      int more = index.prose(around) - index.prose(container);
      if (more <= LITTLE_ELSE * index.prose(container)) {
        root = around;
        text.zone = Zone.BEFORE_HEADLINE;
      } else {
        text.children(heading, Optional.of(Role.HEADLINE));
        writer.endBlock(Optional.of(Role.HEADLINE));
      }
    }
    text.children(root, Optional.empty());
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

  private void children(Element element, Optional<Role> role) {
    for (Node node : element.childNodes()) {
      if (node instanceof TextNode text) {
        text(text, element);
      } else if (node instanceof Element child && !Furniture.isNeverShown(child)) {
        element(child, element, role);
      }
    }
  }

  private void text(TextNode node, Element parent) {
    int start = start(node);
    int from = shift < 0 || start < 0 ? Alignment.NOWHERE : shift + start;
    int before = writer.blockLength();
    if (keepsLines(parent)) {
      writer.writeLines(node.getWholeText(), from);
    } else {
      writer.write(node.getWholeText(), from);
    }
    int added = writer.blockLength() - before;
    characters += added;
    linked += isLinked(parent) ? added : 0;
  }

  private boolean isLinked(Element parent) {
    Element link = parent.closest("a");
    return link != null && index.isLink(link);
  }

  private static boolean keepsLines(Element element) {
    return element.closest("pre") != null
        || element.attr("style").replace(" ", "").contains("white-space:pre");
  }

  private void element(Element element, Element parent, Optional<Role> role) {
    if (furniture.filter(parts -> parts.holds(element)).isPresent()) {
      leaveOut(element, parent, role);
    } else if (element.normalName().equals("br")) {
      writer.lineBreak();
    } else if (element.normalName().equals("q")) {
      writer.write("“", Alignment.NOWHERE); // browsers add them
      children(element, role);
      writer.write("”", Alignment.NOWHERE);
    } else if (isBlock(element) || isLabel(element)) {
      block(element, parent, role);
    } else {
      children(element, role);
    }
  }

  private void leaveOut(Element element, Element parent, Optional<Role> role) {
    if (!isBlock(element)) {
      return;
    }
    endBlock(parent, role);
    Element before = element.previousElementSibling();
    if (before != null && lastHeading.filter(before::equals).isPresent()) {
      writer.dropLast(); // "Related", over the list that it belongs to
      lastHeading = Optional.empty();
    }
  }

  /** Elements that style sheets set apart, though they are inline by name. */
  private static boolean isLabel(Element element) {
    if (element.normalName().matches("span|time|a|small|em|i|b|strong|cite")) {
      return isCalledLabel(element)
          && element.parents().stream()
              .noneMatch(
                  outer ->
                      outer.normalName().matches("p|li|h[1-6]|figcaption") || isCalledLabel(outer));
    }
    return element.attr("style").replace(" ", "").contains("display:block");
  }

  private static boolean isCalledLabel(Element element) {
    return isDate(element) || CAPTIONS.fit(element) || BYLINES.fit(element);
  }

  private static boolean isDate(Element element) {
    return element.normalName().equals("time") || DATELINES.fit(element);
  }

  private void block(Element element, Element parent, Optional<Role> role) {
    endBlock(parent, role);
    if (zone == Zone.BEFORE_HEADLINE && isHeadline(element)) {
      zone = Zone.UNDER_HEADLINE;
    }
    Optional<Role> own = role(element, role);
    children(element, own);
    endBlock(element, own);
    if (furniture.filter(parts -> parts.container().equals(element)).isPresent()) {
      zone = Zone.AFTER;
    }
  }

  private boolean isHeadline(Element element) {
    return headline.filter(element::equals).isPresent();
  }

  private Optional<Role> role(Element element, Optional<Role> outer) {
    String name = element.normalName();
    int length = index.characters(element);
    if (isHeadline(element)) {
      return Optional.of(Role.HEADLINE);
    }
    if (name.matches("h[1-6]") && length <= LONGEST_HEADING) {
      return Optional.of(Role.SUBHEADING);
    }
    if (name.equals("figcaption") || name.equals("caption")) {
      return Optional.of(Role.CAPTION);
    }
    if (outer.isPresent()) {
      return outer;
    }
    if (name.matches("li|dt|dd") && element.select("p, h1, h2, h3, h4").size() < 2) {
      return Optional.of(Role.LIST_ITEM); // else an entry of a live blog
    }
    if (name.matches("td|th") && !holdsColumns(element)) {
      return Optional.of(Role.LIST_ITEM);
    }
    if (CAPTIONS.fit(element)) {
      return Optional.of(Role.CAPTION);
    }
    if (length > 0 && length <= LONGEST_LABEL && !Sentences.isEnded(element.text())) {
      if (BYLINES.fit(element)) {
        return Optional.of(Role.BYLINE);
      }
      if (isDate(element)) {
        return Optional.of(Role.DATELINE);
      }
      if (name.equals("p") && isBold(element)) {
        return Optional.of(Role.SUBHEADING);
      }
    }
    return outer;
  }

  /** Whether a cell's table lays out the page rather than show figures. */
  private boolean holdsColumns(Element cell) {
    Element table = cell.closest("table");
    return table != null && columns.computeIfAbsent(table, this::laysOut);
  }

  private boolean laysOut(Element table) {
    return table.select("td, th").stream()
        .anyMatch(
            cell ->
                index.characters(cell) > COLUMN && cell.selectFirst("p, br, div, table") != null);
  }

  /**
   * "
   *
   * <p><strong>What happens next</strong>".
   */
  private static boolean isBold(Element paragraph) {
    return paragraph.childrenSize() == 1
        && paragraph.child(0).normalName().matches("b|strong")
        && paragraph.child(0).text().equals(paragraph.text());
  }

  private void endBlock(Element element, Optional<Role> role) {
    if (writer.blockLength() > 0 && isKept(element, role)) {
      writer.endBlock(role);
      boolean subheading = role.filter(r -> r == Role.SUBHEADING).isPresent();
      lastHeading = subheading ? Optional.of(element) : Optional.empty();
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
      case UNDER_HEADLINE -> isKeptUnderHeadline(element, role);
    };
  }

  private boolean isKeptUnderHeadline(Element element, Optional<Role> role) {
    if (role.filter(r -> r != Role.SUBHEADING && r != Role.LIST_ITEM).isPresent()) {
      return true;
    }
    String block = writer.block();
    int words = Sentences.words(block);
    boolean mostlyLinks = linked * 2 > characters;
    if (role.isEmpty() && !mostlyLinks && words >= STORY_WORDS) {
      zone = Zone.STORY;
      return true;
    }
    return element.normalName().matches("p|blockquote")
        || ParagraphRoles.isByline(block)
        || ParagraphRoles.isDateline(block)
        || (!mostlyLinks && (words >= DECK_WORDS || role.equals(Optional.of(Role.SUBHEADING))));
  }
}
