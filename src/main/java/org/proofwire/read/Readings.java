package org.proofwire.read;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.proofwire.read.Reading.Unreadable;

/**
 * Goes through paths, folders and lines, with one file open and one article in memory at a time.
 *
 * <p>An iterator rather than a stream of streams, because {@code flatMap} keeps all of an inner
 * stream as soon as somebody asks for its elements one by one.
 */
final class Readings implements Iterator<Reading>, AutoCloseable {
  private final Iterator<String> paths;
  private final InputStream stdin;
  private final long maxBytes;
  private Iterator<Folder.Entry> folder = Collections.emptyIterator();
  private Source current = Source.none();

  Readings(List<String> paths, InputStream stdin, long maxBytes) {
    this.paths = List.copyOf(paths).iterator();
    this.stdin = stdin;
    this.maxBytes = maxBytes;
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext()) {
      current.close();
      if (folder.hasNext()) {
        Folder.Entry entry = folder.next();
        current =
            entry.unreadable().isPresent()
                ? Source.of(entry.unreadable().get())
                : Source.file(entry.id(), entry.path(), maxBytes);
      } else if (paths.hasNext()) {
        current = open(paths.next());
      } else {
        current = Source.none();
        return false;
      }
    }
    return true;
  }

  @Override
  public Reading next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  private Source open(String given) {
    if (given.equals(ArticleReader.STDIN)) {
      return Source.stdin(stdin, maxBytes);
    }
    Path path;
    try {
      path = Path.of(given);
    } catch (InvalidPathException e) {
      return Source.of(
          new Unreadable(given, "this is no path", "Check the spelling of the file's name."));
    }
    String id = given.replace(path.getFileSystem().getSeparator(), "/");
    if (!Files.isDirectory(path)) {
      return Source.file(id, path, maxBytes);
    }
    var found = new Folder(id, path);
    if (!found.hasNext()) {
      return Source.of(
          new Unreadable(
              given,
              "no articles in this folder",
              "Articles are files ending in .txt, .md, .html, .htm, .xhtml, .jsonl or .ndjson."));
    }
    folder = found;
    return Source.none();
  }

  @Override
  public void close() {
    current.close();
    current = Source.none();
    folder = Collections.emptyIterator();
  }
}
