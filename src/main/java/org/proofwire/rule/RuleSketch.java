package org.proofwire.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A new rule's files, ready to fill: they work as they are, and their examples pass.
 *
 * @param id its name: {@code stray-title}
 * @param group the folder that it goes into: {@code wording}
 * @param kind how it finds what it finds
 */
public record RuleSketch(String id, String group, Kind kind) {
  private static final Pattern GROUP = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern ENTRY = Pattern.compile("\\n( *)Map\\.entry\\(\\s*\"([a-z-]+)\"");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (org\\.proofwire\\.\\S+);$");
  private static final Path TABLE = Path.of("src/main/java/org/proofwire/rule/Rules.java");

  /** How a rule finds what it finds. */
  public enum Kind {
    /** Regular expressions in its file. */
    PATTERNS,
    /** A list of phrases. */
    LEXICON,
    /** A class of its own. */
    CLASS
  }

  public RuleSketch {
    RuleReview.ofId(id)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
    if (!GROUP.matcher(group).matches() || Rules.OTHER.contains(group)) {
      throw new IllegalArgumentException("“" + group + "” can't be a group of rules");
    }
  }

  /** The files that {@code rules/} gets, by their path in it. */
  public Map<Path, String> data() {
    var files = new LinkedHashMap<Path, String>();
    files.put(Path.of(group, id + ".yml"), filled(kind.name().toLowerCase(Locale.ROOT) + ".yml"));
    if (kind == Kind.LEXICON) {
      files.put(Path.of("lexicons", id + ".yml"), filled("lexicon-entries.yml"));
    }
    return files;
  }

  /** Whether a folder is Proofwire's own source, to which a class can be added. */
  public static boolean isSource(Path folder) {
    return Files.isRegularFile(folder.resolve(TABLE));
  }

  /**
   * The Java files of a rule that is a class, whole as they are to be written: the class, its line
   * in the table, and the package's description where the group is new.
   *
   * @param source Proofwire's own source
   * @param groups the group of each rule that there is
   */
  public Map<Path, String> code(Path source, Map<String, String> groups) throws IOException {
    var files = new LinkedHashMap<Path, String>();
    Path folder = source.resolve(TABLE).resolveSibling(group);
    files.put(folder.resolve(className() + ".java"), filled("Rule.java.txt"));
    Path about = folder.resolve("package-info.java");
    if (!Files.exists(about)) {
      files.put(about, filled("package-info.java.txt"));
    }
    files.put(source.resolve(TABLE), inTable(Files.readString(source.resolve(TABLE)), groups));
    return files;
  }

  private String inTable(String table, Map<String, String> groups) {
    String line = "Map.entry(\"%s\", (info, kit) -> new %s(info)),".formatted(id, className());
    int place = -1;
    String margin = "";
    for (Matcher entry = ENTRY.matcher(table); entry.find(); ) {
      place = entry.start();
      margin = entry.group(1);
      String other = entry.group(2);
      String itsGroup = Optional.ofNullable(groups.get(other)).orElse("");
      if (group.compareTo(itsGroup) < 0 || (group.equals(itsGroup) && id.compareTo(other) < 0)) {
        break;
      }
    }
    if (place < 0) {
      throw new IllegalStateException(TABLE + " has no table of rules");
    }
    String withLine = table.substring(0, place + 1) + margin + line + table.substring(place);
    String name = "org.proofwire.rule." + group + "." + className();
    int last = 0;
    for (Matcher each = IMPORT.matcher(withLine); each.find(); ) {
      if (each.group(1).compareTo(name) < 0 || last == 0) {
        last = each.end();
      }
    }
    return withLine.substring(0, last) + "\nimport " + name + ";" + withLine.substring(last);
  }

  private String className() {
    return Stream.of(id.split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining())
        + "Rule";
  }

  private String filled(String template) {
    String path = "sketch/" + template;
    try (InputStream file =
        Objects.requireNonNull(RuleSketch.class.getResourceAsStream(path), path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{id}", id)
          .replace("{group}", group.replace("-", ""))
          .replace("{class}", className());
    } catch (IOException e) {
      throw new UncheckedIOException(path + " in the jar can't be read", e);
    }
  }
}
