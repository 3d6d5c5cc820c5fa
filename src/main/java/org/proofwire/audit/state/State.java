package org.proofwire.audit.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.Fingerprint;
import org.proofwire.audit.Signature;
import org.proofwire.audit.state.Entry.Check;
import org.proofwire.audit.state.Entry.Outcome;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What audits remember, in one SQLite file: which articles each run found, and what every text that
 * was ever checked came to under which rules.
 *
 * <p>Entries are added in the order of reading and committed together with their reports. So
 * whatever happens to the program, the file holds a beginning of the run, whole, and the run can go
 * on behind it.
 *
 * <p>One program at a time may write to it. Threads may share it.
 */
public final class State implements AutoCloseable {
  /** "PWau", for {@code file}. */
  private static final int APPLICATION = 0x50576175;

  private static final int VERSION = 1;
  private static final int BUSY_MILLIS = 10_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Optional<FileChannel> lock;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<Long, Press> presses = new HashMap<>();

  private State(Path file, Optional<FileChannel> lock, Connection connection) {
    this.file = file;
    this.lock = lock;
    this.connection = connection;
  }

  /**
   * Opens a state to write to, or begins one.
   *
   * @throws StateException if another program writes to it, or it can't be written to
   */
  public static State open(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(Objects.requireNonNull(folder));
      FileChannel lock = lock(file);
      try {
        return connect(file, Optional.of(lock));
      } catch (StateException e) {
        lock.close();
        throw e;
      }
    } catch (AccessDeniedException e) {
      throw new StateException(
          e.getFile() + ": no permission to write here. Write somewhere else (--out), or allow it.",
          e);
    } catch (IOException e) {
      throw new StateException(file + ": can't be written here (" + e.getMessage() + ")", e);
    }
  }

  /** SQLite's own locks would be lost with any other handle on the file, so this is beside it. */
  private static FileChannel lock(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean isLocked;
    try {
      isLocked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      isLocked = false;
    }
    if (!isLocked) {
      channel.close();
      throw new StateException(
          file + ": another audit is writing to it. Wait for it, or give another --out.");
    }
    return channel;
  }

  /**
   * Opens a state to read from only.
   *
   * @throws StateException if there is none, or it can't be read
   */
  public static State openToRead(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StateException(
          file + ": there is no such audit. Give its folder, or its audit.db.");
    }
    return connect(file, Optional.empty());
  }

  private static State connect(Path file, Optional<FileChannel> lock) {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(false); // entries of one transaction come in any order
    config.setReadOnly(lock.isEmpty());
    config.setCacheSize(-16_384);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      var state = new State(file, lock, connection);
      try {
        state.prepare();
        return state;
      } catch (SQLException | StateException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw broken(file, e);
    }
  }

  private void prepare() throws SQLException {
    connection.setAutoCommit(lock.isEmpty());
    int version = number("PRAGMA user_version");
    if (version == 0 && lock.isPresent()) {
      if (number("SELECT count(*) FROM sqlite_master") > 0) {
        throw new StateException(file + ": a database, but no audit. Give another --out.");
      }
      try (Statement create = connection.createStatement()) {
        for (String statement : schema()) {
          create.execute(statement);
        }
        create.execute("PRAGMA application_id=" + APPLICATION);
        create.execute("PRAGMA user_version=" + VERSION);
      }
      connection.commit();
    } else if (version != VERSION) {
      throw new StateException(
          file
              + (version > VERSION
                  ? ": written by a newer Proofwire. Use that one."
                  : ": no audit. Give its folder, or its audit.db."));
    }
  }

  private int number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getInt(1);
    }
  }

  private static String[] schema() {
    try (InputStream file = Objects.requireNonNull(State.class.getResourceAsStream("schema.sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("--[^\n]*", "")
          .strip()
          .split(";\\s*");
    } catch (IOException e) {
      throw new UncheckedIOException("schema.sql in the jar can't be read", e);
    }
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  // ---- runs

  /** All runs, the first one first. */
  public synchronized List<Run> runs() {
    return query(
        "SELECT id, sources, options, rules, watch, profile, pass_mark, tool, begun, status"
            + " FROM run ORDER BY id",
        State::run);
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong(1),
        new Run.Plan(
            list(row.getString(2)),
            row.getString(3),
            row.getString(4),
            row.getInt(5) == 1,
            new Run.Scale(row.getString(6), row.getInt(7), row.getString(8))),
        Instant.parse(row.getString(9)),
        Run.Status.of(row.getString(10)));
  }

  private static List<String> list(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new StateException("the list of sources is damaged: " + json, e);
    }
  }

  private static String json(List<String> list) {
    try {
      return JSON.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings always have a JSON form", e);
    }
  }

  /** Begins a run, or goes on with the last one if it has the same plan and is not finished. */
  public synchronized Run begin(Run.Plan plan, Instant now) {
    List<Run> runs = runs();
    Optional<Run> last = runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    if (last.isPresent() && last.get().isUnfinished() && last.get().plan().equals(plan)) {
      return finish(last.get(), Run.Status.RUNNING);
    }
    update(
        "INSERT INTO run(sources, options, rules, watch, profile, pass_mark, tool, begun, status)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        json(plan.sources()),
        plan.options(),
        plan.rules(),
        plan.watch() ? 1 : 0,
        plan.scale().profile(),
        plan.scale().passMark(),
        plan.scale().tool(),
        now.toString(),
        Run.Status.RUNNING.id());
    commit();
    return runs().get(runs.size());
  }

  /** Says how far a run is. */
  public synchronized Run finish(Run run, Run.Status status) {
    update("UPDATE run SET status = ? WHERE id = ?", status.id(), run.id());
    commit();
    return new Run(run.id(), run.plan(), run.begun(), status);
  }

  // ---- what is there already

  /** The number of a run's last entry; 0 if it has none. */
  public synchronized int last(Run run) {
    return query(
            "SELECT coalesce(max(number), 0) FROM article WHERE run = ?",
            row -> row.getInt(1),
            run.id())
        .get(0);
  }

  /** Whether a run has what was found in a place. */
  public synchronized boolean has(Run run, String place) {
    return !query(
            "SELECT 1 FROM article WHERE run = ? AND place = ? AND replaced = 0",
            row -> 1,
            run.id(),
            place)
        .isEmpty();
  }

  /**
   * What a run has from a place.
   *
   * @param stamp what its surroundings said of its version
   * @param isRead whether it could be read
   */
  public record Known(String stamp, boolean isRead) {}

  /** What a run has from a place; empty if nothing. */
  public synchronized Optional<Known> known(Run run, String place) {
    return query(
            "SELECT stamp, outcome <> 'unreadable' FROM article"
                + " WHERE run = ? AND place = ? AND replaced = 0",
            row -> new Known(row.getString(1), row.getInt(2) == 1),
            run.id(),
            place)
        .stream()
        .findFirst();
  }

  /** A story that a run has. */
  public record Story(int number, Fingerprint text, Optional<Signature> signature) {}

  /** The stories of a run behind one of its entries, in order. */
  public synchronized List<Story> stories(Run run, int behind, int atMost) {
    return query(
        "SELECT number, fingerprint, signature FROM article"
            + " WHERE run = ? AND number > ? AND outcome IN ('checked', 'failed')"
            + " ORDER BY number LIMIT ?",
        row ->
            new Story(
                row.getInt(1),
                new Fingerprint(row.getString(2)),
                Optional.ofNullable(row.getBytes(3)).map(Signature::of)),
        run.id(),
        behind,
        atMost);
  }

  /** The check of this text under these rules, if it was checked in any run. */
  public synchronized Optional<Check.Before> checked(String key, Fingerprint text, String rules) {
    return query(
            "SELECT id, score FROM checked WHERE key = ? AND fingerprint = ? AND rules = ?",
            row -> new Check.Before(row.getLong(1), row.getInt(2)),
            key,
            text.hex(),
            rules)
        .stream()
        .findFirst();
  }

  // ---- adding

  /**
   * The press for reports like this one.
   *
   * @param sample a report
   */
  public synchronized Press press(byte[] sample) {
    return presses.computeIfAbsent(sampleId(sample), id -> new Press(sample));
  }

  private long sampleId(byte[] sample) {
    update("INSERT OR IGNORE INTO sample(bytes) VALUES(?)", (Object) sample);
    return query("SELECT id FROM sample WHERE bytes = ?", row -> row.getLong(1), (Object) sample)
        .get(0);
  }

  /** The press that packed a report. */
  synchronized Press press(long sample) {
    return presses.computeIfAbsent(
        sample,
        id ->
            new Press(
                query("SELECT bytes FROM sample WHERE id = ?", row -> row.getBytes(1), id).get(0)));
  }

  /**
   * Adds an entry, to be committed soon. One that was in the same place before is replaced.
   *
   * @param sample what its reports were packed with
   */
  public synchronized void add(Run run, Entry entry, byte[] sample) {
    update(
        "UPDATE article SET replaced = 1 WHERE run = ? AND place = ? AND replaced = 0",
        run.id(),
        entry.place());
    Outcome outcome = entry.outcome();
    if (outcome instanceof Outcome.Story story) {
      Optional<Long> checked = checkedId(story.check(), sample);
      Optional<Check.Failed> failed =
          Optional.of(story.check())
              .filter(Check.Failed.class::isInstance)
              .map(Check.Failed.class::cast);
      insert(
          run,
          entry,
          new Columns(
              failed.isPresent() ? "failed" : "checked",
              story.fingerprint(),
              story.signature().orElse(null),
              checked.orElse(null),
              null,
              null,
              failed.map(Check.Failed::problem).orElse(null),
              failed.map(Check.Failed::remedy).orElse(null)));
    } else if (outcome instanceof Outcome.Copy copy) {
      insert(
          run,
          entry,
          new Columns(
              "copy", copy.fingerprint(), null, null, copy.of(), copy.similarity(), null, null));
    } else if (outcome instanceof Outcome.Skipped skipped) {
      insert(run, entry, new Columns("skipped", null, null, null, null, null, skipped.why(), null));
    } else if (outcome instanceof Outcome.Unreadable bad) {
      insert(
          run,
          entry,
          new Columns("unreadable", null, null, null, null, null, bad.problem(), bad.remedy()));
    }
  }

  /** What an outcome comes to in the table. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Columns(
      String outcome,
      @Nullable String fingerprint,
      byte @Nullable [] signature,
      @Nullable Long checked,
      @Nullable Integer original,
      @Nullable Double similarity,
      @Nullable String problem,
      @Nullable String remedy) {}

  private void insert(Run run, Entry entry, Columns columns) {
    update(
        "INSERT INTO article(run, number, place, key, title, source, published, stamp, outcome,"
            + " fingerprint, signature, checked, original, similarity, problem, remedy)"
            + " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        run.id(),
        entry.number(),
        entry.place(),
        entry.key(),
        entry.title(),
        entry.source(),
        entry.published().map(Instant::toString).orElse(null),
        entry.stamp(),
        columns.outcome(),
        columns.fingerprint(),
        columns.signature(),
        columns.checked(),
        columns.original(),
        columns.similarity(),
        columns.problem(),
        columns.remedy());
  }

  private Optional<Long> checkedId(Check check, byte[] sample) {
    if (check instanceof Check.Before before) {
      return Optional.of(before.checked());
    }
    return check instanceof Check.Now now
        ? Optional.of(insert(now.checked(), sampleId(sample)))
        : Optional.empty();
  }

  private long insert(Checked checked, long sample) {
    Object[] key = {checked.key(), checked.fingerprint(), checked.rules()};
    // A check that was asked for again takes the place of the one before.
    update(
        "INSERT INTO checked(key, fingerprint, rules, score, verdict, words, findings, penalty,"
            + " sample, json, html) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT(key, fingerprint, rules) DO UPDATE SET score = excluded.score,"
            + " verdict = excluded.verdict, words = excluded.words, findings = excluded.findings,"
            + " penalty = excluded.penalty, sample = excluded.sample, json = excluded.json,"
            + " html = excluded.html",
        key[0],
        key[1],
        key[2],
        checked.score(),
        checked.verdict(),
        checked.words(),
        checked.findings(),
        checked.penalty(),
        sample,
        checked.json(),
        checked.html());
    long id =
        query(
                "SELECT id FROM checked WHERE key = ? AND fingerprint = ? AND rules = ?",
                row -> row.getLong(1),
                key)
            .get(0);
    update("DELETE FROM cost WHERE checked = ?", id);
    for (Checked.Cost cost : checked.costs()) {
      update(
          "INSERT INTO cost(checked, rule, label, findings, penalty) VALUES(?, ?, ?, ?, ?)",
          id,
          cost.rule(),
          cost.label(),
          cost.findings(),
          cost.penalty());
    }
    return id;
  }

  /**
   * Makes what was added last.
   *
   * @throws StateException if the disk is full, say; what was added since the last time is lost,
   *     and nothing else
   */
  public synchronized void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw broken(file, e);
    }
  }

  // ---- SQL

  /** Turns a row into what it stands for. */
  @FunctionalInterface
  interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Takes a row. */
  @FunctionalInterface
  interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  /** All rows of a query. */
  synchronized <T> List<T> query(String sql, Mapping<T> mapping, @Nullable Object... values) {
    var all = new ArrayList<T>();
    each(sql, row -> all.add(mapping.of(row)), values);
    return all;
  }

  /** The rows of a query, one after the other, however many there are. */
  synchronized void each(String sql, Taking taking, @Nullable Object... values) {
    // A query within a query needs a statement of its own, so only updates are kept prepared.
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taking.take(rows);
        }
      }
    } catch (SQLException e) {
      throw broken(file, e);
    }
  }

  /** Lets queries of a state that is only read see another one. */
  synchronized void attach(Path other, String name) {
    update("ATTACH DATABASE ? AS " + name, other.toString());
  }

  /** Does several things of which nothing is committed before the last. */
  public synchronized void together(Runnable work) {
    work.run();
  }

  /** Changes rows, to be committed soon. */
  synchronized int update(String sql, @Nullable Object... values) {
    try {
      PreparedStatement statement = statements.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
      }
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw broken(file, e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static StateException broken(Path file, SQLException e) {
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    String problem =
        switch (code.code & 0xFF) {
          case 5, 6 -> "locked by another program. Close it there, and run the same command again.";
          case 8 -> "can't be written to. Allow it, or give another --out.";
          case 10 ->
              "the disk has a fault, or is full. What was done is kept; mend it and run the same"
                  + " command again.";
          case 11, 26 -> "damaged, or no audit. Give another --out, or put it back from a copy.";
          case 13 ->
              "the disk is full. What was done is kept; make room and run the same command again.";
          case 14 -> "can't be opened. See that its folder is there and can be written to.";
          default -> "trouble in its database (" + e.getMessage() + ").";
        };
    return new StateException(file + ": " + problem, e);
  }

  /** Lets go of the file, whatever state the disk is in. */
  @Override
  public synchronized void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      rollBack();
      connection.close();
      presses.values().forEach(Press::close);
    } catch (SQLException e) {
      throw broken(file, e);
    } finally {
      unlock();
    }
  }

  private void rollBack() {
    if (lock.isPresent()) {
      try {
        connection.rollback();
      } catch (SQLException e) {
        // done already, when the disk was full
      }
    }
  }

  private void unlock() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": its lock can't be given back", e);
    }
  }
}
