package org.proofwire.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where reports go: standard output, one file, or a folder with a file for each article. */
final class Destination {
  private static final Path USUAL_FOLDER = Path.of("reports");

  /** Longest name made from an article's id; file systems allow 255 bytes. */
  private static final int LONGEST_NAME = 100;

  private final Optional<Path> file;
  private final Optional<Path> folder;
  private final Set<String> taken = new HashSet<>();

  private Destination(Optional<Path> file, Optional<Path> folder) {
    this.file = file;
    this.folder = folder;
  }

  static Destination standardOutput() {
    return new Destination(Optional.empty(), Optional.empty());
  }

  /** The folder {@code reports} here. */
  static Destination usual() {
    return new Destination(Optional.empty(), Optional.of(USUAL_FOLDER));
  }

  /**
   * What {@code --out} says: {@code -}, a folder, or a file.
   *
   * @param single whether only one file can come of it; else a path is taken for a folder
   */
  static Destination of(String out, boolean single) {
    if (out.equals("-")) {
      return standardOutput();
    }
    Path path = Path.of(out);
    boolean isFolder =
        Files.isDirectory(path)
            || out.endsWith("/")
            || out.endsWith("\\")
            || !single
            || !String.valueOf(path.getFileName()).contains(".");
    return isFolder
        ? new Destination(Optional.empty(), Optional.of(path))
        : new Destination(Optional.of(path), Optional.empty());
  }

  boolean isStandardOutput() {
    return file.isEmpty() && folder.isEmpty();
  }

  boolean isFolder() {
    return folder.isPresent();
  }

  /**
   * Fails early if nothing can be written there.
   *
   * @throws IOException if the folder can't be made or written to
   */
  void prepare() throws IOException {
    if (!isStandardOutput()) {
      Path place = folder.orElseGet(() -> path("", Format.TEXT).toAbsolutePath().getParent());
      Files.createDirectories(place);
      if (!Files.isWritable(place)) {
        throw new AccessDeniedException(place.toString());
      }
    }
  }

  /** A name for an article's files that no other article of this run has. */
  String nameFor(String id) {
    String last = id.replaceAll("[\\\\/]+$", "").replaceAll(".*[\\\\/]", "");
    String base = last.replaceFirst("\\.(txt|text|md|markdown|html?|xhtml)$", "");
    String safe = base.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    String name = safe.isEmpty() ? "article" : safe;
    name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    String free = name;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /** Where a file of this name goes. */
  Path path(String name, Format format) {
    return file.orElseGet(() -> folder.orElse(USUAL_FOLDER).resolve(name + "." + format.ending()));
  }
}
