package org.proofwire.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.regex.Pattern;

/** How all our JSON is put on paper: what is absent is left out, and the bytes never vary. */
public final class JsonText {
  /** For files that people open: two spaces, a line a property. */
  public static final JsonText PRETTY = new JsonText(plain().with(printer()));

  /** For streams: one line. */
  public static final JsonText LINE = new JsonText(plain());

  /**
   * Half of a surrogate pair, which can stand in a Java string and in JSON only as an escape: the
   * UTF-8 encoder would make a question mark of it.
   */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final ObjectWriter writer;

  private JsonText(ObjectWriter writer) {
    this.writer = writer;
  }

  private static ObjectWriter plain() {
    return JsonMapper.builder()
        .addModule(new Jdk8Module())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .build()
        .writer();
  }

  private static DefaultPrettyPrinter printer() {
    var indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  /** The value as JSON, with a line break at the end. */
  public String of(Object value) {
    try {
      return LONE_SURROGATE
              .matcher(writer.writeValueAsString(value))
              .replaceAll(half -> String.format("\\\\u%04x", half.group().codePointAt(0)))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report of records always has a JSON form", e);
    }
  }

  /** A share, a penalty or a confidence as reports show it: two decimals. */
  public static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
