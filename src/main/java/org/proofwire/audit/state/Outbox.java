package org.proofwire.audit.state;

import java.time.Instant;
import java.util.List;

/**
 * What a webhook is still to be told. A message is committed together with the article that it is
 * about, and taken out only when the receiver has it; so none is lost, whatever happens to the
 * program.
 */
public final class Outbox {
  private final State state;

  public Outbox(State state) {
    this.state = state;
  }

  /**
   * One message.
   *
   * @param id the same at every attempt, so that a receiver can tell it has it already
   * @param body JSON
   * @param attempts how often it was tried
   */
  public record Message(String id, String type, Instant happened, String body, int attempts) {}

  /** Puts a message in, to be committed soon; one that is in already stays as it is. */
  public void put(Message message) {
    state.update(
        "INSERT OR IGNORE INTO outbox(id, type, happened, body, attempts, next_attempt)"
            + " VALUES(?, ?, ?, ?, 0, ?)",
        message.id(),
        message.type(),
        message.happened().toEpochMilli(),
        message.body(),
        message.happened().toEpochMilli());
  }

  /** How many are in. */
  public int size() {
    return state.query("SELECT count(*) FROM outbox", row -> row.getInt(1)).get(0);
  }

  /** Those whose time has come, the oldest first. */
  public List<Message> due(Instant now, int atMost) {
    return state.query(
        "SELECT id, type, happened, body, attempts FROM outbox WHERE next_attempt <= ?"
            + " ORDER BY happened, id LIMIT ?",
        row ->
            new Message(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getInt(5)),
        now.toEpochMilli(),
        atMost);
  }

  /** The receiver has it. */
  public void delivered(Message message) {
    state.together(
        () -> {
          state.update("DELETE FROM outbox WHERE id = ?", message.id());
          state.commit();
        });
  }

  /** It has to be tried again. */
  public void failed(Message message, String trouble, Instant next) {
    state.together(
        () -> {
          state.update(
              "UPDATE outbox SET attempts = attempts + 1, trouble = ?, next_attempt = ? WHERE id = ?",
              trouble,
              next.toEpochMilli(),
              message.id());
          state.commit();
        });
  }
}
