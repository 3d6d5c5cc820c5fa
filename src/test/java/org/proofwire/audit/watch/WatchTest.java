package org.proofwire.audit.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.audit.Audit;
import org.proofwire.audit.Checker;
import org.proofwire.audit.Progress;
import org.proofwire.audit.source.Web;
import org.proofwire.audit.state.Outbox;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.state.Results.Line;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.Reading.Unreadable;
import org.proofwire.webhook.Delivery;

/** Feeds that are looked at again and again, and a receiver that is not always there. */
@Timeout(120)
class WatchTest {
  private static final Proofwire PROOFWIRE =
      Proofwire.with(Proofwire.Settings.usual().withoutModel())
          .choosing("news", Set.of("model-artifact"), Set.of());
  private static final String FEED = "https://harbour.example/feed";
  private static final String GOOD =
      "The harbour council met on Monday. It put off the vote on the new pier until the summer. ";
  private static final String BAD = "The [UNK] council [UNK] on Monday. It [UNK] off the [UNK]. ";

  @TempDir private Path folder;

  /** What the feed answers, one after the other; the last one for ever. */
  private final Deque<Web.Answer> answers = new ArrayDeque<>();

  private final List<Web.Validators> asked = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private final Clock clock = clock();

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private static String item(int number, String text) {
    return "<item><title>Story %d</title><link>https://harbour.example/%d</link><description>%s</description></item>"
        .formatted(number, number, ("Story " + number + ". " + text).repeat(8));
  }

  private static Web.Answer feed(String tag, String... items) {
    String rss =
        "<rss version=\"2.0\"><channel><title>Harbour</title><link>https://harbour.example</link><description>x</description>"
            + String.join("", items)
            + "</channel></rss>";
    return new Web.Answer.Page(
        URI.create(FEED),
        "application/rss+xml",
        Optional.empty(),
        rss.getBytes(UTF_8),
        new Web.Validators(Optional.of(tag), Optional.empty()));
  }

  private Web web() {
    return (address, known) -> {
      asked.add(known);
      return answers.size() > 1 ? answers.remove() : answers.element();
    };
  }

  /** Watches for some rounds, five minutes of the clock each. */
  private void watch(int rounds) throws IOException {
    var plan =
        new Run.Plan(List.of(FEED), "", "rules-1", true, new Run.Scale("news", 80, "Proofwire"));
    var settings =
        new Audit.Settings(
            1, 100_000, Duration.ofSeconds(30), 0.9, false, Optional.empty(), 1_000_000, false);
    try (State state = State.open(folder.resolve("audit.db"))) {
      Run run = state.begin(plan, now);
      var checker = new Checker(PROOFWIRE::check, article -> "rules-1");
      var herald = new Herald(state, new Outbox(state), clock, Progress.NONE);
      try (var audit = new Audit(settings, checker, state, herald)) {
        for (int i = 0; i < rounds; i++) {
          var once = new Watch.Settings(List.of(FEED), Duration.ofMinutes(5), 1);
          new Watch(once, audit, state, Optional.of(web()), clock, log::add).run(run, () -> {});
          now = now.plus(Duration.ofMinutes(5));
        }
      }
    }
  }

  private List<String> articles() {
    try (State state = State.openToRead(folder.resolve("audit.db"))) {
      var lines = new ArrayList<Line>();
      new Results(state, state.runs().get(0)).lines(lines::add);
      return lines.stream()
          .map(
              line ->
                  line.number()
                      + " "
                      + URI.create(line.key()).getPath()
                      + " "
                      + (line.scored().orElseThrow().score() < 80 ? "bad" : "good"))
          .toList();
    }
  }

  private List<Outbox.Message> outbox() {
    try (State state = State.open(folder.resolve("audit.db"))) {
      return new Outbox(state).due(now.plus(Duration.ofDays(999)), 100);
    }
  }

  @Test
  void onlyWhatIsNewOrChangedIsAudited() throws IOException {
    answers.add(feed("v1", item(1, GOOD), item(2, BAD)));
    answers.add(new Web.Answer.Unchanged());
    answers.add(
        feed("v2", item(3, GOOD + "More follows."), item(1, BAD + "This is new. "), item(2, BAD)));
    watch(3);
    assertThat(articles()).containsExactly("2 /2 bad", "3 /3 good", "4 /1 bad");
    assertThat(asked.stream().map(Web.Validators::etag))
        .containsExactly(Optional.empty(), Optional.of("v1"), Optional.of("v1"));
  }

