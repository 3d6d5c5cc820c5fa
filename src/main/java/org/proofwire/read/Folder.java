package org.proofwire.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.proofwire.read.Reading.Unreadable;

/**
 * The articles in a folder and in the folders inside it, by name, so that the same folder gives the
 * same order everywhere. Listed one folder at a time.
 *
 * <p>Links to files are followed, links to folders are not: they may lead back up.
 */
public final class Folder implements Iterator<Folder.Entry> {

  /**
   * One file, or why a folder could not be listed.
   *
   * @param id the file's name as the user would write it
   */
  public record Entry(String id, Path path, Optional<Unreadable> unreadable) {}

  /** What is still to be looked at, the next one on top; each folder lies here unlisted. */
  private final Deque<Entry> ahead = new ArrayDeque<>();

  private final Predicate<String> wanted;

  /** Those of the kinds that {@link ArticleReader} reads. */
  Folder(String id, Path path) {
    this(id, path, name -> Format.named(name).isPresent());
  }

  /**
   * Begins with the first file.
   *
   * @param id the folder's name as the user would write it
   * @param wanted which files are taken, by their names
   */
  public Folder(String id, Path path, Predicate<String> wanted) {
    this.wanted = wanted;
    list(new Entry(id, path, Optional.empty()));
  }

  @Override
  public boolean hasNext() {
    while (!ahead.isEmpty()) {
      Entry next = ahead.element();
      if (next.unreadable().isPresent()
          || !Files.isDirectory(next.path(), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
      ahead.pop();
      list(next);
    }
    return false;
  }

  @Override
  public Entry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ahead.pop();
  }

  private void list(Entry folder) {
    List<Path> inside;
    try (Stream<Path> listed = Files.list(folder.path())) {
      inside =
          listed
              .filter(this::isTaken)
              .sorted(Comparator.comparing(Folder::name).reversed())
              .toList();
    } catch (IOException e) {
      ahead.push(new Entry(folder.id(), folder.path(), Optional.of(Failures.of(folder.id(), e))));
      return;
    }
    String prefix = folder.id().endsWith("/") ? folder.id() : folder.id() + "/";
    inside.forEach(path -> ahead.push(new Entry(prefix + name(path), path, Optional.empty())));
  }

  private boolean isTaken(Path path) {
    String name = name(path);
    if (name.startsWith(".")) {
      return false;
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return !isSavedWithPage(path, name);
    }
    return wanted.test(name) && Files.isRegularFile(path);
  }

  /** Browsers save a page's frames and scripts in {@code Story_files} beside {@code Story.html}. */
  private static boolean isSavedWithPage(Path path, String name) {
    if (!name.endsWith("_files")) {
      return false;
    }
    String page = name.substring(0, name.length() - "_files".length());
    return Stream.of(".html", ".htm", ".xhtml")
        .anyMatch(extension -> Files.exists(path.resolveSibling(page + extension)));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
