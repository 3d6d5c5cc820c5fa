package org.proofwire.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.proofwire.article.Article;
import org.proofwire.article.Report;
import org.proofwire.read.Reading;
import org.proofwire.rule.RuleFileException;

/**
 * Checks articles on several threads and hands the results over in the order of reading.
 *
 * <p>Only a few articles are in memory at a time, however many there are to come.
 *
 * @param checker what makes an article's report; several threads use it
 * @param jobs articles to check at once
 * @param maxChars the longest article that is checked, in UTF-16 code units
 */
record Pool(Function<Article, Report> checker, int jobs, int maxChars) {
  /** Articles read ahead for each thread, so that none waits for a slow one before it. */
  private static final int AHEAD = 4;

  /** Checks everything that can be read. */
  void check(Stream<Reading> readings, Clerk clerk) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      Deque<Future<Result>> waiting = new ArrayDeque<>();
      for (Iterator<Reading> next = readings.iterator(); next.hasNext(); ) {
        Reading reading = next.next();
        waiting.add(
            jobs == 1
                ? CompletableFuture.completedFuture(check(reading))
                : threads.submit(() -> check(reading)));
        if (waiting.size() >= (jobs == 1 ? 1 : jobs * AHEAD)) {
          clerk.take(result(waiting.remove()));
        }
      }
      while (!waiting.isEmpty()) {
        clerk.take(result(waiting.remove()));
      }
      clerk.finish();
    } finally {
      threads.shutdownNow();
    }
  }

  private Result check(Reading reading) {
    if (reading instanceof Reading.Unreadable unreadable) {
      return new Result.Refused(unreadable.line());
    }
    Article article = ((Reading.Ready) reading).article();
    if (article.text().length() > maxChars) {
      return new Result.Refused(
          "%s: %,d characters, more than an article has. Split it, or raise --max-chars (now %,d)."
              .formatted(article.id(), article.text().length(), maxChars));
    }
    try {
      return new Result.Checked(checker.apply(article));
    } catch (RuleFileException e) {
      throw e; // a broken .proofwire.yml is broken for every article
    } catch (OutOfMemoryError e) {
      return new Result.Refused(
          article.id() + ": too long for the memory there is. Set JAVA_OPTS=-Xmx2g, or split it.");
    } catch (RuntimeException | StackOverflowError e) {
      return new Result.Refused(
          article.id() + ": could not be checked, a mistake of Proofwire's own: " + e);
    }
  }

  private static Result result(Future<Result> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuleFileException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
