package org.proofwire.audit.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file of articles holds. */
enum Kind {
  /** One article: text, Markdown or HTML. */
  ARTICLE,
  /** An article a line. */
  JSON_LINES,
  /** A JSON Feed, a ninjs item, or a list of articles. */
  JSON,
  /** RSS, Atom or a sitemap. */
  XML,
  /** What a crawler saw. */
  WARC;

  private static final Pattern PACKED = Pattern.compile("(?i)\\.(gz|zst|zstd)$");
  private static final Pattern XML_HEAD =
      Pattern.compile(
          "(?s)\\A\\W*(?:<\\?xml.{0,300}?\\?>\\s*)?(?:<!--.{0,2000}?-->\\s*|<\\?.{0,300}?\\?>\\s*)*"
              + "(?:<!DOCTYPE.{0,2000}?>\\s*)?<(?:\\w+:)?(rss|feed|RDF|urlset|sitemapindex)\\b");
  private static final Pattern JSON_DOCUMENT =
      Pattern.compile("\\A\\s*(?:\\[|\\{\\s*\\R|\\{\\s*\"version\"\\s*:\\s*\"https://jsonfeed)");

  /** By a file's name, whether or not it is packed; empty where it says nothing. */
  static Optional<Kind> named(String name) {
    String plain = unpacked(name);
    String ending = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "txt", "text", "md", "markdown", "html", "htm", "xhtml" -> Optional.of(ARTICLE);
      case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
      case "json", "ninjs", "jsonfeed" -> Optional.of(JSON);
      case "xml", "rss", "atom", "rdf" -> Optional.of(XML);
      case "warc" -> Optional.of(WARC);
      default -> Optional.empty();
    };
  }

  /** A file's name without the ending that tells how it is packed. */
  static String unpacked(String name) {
    return PACKED.matcher(name).replaceFirst("");
  }

  /**
   * By what stands at the beginning, where the name says nothing.
   *
   * @param head the first bytes, unpacked, some thousands
   */
  static Kind of(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("WARC/")) {
      return WARC;
    }
    if (XML_HEAD.matcher(start).find()) {
      return XML;
    }
    String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    if (JSON_DOCUMENT.matcher(text).find()) {
      return JSON;
    }
    return text.stripLeading().startsWith("{\"") ? JSON_LINES : ARTICLE;
  }
}
