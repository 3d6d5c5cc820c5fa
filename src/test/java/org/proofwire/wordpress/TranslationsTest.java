package org.proofwire.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The plugin's template for translators holds every string that the plugin shows. It is written
 * anew with {@code -Dgolden=write}.
 */
class TranslationsTest {
  private static final Path PLUGIN = Path.of("src", "main", "wordpress", "proofwire");
  private static final Path TEMPLATE = PLUGIN.resolve("languages/proofwire.pot");

  private static final String STRING = "'((?:[^'\\\\]|\\\\.)*)'";

  /** A call of a translating function, with the note to translators that stands over it. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?:/\\*\\s*(translators: .*?)\\s*\\*/(?:[^;{}/]|\\{\\s){0,160}?)?"
              + "\\b(?:__|_n|esc_html__|esc_html_e|esc_attr__)\\(\\s*"
              + STRING
              + "\\s*,\\s*"
              + STRING
              + "(?:\\s*,[^,']+,\\s*"
              + STRING
              + ")?\\s*\\)");

  private static final Pattern ANY_CALL =
      Pattern.compile("\\b(?:__|_n|_x|esc_html__|esc_html_e|esc_attr__|esc_attr_e)\\(");

  /** A string with all places where it is shown. */
  private static final class Entry {
    private final Set<String> places = new LinkedHashSet<>();
    private String plural = "";
    private String note = "";

    String written(String id) {
      var lines = new ArrayList<String>();
      if (!note.isEmpty()) {
        lines.add("#. " + note);
      }
      lines.add("#: " + String.join(" ", places));
      lines.add("msgid " + quoted(id));
      if (plural.isEmpty()) {
        lines.add("msgstr \"\"");
      } else {
        lines.add("msgid_plural " + quoted(plural));
        lines.add("msgstr[0] \"\"");
        lines.add("msgstr[1] \"\"");
      }
      return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
      return "\"" + text.replace("\\'", "'").replace("\"", "\\\"") + "\"";
    }
  }

  @Test
  void theTemplateHoldsEveryString() throws IOException {
    String template = template();
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(TEMPLATE, template);
    }
    assertThat(TEMPLATE).hasContent(template);
  }

  @Test
  void everyStringNamesTheTextDomainAndCanBeExtracted() throws IOException {
    for (Path file : sources()) {
      String code = Files.readString(file);
      long calls = ANY_CALL.matcher(code).results().count();
      long understood =
          CALL.matcher(code)
              .results()
              .filter(
                  call -> "proofwire".equals(call.group(4) == null ? call.group(3) : call.group(4)))
              .count();
      assertThat(understood).as(file.toString()).isEqualTo(calls);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(PLUGIN)) {
      return files.filter(file -> file.toString().matches(".*\\.(php|js)")).sorted().toList();
    }
  }

  private static String template() throws IOException {
    var entries = new LinkedHashMap<String, Entry>();
    sources().forEach(file -> extract(file, entries));
    String version =
        Files.readString(PLUGIN.resolve("proofwire.php"))
            .replaceAll("(?s).*\\* Version:\\s+(\\S+).*", "$1");
    return """
        msgid ""
        msgstr ""
        "Project-Id-Version: Proofwire %s\\n"
        "MIME-Version: 1.0\\n"
        "Content-Type: text/plain; charset=UTF-8\\n"
        "Content-Transfer-Encoding: 8bit\\n"
        "Plural-Forms: nplurals=2; plural=n != 1;\\n"
        "X-Domain: proofwire\\n"

        %s"""
        .formatted(
            version,
            entries.entrySet().stream()
                .map(entry -> entry.getValue().written(entry.getKey()))
                .collect(Collectors.joining("\n")));
  }

  private static void extract(Path file, Map<String, Entry> entries) {
    String code;
    try {
      code = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher call = CALL.matcher(code);
    while (call.find()) {
      Entry entry = entries.computeIfAbsent(call.group(2), id -> new Entry());
      // Without its line, which would change with each edit above it.
      entry.places.add(PLUGIN.relativize(file).toString().replace('\\', '/'));
      if (call.group(4) != null) {
        entry.plural = call.group(3);
      }
      if (call.group(1) != null) {
        entry.note = call.group(1);
      }
    }
  }
}
