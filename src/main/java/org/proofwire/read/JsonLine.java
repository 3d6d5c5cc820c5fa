package org.proofwire.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/**
 * One line of a JSON Lines file, not yet parsed: {@code {"id", "text"}}, {@code {"id", "title",
 * "html"}} or a ninjs item ({@link JsonArticle}). Other fields are ignored.
 *
 * @param id the file and the line's number, for an article without an id of its own
 * @param where the same for messages
 * @param json what stands on it
 * @param broken why it can't be used, where that is known already
 */
public record JsonLine(String id, String where, String json, Optional<Unreadable> broken) {
  static final String SHAPE =
      "Write one article a line: {\"id\": …, \"text\": …} or {\"id\": …, \"title\": …, \"html\":"
          + " …}.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  static JsonLine broken(Unreadable why) {
    return new JsonLine(why.where(), why.where(), "", Optional.of(why));
  }

  /** Reads its article; several threads may do so for several lines. */
  public Reading read() {
    if (broken.isPresent()) {
      return broken.get();
    }
    JsonNode fields;
    try {
      fields = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String at = e.getLocation() == null ? "" : " at character " + e.getLocation().getColumnNr();
      return new Unreadable(where, "not valid JSON" + at, "Mend or remove the line. " + SHAPE);
    }
    String given = JsonArticle.id(fields);
    Reading reading =
        JsonArticle.read(given.isEmpty() ? id : given, fields)
            .orElseGet(() -> JsonArticle.withoutArticle(where, SHAPE));
    return reading instanceof Unreadable failed
        ? new Unreadable(where, failed.problem(), failed.remedy())
        : reading;
  }
}
