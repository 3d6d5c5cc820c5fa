package org.proofwire.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.proofwire.read.Reading.Unreadable;

/** The sentences for what goes wrong before an article is reached. */
public final class Failures {
  private Failures() {}

  /** A file that can't be opened or read to its end. */
  public static Unreadable of(String where, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return new Unreadable(
          where,
          "there is no such file or folder",
          "Check the spelling, and the folder you are in.");
    }
    if (failure instanceof AccessDeniedException) {
      return new Unreadable(
          where, "you have no permission to read this", "Ask its owner, or copy it where you can.");
    }
    String reason = failure.getMessage();
    if (failure instanceof FileSystemException inFile && inFile.getReason() != null) {
      reason = inFile.getReason();
    }
    return new Unreadable(
        where,
        "reading broke off ("
            + (reason == null ? failure.getClass().getSimpleName() : reason)
            + ")",
        "Check that the file and its disk are in order, and try again.");
  }

  /** A file with nothing in it. */
  public static Unreadable empty(String where) {
    return new Unreadable(where, "nothing but white space in it", "Give it the article's text.");
  }

  /**
   * An article over the limit.
   *
   * @param bytes how large it is, or -1 where only "larger" is known
   */
  public static Unreadable tooLarge(String where, long bytes, long maxBytes) {
    String size = bytes < 0 ? "more than " : megabytes(bytes) + " MB, more than ";
    return new Unreadable(
        where,
        size + "the " + megabytes(maxBytes) + " MB that one article may have",
        "Split it into one file, or one line of JSON Lines, an article.");
  }

  /** With one digit after the point where that says something, rounded up so that it is never 0. */
  private static String megabytes(long bytes) {
    double megabytes = Math.ceil(bytes * 10.0 / (1024 * 1024)) / 10;
    return megabytes == Math.rint(megabytes)
        ? String.valueOf((long) megabytes)
        : String.format(Locale.ROOT, "%.1f", megabytes);
  }
}
