package org.proofwire.audit.source;

import java.util.Optional;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading;

/**
 * One thing to audit, found but not yet read.
 *
 * @param place where it was found, which nothing else in the same sources shares: a file, a file
 *     and line, an address
 * @param told what its surroundings say of it, for where it says nothing itself
 * @param stamp changes when the article does, as far as its surroundings tell; empty where they
 *     don't
 * @param remote whether reading it means to wait for another machine
 * @param bytes the memory that it takes before it is read, and about what it takes while it is
 * @param through bytes of the local sources up to and with this item, as they lie on disk
 * @param load reads it; called once, by any thread
 */
public record Item(
    String place,
    Provenance told,
    Optional<String> stamp,
    boolean remote,
    int bytes,
    long through,
    Load load) {

  /** Reads an item. */
  @FunctionalInterface
  public interface Load {
    /**
     * What was read, or why it can't be.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for another machine
     */
    Reading read() throws InterruptedException;
  }

  /** News of something that can't be read. */
  static Item unreadable(Reading.Unreadable why, Provenance told, long through) {
    return new Item(why.where(), told, Optional.empty(), false, 0, through, () -> why);
  }
}
