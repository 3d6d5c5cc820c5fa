package org.proofwire.cli;

import java.util.Locale;

/** What a report can be written as. */
enum Format {
  TEXT("txt", true),
  JSON("json", false),
  HTML("html", false),
  SARIF("sarif", true),
  CSV("csv", true),
  JSONL("jsonl", true);

  private final String ending;
  private final boolean together;

  Format(String ending, boolean together) {
    this.ending = ending;
    this.together = together;
  }

  String ending() {
    return ending;
  }

  /** Whether all articles go into one file; else each has its own. */
  boolean together() {
    return together;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
