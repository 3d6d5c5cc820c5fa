package org.proofwire.cli;

import java.time.Duration;
import java.util.Optional;
import org.proofwire.audit.source.PoliteWeb;
import org.proofwire.fetch.Reach;
import org.proofwire.report.Tool;
import picocli.CommandLine.Option;

/** Options that say what may be fetched from the web, and how. */
final class FetchOptions {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A site that says when it may be asked again is waited for so long. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** What the sitemap protocol allows for a list; pages are held to what an article may have. */
  private static final int LARGEST = 50 * 1024 * 1024;

  @Option(
      names = "--fetch",
      description =
          "Fetch feeds, sitemaps and the pages that they name: as robots.txt allows, one at a time"
              + " from a host.")
  private boolean fetch;

  @Option(
      names = "--allow-private",
      description =
          "Fetch also from this machine and private networks, and from any port. Only for addresses"
              + " that you know.")
  private boolean allowPrivate;

  @Option(
      names = "--pause",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "2s",
      description = "Pause between two requests to a host. Default: ${DEFAULT-VALUE}.")
  private Duration pause = Duration.ofSeconds(2);

  @Option(
      names = "--user-agent",
      paramLabel = "NAME",
      description =
          "How to introduce oneself to servers; say how you can be reached. robots.txt calls it by"
              + " its first word.")
  private String userAgent = Tool.current().name() + "/" + Tool.current().version();

  /** Whether anything may be fetched. */
  boolean isOn() {
    return fetch;
  }

  /** Which machines may be asked. */
  Reach reach() {
    return allowPrivate ? Reach.ANY : Reach.PUBLIC;
  }

  /** The web, if it may be used. */
  Optional<PoliteWeb> web() {
    return fetch
        ? Optional.of(
            new PoliteWeb(
                new PoliteWeb.Settings(userAgent, pause, TIMEOUT, LONGEST_WAIT, LARGEST, reach())))
        : Optional.empty();
  }
}
