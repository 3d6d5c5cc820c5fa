package org.proofwire.audit.state;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * One article of a run.
 *
 * @param number its place in the order of reading, from 1
 * @param place where it was found, which no other in the run shares
 * @param key its id; that of an article which could not be read is its place
 * @param title its headline; empty where it could not be read
 * @param source who publishes it
 * @param published when it was published, as far as known
 * @param stamp what its feed said of its version; may be empty
 * @param outcome what became of it
 */
public record Entry(
    int number,
    String place,
    String key,
    String title,
    String source,
    Optional<Instant> published,
    String stamp,
    Outcome outcome) {

  /** What became of an article. */
  public sealed interface Outcome {
    /** It is the first of its story, and was checked. */
    record Story(String fingerprint, Optional<byte[]> signature, Check check) implements Outcome {}

    /**
     * It is a copy of an article before it, and was not checked itself.
     *
     * @param of that article's number
     * @param similarity 0 to 1; 1 for the same text
     */
    record Copy(String fingerprint, int of, double similarity) implements Outcome {}

    /** It was left out on purpose. */
    record Skipped(String why) implements Outcome {}

    /** It could not be read. */
    record Unreadable(String problem, String remedy) implements Outcome {}
  }

  /** How a story's check went. It can be sent to another machine. */
  public sealed interface Check extends Serializable {
    /** It was checked in this run. */
    record Now(Checked checked) implements Check {}

    /**
     * The same text was checked under the same rules before.
     *
     * @param checked the number of that check in the state
     * @param score what it came to
     */
    record Before(long checked, int score) implements Check {}

    /** It could not be checked. */
    record Failed(String problem, String remedy) implements Check {}
  }
}
