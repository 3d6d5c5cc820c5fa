package org.proofwire.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the article by where running text stands close together, as a browser's reading view does:
 * every paragraph speaks for what it stands in, and less for what is further out. The element with
 * the most is the article, or a piece of one with more of its kind beside it.
 *
 * <p>Readability4J was tried for this and let go: it prints each element's HTML into a log message,
 * which took minutes for a page of deeply nested elements.
 */
final class DenseArticle implements ArticleFinder {
  /**
   * How far out a paragraph speaks: in full for its parent, then for a half, a third, a quarter.
   */
  private static final int LEVELS = 4;

  /** Of what holds several pieces, no more than this part may be anything else. */
  private static final double FOREIGN = 0.3;

  @Override
  public Optional<Element> find(Document page, PageIndex index) {
    return densest(index)
        .map(found -> withPieces(found, index))
        .flatMap(found -> withBeginning(found, page, index));
  }

  private static Optional<Element> densest(PageIndex index) {
    var scores = new HashMap<Element, Double>();
    for (Element block : index.blocks()) {
      if (!index.isFurnished(block)) {
        speak(block, index.prose(block), scores);
      }
    }
    return scores.entrySet().stream()
        .max(
            Map.Entry.<Element, Double>comparingByValue()
                .thenComparing(entry -> entry.getKey().parents().size())
                .thenComparing(Map.Entry::getKey, index.order()))
        .map(Map.Entry::getKey);
  }

  private static void speak(Element block, double prose, Map<Element, Double> scores) {
    if (!block.normalName().matches("p|li|blockquote|pre|dd|dt|figcaption")) {
      scores.merge(block, prose, Double::sum); // text with line breaks, its own container
    }
    Element inner = block;
    for (int level = 1; level <= LEVELS && inner.parent() != null; level++) {
      inner = PageIndex.block(inner.parent());
      scores.merge(inner, prose / level, Double::sum);
    }
  }

  /** The element itself, or what holds it and more like it. */
  private static Element withPieces(Element found, PageIndex index) {
    Element whole = found;
    Element piece = found;
    for (Element outer = piece.parent(); outer != null; outer = outer.parent()) {
      int alike = 0;
      int foreign = 0;
      for (Element other : outer.children()) {
        if (!other.equals(piece) && !index.isFurnished(other)) {
          alike += isAlike(other, piece) ? index.prose(other) : 0;
          foreign += isAlike(other, piece) ? 0 : index.prose(other);
        }
      }
      if (foreign > FOREIGN * index.prose(outer) || (alike == 0 && foreign > 0)) {
        break;
      }
      whole = alike > 0 ? outer : whole;
      piece = outer;
    }
    return whole;
  }

  /** Of the same name, or a paragraph; columns side by side are not alike, whatever their name. */
  private static boolean isAlike(Element other, Element piece) {
    String name = other.normalName();
    boolean sameName =
        name.equals(piece.normalName())
            && !other.className().isEmpty()
            && other.className().equals(piece.className());
    return (sameName && !name.equals("td")) || name.matches("p|blockquote");
  }

  /**
   * A story begins under its headline. Where the first running text there is not in what was found,
   * such as comments longer than the story, the article is what holds both.
   */
  private static Optional<Element> withBeginning(Element found, Document page, PageIndex index) {
    Optional<Element> headline = Headline.shown(page, index);
    Optional<Element> first =
        headline.flatMap(
            heading ->
                index.blocks().stream()
                    .filter(block -> index.isBefore(heading, block))
                    .filter(block -> !index.isFurnished(block))
                    .findFirst());
    if (first.isEmpty() || index.holds(found, first.get())) {
      return Optional.of(found);
    }
    return Elements.around(List.of(first.get(), found));
  }
}
