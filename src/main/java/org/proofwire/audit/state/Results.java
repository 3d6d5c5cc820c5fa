package org.proofwire.audit.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to, read from the state. Lists that may be as long as the run are handed over
 * piece by piece. A copy counts like an article of its own, with its story's score.
 */
public final class Results {
  /** Each article with the story that it is, or is a copy of, and how that was checked. */
  private static final String ARTICLES =
      "WITH a AS (SELECT x.number, x.key, x.place, x.title, x.source, x.published, x.outcome,"
          + " x.similarity, coalesce(x.problem, s.problem) AS problem,"
          + " coalesce(x.remedy, s.remedy) AS remedy, s.number AS story, s.key AS original,"
          + " s.checked, c.score, c.verdict, c.words, c.findings, c.penalty, c.fingerprint, c.rules,"
          + " c.key AS checked_key"
          + " FROM article x"
          + " JOIN article s ON s.run = x.run AND s.number = coalesce(x.original, x.number)"
          + " LEFT JOIN checked c ON c.id = s.checked"
          + " WHERE x.run = ? AND x.replaced = 0) ";

  /** Its rules, dearest first: {@code label US findings RS label US findings}. */
  private static final String RULES =
      "(SELECT group_concat(label || char(31) || findings, char(30)) FROM"
          + " (SELECT label, findings FROM cost WHERE cost.checked = a.checked"
          + " ORDER BY penalty DESC, rule))";

  private static final Pattern SPOKEN =
      Pattern.compile("([^\u001E\u001F]*)\u001F(\\d+)(?:\u001E|$)");

  private static final String IS_READ = " outcome IN ('checked', 'copy') AND score IS NOT NULL ";

  private final State state;
  private final Run run;

  public Results(State state, Run run) {
    this.state = state;
    this.run = run;
  }

  public Run run() {
    return run;
  }

  /**
   * How many articles there are.
   *
   * @param stories that were checked
   * @param copies of these
   * @param skipped left out on purpose
   * @param unreadable that could not be read
   * @param failed that could not be checked, with their copies
   * @param words in the stories
   */
  public record Counts(
      int stories, int copies, int skipped, int unreadable, int failed, long words) {
    /** Those with a score. */
    public int scored() {
      return stories + copies;
    }

    public int all() {
      return stories + copies + skipped + unreadable + failed;
    }
  }

