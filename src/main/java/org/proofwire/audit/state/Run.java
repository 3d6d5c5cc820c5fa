package org.proofwire.audit.state;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One audit, from its beginning to its end, however often it was stopped in between.
 *
 * @param id 1 for the first one in its state
 * @param plan what was asked for
 * @param begun when it was begun
 * @param status how far it is
 */
public record Run(long id, Plan plan, Instant begun, Status status) {
  /** How far a run is. */
  public enum Status {
    /** Under way, or killed. */
    RUNNING,
    /** Told to stop before the end. */
    STOPPED,
    /** All of its sources were audited. */
    FINISHED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What an audit is to do. Two of the same plan are one run, stopped and continued.
   *
   * @param sources as the user wrote them
   * @param options whatever else decides which articles there are, as one line
   * @param rules the version of the rules, and of all else that decides what is found
   * @param watch whether it goes on until it is told to stop
   * @param scale how its scores are to be read
   */
  public record Plan(
      List<String> sources, String options, String rules, boolean watch, Scale scale) {
    public Plan {
      sources = List.copyOf(sources);
    }
  }

  /**
   * How scores are to be read.
   *
   * @param profile the name of the profile
   * @param passMark the score from which an article passes
   * @param tool name and version of the program
   */
  public record Scale(String profile, int passMark, String tool) {}

  /** Whether it can be continued. */
  public boolean isUnfinished() {
    return status != Status.FINISHED;
  }
}
