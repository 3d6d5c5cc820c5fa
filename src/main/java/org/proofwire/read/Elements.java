package org.proofwire.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** How elements stand to each other in a page. */
final class Elements {
  private Elements() {}

  /** The smallest element that holds all of these; empty if there are none. */
  static Optional<Element> around(Collection<Element> elements) {
    List<Element> common = List.of();
    boolean first = true;
    for (Element element : elements) {
      List<Element> path = path(element);
      if (first) {
        common = path;
        first = false;
        continue;
      }
      int same = 0;
      while (same < Math.min(common.size(), path.size())
          && common.get(same).equals(path.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return common.isEmpty() ? Optional.empty() : Optional.of(common.get(common.size() - 1));
  }

  /** From the page's root down to the element itself. */
  private static List<Element> path(Element element) {
    var path = new ArrayList<Element>(element.parents());
    Collections.reverse(path);
    path.add(element);
    return path;
  }
}
