package org.proofwire.read;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the element of a page that holds the article's body, if this way of looking finds one. */
interface ArticleFinder {
  Optional<Element> find(Document page, PageIndex index);
}
