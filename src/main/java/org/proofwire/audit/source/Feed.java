package org.proofwire.audit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proofwire.read.Provenance;

/**
 * A list of articles that a site keeps: RSS, Atom or a JSON Feed.
 *
 * @param entries in the feed's order
 */
record Feed(List<Entry> entries) {
  private static final Pattern DOCTYPE = Pattern.compile("(?i)<!DOCTYPE");
  private static final String JSON_FEED = "https://jsonfeed.org/version/";

  Feed {
    entries = List.copyOf(entries);
  }

  /**
   * One article of it.
   *
   * @param id what the feed calls it; its address where it calls it nothing
   * @param link the article's page
   * @param html as much of the article as the feed has, perhaps nothing
   * @param published when it came out, or was last changed
   * @param changed when it was last changed, as written
   */
  record Entry(
      String id,
      Optional<URI> link,
      String title,
      String html,
      Optional<Instant> published,
      String changed) {}

  /** Why something is no feed. */
  static final class NotAFeed extends Exception {
    private static final long serialVersionUID = 1;

    NotAFeed(String problem) {
      super(problem);
    }
  }

  /**
   * Reads RSS or Atom.
   *
   * @param base the feed's own address, for links that are relative
   * @throws NotAFeed if it is neither, or breaks the rules of XML
   */
  static Feed ofXml(String xml, Optional<URI> base) throws NotAFeed {
    requireNoDoctype(xml);
    var input = new SyndFeedInput(false, Locale.ENGLISH); // no validation, which would fetch DTDs
    input.setAllowDoctypes(false);
    input.setXmlHealerOn(true);
    SyndFeed feed;
    try {
      feed = input.build(new StringReader(withoutControls(xml)));
    } catch (FeedException | IllegalArgumentException e) {
      throw new NotAFeed("not a feed that can be read (" + firstLine(e) + ")");
    }
    var entries = new ArrayList<Entry>();
    for (SyndEntry each : feed.getEntries()) {
      Optional<URI> link = address(each.getLink(), base).or(() -> address(each.getUri(), base));
      Optional<String> id =
          Stream.ofNullable(each.getUri()).filter(given -> !given.isBlank()).findFirst();
      Optional<Date> changed =
          Optional.ofNullable(each.getUpdatedDate())
              .or(() -> Optional.ofNullable(each.getPublishedDate()));
      Optional<Date> published = Optional.ofNullable(each.getPublishedDate()).or(() -> changed);
      entries.add(
          new Entry(
              id.or(() -> link.map(URI::toString)).orElse(""),
              link,
              each.getTitle() == null ? "" : each.getTitle().strip(),
              longest(each),
              published.map(Date::toInstant),
              changed.map(date -> date.toInstant().toString()).orElse("")));
    }
    return new Feed(entries);
  }

  /** Entities are what bombs and thefts are made of, and no feed needs them. */
  static void requireNoDoctype(String xml) throws NotAFeed {
    if (DOCTYPE.matcher(xml).find()) {
      throw new NotAFeed(
          "its XML declares a DOCTYPE, which a feed has no use for and an attack has");
    }
  }

  /** What XML 1.0 forbids, and feeds have all the same. */
  private static String withoutControls(String xml) {
    return xml.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  /** The content where there is one, else the description: whichever says more. */
  private static String longest(SyndEntry entry) {
    return Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
        .map(SyndContent::getValue)
        .filter(value -> value != null)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /** Whether this is a JSON Feed. */
  static boolean isJsonFeed(JsonNode json) {
    return json.path("version").asText("").startsWith(JSON_FEED);
  }

  /** Reads a JSON Feed, version 1 or 1.1. */
  static Feed ofJson(JsonNode json, Optional<URI> base) {
    var entries = new ArrayList<Entry>();
    for (JsonNode item : json.path("items")) {
      Optional<URI> link =
          address(item.path("url").asText(""), base)
              .or(() -> address(item.path("external_url").asText(""), base));
      String id = item.path("id").asText("");
      String html = item.path("content_html").asText("");
      String published = item.path("date_published").asText("");
      String modified = item.path("date_modified").asText("");
      entries.add(
          new Entry(
              id.isEmpty() ? link.map(URI::toString).orElse("") : id,
              link,
              item.path("title").asText("").strip(),
              html.isEmpty() ? paragraphs(item.path("content_text").asText("")) : html,
              Provenance.instant(published).or(() -> Provenance.instant(modified)),
              modified.isEmpty() ? published : modified));
    }
    return new Feed(entries);
  }

  /** Plain text as HTML, so that all entries are read in one way. */
  private static String paragraphs(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return escaped.isBlank()
        ? ""
        : "<p>" + escaped.strip().replaceAll("\\R\\s*\\R", "</p>\n<p>") + "</p>";
  }

  private static Optional<URI> address(@Nullable String given, Optional<URI> base) {
    return given == null ? Optional.empty() : Addresses.resolve(given, base);
  }
}
