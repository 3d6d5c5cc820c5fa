package org.proofwire.article;

import java.util.Locale;

/** How much an error hurts the reader, as MQM grades it, mildest first. */
public enum Severity {
  /** Only noted: nothing to mend, or a matter of taste. */
  NEUTRAL,
  /** Grates, but the sense is plain. */
  MINOR,
  /** Trips the reader, who has to guess what was meant. */
  MAJOR,
  /** Misleads the reader about what happened, or cannot be understood at all. */
  CRITICAL;

  /** The name used in files and reports: {@code minor}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
