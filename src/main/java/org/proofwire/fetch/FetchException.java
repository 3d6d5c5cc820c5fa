package org.proofwire.fetch;

/** Why an address gave nothing. The message is a whole line for an editor. */
public final class FetchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * @param message what is wrong with which address, and what to do
   */
  public FetchException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  FetchException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public enum Kind {
    /** It is no address of the web. */
    NOT_HTTP,
    /** It is in a private network, or must not be asked for another reason. */
    NOT_ALLOWED,
    /** No server answers there. */
    UNREACHABLE,
    TOO_LARGE,
    TOO_SLOW,
    TOO_MANY_REDIRECTS,
    /** The connection broke off, or what came is not HTTP. */
    BROKEN,
    /** The thread was interrupted. */
    STOPPED
  }

  public Kind kind() {
    return kind;
  }
}
