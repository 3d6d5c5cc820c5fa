package org.proofwire.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/**
 * The articles of one file, or of standard input: one, or as many as it has lines.
 *
 * @param readings made as they are asked for
 * @param open what to close afterwards
 */
record Source(Iterator<Reading> readings, InputStream open)
    implements Iterator<Reading>, AutoCloseable {

  /** Enough to see what kind of file it is, however long the page's own head may be. */
  static final int HEAD_BYTES = 64 * 1024;

  static Source none() {
    return new Source(Collections.emptyIterator(), InputStream.nullInputStream());
  }

  static Source of(Reading reading) {
    return new Source(Collections.singleton(reading).iterator(), InputStream.nullInputStream());
  }

  /** A file, opened now; one that can't be is a source of that news. */
  static Source file(String id, Path path, long maxBytes) {
    try {
      long size = Files.isRegularFile(path) ? Files.size(path) : -1;
      return open(id, id, Format.named(id), Files.newInputStream(path), size, maxBytes);
    } catch (IOException e) {
      return of(Failures.of(id, e));
    }
  }

  /** An open stream. */
  static Source stream(String id, String name, InputStream in, long maxBytes) throws IOException {
    return open(id, id, Format.named(name), in, -1, maxBytes);
  }

  /** Standard input, which stays open: it isn't ours to close. */
  static Source stdin(InputStream stdin, long maxBytes) {
    try {
      Source source =
          open(ArticleReader.STDIN_ID, "standard input", Optional.empty(), stdin, -1, maxBytes);
      return new Source(source.readings(), InputStream.nullInputStream());
    } catch (IOException e) {
      return of(Failures.of("standard input", e));
    }
  }

  private static Source open(
      String id, String where, Optional<Format> named, InputStream in, long size, long maxBytes)
      throws IOException {
    var bytes = new BufferedInputStream(in, HEAD_BYTES);
    try {
      bytes.mark(HEAD_BYTES);
      byte[] head = bytes.readNBytes(HEAD_BYTES);
      bytes.reset();
      Optional<Unreadable> binary = BinaryFile.recognise(where, head);
      if (binary.isPresent()) {
        bytes.close();
        return of(binary.get());
      }
      Format format = named.orElseGet(() -> Format.of(Encoding.preview(head)));
      if (format == Format.JSON_LINES) {
        return new Source(lines(new JsonLines(id, where, bytes, maxBytes)), bytes);
      }
      Reading whole =
          size > maxBytes
              ? Failures.tooLarge(where, size, maxBytes)
              : whole(id, where, format, bytes, maxBytes);
      return new Source(Collections.singleton(whole).iterator(), bytes);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static Iterator<Reading> lines(JsonLines lines) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public Reading next() {
        return lines.next().read();
      }
    };
  }

  private static Reading whole(
      String id, String where, Format format, InputStream in, long maxBytes) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > maxBytes) {
      return Failures.tooLarge(where, -1, maxBytes);
    }
    String content = Encoding.decode(bytes, format == Format.HTML);
    if (content.isBlank()) {
      return Failures.empty(where);
    }
    Reading reading = format.read(id, content);
    return reading instanceof Unreadable failed
        ? new Unreadable(where, failed.problem(), failed.remedy())
        : reading;
  }

  @Override
  public boolean hasNext() {
    return readings.hasNext();
  }

  @Override
  public Reading next() {
    return readings.next();
  }

  @Override
  public void close() {
    try {
      open.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a file that was only read", e);
    }
  }
}
