package org.proofwire.report;

import java.util.regex.Pattern;

/** Makes text safe to stand in a spreadsheet. */
public final class SpreadsheetCell {
  /** What begins a formula, in its fullwidth form too (OWASP, "CSV Injection"). */
  private static final Pattern FORMULA =
      Pattern.compile("(^|[;\\t\\r\\n])(\\s*)(?=[=+\\-@＝＋－＠])|^(?=[\\t\\r\\n])");

  private SpreadsheetCell() {}

  /**
   * Puts an apostrophe before what begins like a formula ({@code =}, {@code +}, {@code -},
   * {@code @}), so that a spreadsheet shows it and does not run it; also after a semicolon or a
   * tab, at which spreadsheets in some countries split cells.
   */
  public static String guarded(String cell) {
    return FORMULA.matcher(cell).replaceAll("$1$2'");
  }
}
