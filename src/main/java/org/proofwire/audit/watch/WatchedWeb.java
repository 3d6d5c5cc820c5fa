package org.proofwire.audit.watch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.proofwire.audit.source.Web;
import org.proofwire.audit.state.Feeds;
import org.proofwire.audit.state.Feeds.Feed;

/**
 * The web as a watch sees it: feeds are asked only for what is new, and a feed that can't be read
 * now is looked at later, after longer and longer pauses. What is new about feeds is remembered
 * only when the articles that they had are safe ({@link #remember}): else a program killed in
 * between would never hear of these again.
 *
 * <p>Feeds are asked by one thread, pages by many.
 */
final class WatchedWeb implements Web {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private final Web web;
  private final Feeds feeds;
  private final Duration every;
  private final Clock clock;
  private final Consumer<String> log;
  private final Map<URI, Feed> watched = new HashMap<>();
  private final Map<URI, Feed> seen = new HashMap<>();

  WatchedWeb(Web web, Feeds feeds, Duration every, Clock clock, Consumer<String> log) {
    this.web = web;
    this.feeds = feeds;
    this.every = every;
    this.clock = clock;
    this.log = log;
  }

  /** Whether it is time to look at a feed. */
  synchronized boolean isDue(URI feed) {
    return !feeds.get(feed.toString()).next().isAfter(clock.instant());
  }

  /** When it is time. */
  synchronized Instant due(URI feed) {
    return feeds.get(feed.toString()).next();
  }

  /** Begins a round over some feeds. */
  synchronized void watch(Iterable<URI> round) {
    watched.clear();
    seen.clear();
    for (URI feed : round) {
      watched.put(feed, feeds.get(feed.toString()));
    }
  }

  @Override
  public Answer get(URI address, Validators known) throws InterruptedException {
    Feed before;
    synchronized (this) {
      before = watched.get(address);
    }
    if (before == null) {
      return web.get(address, known);
    }
    Answer answer = web.get(address, new Validators(before.etag(), before.lastModified()));
    synchronized (this) {
      seen.put(address, after(before, answer));
    }
    return answer instanceof Answer.Failed ? new Answer.Unchanged() : answer;
  }

  private Feed after(Feed before, Answer answer) {
    if (answer instanceof Answer.Page page) {
      return new Feed(page.validators().etag(), page.validators().lastModified(), next(every), 0);
    }
    if (answer instanceof Answer.Failed failed) {
      Duration pause = every.multipliedBy(1L << Math.min(before.failures() + 1, 10));
      Duration asked = failed.after().orElse(Duration.ZERO);
      Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
      Duration bounded = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      log.accept(
          failed.why().where()
              + ": "
              + failed.why().problem()
              + ". It is looked at again in "
              + bounded.toSeconds()
              + " seconds.");
      return new Feed(before.etag(), before.lastModified(), next(bounded), before.failures() + 1);
    }
    return new Feed(before.etag(), before.lastModified(), next(every), 0);
  }

  private Instant next(Duration pause) {
    return clock.instant().plus(pause);
  }

  /** Remembers what the feeds of this round had, as their articles are in the state now. */
  synchronized void remember() {
    seen.forEach((address, feed) -> feeds.put(address.toString(), feed));
    seen.clear();
  }
}
