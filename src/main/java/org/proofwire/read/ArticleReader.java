package org.proofwire.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads articles from files, folders and standard input, and from strings.
 *
 * <p>Plain text, Markdown, HTML pages and JSON Lines are told apart by the file's name, and by
 * content where the name says nothing. In a folder the files ending in {@code .txt}, {@code .text},
 * {@code .md}, {@code .markdown}, {@code .html}, {@code .htm}, {@code .xhtml}, {@code .jsonl} and
 * {@code .ndjson} are read, folders inside it too, by name; others, hidden ones and the {@code
 * NAME_files} folder that a browser saves beside {@code NAME.html} are passed over.
 *
 * <p>An article's id is its path as given, with {@code /} between folders; in JSON Lines it is the
 * line's {@code id}, or else {@code path:line}; for standard input {@value #STDIN_ID}.
 *
 * <p>A reader holds nothing between calls, and threads may share it.
 *
 * @param maxBytes the largest file, or line of JSON Lines, that is read
 */
public record ArticleReader(long maxBytes) {
  /** Ten megabytes: some 1.5 million words, far beyond any news story. */
  public static final long DEFAULT_MAX_BYTES = 10L * 1024 * 1024;

  /** The path that stands for standard input. */
  public static final String STDIN = "-";

  /** The id of an article read from standard input. */
  public static final String STDIN_ID = "stdin";

  public ArticleReader {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("no article is that small: " + maxBytes);
    }
  }

  public ArticleReader() {
    this(DEFAULT_MAX_BYTES);
  }

  /**
   * Reads all paths, in order, one article at a time: a file is opened when its turn comes, and
   * closed before the next. Close the stream if you leave it before its end.
   */
  public Stream<Reading> read(List<String> paths, InputStream stdin) {
    var readings = new Readings(paths, stdin, maxBytes);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                readings, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(readings::close);
  }

  /** Reads plain text; the article's text is the given one, untouched. */
  public Reading text(String id, String text) {
    return Format.TEXT.read(id, text);
  }

  /** Reads Markdown. */
  public Reading markdown(String id, String markdown) {
    return Format.MARKDOWN.read(id, markdown);
  }

  /**
   * Reads an HTML page, or a piece of HTML (without {@code html}, {@code head} or {@code body}),
   * which is taken to be the article and nothing else.
   *
   * @param title the article's headline where the page may lack it, or empty
   */
  public Reading html(String id, String html, String title) {
    return HtmlPage.read(id, html, title);
  }

  /**
   * Reads what a web server sent: a page, plain text or Markdown. What it doesn't call one of these
   * is told by its content.
   *
   * @param mediaType what the server calls it, {@code text/html}; may be empty
   * @param charset the character set that the server names
   */
  public Reading fetched(String id, byte[] body, String mediaType, Optional<String> charset) {
    if (body.length > maxBytes) {
      return Failures.tooLarge(id, body.length, maxBytes);
    }
    byte[] head = Arrays.copyOf(body, Math.min(body.length, Source.HEAD_BYTES));
    Optional<Reading.Unreadable> binary = BinaryFile.recognise(id, head);
    if (binary.isPresent()) {
      return binary.get();
    }
    Format format =
        switch (mediaType) {
          case "text/html", "application/xhtml+xml" -> Format.HTML;
          case "text/markdown" -> Format.MARKDOWN;
          default -> Format.of(Encoding.preview(head));
        };
    if (format == Format.JSON_LINES) {
      return new Reading.Unreadable(
          id, "data for programs, not an article", "Give the address of the page itself.");
    }
    String content = Encoding.decode(body, format == Format.HTML, charset);
    return content.isBlank() ? Failures.empty(id) : format.read(id, content);
  }

  /**
   * Reads one article from a stream, which stays open.
   *
   * @param name the file's name, for its kind; where that says nothing, the content does
   */
  public Reading file(String id, String name, InputStream in) throws IOException {
    Source source = Source.stream(id, name, in, maxBytes);
    return source.hasNext() ? source.next() : Failures.empty(id);
  }

  /**
   * Reads an article that is given as a JSON object: {@code {"id", "text"}}, {@code {"id", "title",
   * "html"}}, or a news item in IPTC's ninjs.
   *
   * @param id the article's id where the object has none
   */
  public Reading json(String id, JsonNode fields) {
    String given = JsonArticle.id(fields);
    return JsonArticle.read(given.isEmpty() ? id : given, fields)
        .orElseGet(
            () ->
                JsonArticle.withoutArticle(
                    "the object", "Give \"text\", or \"html\" with \"title\", or a ninjs item."));
  }
}
