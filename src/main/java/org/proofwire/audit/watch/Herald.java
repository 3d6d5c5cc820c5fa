package org.proofwire.audit.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.proofwire.article.Severity;
import org.proofwire.audit.Progress;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Outbox;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.state.Results.Scored;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;

/**
 * Puts a message into the outbox when an article falls below the pass mark: one that is new, or
 * that was not below it when it was seen last, in whatever run. What is put in is committed
 * together with the article.
 */
public final class Herald implements Progress {
  /** What such a message is called. */
  static final String TYPE = "article.below-mark";

  private static final int WORST_TOLD = 5;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final State state;
  private final Outbox outbox;
  private final Clock clock;
  private final Progress next;
  private Optional<Run> run = Optional.empty();

  /**
   * @param next is told everything, too
   */
  public Herald(State state, Outbox outbox, Clock clock, Progress next) {
    this.state = state;
    this.outbox = outbox;
    this.clock = clock;
    this.next = next;
  }

  @Override
  public void begin(Run begun, int before) {
    run = Optional.of(begun);
    next.begin(begun, before);
  }

  @Override
  public void took(Entry entry, long through) {
    Run running = run.orElseThrow();
    int passMark = running.plan().scale().passMark();
    var results = new Results(state, running);
    Optional<Scored> scored = results.scored(entry.number());
    if (scored.filter(now -> now.score() < passMark).isPresent()
        && results.before(entry).filter(before -> before < passMark).isEmpty()) {
      outbox.put(message(entry, scored.get(), results, passMark));
    }
    next.took(entry, through);
  }

  private Outbox.Message message(Entry entry, Scored scored, Results results, int passMark) {
    ObjectNode data = JSON.createObjectNode();
    data.put("id", entry.key());
    data.put("title", entry.title());
    data.put("source", entry.source());
    entry.published().ifPresent(published -> data.put("published", published.toString()));
    data.put("score", scored.score());
    data.put("verdict", scored.verdict());
    data.put("passMark", passMark);
    data.put("words", scored.words());
    data.put("findings", scored.findings());
    ArrayNode worst = data.putArray("worst");
    for (JsonNode finding : worst(results.reports(scored.id()).json())) {
      ObjectNode told = worst.addObject();
      for (String field : List.of("rule", "category", "severity", "text", "message")) {
        told.put(field, finding.path(field).asText());
      }
    }
    String id =
        "msg_"
            + UUID.nameUUIDFromBytes(
                (entry.place() + "\0" + scored.name()).getBytes(StandardCharsets.UTF_8));
    try {
      return new Outbox.Message(id, TYPE, clock.instant(), JSON.writeValueAsString(data), 0);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers always have a JSON form", e);
    }
  }

  private static List<JsonNode> worst(byte[] report) {
    try {
      return StreamSupport.stream(JSON.readTree(report).path("findings").spliterator(), false)
          .sorted(
              Comparator.<JsonNode>comparingInt(Herald::severity)
                  .thenComparingDouble(finding -> -finding.path("confidence").asDouble()))
          .limit(WORST_TOLD)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a report in the state is damaged", e);
    }
  }

  /** 0 for the gravest. */
  private static int severity(JsonNode finding) {
    List<String> gravest =
        List.of(
            Severity.CRITICAL.id(),
            Severity.MAJOR.id(),
            Severity.MINOR.id(),
            Severity.NEUTRAL.id());
    return gravest.indexOf(finding.path("severity").asText());
  }
}
