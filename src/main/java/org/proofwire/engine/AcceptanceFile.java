package org.proofwire.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.rule.RuleFileException;

/**
 * A newsroom's {@code .proofwire.yml}: what it lets stand, in a list that people write by hand and
 * programs add to. What is added or taken out is edited as text, so that comments and order stay as
 * they were.
 *
 * <p>Whoever changes the file writes the new one beside it first ({@code .proofwire.yml.tmp}),
 * which only one can do at a time, and then moves it into its place: two editors, or a server and a
 * command, never lose each other's entries, and a reader never sees half a file.
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

  /** How long to wait for another program that is changing the file. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration ABANDONED = Duration.ofMinutes(1);

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
    return change(
        rules,
        (accepted, before) -> {
          if (accepted.contains(entry)) {
            return Optional.empty();
          }
          return Optional.of(
              new Change(
                  appended(before, entry, comment),
                  accepted.with(entry),
                  "can't add to this list. Write it with one “- ” a line, and add: - " + entry));
        });
  }

  /**
   * Takes an entry out, whole or not at all, with the comments in it.
   *
   * @param rules ids of all rules that there are
   * @return whether it was there
   * @throws RuleFileException if the file has a mistake
   */
  public boolean remove(Acceptance entry, Set<String> rules) throws IOException {
    return change(
        rules,
        (accepted, before) -> {
          if (!accepted.contains(entry)) {
            return Optional.empty();
          }
          return Optional.of(
              new Change(
                  removed(before, entry, accepted),
                  accepted.without(entry),
                  "can't take this out of the list. Do it by hand: - " + entry));
        });
  }

  /**
   * What to write.
   *
   * @param result what a reader must then find
   * @param otherwise what to tell, if that isn't what would be found
   */
  private record Change(String content, Acceptances result, String otherwise) {}

  private interface Editor {
    Optional<Change> edit(Acceptances accepted, String before);
  }

  private boolean change(Set<String> rules, Editor editor) throws IOException {
    Path draft = draft();
    boolean moved = false; // from then on a file of that name is somebody else's
    try {
      String before = content();
      Acceptances accepted = Acceptances.parse(path.toString(), before, rules);
      Optional<Change> change = editor.edit(accepted, before);
      if (change.isEmpty()) {
        return false;
      }
      Acceptances found = Acceptances.parse(path.toString(), change.get().content(), rules);
      if (!found.equals(change.get().result())) {
        throw new RuleFileException(path + ": " + change.get().otherwise());
      }
      Files.writeString(draft, change.get().content(), StandardCharsets.UTF_8);
      move(draft);
      moved = true;
      return true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(draft);
      }
    }
  }

  /** Makes the file beside this one, when nobody else has it any more. */
  private Path draft() throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + ".tmp");
    Instant until = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return Files.writeString(draft, "", StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        if (isAbandoned(draft)) {
          Files.deleteIfExists(draft);
        } else if (Instant.now().isAfter(until)) {
          throw new IOException(draft + " is in use by another program", e);
        }
        pause();
      }
    }
  }

  /** Nobody needs this long to write some lines, so whoever made it was stopped half-way. */
  private static boolean isAbandoned(Path draft) throws IOException {
    try {
      Instant made = Files.getLastModifiedTime(draft).toInstant();
      return made.plus(ABANDONED).isBefore(Instant.now());
    } catch (NoSuchFileException e) {
      return false; // given back just now
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for another program", e);
    }
  }

  private void move(Path draft) throws IOException {
    try {
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The text without the lines of an entry, each of which is one “- ” of the list. */
  private static String removed(String before, Acceptance entry, Acceptances accepted) {
    var kept = new StringBuilder();
    int number = -1; // of the entry that a line belongs to
    String margin = "";
    for (String line : before.split("(?<=\n)", -1)) {
      Matcher item = ITEM.matcher(line);
      boolean first = item.lookingAt();
      if (first) {
        number++;
        margin = item.group(1);
      }
      boolean inside = first || (!line.isBlank() && line.startsWith(margin + " "));
      boolean unwanted =
          inside
              && number >= 0
              && number < accepted.entries().size()
              && accepted.entries().get(number).isSameAs(entry);
      if (!unwanted) {
        kept.append(line);
      }
    }
    return kept.toString();
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
}
