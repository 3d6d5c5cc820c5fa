package org.proofwire.audit.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Two runs side by side, in one state or in two. Articles are the same where their ids are; where
 * an id comes several times, the first goes with the first.
 */
public final class Difference {
  private static final String SCORED =
      "SELECT x.key, x.title, x.source, x.number, x.outcome, c.id AS checked, c.score, c.fingerprint,"
          + " row_number() OVER (PARTITION BY x.key ORDER BY x.number) AS nth"
          + " FROM %1$s.article x"
          + " JOIN %1$s.article s ON s.run = x.run AND s.number = coalesce(x.original, x.number)"
          + " JOIN %1$s.checked c ON c.id = s.checked"
          + " WHERE x.run = ? AND x.replaced = 0";

  private static final String BOTH =
      "WITH a AS MATERIALIZED ("
          + SCORED.formatted("before")
          + "), b AS MATERIALIZED ("
          + SCORED.formatted("main")
          + ") ";

  private final State now;
  private final Run nowRun;
  private final Run beforeRun;

  /**
   * @param now a state that is only read
   * @param before the other one; may be the same
   */
  public Difference(State now, Run nowRun, State before, Run beforeRun) {
    this.now = now;
    this.nowRun = nowRun;
    this.beforeRun = beforeRun;
    now.attach(before.file(), "before");
  }

  /** How many articles with a score the runs share. */
  public record Shared(int both, int onlyBefore, int onlyNow, double meanBefore, double meanNow) {}

  public Shared shared() {
    return now.query(
            BOTH
                + "SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b), count(*),"
                + " coalesce(avg(a.score), 0), coalesce(avg(b.score), 0)"
                + " FROM a JOIN b ON b.key = a.key AND b.nth = a.nth",
            row ->
                new Shared(
                    row.getInt(3),
                    row.getInt(1) - row.getInt(3),
                    row.getInt(2) - row.getInt(3),
                    row.getDouble(4),
                    row.getDouble(5)),
            beforeRun.id(),
            nowRun.id())
        .get(0);
  }

  /**
   * An article in both runs, checked in both.
   *
   * @param isStory whether it is the first with its text now; copies have its findings
   * @param sameText whether its text is as it was
   * @param before the number of its check in the other state
   * @param now the number of its check in this one
   */
  public record Pair(
      String key,
      String title,
      String source,
      boolean isStory,
      boolean sameText,
      long before,
      int scoreBefore,
      long now,
      int scoreNow) {
    static Pair of(ResultSet row) throws SQLException {
      return new Pair(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4).equals("checked"),
          row.getInt(5) == 1,
          row.getLong(6),
          row.getInt(7),
          row.getLong(8),
          row.getInt(9));
    }
  }

  /** All articles in both runs, in the order of reading. */
  public void pairs(Consumer<Pair> taking) {
    now.each(
        BOTH
            + "SELECT b.key, b.title, b.source, b.outcome, a.fingerprint = b.fingerprint,"
            + " a.checked, a.score, b.checked, b.score"
            + " FROM a JOIN b ON b.key = a.key AND b.nth = a.nth ORDER BY b.number",
        row -> taking.accept(Pair.of(row)),
        beforeRun.id(),
        nowRun.id());
  }
}
