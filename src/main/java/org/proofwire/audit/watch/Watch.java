package org.proofwire.audit.watch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.proofwire.audit.Audit;
import org.proofwire.audit.source.Addresses;
import org.proofwire.audit.source.Sources;
import org.proofwire.audit.source.Web;
import org.proofwire.audit.state.Feeds;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.read.ArticleReader;

/**
 * Looks at feeds and folders again and again, and audits what is new or has changed. All rounds
 * together are one run, which goes on where it stopped when the program is started again.
 */
public final class Watch {
  /** So soon it sees that it was told to stop. */
  private static final long LONGEST_SLEEP_MILLIS = 500;

  private final Settings settings;
  private final Audit audit;
  private final State state;
  private final Clock clock;
  private final WatchedWeb web;
  private final boolean fetches;
  private final Feeds feeds;
  private int rounds;

  /**
   * What to watch.
   *
   * @param sources as the user wrote them
   * @param every how often to look at each
   * @param rounds after so many it ends
   */
  public record Settings(List<String> sources, Duration every, int rounds) {
    public Settings {
      sources = List.copyOf(sources);
    }
  }

  /** What is done after a round that brought something new. */
  @FunctionalInterface
  public interface After {
    void round() throws IOException;
  }

  /**
   * @param web empty if nothing may be fetched
   * @param log is told what can't be read now
   */
  public Watch(
      Settings settings,
      Audit audit,
      State state,
      Optional<Web> web,
      Clock clock,
      Consumer<String> log) {
    this.settings = settings;
    this.audit = audit;
    this.state = state;
    this.clock = clock;
    this.feeds = new Feeds(state);
    this.fetches = web.isPresent();
    Web asked = web.orElse((address, known) -> new Web.Answer.Unchanged());
    this.web = new WatchedWeb(asked, feeds, settings.every(), clock, log);
  }

  /**
   * Watches until it is told to stop, or has looked as often as it should.
   *
   * @throws IOException if what is done after a round can't be done
   */
  public void run(Run run, After after) throws IOException {
    while (!audit.isStopped() && rounds < settings.rounds()) {
      List<String> due = due();
      if (due.isEmpty()) {
        sleep();
        continue;
      }
      int before = state.last(run);
      look(run, due);
      rounds++;
      if (state.last(run) > before) {
        after.round();
      }
    }
  }

  private List<String> due() {
    var due = new ArrayList<String>();
    for (String source : settings.sources()) {
      if (web.isDue(name(source))) {
        due.add(source);
      }
    }
    return due;
  }

  /** Folders and files have a name among the feeds, too. */
  private static URI name(String source) {
    return Addresses.of(source)
        .orElseGet(() -> URI.create("file:" + URLEncoder.encode(source, StandardCharsets.UTF_8)));
  }

  private void look(Run run, List<String> due) {
    web.watch(due.stream().map(Watch::name).toList());
    try (var items =
        new Sources(due, new ArticleReader(), fetches ? Optional.of(web) : Optional.empty())) {
      boolean ended = audit.run(run, items);
      if (ended) {
        state.together(
            () -> {
              web.remember();
              due.stream()
                  .filter(source -> !Addresses.isWeb(source))
                  .forEach(source -> feeds.put(name(source).toString(), lookedAt()));
              state.commit();
            });
      }
    }
  }

  private Feeds.Feed lookedAt() {
    return new Feeds.Feed(
        Optional.empty(), Optional.empty(), clock.instant().plus(settings.every()), 0);
  }

  private void sleep() {
    Instant next =
        settings.sources().stream()
            .map(source -> web.due(name(source)))
            .min(Instant::compareTo)
            .orElse(clock.instant());
    long left = Duration.between(clock.instant(), next).toMillis();
    try {
      Thread.sleep(Math.max(10, Math.min(LONGEST_SLEEP_MILLIS, left)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      audit.stop();
    }
  }
}
