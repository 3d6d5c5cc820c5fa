package org.proofwire.article;

import java.util.Locale;

/** What a paragraph is in the story. */
public enum Role {
  HEADLINE,
  SUBHEADING,
  /** "By Jane Roe, Political Editor". */
  BYLINE,
  /** A line of its own that says where and when: "GENEVA, 3 May (AFP)". */
  DATELINE,
  BODY,
  CAPTION,
  LIST_ITEM,
  /** What was left behind by the site: "Source link", "Share on Facebook". */
  RESIDUE;

  /** The name used in reports: {@code list-item}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether running sentences are expected here, which must begin, end and hold a verb. */
  public boolean isProse() {
    return this == BODY;
  }
}
