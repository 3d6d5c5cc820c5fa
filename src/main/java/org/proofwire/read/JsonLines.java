package org.proofwire.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/**
 * The lines of a JSON Lines file, read as they are asked for; blank ones are passed over. What
 * keeps a line from being read is told with its number, and the next one is read.
 */
public final class JsonLines implements Iterator<JsonLine> {
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
  private Optional<JsonLine> ahead = Optional.empty();
  private boolean ended;

  /**
   * Begins with the first line.
   *
   * @param id the file's name, for the articles that have none
   * @param where the file's name, for messages
   * @param in closed by the caller
   * @param maxBytes the longest line that is read
   * @throws IOException if not even its beginning can be read
   */
  public JsonLines(String id, String where, InputStream in, long maxBytes) throws IOException {
    this.id = id;
    this.where = where;
    this.maxBytes = maxBytes;
    var bytes = new BufferedInputStream(in, 64 * 1024);
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
  public JsonLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    JsonLine next = ahead.orElseThrow();
    ahead = Optional.empty();
    return next;
  }

  /** One line; empty if it is blank, which many files end with. */
  private Optional<JsonLine> readLine() {
    number++;
    String place = where + ":" + number;
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
      return Optional.of(JsonLine.broken(Failures.of(place, e)));
    }
    if (tooLarge) {
      return Optional.of(JsonLine.broken(Failures.tooLarge(place, -1, maxBytes)));
    }
    String json = decode(line);
    if (!json.isBlank()) {
      return Optional.of(line(place, json));
    }
    if (ended && number == 1) {
      return Optional.of(JsonLine.broken(Failures.empty(where)));
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

  private JsonLine line(String place, String json) {
    String start = json.strip();
    if (start.startsWith("[") || start.equals("{")) {
      ended = true; // one JSON document over many lines: one message, not one a line
      return JsonLine.broken(
          new Unreadable(place, "JSON, but not one article a line", JsonLine.SHAPE));
    }
    return new JsonLine(id + ":" + number, place, json, Optional.empty());
  }
}
