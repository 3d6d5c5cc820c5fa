package org.proofwire.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;

/**
 * Whether the server is ready. The first check after a start takes seconds, since Java has to load
 * and translate everything, so a few are made before anybody asks.
 */
final class Warmth {
  /** The first check loads the rules' dictionaries, the others let Java see what is used often. */
  private static final int CHECKS = 3;

  private enum State {
    COLD,
    READY,
    STOPPING
  }

  private volatile State state = State.COLD;

  /** Checks an article of our own a few times, as a request would. */
  void warm(Proofwire proofwire, Checks checks) {
    var thread = new Thread(() -> check(proofwire, checks), "proofwire-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void check(Proofwire proofwire, Checks checks) {
    Reading article = new ArticleReader().text("warm-up", text());
    for (int i = 0; i < CHECKS && state == State.COLD; i++) {
      try {
        checks.submit(() -> proofwire.check(((Reading.Ready) article).article())).join();
      } catch (Problem | CompletionException e) {
        // Too slow, or too many requests already: then those have warmed it.
        break;
      }
    }
    if (state == State.COLD) {
      state = State.READY;
    }
  }

  boolean isReady() {
    return state == State.READY;
  }

  void stop() {
    state = State.STOPPING;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(Warmth.class.getResourceAsStream("warm-up.txt"), "warm-up.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("warm-up.txt in the jar can't be read", e);
    }
  }
}
