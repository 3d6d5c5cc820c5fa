package org.proofwire.article;

import java.util.Locale;

/** What to do with an article. */
public enum Verdict {
  PUBLISH,
  REVIEW,
  REJECT;

  /** The name used in reports: {@code publish}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
