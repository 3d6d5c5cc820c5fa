package org.proofwire.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import org.proofwire.engine.Acceptance;
import org.proofwire.engine.AcceptanceFile;
import org.proofwire.engine.Acceptances;
import org.proofwire.rule.RuleFileException;
import org.proofwire.server.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the newsroom lets stand: the {@code .proofwire.yml} that the operator names. It is read
 * again when it has changed, whoever changed it; while it has a mistake in it, what was read before
 * holds. Safe for use by several threads.
 */
final class Accepted {
  private static final Logger LOG = LoggerFactory.getLogger(Accepted.class);

  private final Optional<AcceptanceFile> file;
  private final Set<String> rules;
  private volatile Known known;

  /** What was read, and what the file looked like. */
  private record Known(Acceptances acceptances, Look look) {}

  /** Enough to see that a file is another one: since when, and of what size. */
  private record Look(FileTime changed, long size) {
    static final Look NO_FILE = new Look(FileTime.fromMillis(0), -1);

    static Look at(Path path) {
      try {
        return new Look(Files.getLastModifiedTime(path), Files.size(path));
      } catch (NoSuchFileException e) {
        return NO_FILE;
      } catch (IOException e) {
        throw new RuleFileException(path + ": can't be read (" + e.getMessage() + ")", e);
      }
    }
  }

  /**
   * @param config where the list is kept; nothing is accepted without
   * @param rules ids of all rules that there are
   * @throws RuleFileException if the file has a mistake
   */
  Accepted(Optional<Path> config, Set<String> rules) {
    this.file = config.map(AcceptanceFile::new);
    this.rules = rules;
    this.known = file.map(this::read).orElse(new Known(Acceptances.NONE, Look.NO_FILE));
  }

  private Known read(AcceptanceFile from) {
    Look look = Look.at(from.path());
    return new Known(from.read(rules), look);
  }

  /** Whether there is a list to add to. */
  boolean isKept() {
    return file.isPresent();
  }

  /** All that is let stand now. */
  Acceptances now() {
    if (file.isPresent() && hasChanged(file.get().path())) {
      try {
        known = read(file.get());
      } catch (RuleFileException e) {
        // Said once for each state that the file is in.
        known = new Known(known.acceptances(), Look.at(file.get().path()));
        LOG.warn("What was accepted before still holds: {}", e.getMessage());
      }
    }
    return known.acceptances();
  }

  private boolean hasChanged(Path path) {
    return !Look.at(path).equals(known.look());
  }

  /**
   * Adds an entry.
   *
   * @param comment said beside it in the file, for people; may be empty
   * @return whether it was added; else it was there before
   * @throws Problem if there is no list, or it can't be added to
   */
  boolean add(Acceptance entry, String comment) {
    return change(list -> list.add(entry, comment, rules));
  }

  /**
   * Takes an entry out.
   *
   * @return whether it was there
   * @throws Problem if there is no list, or nothing can be taken out of it
   */
  boolean remove(Acceptance entry) {
    return change(list -> list.remove(entry, rules));
  }

  private interface Change {
    boolean in(AcceptanceFile file) throws IOException;
  }

  private boolean change(Change change) {
    AcceptanceFile list =
        file.orElseThrow(
            () -> new Problem(Kind.NOT_ALLOWED, "It keeps no list of what the newsroom accepts."));
    try {
      boolean changed = change.in(list);
      known = read(list);
      return changed;
    } catch (RuleFileException e) {
      throw new Problem(Kind.LIST_BROKEN, e.getMessage() + ".");
    } catch (IOException e) {
      LOG.warn("The list of what is accepted can't be written: {}", e.toString());
      throw new Problem(Kind.LIST_BROKEN, "The server can't write it.");
    }
  }
}
