package org.proofwire.server;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request got no answer: "problem details" as RFC 9457 has them.
 *
 * <p>No detail holds a word of an article.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String detail;
  private final int retryAfter;

  /** A problem that comes back however often the request is sent. */
  public Problem(Kind kind, String detail) {
    this(kind, detail, 0);
  }

  /**
   * A problem that goes away.
   *
   * @param retryAfter seconds after which to send the request again
   */
  public Problem(Kind kind, String detail, int retryAfter) {
    super(detail, null, false, false); // nobody reads the stack of a refusal
    this.kind = kind;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** The kinds of problem, each with its status, and what to do about it. */
  public enum Kind {
    BAD_REQUEST(400, "The request can't be understood", "Compare it with /openapi.yaml."),
    KEY_NEEDED(
        401,
        "A key is needed",
        "Send the server's key as “Authorization: Bearer KEY”. Its operator knows it."),
    ORIGIN_REFUSED(
        403,
        "Pages of this site may not use the server",
        "Ask the operator to start the server with --allow-origin and the site's address."),
    NOT_FOUND(404, "There is nothing here", "/openapi.yaml lists what there is."),
    WRONG_METHOD(405, "This address has no such method", "/openapi.yaml lists what there is."),
    NOT_ALLOWED(
        403, "The server was not set up for this", "Ask the operator to start it with the option."),
    BODY_TOO_LARGE(
        413, "The body is too large", "Send one article, without pictures, or raise --max-bytes."),
    TEXT_TOO_LONG(413, "The text is too long", "Split the article, or raise --max-chars."),
    WRONG_MEDIA_TYPE(
        415,
        "A body of this kind can't be read",
        "Send application/json, text/plain, text/markdown or text/html, and say so in"
            + " Content-Type."),
    WRONG_HOST(
        421,
        "This server does not go by that name",
        "Use the address that it printed, or start it with --allow-host and the name."),
    LIST_BROKEN(
        409,
        "The newsroom's list can't be changed",
        "Mend the file that the server was started with (--config), or let the server write there."),
    NOT_PLACEABLE(
        422,
        "The corrections can't be put into the page",
        "Take the corrected text instead: too much of it has no place in the page's markup."),
    ADDRESS_REFUSED(
        422, "This address is not read", "Give the public address of a page: https://…"),
    ADDRESS_FAILED(
        502, "The address gave nothing to read", "Look at it in a browser, or paste the article."),
    UNREADABLE(422, "There is no article in this", "Send the article's own text or HTML."),
    UNKNOWN_RULE(422, "No such rule or profile", "/v1/rules and /v1/info list what there is."),
    TOO_MANY_REQUESTS(
        429, "Too many requests from one client", "Wait as long as Retry-After says."),
    BROKEN(
        500,
        "A mistake of Proofwire's own",
        "Please report it, with the request's id and what the server's log says of it."),
    BUSY(503, "The server is busy", "Send the request again after Retry-After."),
    TOO_SLOW(
        503,
        "The check took too long and was stopped",
        "Send the request again, split the article, or raise --max-seconds."),
    NOT_READY(503, "The server is starting or stopping", "Send it again after Retry-After.");

    private final int status;
    private final String title;
    private final String remedy;

    Kind(int status, String title, String remedy) {
      this.status = status;
      this.title = title;
      this.remedy = remedy;
    }

    public int status() {
      return status;
    }

    public String title() {
      return title;
    }

    /** What to do about it. */
    public String remedy() {
      return remedy;
    }

    /** Its name in addresses and metrics: {@code text-too-long}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this id, if there is one. */
    static Optional<Kind> of(String id) {
      for (Kind kind : values()) {
        if (kind.id().equals(id)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  public Kind kind() {
    return kind;
  }

  public String detail() {
    return detail;
  }

  /** Seconds after which the same request may go better; 0 if it won't. */
  public int retryAfter() {
    return retryAfter;
  }

  /** The members of the JSON object. */
  Map<String, Object> members(String requestId) {
    return Map.of(
        "type",
        "/problems/" + kind.id(),
        "title",
        kind.title(),
        "status",
        kind.status(),
        "detail",
        detail,
        "remedy",
        kind.remedy(),
        "requestId",
        requestId);
  }
}
