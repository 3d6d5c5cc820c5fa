package org.proofwire.rule.quotes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;

/**
 * One attribution with what several signs ask of it.
 *
 * @param text the words given
 * @param bare whether the speaker is named by surname alone
 * @param before where the speaker is named before the words, outside quoted words
 * @param after where behind them
 * @param doers who does something in the sentences before, the nearest first
 * @param other whoever a reader has in mind, unless that is the speaker
 */
record View(
    Attribution given,
    String text,
    boolean bare,
    List<Mention> before,
    List<Mention> after,
    List<Doer> doers,
    @Nullable Doer other) {
  /** Sentences back to whoever a reader has in mind when the words begin. */
  static final int IN_MIND = 3;

  /** Sentences back in which somebody counts as part of the talk. */
  static final int TALK = 6;

  Entity speaker() {
    return given.speaker();
  }
}
