package org.proofwire.audit.source;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Folder;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading.Unreadable;

/**
 * All that the given places hold, one item after the other: files, folders and addresses, mixed.
 * Each is opened when its turn comes and closed before the next. The same places give the same
 * items in the same order, as far as they lie on this machine.
 *
 * <p>Addresses that stand together take turns, so that no site has to be asked often and none waits
 * for all of another.
 *
 * <p>Used by one thread; the items may be read by others.
 */
public final class Sources implements Iterator<Item>, AutoCloseable {
  /** So many sites take turns; the others wait until one of these has no more. */
  private static final int TAKING_TURNS = 32;

  private static final Pattern PATH = Pattern.compile("[^/]+");

  private final Deque<String> places;
  private final Opener opener;
  private final Deque<Items> turns = new ArrayDeque<>();
  private Iterator<Folder.Entry> folder = Collections.emptyIterator();
  private String folderPlace = "";
  private Items current = Items.none();

  /**
   * Begins with the first place.
   *
   * @param places as the user wrote them
   * @param web how to fetch; empty where nothing may be fetched
   */
  public Sources(List<String> places, ArticleReader reader, Optional<Web> web) {
    this.places = new ArrayDeque<>(places);
    this.opener = new Opener(reader, web, new Meter());
  }

  /**
   * One file of those that the given places hold, for reading it elsewhere.
   *
   * @param place its name as the user would write it
   * @param path where to read it, which may be a copy
   * @param folder the folder that was given, if it comes from one; else empty
   */
  public record Listed(String place, String path, String folder) implements Serializable {}

  /**
   * The files that the given places hold, in the order in which they would be read. What can't be
   * listed is in the list as it was given, so that whoever reads it says why.
   *
   * @param also further files to take from folders, by their names
   */
  public static List<Listed> list(List<String> places, Predicate<String> also) {
    var files = new ArrayList<Listed>();
    for (String place : places) {
      String name = place.replace(File.separatorChar, '/');
      if (!Files.isDirectory(Path.of(place))) {
        files.add(new Listed(name, place, ""));
        continue;
      }
      var inside =
          new Folder(name, Path.of(place), file -> Kind.named(file).isPresent() || also.test(file));
      if (!inside.hasNext()) {
        files.add(new Listed(name, place, ""));
      }
      inside.forEachRemaining(
          entry -> files.add(new Listed(entry.id(), entry.path().toString(), name)));
    }
    return List.copyOf(files);
  }

  /** The articles of one file. */
  public static Sources of(Listed file, ArticleReader reader) {
    var sources = new Sources(List.of(), reader, Optional.empty());
    Path path = Path.of(file.path());
    if (Files.isDirectory(path)) {
      sources.places.add(file.path());
    } else {
      sources.current = sources.opener.file(file.place(), path, of(file));
    }
    return sources;
  }

  /** Who publishes what lies in a file, where it doesn't say. */
  public static Provenance of(Listed file) {
    return told(file.place(), file.folder());
  }

  /** Bytes of all places that lie on this machine, for telling how far a run is. */
  public static long bytes(List<String> places) {
    long bytes = 0;
    for (String place : places) {
      if (!Addresses.isWeb(place)) {
        bytes += bytes(place);
      }
    }
    return bytes;
  }

  private static long bytes(String place) {
    boolean isFile = !Files.isDirectory(Path.of(place));
    try (Stream<Path> files = Files.walk(Path.of(place).toRealPath())) {
      return files
          .filter(Files::isRegularFile)
          .filter(path -> isFile || Kind.named(path.toString()).isPresent())
          .mapToLong(Sources::size)
          .sum();
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return 0; // said when its turn comes
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public boolean hasNext() {
    try {
      while (!current.hasNext()) {
        current.close();
        current = Items.none();
        if (!turns.isEmpty()) {
          current = turn();
        } else if (folder.hasNext()) {
          current = open(folder.next());
        } else if (!places.isEmpty()) {
          current = open(places.remove());
        } else {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("closing a file that was only read", e);
    }
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  private Items open(String place) {
    if (Addresses.isWeb(place)) {
      places.addFirst(place);
      return turn();
    }
    Path path;
    try {
      path = Path.of(place);
    } catch (InvalidPathException e) {
      return Items.of(
          new Unreadable(place, "this is no path", "Check the spelling of the file's name."),
          Provenance.UNKNOWN,
          opener.meter().read());
    }
    String name = place.replace(path.getFileSystem().getSeparator(), "/");
    if (!Files.isDirectory(path)) {
      return opener.file(name, path, told(name, ""));
    }
    var found = new Folder(name, path, file -> Kind.named(file).isPresent());
    if (!found.hasNext()) {
      return Items.of(
          new Unreadable(
              place,
              "nothing to audit in this folder",
              "Articles are .txt, .md and .html; lists of them .jsonl, .json, .xml and .warc, also"
                  + " packed (.gz, .zst)."),
          Provenance.UNKNOWN,
          opener.meter().read());
    }
    folder = found;
    folderPlace = name;
    return Items.none();
  }

  private Items open(Folder.Entry entry) {
    Provenance told = told(entry.id(), folderPlace);
    return entry.unreadable().isPresent()
        ? Items.of(entry.unreadable().get(), told, opener.meter().read())
        : opener.file(entry.id(), entry.path(), told);
  }

  /** One item from whoever's turn it is. */
  private Items turn() {
    while (turns.size() < TAKING_TURNS && !places.isEmpty() && Addresses.isWeb(places.element())) {
      turns.add(web(places.remove()));
    }
    Items first = turns.remove();
    if (!first.hasNext()) {
      return Items.none();
    }
    Item item = first.next();
    turns.add(first);
    return Items.of(item);
  }

  private Items web(String place) {
    Optional<URI> address = Addresses.of(place);
    if (address.isEmpty() || opener.web().isEmpty()) {
      return Items.of(
          new Unreadable(
              place,
              address.isEmpty() ? "no address that can be fetched" : "not on this machine",
              address.isEmpty() ? "Check its spelling." : "Give --fetch to fetch it."),
          Provenance.UNKNOWN,
          opener.meter().read());
    }
    return new WebItems(address.get(), opener, opener.web().get());
  }

  /**
   * Who publishes what lies in a file, where it doesn't say: newsrooms keep a folder for each
   * agency, so it is the first folder below the one that was given.
   */
  private static Provenance told(String file, String folder) {
    List<String> inside = parts(file.substring(Math.min(folder.length(), file.length())));
    List<String> around = parts(folder.isEmpty() ? file.replaceFirst("[^/]*$", "") : folder);
    String publisher =
        !folder.isEmpty() && inside.size() > 1
            ? inside.get(0)
            : around.isEmpty() ? "" : around.get(around.size() - 1);
    return new Provenance(Optional.of(publisher).filter(name -> !name.isEmpty()), Optional.empty());
  }

  private static List<String> parts(String path) {
    return PATH.matcher(path)
        .results()
        .map(MatchResult::group)
        .filter(part -> !part.equals(".") && !part.equals(".."))
        .toList();
  }

  @Override
  public void close() {
    try {
      current.close();
      for (Items items : turns) {
        items.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("closing a file that was only read", e);
    }
    turns.clear();
    places.clear();
    folder = Collections.emptyIterator();
  }
}
