package org.proofwire.audit.state;

import java.time.Instant;
import java.util.Optional;

/** What watched feeds had last time, and when to look at them again. */
public final class Feeds {
  private final State state;

  public Feeds(State state) {
    this.state = state;
  }

  /**
   * What is known of a feed.
   *
   * @param etag by which its server knows what it had
   * @param lastModified the same by date
   * @param next when to look again
   * @param failures how often in a row it could not be read
   */
  public record Feed(
      Optional<String> etag, Optional<String> lastModified, Instant next, int failures) {
    /** One that was never looked at. */
    public static final Feed NEW = new Feed(Optional.empty(), Optional.empty(), Instant.EPOCH, 0);
  }

  public Feed get(String address) {
    return state
        .query(
            "SELECT etag, last_modified, next_look, failures FROM feed WHERE address = ?",
            row ->
                new Feed(
                    Optional.ofNullable(row.getString(1)),
                    Optional.ofNullable(row.getString(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getInt(4)),
            address)
        .stream()
        .findFirst()
        .orElse(Feed.NEW);
  }

  /** Remembers it, to be committed soon. */
  public void put(String address, Feed feed) {
    state.update(
        "INSERT INTO feed(address, etag, last_modified, next_look, failures)"
            + " VALUES(?, ?, ?, ?, ?) ON CONFLICT(address) DO UPDATE SET etag = excluded.etag,"
            + " last_modified = excluded.last_modified, next_look = excluded.next_look,"
            + " failures = excluded.failures",
        address,
        feed.etag().orElse(null),
        feed.lastModified().orElse(null),
        feed.next().toEpochMilli(),
        feed.failures());
  }
}
