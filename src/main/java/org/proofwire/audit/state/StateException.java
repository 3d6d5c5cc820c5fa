package org.proofwire.audit.state;

/** The state can't be opened, read or written; the message says why and what to do, on one line. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StateException(String message, Throwable cause) {
    super(message, cause);
  }

  StateException(String message) {
    super(message);
  }
}
