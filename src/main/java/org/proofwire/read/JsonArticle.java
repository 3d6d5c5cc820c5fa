package org.proofwire.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.proofwire.read.Reading.Unreadable;

/**
 * An article as a JSON object: ours, {@code {"id", "text"}} or {@code {"id", "title", "html"}}, or
 * a news item in IPTC's ninjs, version 1 ({@code headline}, {@code body_html}, {@code body_text})
 * or 2 and 3 ({@code headlines}, {@code bodies}).
 *
 * <p>Where an item has several bodies the one with markup is read, which says what is a paragraph.
 */
final class JsonArticle {
  private static final List<String> IDS = List.of("id", "uri", "guid");
  private static final List<String> TITLES = List.of("title", "headline");
  private static final List<String> HTML = List.of("html", "body_html", "body_xhtml");
  private static final List<String> TEXT = List.of("text", "body_text");

  private JsonArticle() {}

  /** What it is called; empty where it doesn't say. */
  static String id(JsonNode fields) {
    return IDS.stream()
        .map(fields::path)
        .filter(given -> given.isValueNode() && !given.isNull())
        .map(given -> given.asText().strip())
        .filter(given -> !given.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * Reads one article.
   *
   * @return empty if the object has neither text nor HTML
   */
  static Optional<Reading> read(String id, JsonNode fields) {
    return article(id, fields).map(reading -> withProvenance(reading, Provenance.of(fields)));
  }

  private static Reading withProvenance(Reading reading, Provenance told) {
    return reading instanceof Reading.Ready ready
        ? new Reading.Ready(ready.article(), told.or(ready.provenance()))
        : reading;
  }

  private static Optional<Reading> article(String id, JsonNode fields) {
    String title =
        first(fields, TITLES).or(() -> value(fields.path("headlines"), "main", "")).orElse("");
    // Ours first, and of ours the text: it is checked as it stands.
    Optional<String> text = first(fields, List.of("text"));
    if (text.isPresent()) {
      return Optional.of(PlainText.read(id, text.get(), title));
    }
    Optional<String> html =
        first(fields, HTML).or(() -> value(fields.path("bodies"), "main", "html"));
    if (html.isPresent()) {
      return Optional.of(HtmlPage.read(id, html.get(), title));
    }
    return first(fields, TEXT)
        .or(() -> value(fields.path("bodies"), "main", ""))
        .map(body -> PlainText.read(id, body, title));
  }

  private static Optional<String> first(JsonNode fields, List<String> names) {
    return names.stream()
        .map(fields::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  /**
   * The value of one of several bodies or headlines.
   *
   * @param role the one that goes before the others
   * @param type what its content type must end with
   */
  private static Optional<String> value(JsonNode list, String role, String type) {
    List<JsonNode> fitting =
        StreamSupport.stream(list.spliterator(), false)
            .filter(each -> each.path("value").isTextual())
            .filter(each -> each.path("contenttype").asText("").endsWith(type))
            .toList();
    return fitting.stream()
        .filter(each -> each.path("role").asText("").equals(role))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .map(each -> each.path("value").textValue());
  }

  /** Why an object without an article can't be read. */
  static Unreadable withoutArticle(String where, String shape) {
    return new Unreadable(where, "an article without \"text\" or \"html\"", shape);
  }
}
