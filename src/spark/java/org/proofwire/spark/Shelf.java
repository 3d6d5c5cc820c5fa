package org.proofwire.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.util.SerializableConfiguration;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.source.Sources;
import org.proofwire.audit.source.Sources.Listed;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Failures;

/**
 * Where articles lie: in paths that every machine sees, or at addresses that Hadoop reads ({@code
 * hdfs://}, {@code s3a://}), whose files are copied to the machine that reads them.
 *
 * @param hadoop how Hadoop reaches them
 */
record Shelf(SerializableConfiguration hadoop) implements Serializable {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /** What audits read, without and with packing. */
  private static final Pattern ARTICLES =
      Pattern.compile(
          "(?i).*\\.(txt|text|md|markdown|html?|xhtml|jsonl|ndjson|json|ninjs|jsonfeed|xml|rss|atom"
              + "|rdf|warc)(\\.(gz|zst|zstd))?|.*\\.parquet");

  /** Whether Hadoop reads it. */
  static boolean isAddress(String place) {
    return ADDRESS.matcher(place).matches();
  }

  private static boolean isParquet(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /** The files in all places, in the order of reading; those in a folder by name. */
  List<Listed> list(List<String> places) throws IOException {
    var files = new ArrayList<Listed>();
    for (String place : places) {
      if (isAddress(place)) {
        addresses(place, files);
      } else {
        files.addAll(Sources.list(List.of(place), Shelf::isParquet));
      }
    }
    return List.copyOf(files);
  }

  private void addresses(String place, List<Listed> files) throws IOException {
    var path = new org.apache.hadoop.fs.Path(place);
    FileSystem system = path.getFileSystem(hadoop.value());
    if (!system.getFileStatus(path).isDirectory()) {
      files.add(new Listed(place, place, ""));
      return;
    }
    var inside = new ArrayList<Listed>();
    RemoteIterator<LocatedFileStatus> listed = system.listFiles(path, true);
    while (listed.hasNext()) {
      String address = listed.next().getPath().toString();
      if (ARTICLES.matcher(address).matches()) {
        inside.add(new Listed(address, address, place));
      }
    }
    inside.sort(Comparator.comparing(Listed::place));
    files.addAll(inside);
  }

  /** The items of one file. Used by one thread. */
  static final class Opened implements Iterator<Item>, AutoCloseable {
    private final Iterator<Item> items;
    private final AutoCloseable source;
    private final Optional<Path> copy;

    private Opened(Iterator<Item> items, AutoCloseable source, Optional<Path> copy) {
      this.items = items;
      this.source = source;
      this.copy = copy;
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public Item next() {
      return items.next();
    }

    @Override
    public void close() throws IOException {
      try {
        source.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) { // AutoCloseable's own signature
        throw new IOException(e);
      } finally {
        if (copy.isPresent()) {
          Files.deleteIfExists(copy.get());
        }
      }
    }
  }

  /** Opens a file. One that can't be opened is a source of that news. */
  Opened open(Listed file, ArticleReader reader) throws IOException {
    Optional<Path> copy =
        isAddress(file.path()) ? Optional.of(copy(file.path())) : Optional.empty();
    Listed here =
        copy.map(path -> new Listed(file.place(), path.toString(), file.folder())).orElse(file);
    if (!isParquet(file.place())) {
      Sources sources = Sources.of(here, reader);
      return new Opened(sources, sources, copy);
    }
    try {
      var rows = new ParquetItems(here, reader);
      return new Opened(rows, rows, copy);
    } catch (IOException | RuntimeException e) { // Parquet throws both for what is broken
      var bad =
          new Item(
              file.place(),
              Sources.of(file),
              Optional.empty(),
              false,
              0,
              0,
              () -> Failures.of(file.place(), new IOException(String.valueOf(e.getMessage()))));
      return new Opened(Collections.singleton(bad).iterator(), () -> {}, copy);
    }
  }

  private Path copy(String address) throws IOException {
    var path = new org.apache.hadoop.fs.Path(address);
    Path copy = Files.createTempFile("proofwire-", "-" + path.getName());
    path.getFileSystem(hadoop.value())
        .copyToLocalFile(
            false, path, new org.apache.hadoop.fs.Path(copy.toUri()), true); // no .crc beside it
    return copy;
  }
}
