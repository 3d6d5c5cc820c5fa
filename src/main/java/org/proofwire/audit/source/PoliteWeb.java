package org.proofwire.audit.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.proofwire.fetch.FetchException;
import org.proofwire.fetch.FetchException.Kind;
import org.proofwire.fetch.FetchLimits;
import org.proofwire.fetch.FetchRequest;
import org.proofwire.fetch.Fetched;
import org.proofwire.fetch.Fetcher;
import org.proofwire.fetch.Reach;
import org.proofwire.read.Reading.Unreadable;

/**
 * The web, asked politely: what a site's {@code robots.txt} forbids is not asked for (RFC 9309),
 * and each host is asked for one thing at a time, with a pause in between. A host that says "too
 * many" or "not now" (429, 503) is left alone for as long as it says, and asked again.
 */
public final class PoliteWeb implements Web, AutoCloseable {
  /** Robots' rules are read again after a day, as RFC 9309 (2.4) proposes. */
  private static final Duration RULES_KEPT = Duration.ofHours(24);

  /** How long a site is not asked whose rules can't be had. */
  private static final Duration DEFERRED = Duration.ofMinutes(5);

  private static final int HOSTS_KEPT = 10_000;

  /**
   * A site that wants longer pauses than this between pages is not meant to be read by programs.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** How often a host that says "not now" is asked for the same thing. */
  private static final int ATTEMPTS = 3;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final int REDIRECTS = 5;

  private final Settings settings;
  private final Fetcher fetcher;
  private final String product;
  private final Cache<String, Host> hosts =
      Caffeine.newBuilder().maximumSize(HOSTS_KEPT).expireAfterWrite(RULES_KEPT).build();

  /**
   * How to ask.
   *
   * @param userAgent how the program introduces itself; its first word is what {@code robots.txt}
   *     calls it
   * @param pause between two requests to a host; a longer one that {@code robots.txt} asks for goes
   *     before
   * @param timeout for one page with its redirects
   * @param longestWait for a host that says when it may be asked again; longer, and it is given up
   * @param maxBytes the largest page or feed, unpacked
   * @param reach which machines may be asked
   */
  public record Settings(
      String userAgent,
      Duration pause,
      Duration timeout,
      Duration longestWait,
      int maxBytes,
      Reach reach) {}

  /** What is known of a host, and whose turn it is. All but the turn belongs to whoever has it. */
  private static final class Host {
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<SimpleRobotRules> rules = Optional.empty();
    private long rulesUntil = System.nanoTime();
    private long notBefore = System.nanoTime();
  }

  /** The turn that one request has, at one host after the other as it is sent about. */
  private final class Turn implements FetchRequest.Hop, AutoCloseable {
    private Optional<Host> held = Optional.empty();

    /** Waits until this host may be asked for this, and takes the turn. */
    @Override
    public void before(URI next) throws FetchException {
      Host host = hosts.get(next.getScheme() + "://" + next.getRawAuthority(), each -> new Host());
      try {
        if (held.filter(host::equals).isEmpty()) {
          close();
          host.turn.lockInterruptibly();
          held = Optional.of(host);
        }
        requireAllowed(host, next);
        for (long left = left(host); left > 0; left = left(host)) {
          TimeUnit.NANOSECONDS.sleep(left);
        }
        leaveAlone(pause(host));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FetchException(Kind.STOPPED, "stopped");
      }
    }

    private static long left(Host host) {
      return host.notBefore - System.nanoTime();
    }

    /** Nobody asks this host for so long. */
    void leaveAlone(Duration time) {
      held.ifPresent(
          host -> host.notBefore = Math.max(host.notBefore, System.nanoTime() + time.toNanos()));
    }

    /** Lets the next one ask, after the pause. */
    @Override
    public void close() {
      held.ifPresent(
          host -> {
            leaveAlone(pause(host));
            host.turn.unlock();
          });
      held = Optional.empty();
    }
  }

  public PoliteWeb(Settings settings) {
    this.settings = settings;
    this.product = settings.userAgent().replaceFirst("[/\\s].*", "").toLowerCase(Locale.ROOT);
    this.fetcher =
        new Fetcher(
            new FetchLimits(
                settings.maxBytes(),
                settings.timeout(),
                settings.timeout(),
                REDIRECTS,
                settings.userAgent()),
            settings.reach());
  }