  @Test
  void aWatchGoesOnWhereItWasStopped() throws IOException {
    answers.add(feed("v1", item(1, GOOD)));
    watch(1);
    answers.clear();
    answers.add(feed("v2", item(1, GOOD), item(2, BAD)));
    watch(1);
    assertThat(articles()).containsExactly("1 /1 good", "2 /2 bad");
    assertThat(asked.get(1).etag()).as("remembered in the state").contains("v1");
  }

  @Test
  void aFeedThatCannotBeReadIsLookedAtLaterAndLater() throws IOException {
    var gone = new Unreadable(FEED, "the server is busy", "Try again later.");
    answers.add(new Web.Answer.Failed(gone, Optional.empty()));
    answers.add(new Web.Answer.Failed(gone, Optional.of(Duration.ofHours(2))));
    answers.add(feed("v1", item(1, GOOD)));
    var plan =
        new Run.Plan(List.of(FEED), "", "rules-1", true, new Run.Scale("news", 80, "Proofwire"));
    try (State state = State.open(folder.resolve("audit.db"))) {
      state.begin(plan, now);
    }
    watch(1);
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("the server is busy").contains("again in 600 seconds");
    now = now.plus(Duration.ofMinutes(5));
    watch(1);
    assertThat(log.get(1)).contains("again in 7200 seconds");
    now = now.plus(Duration.ofHours(2));
    watch(1);
    assertThat(articles()).containsExactly("1 /1 good");
  }

  @Test
  void theReceiverIsToldOnceOfWhatFalls() throws IOException {
    answers.add(feed("v1", item(1, GOOD), item(2, BAD)));
    answers.add(feed("v2", item(1, BAD + "An edit. "), item(2, BAD + "Another edit. ")));
    watch(1);
    List<Outbox.Message> messages = outbox();
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).type()).isEqualTo("article.below-mark");
    JsonNode data = new ObjectMapper().readTree(messages.get(0).body());
    assertThat(data.get("id").asText()).isEqualTo("https://harbour.example/2");
    assertThat(data.get("source").asText()).isEqualTo("harbour.example");
    assertThat(data.get("score").asInt()).isLessThan(data.get("passMark").asInt());
    assertThat(data.get("worst")).isNotEmpty();
    assertThat(data.get("worst").get(0).get("rule").asText()).isEqualTo("model-artifact");
    watch(1);
    assertThat(
            outbox().stream().map(Outbox.Message::body).filter(body -> body.contains("example/1")))
        .as("it has fallen")
        .hasSize(1);
    assertThat(outbox()).as("the other was below before").hasSize(2);
  }

  @Test
  void nothingIsLostUntilTheReceiverHasIt() throws IOException {
    answers.add(feed("v1", item(1, BAD), item(2, BAD + "Something else altogether. ")));
    watch(1);
    var tries = new ArrayList<String>();
    Deque<Delivery> replies = new ArrayDeque<>();
    replies.add(new Delivery.Again("no connection", Optional.empty()));
    replies.add(new Delivery.Never("status 410"));
    replies.add(new Delivery.Again("status 503", Optional.of(Duration.ofHours(1))));
    replies.add(new Delivery.Delivered());
    replies.add(new Delivery.Delivered());
    Courier.Receiver receiver =
        (id, type, happened, json) -> {
          tries.add(id);
          return replies.remove();
        };
    for (Duration later :
        List.of(
            Duration.ZERO,
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofMinutes(59),
            Duration.ofMinutes(2),
            Duration.ofHours(24))) {
      now = now.plus(later);
      // Killed and started again in between.
      try (State state = State.open(folder.resolve("audit.db"))) {
        var unused = new Courier(new Outbox(state), receiver, clock, log::add).deliver();
      }
    }
    assertThat(replies).isEmpty();
    assertThat(tries).hasSize(5);
    assertThat(tries.get(0)).isEqualTo(tries.get(2)).isEqualTo(tries.get(3));
    assertThat(tries.get(1)).isEqualTo(tries.get(4)).isNotEqualTo(tries.get(0));
    assertThat(outbox()).isEmpty();
    assertThat(log).hasSize(3).allSatisfy(line -> assertThat(line).contains("tried again in"));
  }

  @Test
  void pausesDoubleUpToSixHours() {
    assertThat(Courier.pause(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(Courier.pause(3)).isEqualTo(Duration.ofSeconds(40));
    assertThat(Courier.pause(60)).isEqualTo(Duration.ofHours(6));
  }
}
