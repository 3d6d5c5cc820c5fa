package org.proofwire.rule;

/** A mistake in a file under {@code rules/}; its message says file, line and what was expected. */
public final class RuleFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuleFileException(String message) {
    super(message);
  }

  public RuleFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
