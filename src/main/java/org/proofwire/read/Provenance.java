package org.proofwire.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where an article comes from, as far as it says so itself.
 *
 * @param publisher who published it, or the host name of its site without {@code www.}
 * @param published when; at midnight UTC where only the day is known
 */
public record Provenance(Optional<String> publisher, Optional<Instant> published) {
  /** It says nothing of the kind. */
  public static final Provenance UNKNOWN = new Provenance(Optional.empty(), Optional.empty());

  private static final List<String> PUBLISHERS =
      List.of("source", "publisher", "site", "copyrightholder");
  private static final List<String> ADDRESSES = List.of("url", "link", "canonical", "uri", "id");

  /** Our own names, JSON Feed's, schema.org's and ninjs's. */
  private static final List<String> DATES =
      List.of(
          "published",
          "date_published",
          "datePublished",
          "date",
          "contentcreated",
          "firstcreated",
          "versioncreated");

  /** Attributes that pages give the date of publication in, in the order of trust. */
  private static final List<String> DATE_MARKS =
      List.of(
          "meta[property=article:published_time]",
          "meta[itemprop=datePublished]",
          "meta[name=pubdate]",
          "meta[name=date]",
          "time[itemprop=datePublished]",
          "article time[datetime]");

  /** What a JSON object says of itself. */
  static Provenance of(JsonNode fields) {
    Optional<String> publisher =
        texts(fields, PUBLISHERS)
            .findFirst()
            .or(() -> texts(fields, ADDRESSES).flatMap(each -> site(each).stream()).findFirst());
    return new Provenance(
        publisher, texts(fields, DATES).flatMap(each -> instant(each).stream()).findFirst());
  }

  private static Stream<String> texts(JsonNode fields, List<String> names) {
    return names.stream()
        .map(fields::path)
        .filter(JsonNode::isTextual)
        .map(value -> value.textValue().strip())
        .filter(text -> !text.isEmpty());
  }

  /** What a whole page says of itself in its head, or to search engines. */
  static Provenance of(Document page) {
    Optional<String> publisher =
        first(page, "link[rel=canonical]", element -> element.attr("href"))
            .flatMap(Provenance::site)
            .or(
                () ->
                    first(page, "meta[property=og:url]", element -> element.attr("content"))
                        .flatMap(Provenance::site));
    Optional<Instant> published =
        Stream.concat(
                DATE_MARKS.stream()
                    .flatMap(mark -> first(page, mark, Provenance::dateOf).stream())
                    .flatMap(text -> instant(text).stream()),
                Stream.of(page)
                    .flatMap(each -> LinkedData.of(each).dates().stream())
                    .flatMap(text -> instant(text).stream()))
            .findFirst();
    return new Provenance(publisher, published);
  }

  private static String dateOf(Element element) {
    return element.attr(element.normalName().equals("meta") ? "content" : "datetime");
  }

  private static Optional<String> first(
      Document page, String selector, Function<Element, String> value) {
    return Optional.ofNullable(page.selectFirst(selector)).map(value).map(String::strip);
  }

  /** The host name of an address, without {@code www.}; empty for what is no address on the web. */
  public static Optional<String> site(String address) {
    try {
      URI uri = new URI(address);
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb
          ? Optional.ofNullable(uri.getHost())
              .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.(?=.*\\.)", ""))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A moment as the web writes it: ISO 8601, or as in mail headers; UTC where no zone is told. */
  public static Optional<Instant> instant(String text) {
    String stripped = text.strip();
    List<Function<String, Instant>> ways =
        List.of(
            each -> OffsetDateTime.parse(each).toInstant(),
            each ->
                OffsetDateTime.parse(each.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                    .toInstant(),
            each -> LocalDateTime.parse(each.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            each -> LocalDate.parse(each).atStartOfDay(ZoneOffset.UTC).toInstant(),
            each -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(each)));
    for (Function<String, Instant> way : ways) {
      try {
        return Optional.of(way.apply(stripped));
      } catch (DateTimeException e) {
        // written another way
      }
    }
    return Optional.empty();
  }

  /** What is known here, and what the other knows where this is silent. */
  public Provenance or(Provenance other) {
    return new Provenance(publisher.or(other::publisher), published.or(other::published));
  }

  /**
   * An article that is known to be published here, whoever it says it is by: pages name the site
   * that they took a story from.
   */
  public Reading over(Reading reading) {
    if (!(reading instanceof Reading.Ready ready)) {
      return reading;
    }
    var known =
        new Provenance(
            publisher.or(ready.provenance()::publisher),
            ready.provenance().published().or(this::published));
    return new Reading.Ready(ready.article(), known);
  }
}
