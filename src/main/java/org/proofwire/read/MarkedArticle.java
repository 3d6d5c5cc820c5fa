package org.proofwire.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the article where the page's own markup says it is: the text in its JSON-LD, {@code
 * itemprop="articleBody"}, the {@code article} element, or a class that article bodies have.
 */
final class MarkedArticle implements ArticleFinder {
  private static final Furniture.Names BODIES = new Furniture.Names("article-bodies.txt");

  /** Less than this part of a page's running text is a teaser, whatever it is marked as. */
  private static final double LEAST_SHARE = 0.25;

  /** The article among teasers has so many times as much running text as the next longest. */
  private static final double OUTSTANDING = 2.5;

  /** Entries of a live blog have at least this part of the longest one's running text. */
  private static final double ENTRY = 0.1;

  /** An inner element is the body proper if it has nearly all of the outer one's running text. */
  private static final double NEARLY_ALL = 0.85;

  /** So many words in a row that are also in the given text are hardly there by chance. */
  private static final int WORDS_IN_A_ROW = 5;

  private static final double MOST = 0.6;

  @Override
  public Optional<Element> find(Document page, PageIndex index) {
    int outside = 0;
    for (Element block : index.blocks()) {
      outside += index.isFurnished(block) ? 0 : index.prose(block);
    }
    double least = Math.max(1, outside * LEAST_SHARE);
    return byText(page, index)
        .or(() -> byProperty(page))
        .filter(found -> index.prose(found) >= least)
        .or(() -> byElement(page, index).filter(found -> index.prose(found) >= least))
        .map(found -> bodyProper(found, index))
        .or(() -> byName(page.select("*"), index).filter(found -> index.prose(found) >= least));
  }

  /** Around the blocks that have the words of the text in the page's JSON-LD. */
  private static Optional<Element> byText(Document page, PageIndex index) {
    var given = new HashSet<Integer>();
    for (String body : LinkedData.of(page).bodies()) {
      given.addAll(rows(body));
    }
    if (given.isEmpty()) {
      return Optional.empty();
    }
    var blocks = new ArrayList<Element>();
    for (Element block : index.blocks()) {
      Set<Integer> rows = rows(block.text());
      long known = rows.stream().filter(given::contains).count();
      if (!rows.isEmpty() && known >= MOST * rows.size()) {
        blocks.add(block);
      }
    }
    return Elements.around(blocks);
  }

  /** The hashes of all words in a row. */
  private static Set<Integer> rows(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
    var rows = new HashSet<Integer>();
    for (int i = 0; i + WORDS_IN_A_ROW <= words.size(); i++) {
      rows.add(words.subList(i, i + WORDS_IN_A_ROW).hashCode());
    }
    return rows;
  }

  /** Sites that break an article with advertisements mark each piece. */
  private static Optional<Element> byProperty(Document page) {
    return Elements.around(page.select("[itemprop~=(?i)articleBody]"));
  }

  private static Optional<Element> byElement(Document page, PageIndex index) {
    List<Element> articles =
        page.select("article, [role=article]").stream()
            .filter(article -> index.prose(article) > 0)
            .filter(article -> article.parents().stream().noneMatch(MarkedArticle::isArticle))
            .sorted(Comparator.comparing(index::prose, Comparator.reverseOrder()))
            .toList();
    if (articles.isEmpty()) {
      return Optional.empty();
    }
    Element longest = articles.get(0);
    int next = articles.size() == 1 ? 0 : index.prose(articles.get(1));
    List<Element> headed =
        articles.stream().filter(article -> article.selectFirst("h1") != null).toList();
    if (headed.size() == 1 && index.prose(headed.get(0)) * OUTSTANDING >= index.prose(longest)) {
      return Optional.of(headed.get(0));
    }
    if (index.prose(longest) >= OUTSTANDING * next) {
      return Optional.of(longest);
    }
    // a live blog: many entries, none of them the article
    return Elements.around(
        articles.stream()
            .filter(article -> index.prose(article) >= ENTRY * index.prose(longest))
            .filter(article -> !index.isFurnished(article))
            .toList());
  }

  static boolean isNamedAsBody(Element element) {
    return BODIES.fit(element);
  }

  private static boolean isArticle(Element element) {
    return element.normalName().equals("article") || element.attr("role").equals("article");
  }

  /** The element inside that is named as a body and has nearly all the text, or the one found. */
  private static Element bodyProper(Element found, PageIndex index) {
    return byName(found.select("*"), index)
        .filter(inner -> index.prose(inner) >= NEARLY_ALL * index.prose(found))
        .orElse(found);
  }

  /** The innermost of those that have nearly as much text as the largest one named as a body. */
  private static Optional<Element> byName(List<Element> elements, PageIndex index) {
    List<Element> named =
        elements.stream()
            .filter(element -> index.prose(element) > 0)
            .filter(element -> !element.normalName().matches("html|body"))
            .filter(MarkedArticle::isNamedAsBody)
            .filter(element -> !index.isFurnished(element))
            .toList();
    int most = named.stream().mapToInt(index::prose).max().orElse(0);
    Optional<Element> innermost = Optional.empty();
    for (Element element : named) { // in the page's order, so outer ones come first
      if (index.prose(element) >= NEARLY_ALL * most) {
        innermost = Optional.of(element);
      }
    }
    if (innermost.isEmpty()) {
      return innermost;
    }
    // one body in several pieces of the same name, with advertisements between
    String name = innermost.get().className();
    List<Element> pieces =
        named.stream().filter(element -> element.className().equals(name)).toList();
    return name.isEmpty() || pieces.size() == 1 ? innermost : Elements.around(pieces);
  }
}
