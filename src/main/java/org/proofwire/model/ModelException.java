package org.proofwire.model;

/** The model can't be used. The message is one line: what is wrong, and what to do. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
