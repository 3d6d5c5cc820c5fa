package org.proofwire.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.proofwire.article.Role;
import org.proofwire.read.Reading.Unreadable;

/** Reads an HTML page, or a piece of HTML that is the article and nothing else. */
final class HtmlPage {
  private static final Pattern WHOLE_PAGE = Pattern.compile("(?i)<(?:html|head|body)\\b");

  /** In the order of trust. */
  private static final List<ArticleFinder> FINDERS =
      List.of(new MarkedArticle(), new DenseArticle());

  private HtmlPage() {}

  /**
   * Reads one article.
   *
   * @param title the headline as it is known from beside the page, or empty. It is put over the
   *     text, unless the page's own headline says the same
   */
  static Reading read(String id, String html, String title) {
    Document page = HtmlText.parse(html);
    var writer = new ArticleWriter(html, Alignment.Syntax.HTML);
    boolean isWhole = WHOLE_PAGE.matcher(html).find();
    Provenance provenance = isWhole ? Provenance.of(page) : Provenance.UNKNOWN;
    if (isWhole) {
      writePage(page, title, writer);
    } else {
      writePiece(page, title, writer);
    }
    boolean onlyHeadline =
        writer.paragraphs() == 0
            || (writer.paragraphs() == 1
                && writer.toldRole(0).filter(role -> role == Role.HEADLINE).isPresent());
    if (onlyHeadline) {
      return new Unreadable(
          id,
          "no article text on this page, only menus or nothing",
          "Save the article's own page after it has loaded, or give its text.");
    }
    return new Reading.Ready(writer.toArticle(id), provenance);
  }

  private static void writePiece(Document page, String title, ArticleWriter writer) {
    Element body = page.body();
    Optional<Element> first = firstHeading(body);
    Optional<Element> headline =
        first.filter(
            heading ->
                title.isBlank()
                    ? heading.normalName().matches("h[12]")
                    : Titles.same(heading.text(), title));
    if (headline.isEmpty()) {
      writeTitle(title, Alignment.NOWHERE, writer);
    }
    HtmlText.writePiece(page, headline, 0, writer);
  }

  /** The heading that the piece begins with, if it begins with one. */
  private static Optional<Element> firstHeading(Element body) {
    return Optional.ofNullable(body.selectFirst("h1, h2, h3"))
        .filter(heading -> body.text().startsWith(heading.text()));
  }

  private static void writePage(Document page, String title, ArticleWriter writer) {
    var index = new PageIndex(page);
    Element container =
        FINDERS.stream()
            .flatMap(finder -> finder.find(page, index).stream())
            .findFirst()
            .orElse(page.body());
    if (index.prose(container) == 0 && index.linkShare(container) > 0.5) {
      return;
    }
    Headline found = Headline.of(page, container, index);
    Optional<Element> headline = found.element();
    boolean another =
        !title.isBlank()
            && headline.filter(heading -> Titles.same(heading.text(), title)).isEmpty();
    if (another) {
      writeTitle(title, Alignment.NOWHERE, writer);
      headline = Optional.empty();
    } else if (headline.isEmpty()) {
      writeTitle(found.title(), found.titleAt(), writer);
    }
    HtmlText.writeArticle(new Furniture(index, container, headline), writer);
  }

  private static void writeTitle(String title, int at, ArticleWriter writer) {
    writer.write(title, at);
    writer.endBlock(Optional.of(Role.HEADLINE));
  }
}
