package org.proofwire.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * How much running text each element of a page holds, how much text at all, and how much of it in
 * links: what tells an article from the menus and lists around it. Counted once a page, in
 * characters other than white space.
 */
final class Prose {
  /**
   * A block with less text outside links than this is a label, a menu's entry or a heading. The
   * shortest sentences fall under it, too; an article is never made of those alone.
   */
  private static final int SHORTEST = 40;

  private final Map<Element, Integer> prose = new HashMap<>();
  private final Map<Element, Integer> characters = new HashMap<>();
  private final Map<Element, Integer> linked = new HashMap<>();
  private final Map<Element, Integer> order = new HashMap<>();

  /** The blocks with prose directly in them, in the page's order. */
  private final List<Element> blocks = new ArrayList<>();

  Prose(Element page) {
    var own = new HashMap<Element, Integer>();
    var ownLinked = new HashMap<Element, Integer>();
    page.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            order.put(element, order.size());
          } else if (node instanceof TextNode text && !text.isBlank() && isShown(text)) {
            int length = solid(text.getWholeText());
            Element block = block(text);
            own.merge(block, length, Integer::sum);
            boolean link = isLinked(text, block);
            if (link) {
              ownLinked.merge(block, length, Integer::sum);
            }
            for (Optional<Element> up = Optional.of(block); up.isPresent(); up = parent(up.get())) {
              characters.merge(up.get(), length, Integer::sum);
              if (link) {
                linked.merge(up.get(), length, Integer::sum);
              }
            }
          }
        });
    own.forEach(
        (block, length) -> {
          int links = ownLinked.getOrDefault(block, 0);
          if (length - links >= SHORTEST && links < length / 2) {
            blocks.add(block);
            for (Optional<Element> up = Optional.of(block); up.isPresent(); up = parent(up.get())) {
              prose.merge(up.get(), length - links, Integer::sum);
            }
          }
        });
    blocks.sort(java.util.Comparator.comparing(block -> order.getOrDefault(block, 0)));
  }

  private static Optional<Element> parent(Element element) {
    return Optional.ofNullable(element.parent());
  }

  private static int solid(String text) {
    return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  private static boolean isShown(TextNode text) {
    for (Node up = text.parent(); up != null; up = up.parent()) {
      if (up instanceof Element element && Furniture.isNeverShown(element)) {
        return false;
      }
    }
    return true;
  }

  private static Element block(TextNode text) {
    Node up = text.parent();
    while (up instanceof Element element
        && !HtmlText.isBlock(element)
        && element.parent() != null) {
      up = element.parent();
    }
    if (up instanceof Element element) {
      return element;
    }
    throw new IllegalStateException("text outside any element");
  }

  private static boolean isLinked(TextNode text, Element block) {
    for (Node up = text.parent(); up != null; up = up.parent()) {
      if (up instanceof Element element && element.normalName().equals("a")) {
        return true;
      }
      if (up.equals(block) && !block.normalName().equals("a")) {
        // a link around a whole block, as in teasers, counts as well
        return block.parents().stream().anyMatch(outer -> outer.normalName().equals("a"));
      }
    }
    return false;
  }

  /** How much running text is in it. */
  int in(Element element) {
    return prose.getOrDefault(element, 0);
  }

  /** How much running text of a container comes before something in it. */
  int before(Element inside, Element container) {
    int end = order.getOrDefault(inside, 0);
    int sum = 0;
    for (Element block : blocks) {
      if (order.getOrDefault(block, 0) >= end) {
        break;
      }
      if (block.equals(container) || block.parents().contains(container)) {
        sum += in(block);
      }
    }
    return sum;
  }

  /** Whether one element begins before another. */
  boolean isBefore(Element one, Element other) {
    return order.getOrDefault(one, 0) < order.getOrDefault(other, 0);
  }

  /** How much text of any kind is in it. */
  int charactersIn(Element element) {
    return characters.getOrDefault(element, 0);
  }

  /** Which part of its text is links, 0 to 1. */
  double linkShare(Element element) {
    return linked.getOrDefault(element, 0) / (double) Math.max(1, charactersIn(element));
  }

  /** The blocks with running text directly in them, in the page's order. */
  List<Element> blocks() {
    return List.copyOf(blocks);
  }
}
