package org.proofwire.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/**
 * The articles of a JSON Lines file, one a line, read as they are asked for: {@code {"id",
 * "text"}}, {@code {"id", "title", "html"}} or a ninjs item ({@link JsonArticle}). Other fields are
 * ignored. A line that can't be used is told with its number, and the next one is read.
 */
final class JsonLines implements Iterator<Reading> {
  private static final String SHAPE =
      "Write one article a line: {\"id\": …, \"text\": …} or {\"id\": …, \"title\": …, \"html\":"
          + " …}.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final String id;
  private final String where;
  private final long maxBytes;

  /**
   * The file's characters; its bytes, one a character, unless it is in UTF-16. So every line can be
   * cut at its line feed first and be decoded by itself.
   */
  private final BufferedReader characters;

  private final boolean areBytes;
  private int number;
  private Optional<Reading> ahead = Optional.empty();
  private boolean ended;

  /**
   * Begins with the first line.
   *
   * @param id the file's name, for the articles that have none
   * @param where the file's name, for messages
   */
  JsonLines(String id, String where, BufferedInputStream bytes, long maxBytes) throws IOException {
    this.id = id;
    this.where = where;
    this.maxBytes = maxBytes;
    bytes.mark(4096);
    byte[] head = bytes.readNBytes(4096);
    bytes.reset();
    Optional<Charset> marked = Encoding.marked(head);
    this.areBytes = !Encoding.isWide(head);
    Charset charset =
        areBytes
            ? StandardCharsets.ISO_8859_1
            : marked.orElse(head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    this.characters = new BufferedReader(new InputStreamReader(bytes, charset));
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && !ended) {
      ahead = readLine();
    }
    return ahead.isPresent();
  }

  @Override
  public Reading next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Reading next = ahead.orElseThrow();
    ahead = Optional.empty();
    return next;
  }

  /** One line; empty if it is blank, which many files end with. */
  private Optional<Reading> readLine() {
    number++;
    var line = new StringBuilder();
    boolean tooLarge = false;
    try {
      int c = characters.read();
      ended = c < 0;
      while (c >= 0 && c != '\n') {
        tooLarge |= line.length() >= maxBytes;
        if (!tooLarge) {
          line.append((char) c);
        }
        c = characters.read();
      }
    } catch (IOException e) {
      ended = true;
      return Optional.of(Failures.of(where + ":" + number, e));
    }
    if (tooLarge) {
      return Optional.of(Failures.tooLarge(where + ":" + number, -1, maxBytes));
    }
    String json = decode(line);
    if (!json.isBlank()) {
      return Optional.of(article(json));
    }
    if (ended && number == 1) {
      return Optional.of(Failures.empty(where));
    }
    return Optional.empty();
  }

  private String decode(StringBuilder line) {
    String decoded =
        areBytes
            ? Encoding.decode(line.toString().getBytes(StandardCharsets.ISO_8859_1), false)
            : line.toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  private Reading article(String json) {
    String place = where + ":" + number;
    String start = json.strip();
    if (start.startsWith("[") || start.equals("{")) {
      ended = true; // one JSON document over many lines: one message, not one a line
      return new Unreadable(place, "JSON, but not one article a line", SHAPE);
    }
    JsonNode fields;
    try {
      fields = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String at = e.getLocation() == null ? "" : " at character " + e.getLocation().getColumnNr();
      return new Unreadable(place, "not valid JSON" + at, "Mend or remove the line. " + SHAPE);
    }
    String given = JsonArticle.id(fields);
    String name = given.isEmpty() ? id + ":" + number : given;
    Reading reading =
        JsonArticle.read(name, fields).orElseGet(() -> JsonArticle.withoutArticle(place, SHAPE));
    return reading instanceof Unreadable failed
        ? new Unreadable(place, failed.problem(), failed.remedy())
        : reading;
  }
}
