package org.proofwire.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Where a page's headline stands.
 *
 * @param element the heading, where the page shows one
 * @param title else the page's title, without the site's name
 * @param titleAt where that stands in the source
 */
record Headline(Optional<Element> element, String title, int titleAt) {
  private static final Headline NONE = new Headline(Optional.empty(), "", Alignment.NOWHERE);

  /** Between a headline and the name of the site. */
  private static final Pattern SEPARATOR = Pattern.compile("\\s+(?:[|–—·»«•-]|::)\\s+");

  /** The same, or a colon, which more often stands inside a headline. */
  private static final Pattern ANY_SEPARATOR = Pattern.compile("\\s+(?:[|–—·»«•-]|::)\\s+|:\\s+");

  private static final int SITE_NAME_WORDS = 5;
  private static final int HEADLINE_WORDS = 3;
  private static final int LONGEST_TITLE = 1000;

  /** The HTML parser nests no deeper. */
  private static final int DEEPEST = 1000;

  /** A heading after more of the article's running text than this is inside the story. */
  private static final double AT_THE_TOP = 0.2;

  static Headline of(Document page, Element container, PageIndex index) {
    Optional<Element> inside =
        page.select("h1").stream()
            .filter(heading -> isHeading(heading, index))
            .filter(heading -> index.holds(container, heading))
            .filter(heading -> isOnTop(heading, container, index))
            .findFirst();
    Optional<Element> element =
        inside.or(() -> shown(page, index).filter(found -> isOnTop(found, container, index)));
    return element.isPresent() ? new Headline(element, "", Alignment.NOWHERE) : ofTitle(page);
  }

  /** The element with the words that the page calls its headline elsewhere, or else its only h1. */
  static Optional<Element> shown(Document page, PageIndex index) {
    Set<String> claimed = claimed(page);
    Optional<Element> told =
        page.body().getAllElements().stream()
            .filter(HtmlText::isBlock)
            .filter(element -> isHeading(element, index))
            .filter(element -> !index.isFurnished(element))
            .filter(element -> claimed.contains(Titles.bare(element.text())))
            .max(Comparator.comparing(Headline::length).thenComparing(Headline::rank));
    if (told.isPresent()) {
      return told;
    }
    List<Element> headings =
        page.select("h1").stream()
            .filter(heading -> isHeading(heading, index))
            .filter(heading -> !index.isFurnished(heading))
            .filter(heading -> Sentences.words(heading.text()) >= HEADLINE_WORDS)
            .toList();
    return headings.size() == 1 ? Optional.of(headings.get(0)) : Optional.empty();
  }

  private static boolean isHeading(Element element, PageIndex index) {
    int length = index.characters(element);
    return length > 0 && length <= HtmlText.LONGEST_HEADING;
  }

  /** Before the article's text, or before most of it. */
  private static boolean isOnTop(Element element, Element container, PageIndex index) {
    return index.holds(container, element)
        ? index.proseBefore(element, container) <= AT_THE_TOP * index.prose(container)
        : index.isBefore(element, container);
  }

  /** The site's name may be claimed as well, and is shorter than a headline. */
  private static int length(Element element) {
    return Titles.bare(element.text()).length();
  }

  /** Headings first, the higher the better; of other elements the innermost. */
  private static int rank(Element element) {
    String name = element.normalName();
    return name.matches("h[1-6]") ? DEEPEST + '9' - name.charAt(1) : element.parents().size();
  }

  /** All that the page calls its headline where nobody sees it. */
  private static Set<String> claimed(Document page) {
    var claimed = new ArrayList<String>(LinkedData.of(page).headlines());
    page.select("meta[property=og:title], meta[name=twitter:title], meta[name=title]")
        .forEach(meta -> claimed.add(meta.attr("content")));
    String title = page.title().length() > LONGEST_TITLE ? "" : page.title();
    claimed.add(title);
    Matcher separator = ANY_SEPARATOR.matcher(title);
    while (separator.find()) {
      claimed.add(title.substring(0, separator.start()));
      claimed.add(title.substring(separator.end()));
    }
    var bare = new HashSet<String>();
    claimed.forEach(one -> bare.add(Titles.bare(one)));
    bare.remove("");
    return bare;
  }

  private static Headline ofTitle(Document page) {
    Element element = page.selectFirst("title");
    if (element == null
        || !(element.childNodeSize() > 0 && element.childNode(0) instanceof TextNode)) {
      return NONE;
    }
    var node = (TextNode) element.childNode(0);
    String title = node.getWholeText();
    if (title.length() > LONGEST_TITLE) {
      return NONE; // never closed: that is no title any more
    }
    return new Headline(Optional.empty(), withoutSite(title), HtmlText.start(node));
  }

  /** "Harbour reopens | The Gazette" without what follows the last bar or dash, if it is short. */
  private static String withoutSite(String title) {
    Matcher separator = SEPARATOR.matcher(title);
    int cut = title.length();
    while (separator.find()) {
      boolean site = Sentences.words(title.substring(separator.end())) <= SITE_NAME_WORDS;
      boolean enough = Sentences.words(title.substring(0, separator.start())) >= HEADLINE_WORDS;
      if (site && enough && cut == title.length()) {
        cut = separator.start();
      }
    }
    return title.substring(0, cut);
  }
}
