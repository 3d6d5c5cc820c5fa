package org.proofwire.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.rule.RuleFileException;

/**
 * A newsroom's {@code .proofwire.yml}: what it lets stand, in a list that people write by hand and
 * programs add to. What is added is appended as text, so that comments and order stay as they were.
 *
 * @param path where it lies, or is to lie
 */
public record AcceptanceFile(Path path) {
  /** What it is called. */
  public static final String NAME = ".proofwire.yml";

  private static final String KEY = "accept:";
  private static final Pattern ITEM = Pattern.compile("(?m)^([ \\t]*)- ");
  private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^accept:[ \\t]*\\[[ \\t]*]");

  /** What YAML reads as the words that they are, whatever stands around them. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}*][\\p{L}\\p{N}*/._’-]*");

  private static final Pattern KEYWORD =
      Pattern.compile("(?i)\\*.*|y|n|yes|no|on|off|true|false|null");

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{24}:[0-9]+");

  /** The nearest one at or above a folder. */
  public static Optional<AcceptanceFile> above(Path folder) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Path path = at.resolve(NAME);
      if (Files.isRegularFile(path)) {
        return Optional.of(new AcceptanceFile(path));
      }
    }
    return Optional.empty();
  }

  /**
   * The nearest one at or above a folder, or the one to make where there is none: at the root of
   * the folder's repository, or in a folder of the caller's choice.
   */
  public static AcceptanceFile aboveOrNew(Path folder, Path otherwise) {
    return above(folder)
        .orElseGet(
            () -> {
              for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
                if (Files.exists(at.resolve(".git"))) {
                  return new AcceptanceFile(at.resolve(NAME));
                }
              }
              return new AcceptanceFile(otherwise.toAbsolutePath().normalize().resolve(NAME));
            });
  }

  /** The folder that its globs start from. */
  public Path folder() {
    return path.toAbsolutePath().normalize().resolveSibling("").normalize();
  }

  /**
   * Reads it; nothing is let stand where there is no file yet.
   *
   * @param rules ids of all rules that there are
   * @throws RuleFileException if it has a mistake, or can't be read
   */
  public Acceptances read(Set<String> rules) {
    return Acceptances.parse(path.toString(), content(), rules);
  }

  private String content() {
    try {
      return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new RuleFileException(path + ": can't be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Adds an entry, whole or not at all.
   *
   * @param comment said beside it, on one line, for people; may be empty
   * @param rules ids of all rules that there are
   * @return whether it was added; else it was there before
   * @throws RuleFileException if the file has a mistake
   */
  public boolean add(Acceptance entry, String comment, Set<String> rules) throws IOException {
    synchronized (AcceptanceFile.class) { // two editors of one server
      String before = content();
      Acceptances accepted = Acceptances.parse(path.toString(), before, rules);
      if (accepted.contains(entry)) {
        return false;
      }
      String after = appended(before, entry, comment);
      requireThat(
          Acceptances.parse(path.toString(), after, rules).equals(accepted.with(entry)), entry);
      replace(after);
      return true;
    }
  }

  private void requireThat(boolean appended, Acceptance entry) {
    if (!appended) {
      throw new RuleFileException(
          path + ": can't add to this list. Write it with one “- ” a line, and add: - " + entry);
    }
  }

  private static String appended(String before, Acceptance entry, String comment) {
    String text = EMPTY_LIST.matcher(before).replaceFirst(KEY);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      text += "\n";
    }
    if (text.lines().noneMatch(line -> line.startsWith(KEY))) {
      text +=
          text.isEmpty()
              ? "# What this newsroom lets stand; “proofwire accept” adds to it.\n" + KEY + "\n"
              : KEY + "\n";
    }
    Matcher item = ITEM.matcher(text);
    String margin = item.find() ? item.group(1) : "  ";
    var lines = new StringBuilder();
    lines.append(margin).append("- ").append(entry.kind().key()).append(": ");
    lines.append(quoted(entry.value()));
    if (!comment.isBlank()) {
      lines.append("  # ").append(comment.strip().replaceAll("[\\p{Cc}\\s]+", " "));
    }
    lines.append('\n');
    entry.path().ifPresent(glob -> lines.append(margin + "  path: " + quoted(glob) + "\n"));
    if (!entry.reason().isEmpty()) {
      lines.append(margin + "  reason: " + quoted(entry.reason()) + "\n");
    }
    return text + lines;
  }

  private static String quoted(String value) {
    boolean plain =
        (PLAIN.matcher(value).matches() && !KEYWORD.matcher(value).matches())
            || FINGERPRINT.matcher(value).matches();
    return plain
        ? value
        : "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"";
  }

  private void replace(String content) throws IOException {
    Path draft = path.resolveSibling(NAME + ".tmp");
    try {
      Files.writeString(draft, content, StandardCharsets.UTF_8);
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
