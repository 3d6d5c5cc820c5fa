package org.proofwire.cli;

import org.proofwire.article.Report;

/** What became of one article of a run. */
sealed interface Result {
  /** It was checked. */
  record Checked(Report report) implements Result {}

  /**
   * It could not be read or checked; the others can.
   *
   * @param line what, where, and what to do
   */
  record Refused(String line) implements Result {}
}
