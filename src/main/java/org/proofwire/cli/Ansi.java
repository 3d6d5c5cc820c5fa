package org.proofwire.cli;

import java.util.EnumMap;
import java.util.Map;
import org.proofwire.report.Palette;
import org.proofwire.report.Palette.Ink;

/** The colours of a terminal. */
final class Ansi {
  private static final Map<Ink, String> CODES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Ink.HEADLINE, "1"),
              Map.entry(Ink.PASSED, "1;32"),
              Map.entry(Ink.DOUBTED, "1;33"),
              Map.entry(Ink.FAILED, "1;31"),
              Map.entry(Ink.CRITICAL, "1;31"),
              Map.entry(Ink.MAJOR, "1;33"),
              Map.entry(Ink.MINOR, "1;36"),
              Map.entry(Ink.NEUTRAL, "2"),
              Map.entry(Ink.FOUND, "1;4"),
              Map.entry(Ink.SUGGESTION, "32"),
              Map.entry(Ink.FAINT, "2")));

  private Ansi() {}

  /** The palette for a choice of the user's. */
  static Palette palette(When colour) {
    boolean on =
        switch (colour) {
          case ALWAYS -> true;
          case NEVER -> false;
          // picocli knows terminals, NO_COLOR, CLICOLOR and what Windows can do
          case AUTO -> picocli.CommandLine.Help.Ansi.AUTO.enabled();
        };
    return on
        ? (ink, words) -> "\u001b[" + CODES.getOrDefault(ink, "0") + "m" + words + "\u001b[0m"
        : Palette.PLAIN;
  }

  /** Columns of the terminal, 80 where that can't be told. */
  static int width() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Math.min(120, Integer.parseInt(columns)) : 80;
  }

  /** When to use colours. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }
}