  public Counts counts() {
    return state
        .query(
            ARTICLES
                + "SELECT coalesce(sum(outcome = 'checked'), 0),"
                + " coalesce(sum(outcome = 'copy' AND score IS NOT NULL), 0),"
                + " coalesce(sum(outcome = 'skipped'), 0),"
                + " coalesce(sum(outcome = 'unreadable'), 0),"
                + " coalesce(sum(outcome = 'failed' OR (outcome = 'copy' AND score IS NULL)), 0),"
                + " coalesce(sum(CASE WHEN outcome = 'checked' THEN words END), 0) FROM a",
            row ->
                new Counts(
                    row.getInt(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getLong(6)),
            run.id())
        .get(0);
  }

  /**
   * Scores of some articles.
   *
   * @param articles how many have a score
   * @param mean their mean score
   */
  public record Tally(int articles, int publish, int review, int reject, int below, double mean) {
    static final String COLUMNS =
        " count(*), coalesce(sum(verdict = 'publish'), 0), coalesce(sum(verdict = 'review'), 0),"
            + " coalesce(sum(verdict = 'reject'), 0), coalesce(sum(score < %d), 0),"
            + " coalesce(avg(score), 0) ";

    static Tally of(ResultSet row, int from) throws SQLException {
      return new Tally(
          row.getInt(from),
          row.getInt(from + 1),
          row.getInt(from + 2),
          row.getInt(from + 3),
          row.getInt(from + 4),
          row.getDouble(from + 5));
    }
  }

  private String tally() {
    return Tally.COLUMNS.formatted(run.plan().scale().passMark());
  }

  /** Of all articles. */
  public Tally total() {
    return state
        .query(
            ARTICLES + "SELECT" + tally() + "FROM a WHERE" + IS_READ,
            row -> Tally.of(row, 1),
            run.id())
        .get(0);
  }

  /** A score, or a span of scores, and how many articles have it. */
  public record Bin(int from, int publish, int review, int reject) {}

  /** How many articles have which score, in steps; steps without articles are left out. */
  public List<Bin> scores(int step) {
    return state.query(
        ARTICLES
            + "SELECT min(score, 99) / ? * ? AS bin, sum(verdict = 'publish'),"
            + " sum(verdict = 'review'), sum(verdict = 'reject') FROM a WHERE"
            + IS_READ
            + "GROUP BY bin ORDER BY bin",
        row -> new Bin(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
        run.id(),
        step,
        step);
  }

  /** One publisher, or one day. */
  public record Share(String name, Tally tally, int troubled) {}

  /** By publisher, those with most articles below the pass mark first. */
  public List<Share> sources() {
    return state.query(
        ARTICLES
            + "SELECT source,"
            + " count(CASE WHEN"
            + IS_READ
            + "THEN 1 END),"
            + " coalesce(sum(verdict = 'publish'), 0), coalesce(sum(verdict = 'review'), 0),"
            + " coalesce(sum(verdict = 'reject'), 0), coalesce(sum(score < ?), 0),"
            + " coalesce(avg(score), 0),"
            + " sum(outcome = 'unreadable' OR (outcome IN ('failed', 'copy') AND score IS NULL))"
            + " FROM a WHERE outcome <> 'skipped' GROUP BY source ORDER BY 6 DESC, 2 DESC, source",
        row -> new Share(row.getString(1), Tally.of(row, 2), row.getInt(8)),
        run.id(),
        run.plan().scale().passMark());
  }

  /** By day of publication (UTC), the first one first; articles without a date are left out. */
  public List<Share> days() {
    return state.query(
        ARTICLES
            + "SELECT substr(published, 1, 10) AS day,"
            + tally()
            + "FROM a WHERE published IS NOT NULL AND"
            + IS_READ
            + "GROUP BY day ORDER BY day",
        row -> new Share(row.getString(1), Tally.of(row, 2), 0),
        run.id());
  }

  /**
   * What one rule found.
   *
   * @param articles in how many articles
   * @param penalty MQM penalty, all together
   */
  public record RuleTally(String rule, String label, int articles, int findings, double penalty) {}

  /** By rule, the dearest first. */
  public List<RuleTally> rules() {
    return state.query(
        ARTICLES
            + "SELECT rule, min(label), count(*), sum(cost.findings), sum(cost.penalty)"
            + " FROM a JOIN cost ON cost.checked = a.checked WHERE"
            + IS_READ
            + "GROUP BY rule ORDER BY 5 DESC, rule",
        row ->
            new RuleTally(
                row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getDouble(5)),
        run.id());
  }

  /** One reason, and how often. */
  public record Reason(String why, int articles) {}

  /** Why articles were left out. */
  public List<Reason> skipped() {
    return state.query(
        ARTICLES
            + "SELECT problem, count(*) FROM a WHERE outcome = 'skipped'"
            + " GROUP BY problem ORDER BY 2 DESC, 1",
        row -> new Reason(row.getString(1), row.getInt(2)),
        run.id());
  }

  /** An article that could not be read or checked. */
  public record Trouble(String place, String problem, String remedy) {}

  /** What could not be read or checked, in the order of reading. */
  public List<Trouble> troubles(int atMost) {
    return state.query(
        ARTICLES
            + "SELECT place, problem, remedy FROM a WHERE outcome IN ('unreadable', 'failed')"
            + " ORDER BY number LIMIT ?",
        row -> new Trouble(row.getString(1), row.getString(2), row.getString(3)),
        run.id(),
        atMost);
  }

  /** A rule that spoke in an article. */
  public record Spoken(String label, int findings) {
    static List<Spoken> of(@Nullable String packed) {
      return packed == null
          ? List.of()
          : SPOKEN
              .matcher(packed)
              .results()
              .map(each -> new Spoken(each.group(1), Integer.parseInt(each.group(2))))
              .toList();
    }
  }

  /**
   * How an article's check came out.
   *
   * @param id the check's number in the state
   * @param name what its report is called, without an ending; another text or other rules give
   *     another name
   */
  public record Scored(
      long id,
      String name,
      int score,
      String verdict,
      int words,
      int findings,
      double penalty,
      List<Spoken> rules) {}

  private static final String SCORED =
      " checked, checked_key, fingerprint, rules, score, verdict, words, findings, penalty, "
          + RULES
          + " ";

  private static Scored scored(ResultSet row, int from) throws SQLException {
    return new Scored(
        row.getLong(from),
        name(row.getString(from + 1), row.getString(from + 2), row.getString(from + 3)),
        row.getInt(from + 4),
        row.getString(from + 5),
        row.getInt(from + 6),
        row.getInt(from + 7),
        row.getDouble(from + 8),
        Spoken.of(row.getString(from + 9)));
  }

  /** How an article's check came out; empty if it has none. */
  public Optional<Scored> scored(int number) {
    return state
        .query(
            ARTICLES + "SELECT" + SCORED + "FROM a WHERE number = ? AND score IS NOT NULL",
            row -> scored(row, 1),
            run.id(),
            number)
        .stream()
        .findFirst();
  }

  /** The score that an article had when it was seen last before, in whatever run. */
  public Optional<Integer> before(Entry entry) {
    return state
        .query(
            "SELECT c.score FROM article x JOIN article s ON s.run = x.run"
                + " AND s.number = coalesce(x.original, x.number)"
                + " JOIN checked c ON c.id = s.checked"
                + " WHERE x.key = ? AND (x.run < ? OR (x.run = ? AND x.number < ?))"
                + " ORDER BY x.run DESC, x.number DESC LIMIT 1",
            row -> row.getInt(1),
            entry.key(),
            run.id(),
            run.id(),
            entry.number())
        .stream()
        .findFirst();
  }

  private static String name(String key, String fingerprint, String rules) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((key + "\0" + fingerprint + "\0" + rules).getBytes(StandardCharsets.UTF_8));
      String hex = HexFormat.of().formatHex(digest);
      return hex.substring(0, 2) + "/" + hex.substring(2, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * A story that was checked.
   *
   * @param copies how many copies it has
   */
  public record Story(
      int number,
      String key,
      String title,
      String source,
      Optional<Instant> published,
      int copies,
      Scored scored) {}

  /** The stories, the worst ones first. */
  public void stories(int atMost, Consumer<Story> taking) {
    state.each(
        ARTICLES
            + "SELECT number, key, title, source, published, (SELECT count(*) FROM article y"
            + " WHERE y.run = ? AND y.original = a.number AND y.replaced = 0),"
            + SCORED
            + "FROM a WHERE outcome = 'checked' ORDER BY score, penalty DESC, number LIMIT ?",
        row ->
            taking.accept(
                new Story(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    instant(row.getString(5)),
                    row.getInt(6),
                    scored(row, 7))),
        run.id(),
        run.id(),
        atMost);
  }

  /** A copy of a story. */
  public record Copy(String key, String source, double similarity) {}

  /** The copies of a story, in the order of reading. */
  public List<Copy> copies(int story, int atMost) {
    return state.query(
        "SELECT key, source, similarity FROM article"
            + " WHERE run = ? AND original = ? AND replaced = 0 ORDER BY number LIMIT ?",
        row -> new Copy(row.getString(1), row.getString(2), row.getDouble(3)),
        run.id(),
        story,
        atMost);
  }

  /**
   * An article, whatever became of it.
   *
   * @param outcome {@code checked}, {@code copy}, {@code skipped}, {@code unreadable} or {@code
   *     failed}
   * @param copyOf a copy's story
   */
  public record Line(
      int number,
      String key,
      String place,
      String title,
      String source,
      Optional<Instant> published,
      String outcome,
      Optional<String> copyOf,
      Optional<Double> similarity,
      String problem,
      String remedy,
      Optional<Scored> scored) {}

  /** All articles, in the order of reading. */
  public void lines(Consumer<Line> taking) {
    state.each(
        ARTICLES
            + "SELECT number, key, place, title, source, published, outcome, original, similarity,"
            + " problem, remedy,"
            + SCORED
            + "FROM a ORDER BY number",
        row -> {
          boolean isCopy = row.getString(7).equals("copy");
          taking.accept(
              new Line(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  instant(row.getString(6)),
                  row.getString(7),
                  isCopy ? Optional.of(row.getString(8)) : Optional.empty(),
                  isCopy ? Optional.of(row.getDouble(9)) : Optional.empty(),
                  orEmpty(row.getString(10)),
                  orEmpty(row.getString(11)),
                  row.getObject(12) == null ? Optional.empty() : Optional.of(scored(row, 12))));
        },
        run.id());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Optional<Instant> instant(@Nullable String text) {
    return Optional.ofNullable(text).map(Instant::parse);
  }

  /** The reports on a story. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Reports(byte[] json, byte[] html) {}

  /** The reports of a check, as {@code proofwire check} writes them. */
  public Reports reports(long checked) {
    return state
        .query(
            "SELECT sample, json, html FROM checked WHERE id = ?",
            row -> {
              Press press = state.press(row.getLong(1));
              return new Reports(press.unpack(row.getBytes(2)), press.unpack(row.getBytes(3)));
            },
            checked)
        .get(0);
  }
}
