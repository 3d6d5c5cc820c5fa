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

  private static final int SITE_NAME_WORDS = 5;
  private static final int HEADLINE_WORDS = 3;
  private static final int LONGEST = 300;

  /** The HTML parser nests no deeper. */
  private static final int DEEPEST = 1000;

  /** A heading after more of the article's running text than this is inside the story. */
  private static final double AT_THE_TOP = 0.2;

  static Headline of(Document page, Element container, Prose prose) {
    List<Element> tops =
        page.select("body *").stream()
            .filter(element -> prose.charactersIn(element) > 0)
            .filter(element -> prose.charactersIn(element) <= LONGEST)
            .filter(element -> isOnTop(element, container, prose))
            .toList();
    Optional<Element> inside =
        tops.stream()
            .filter(element -> element.normalName().equals("h1"))
            .filter(element -> Elements.isInside(element, container))
            .findFirst();
    if (inside.isPresent()) {
      return new Headline(inside, "", Alignment.NOWHERE);
    }
    Set<String> claimed = claimed(page);
    Optional<Element> heading =
        tops.stream()
            .filter(HtmlText::isBlock)
            .filter(element -> !Furniture.isInside(element))
            .filter(element -> claimed.contains(Titles.bare(element.text())))
            .min(Comparator.comparing(Headline::rank));
    if (heading.isPresent()) {
      return new Headline(heading, "", Alignment.NOWHERE);
    }
    List<Element> headings =
        tops.stream()
            .filter(element -> element.normalName().equals("h1"))
            .filter(element -> !Furniture.isInside(element))
            .filter(element -> Sentences.words(element.text()) >= HEADLINE_WORDS)
            .toList();
    return headings.size() == 1
        ? new Headline(Optional.of(headings.get(0)), "", Alignment.NOWHERE)
        : ofTitle(page);
  }

  private static boolean isOnTop(Element element, Element container, Prose prose) {
    return Elements.isInside(element, container)
        ? prose.before(element, container) <= AT_THE_TOP * prose.in(container)
        : prose.isBefore(element, container);
  }

  /** Headings first, the higher the better; of other elements the innermost. */
  private static int rank(Element element) {
    String name = element.normalName();
    return name.matches("h[1-6]") ? name.charAt(1) - '0' : DEEPEST - element.parents().size();
  }

  /** All that the page calls its headline where nobody sees it. */
  private static Set<String> claimed(Document page) {
    var claimed = new ArrayList<String>(LinkedData.of(page).headlines());
    page.select("meta[property=og:title], meta[name=twitter:title], meta[name=title]")
        .forEach(meta -> claimed.add(meta.attr("content")));
    String title = page.title();
    claimed.add(title);
    Matcher separator = SEPARATOR.matcher(title);
    while (separator.find()) {
      claimed.add(title.substring(0, separator.start()));
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