  @Override
  public Answer get(URI address, Validators known) throws InterruptedException {
    Map<String, String> headers = new HashMap<>();
    known.etag().ifPresent(etag -> headers.put("If-None-Match", etag));
    known.lastModified().ifPresent(date -> headers.put("If-Modified-Since", date));
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      try (var turn = new Turn()) {
        Fetched fetched = fetcher.fetch(new FetchRequest(address, headers, turn));
        boolean isBusy = fetched.status() == 429 || fetched.status() == 503;
        if (!isBusy) {
          return answer(address, fetched);
        }
        Optional<Duration> asked = retryAfter(fetched);
        Duration pause = asked.orElse(wait);
        if (attempt == ATTEMPTS || pause.compareTo(settings.longestWait()) > 0) {
          return busy(address, fetched.status(), asked);
        }
        turn.leaveAlone(pause);
        wait = wait.multipliedBy(4);
      } catch (FetchException e) {
        if (e.kind() == Kind.STOPPED) {
          throw new InterruptedException();
        }
        return new Answer.Failed(failure(address, e), Optional.empty());
      }
    }
  }

  private Answer answer(URI address, Fetched fetched) {
    if (fetched.status() == 304) {
      return new Answer.Unchanged();
    }
    if (!fetched.isOk()) {
      String remedy =
          switch (fetched.status()) {
            case 401, 402, 403, 451 -> "It is not for everybody; ask the site, or leave it out.";
            case 404, 410 -> "Check the address, or leave it out.";
            default -> "Try again later.";
          };
      return new Answer.Failed(
          new Unreadable(
              address.toString(), "the server answers with status " + fetched.status(), remedy),
          Optional.empty());
    }
    return new Answer.Page(
        fetched.address(),
        fetched.mediaType(),
        fetched.charset(),
        fetched.body(),
        new Validators(fetched.header("ETag"), fetched.header("Last-Modified")));
  }

  private static Answer busy(URI address, int status, Optional<Duration> after) {
    return new Answer.Failed(
        new Unreadable(
            address.toString(),
            status == 429 ? "the server has had too many requests" : "the server is busy",
            after
                .map(time -> "It asks to come back in " + time.toSeconds() + " seconds.")
                .orElse("Try again later.")),
        after);
  }

  /** Messages of the fetcher are whole lines with their address; records want them in pieces. */
  private static Unreadable failure(URI address, FetchException e) {
    String problem =
        String.valueOf(e.getMessage())
            .strip()
            .replaceFirst("^https?://\\S+ ", "it ")
            .replaceFirst("\\.$", "");
    String remedy =
        switch (e.kind()) {
          case NOT_ALLOWED ->
              problem.contains("robots.txt")
                  ? "Ask the site, or leave it out."
                  : "Give --allow-private if you may read it.";
          case TOO_LARGE -> "Leave it out, or read it yourself and give the file.";
          case TOO_SLOW, UNREACHABLE, BROKEN, STOPPED -> "Try again later.";
          case NOT_HTTP, TOO_MANY_REDIRECTS -> "Check the address.";
        };
    return new Unreadable(address.toString(), problem, remedy);
  }

  private static Optional<Duration> retryAfter(Fetched fetched) {
    return fetched.header("Retry-After").flatMap(value -> retryAfter(value, Clock.systemUTC()));
  }

  /** Seconds, or a date (RFC 9110, section 10.2.3). */
  static Optional<Duration> retryAfter(String value, Clock clock) {
    String stripped = value.strip();
    if (stripped.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(stripped)));
    }
    try {
      Instant then =
          ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(clock.instant(), then);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // ---- robots' rules

  private void requireAllowed(Host host, URI page) throws FetchException, InterruptedException {
    if (host.rules.isEmpty() || System.nanoTime() - host.rulesUntil > 0) {
      SimpleRobotRules rules = rules(page);
      Duration kept = rules.isDeferVisits() ? DEFERRED : RULES_KEPT;
      host.rules = Optional.of(rules);
      host.rulesUntil = System.nanoTime() + kept.toNanos();
    }
    SimpleRobotRules rules = host.rules.get();
    if (!rules.isAllowed(page.toString())) {
      throw new FetchException(
          Kind.NOT_ALLOWED,
          rules.isDeferVisits()
              ? "the site's robots.txt can't be had now, so nothing is read there"
              : "the site's robots.txt asks programs not to read this");
    }
  }

  private Duration pause(Host host) {
    long delay = host.rules.map(SimpleRobotRules::getCrawlDelay).orElse(0L);
    Duration asked = Duration.ofMillis(Math.max(0, delay));
    Duration bounded = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    return bounded.compareTo(settings.pause()) > 0 ? bounded : settings.pause();
  }

  /** A host's rules, which all its pages wait for. */
  private SimpleRobotRules rules(URI page) throws InterruptedException {
    URI address = page.resolve("/robots.txt");
    var parser = new SimpleRobotRulesParser();
    try {
      Fetched fetched = fetcher.fetch(address);
      if (fetched.isOk()) {
        return parser.parseContent(
            address.toString(), fetched.body(), fetched.mediaType(), List.of(product));
      }
      return fetched.status() >= 400 && fetched.status() < 500 && fetched.status() != 429
          ? new SimpleRobotRules(RobotRulesMode.ALLOW_ALL)
          : deferred();
    } catch (FetchException e) {
      if (e.kind() == Kind.STOPPED) {
        throw new InterruptedException();
      }
      // What keeps the rules from being read keeps the page too, which says why.
      return e.kind() == Kind.NOT_ALLOWED || e.kind() == Kind.UNREACHABLE
          ? new SimpleRobotRules(RobotRulesMode.ALLOW_ALL)
          : deferred();
    }
  }

  private static SimpleRobotRules deferred() {
    var rules = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    rules.setDeferVisits(true);
    return rules;
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
