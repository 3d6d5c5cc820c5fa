package org.proofwire.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the article by where the running text is, with the rules of a browser's reading view
 * (Readability). Those rewrite the page, so they get a copy in which each element carries its
 * number; what is left of the copy tells which elements of the page to look at.
 */
final class DenseArticle implements ArticleFinder {
  private static final String NUMBER = "data-proofwire-number";

  @Override
  public Optional<Element> find(Document page, Prose prose) {
    Document copy = page.clone();
    int number = 0;
    for (Element element : copy.getAllElements()) {
      element.attr(NUMBER, String.valueOf(number++));
    }
    Element content = new Readability4J("", copy).parse().getArticleContent();
    if (content == null) {
      return Optional.empty();
    }
    List<Element> elements = page.getAllElements();
    var kept = new ArrayList<Element>();
    for (Element element : content.select("[" + NUMBER + "]")) {
      Element original = elements.get(Integer.parseInt(element.attr(NUMBER)));
      if (prose.in(original) > 0) {
        kept.add(original);
      }
    }
    return Elements.around(kept);
  }
}
