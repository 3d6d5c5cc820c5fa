package org.proofwire.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The stories of a run so far, for telling which articles are copies. Kept in a file of SQLite's
 * own that goes when the run ends, so that memory does not grow with the number of articles. Used
 * by one thread.
 *
 * <p>An article is a copy of the first one with the same text; else of the most similar story
 * before it that is similar enough, the first of several. Stories are never merged afterwards, so
 * the answer depends on nothing but the articles before.
 */
public final class Duplicates implements AutoCloseable {
  /** Stories that share a band by chance are few; more are of the same mould, and any will do. */
  private static final int MOST_CANDIDATES = 64;

  private final double similarEnough;
  private final Connection connection;
  private final PreparedStatement putText;
  private final PreparedStatement getText;
  private final PreparedStatement putStory;
  private final PreparedStatement getStory;
  private final PreparedStatement putBand;
  private final PreparedStatement getBand;
  private int last;

  /**
   * Begins with no stories.
   *
   * @param similarEnough the share of its runs of words that a copy has in common with its story;
   *     above 1 for exact copies only
   */
  public Duplicates(double similarEnough) {
    this.similarEnough = similarEnough;
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:"); // no name: a temporary file
      try (Statement set = connection.createStatement()) {
        set.execute("PRAGMA journal_mode=OFF");
        set.execute("PRAGMA synchronous=OFF");
        set.execute("PRAGMA cache_size=-32768");
        set.execute("CREATE TABLE text(hex TEXT PRIMARY KEY, story INTEGER) WITHOUT ROWID");
        set.execute("CREATE TABLE story(number INTEGER PRIMARY KEY, signature BLOB)");
        set.execute(
            "CREATE TABLE band(hash INTEGER, story INTEGER, PRIMARY KEY(hash, story)) WITHOUT ROWID");
      }
      connection.setAutoCommit(false);
      putText = connection.prepareStatement("INSERT OR IGNORE INTO text VALUES(?, ?)");
      getText = connection.prepareStatement("SELECT story FROM text WHERE hex = ?");
      putStory = connection.prepareStatement("INSERT INTO story VALUES(?, ?)");
      getStory = connection.prepareStatement("SELECT signature FROM story WHERE number = ?");
      putBand = connection.prepareStatement("INSERT OR IGNORE INTO band VALUES(?, ?)");
      getBand =
          connection.prepareStatement(
              "SELECT DISTINCT story FROM band WHERE hash IN ("
                  + String.join(",", Collections.nCopies(Signature.BANDS, "?"))
                  + ") ORDER BY story LIMIT "
                  + MOST_CANDIDATES);
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  /**
   * What an article is a copy of.
   *
   * @param story the story's number
   * @param similarity 1 for the same text
   */
  public record Original(int story, double similarity) {}

  /** What this is a copy of; empty for a new story. */
  public Optional<Original> find(Fingerprint text, Optional<Signature> signature) {
    try {
      getText.setString(1, text.hex());
      try (ResultSet same = getText.executeQuery()) {
        if (same.next()) {
          return Optional.of(new Original(same.getInt(1), 1));
        }
      }
      return signature.isPresent() && similarEnough <= 1
          ? mostSimilar(signature.get())
          : Optional.empty();
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private Optional<Original> mostSimilar(Signature signature) throws SQLException {
    long[] bands = signature.bands();
    for (int i = 0; i < bands.length; i++) {
      getBand.setLong(i + 1, bands[i]);
    }
    var candidates = new TreeSet<Integer>();
    try (ResultSet found = getBand.executeQuery()) {
      while (found.next()) {
        candidates.add(found.getInt(1));
      }
    }
    Optional<Original> best = Optional.empty();
    for (int story : candidates) {
      double similarity = signature.similarity(signature(story));
      if (similarity >= Math.max(similarEnough, best.map(Original::similarity).orElse(0.0))
          && best.filter(found -> found.similarity() == similarity).isEmpty()) {
        best = Optional.of(new Original(story, similarity));
      }
    }
    return best;
  }

  private Signature signature(int story) throws SQLException {
    getStory.setInt(1, story);
    try (ResultSet row = getStory.executeQuery()) {
      row.next();
      return Signature.of(row.getBytes(1));
    }
  }

  /** The number of the last story; 0 if there is none. */
  int last() {
    return last;
  }

  /** Takes up a new story. */
  public void add(int story, Fingerprint text, Optional<Signature> signature) {
    last = story;
    try {
      putText.setString(1, text.hex());
      putText.setInt(2, story);
      putText.executeUpdate();
      if (signature.isPresent()) {
        putStory.setInt(1, story);
        putStory.setBytes(2, signature.get().bytes());
        putStory.executeUpdate();
        for (long band : signature.get().bands()) {
          putBand.setLong(1, band);
          putBand.setInt(2, story);
          putBand.addBatch();
        }
        putBand.executeBatch();
      }
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private static IllegalStateException broken(SQLException e) {
    return new IllegalStateException(
        "the temporary folder "
            + System.getProperty("java.io.tmpdir")
            + " can't be written to ("
            + e.getMessage()
            + ")",
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw broken(e);
    }
  }
}
