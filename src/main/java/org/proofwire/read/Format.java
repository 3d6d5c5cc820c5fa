package org.proofwire.read;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of file that articles come in. */
enum Format {
  TEXT {
    @Override
    Reading read(String id, String content) {
      return PlainText.read(id, content, "");
    }
  },
  MARKDOWN {
    @Override
    Reading read(String id, String content) {
      return MarkdownText.read(id, content);
    }
  },
  HTML {
    @Override
    Reading read(String id, String content) {
      return HtmlPage.read(id, content, "");
    }
  },
  /** Many articles a file, so {@link JsonLines} reads it. */
  JSON_LINES {
    @Override
    Reading read(String id, String content) {
      throw new UnsupportedOperationException("JSON Lines are read line by line");
    }
  };

  /** Some of what only stands near the beginning of a page; a lone tag in a text is no page. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?i)\\A\\s*+(?:<\\?xml[^>]*+>\\s*+)?+(?:<!--[^>]*+>\\s*+)*+"
              + "<(?:!doctype\\s++html|html|head|body|title|meta|article|main|section|div|p|h[1-6])\\b");

  private static final Pattern JSON = Pattern.compile("\\A\\s*+[\\[{]\\s*+[\\[{\"]");

  /** Reads one article. */
  abstract Reading read(String id, String content);

  /** By a file's name; empty where it says nothing. */
  static Optional<Format> named(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "txt", "text" -> Optional.of(TEXT);
      case "md", "markdown" -> Optional.of(MARKDOWN);
      case "html", "htm", "xhtml" -> Optional.of(HTML);
      case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
      default -> Optional.empty();
    };
  }

  /**
   * By what stands at the beginning.
   *
   * @param head the first characters, some thousands
   */
  static Format of(String head) {
    if (PAGE.matcher(head).find()) {
      return HTML;
    }
    return JSON.matcher(head).find() ? JSON_LINES : TEXT;
  }
}
