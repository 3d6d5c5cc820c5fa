package org.proofwire.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What is where on a page, counted in one walk over it: how the elements nest, which are links,
 * hidden or furniture, and how much text and how much running text each holds. Amounts are in
 * characters other than white space.
 */
final class PageIndex {
  /**
   * A block with less text outside links than this is a label, a menu's entry or a heading. The
   * shortest sentences fall under it, too; an article is never made of those alone.
   */
  private static final int SHORTEST_PROSE = 40;

  /** An article's body has at least this part of its page's running text. */
  private static final double MUCH = 0.25;

  private final Map<Element, Integer> begins = new HashMap<>();
  private final Map<Element, Integer> ends = new HashMap<>();
  private final Map<Element, Integer> characters = new HashMap<>();
  private final Map<Element, Integer> linked = new HashMap<>();
  private final Map<Element, Integer> prose = new HashMap<>();
  private final Set<Element> links = new HashSet<>();

  /** Where furniture begins and ends, the outermost only. */
  private final NavigableMap<Integer, Integer> furnished = new TreeMap<>();

  /** The blocks with running text directly in them, in the page's order. */
  private final List<Element> blocks = new ArrayList<>();

  /** How much running text there is before each of the blocks, and at the end. */
  private final List<Integer> proseBefore = new ArrayList<>();

  PageIndex(Element page) {
    var walk = new Walk();
    page.traverse(walk);
    walk.ownCharacters.keySet().stream()
        .filter(block -> walk.ownProse(block) > 0)
        .sorted(order())
        .forEach(blocks::add);
    int sum = 0;
    for (Element block : blocks) {
      proseBefore.add(sum);
      sum += walk.ownProse(block);
      addUpward(prose, block, walk.ownProse(block));
    }
    proseBefore.add(sum);
    double much = MUCH * sum;
    List<Element> bodies = walk.namedAsBody.stream().filter(body -> prose(body) > much).toList();
    int end = 0;
    for (Element named : walk.namedAsFurniture) {
      // a blog's only "widget" may be the one with the posts in it
      if (begin(named) >= end && bodies.stream().noneMatch(body -> holds(named, body))) {
        end = ends.getOrDefault(named, 0);
        furnished.put(begin(named), end);
      }
    }
  }

  /** Counts; what an element is, its children are. */
  private final class Walk implements NodeVisitor {
    private final Map<Element, Integer> ownCharacters = new HashMap<>();
    private final Map<Element, Integer> ownLinked = new HashMap<>();
    private final Set<Node> hidden = new HashSet<>();
    private final Set<Node> inLink = new HashSet<>();
    private final List<Element> namedAsFurniture = new ArrayList<>();
    private final List<Element> namedAsBody = new ArrayList<>();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        enter(element);
      } else if (node instanceof TextNode text && !text.isBlank()) {
        Element parent = text.parent();
        if (parent != null && !hidden.contains(parent)) {
          count(text.getWholeText(), parent);
        }
      }
    }

    private void enter(Element element) {
      begins.put(element, begins.size());
      Element parent = element.parent();
      if ((parent != null && hidden.contains(parent)) || Furniture.isNeverShown(element)) {
        hidden.add(element);
      }
      boolean link = element.normalName().equals("a") && isClosed(element);
      if (link) {
        links.add(element);
      }
      if (link || (parent != null && inLink.contains(parent))) {
        inLink.add(element);
      }
      if (Furniture.isNamedSo(element)) {
        namedAsFurniture.add(element);
      } else if (MarkedArticle.isNamedAsBody(element)) {
        namedAsBody.add(element);
      }
    }

    private void count(String text, Element parent) {
      int length = (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
      Element block = block(parent);
      ownCharacters.merge(block, length, Integer::sum);
      addUpward(characters, parent, length);
      if (inLink.contains(parent)) {
        ownLinked.merge(block, length, Integer::sum);
        addUpward(linked, parent, length);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        ends.put(element, begins.size());
      }
    }

    /** How much running text stands directly in a block; none in a heading or a list of links. */
    private int ownProse(Element block) {
      int all = ownCharacters.getOrDefault(block, 0);
      int inLinks = ownLinked.getOrDefault(block, 0);
      boolean heading = block.normalName().matches("h[1-6]") && all <= HtmlText.LONGEST_HEADING;
      boolean running = !heading && all - inLinks >= SHORTEST_PROSE && inLinks < all / 2;
      return running ? all - inLinks : 0;
    }
  }

  private static void addUpward(Map<Element, Integer> sums, Element from, int amount) {
    for (Node up = from; up instanceof Element element; up = up.parent()) {
      sums.merge(element, amount, Integer::sum);
    }
  }

  /** A link that was never closed goes on to the story's end, and makes no link of it. */
  private static boolean isClosed(Element link) {
    return link.select("p").size() <= 1;
  }

  /** The smallest block that something stands in. */
  static Element block(Element element) {
    Element block = element;
    while (!HtmlText.isBlock(block) && block.parent() != null) {
      block = block.parent();
    }
    return block;
  }

  private int begin(Element element) {
    return begins.getOrDefault(element, 0);
  }

  /** As they begin on the page. */
  Comparator<Element> order() {
    return Comparator.comparing(this::begin);
  }

  /** Whether one element is the other, or is around it. */
  boolean holds(Element outer, Element inner) {
    return begin(outer) <= begin(inner) && begin(inner) < ends.getOrDefault(outer, 0);
  }

  /** Whether one element begins before another. */
  boolean isBefore(Element one, Element other) {
    return begin(one) < begin(other);
  }

  boolean isLink(Element element) {
    return links.contains(element);
  }

  /** Whether an element is called as furniture is, or stands in one that is. */
  boolean isFurnished(Element element) {
    Map.Entry<Integer, Integer> before = furnished.floorEntry(begin(element));
    return before != null && begin(element) < before.getValue();
  }

  /** How much running text is in an element. */
  int prose(Element element) {
    return prose.getOrDefault(element, 0);
  }

  /** How much running text of a container comes before something in it. */
  int proseBefore(Element inside, Element container) {
    return proseUpTo(begin(inside)) - proseUpTo(begin(container));
  }

  private int proseUpTo(int begin) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begin(blocks.get(middle)) < begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return proseBefore.get(low);
  }

  /** How much text of any kind is in an element. */
  int characters(Element element) {
    return characters.getOrDefault(element, 0);
  }

  /** Which part of an element's text is links, 0 to 1. */
  double linkShare(Element element) {
    return linked.getOrDefault(element, 0) / (double) Math.max(1, characters(element));
  }

  /** The blocks with running text directly in them, in the page's order. */
  List<Element> blocks() {
    return List.copyOf(blocks);
  }
}
