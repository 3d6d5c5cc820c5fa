package org.proofwire.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Tells an article from what stands inside it and around it: menus, related links, share buttons,
 * comments, cookie notices.
 *
 * <p>Names of classes are only hints: {@code content-sidebar-wrap} holds the whole article. So
 * nothing is furniture that holds the headline or half of the container's running text.
 *
 * @param container what the article was found in
 * @param headline where its headline stands, if it does
 */
record Furniture(PageIndex index, Element container, Optional<Element> headline) {
  private static final Set<String> NEVER_SHOWN = Set.copyOf(WordList.named("tags-never-shown.txt"));

  private static final Names NAMES = new Names("furniture.txt");
  private static final Set<String> HIDDEN = WordList.named("hidden-classes.txt");

  /** Elements whose class names speak of the whole page or article, not of themselves. */
  private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");

  /** A list is links when nearly all of its text is, and it is a list from so many on. */
  private static final double LINKS = 0.8;

  private static final int LINKS_OF_A_LIST = 2;

  private static final int LINKS_OF_A_PARAGRAPH = 3;

  /** Class names as words, so that {@code relatedPosts} and {@code related-posts} are the same. */
  record Names(Set<String> known) {
    private static final int LONGEST = 3;

    Names(String file) {
      this(WordList.named(file));
    }

    /** What elements are called by: beside class and id, what some sites' scripts go by. */
    private static final List<String> ATTRIBUTES =
        List.of("class", "id", "itemprop", "data-component", "data-testid");

    /** Whether an element's tag or one of its names has one of these in it, as whole words. */
    boolean fit(Element element) {
      var all = new StringBuilder(element.normalName());
      if (element.attributesSize() > 0) {
        ATTRIBUTES.forEach(attribute -> all.append(' ').append(element.attr(attribute)));
      }
      for (String name : all.toString().split("\\s+", -1)) {
        List<String> words = words(name);
        for (int i = 0; i < words.size(); i++) {
          var joined = new StringBuilder();
          for (int k = i; k < Math.min(words.size(), i + LONGEST); k++) {
            joined.append(k == i ? "" : " ").append(words.get(k));
            if (known.contains(joined.toString())) {
              return true;
            }
          }
        }
      }
      return false;
    }

    private static List<String> words(String name) {
      var words = new ArrayList<String>();
      var word = new StringBuilder();
      char before = ' ';
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        boolean hump = Character.isUpperCase(c) && Character.isLowerCase(before);
        if ((hump || !Character.isLetter(c)) && !word.isEmpty()) {
          words.add(word.toString().toLowerCase(Locale.ROOT));
          word.setLength(0);
        }
        if (Character.isLetter(c)) {
          word.append(c);
        }
        before = c;
      }
      if (!word.isEmpty()) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
      }
      return words;
    }
  }

  /** Scripts, styles, form controls, and what is hidden by its own attributes. */
  static boolean isNeverShown(Element element) {
    if (NEVER_SHOWN.contains(element.normalName())) {
      return true;
    }
    if (element.attributesSize() == 0) {
      return false;
    }
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    return style.contains("display:none") || style.contains("visibility:hidden");
  }

  /** Whether an element is called as furniture is, or is it by its tag. */
  static boolean isNamedSo(Element element) {
    if (WHOLE.contains(element.normalName())) {
      return false;
    }
    boolean tag =
        switch (element.normalName()) {
          case "nav", "aside", "menu", "form", "label" -> true;
          case "footer" -> element.closest("blockquote") == null;
          default -> false;
        };
    return tag
        || element
            .attr("role")
            .matches("navigation|complementary|search|dialog|alertdialog|banner|contentinfo")
        || element.classNames().stream().anyMatch(HIDDEN::contains)
        || NAMES.fit(element);
  }

  /** Whether this is no part of the article. */
  boolean holds(Element element) {
    if (index.holds(element, container)
        || headline.filter(heading -> index.holds(element, heading)).isPresent()) {
      return false;
    }
    boolean half = index.prose(element) * 2 >= Math.max(1, index.prose(container));
    return !half && (isNamedSo(element) || isLinkList(element));
  }

  private boolean isLinkList(Element element) {
    if (!HtmlText.isBlock(element) || index.linkShare(element) < LINKS) {
      return false;
    }
    // a paragraph of two links may be what a scraper left
    int least = element.normalName().equals("p") ? LINKS_OF_A_PARAGRAPH : LINKS_OF_A_LIST;
    return element.select("a").size() >= least && !Sentences.isEnded(element.text());
  }
}
