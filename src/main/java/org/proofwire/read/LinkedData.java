package org.proofwire.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of its own article in schema.org's words (JSON-LD).
 *
 * @param headlines of everything that is called an article or a posting
 * @param bodies the whole text of such, where it is given; also plain, without the page's markup
 * @param dates when such were published, as written
 */
record LinkedData(List<String> headlines, List<String> bodies, List<String> dates) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private static final int DEEPEST = 8;

  LinkedData {
    headlines = List.copyOf(headlines);
    bodies = List.copyOf(bodies);
    dates = List.copyOf(dates);
  }

  static LinkedData of(Document page) {
    var headlines = new ArrayList<String>();
    var bodies = new ArrayList<String>();
    var dates = new ArrayList<String>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      gather(parse(script.data()), 0, headlines, bodies, dates);
    }
    return new LinkedData(headlines, bodies, dates);
  }

  /** Nothing where the JSON is broken: the page's own markup is still there to look at. */
  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static void gather(
      JsonNode node, int depth, List<String> headlines, List<String> bodies, List<String> dates) {
    if (depth > DEEPEST || !node.isContainerNode()) {
      return;
    }
    String type = node.path("@type").toString();
    if (type.contains("Article") || type.contains("Posting") || type.contains("Report")) {
      add(node.path("headline"), headlines);
      add(node.path("articleBody"), bodies);
      add(node.path("datePublished"), dates);
    }
    for (JsonNode inside : node) {
      gather(inside, depth + 1, headlines, bodies, dates);
    }
  }

  private static void add(JsonNode value, List<String> values) {
    String text = value.asText("").strip();
    if (!text.isEmpty()) {
      values.add(text);
    }
  }
}
