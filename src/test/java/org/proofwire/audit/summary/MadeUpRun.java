package org.proofwire.audit.summary;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.proofwire.audit.state.Checked;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Entry.Check;
import org.proofwire.audit.state.Entry.Outcome;
import org.proofwire.audit.state.Press;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;

/**
 * A run that nobody ran: as many articles as a test wants, with scores that depend on their number.
 */
final class MadeUpRun {
  private static final byte[] SAMPLE = "{\"findings\":[]}".getBytes(StandardCharsets.UTF_8);
  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T08:00:00Z");
  private static final List<String> PUBLISHERS =
      List.of("harbour.example", "valley-times.example", "the-north.example", "=cmd|' /c calc'!A0");

  private MadeUpRun() {}

  /**
   * Writes one: every tenth article is a copy of the one before, the seventh could not be read, the
   * eighth is not in English.
   *
   * @param title of all articles; their number follows
   */
  static void write(Path file, int articles, String title) {
    var plan =
        new Run.Plan(
            List.of("archive/"),
            "",
            "rules-1",
            false,
            new Run.Scale("news", 80, "Proofwire 1.2.3"));
    try (State state = State.open(file);
        var press = new Press(SAMPLE)) {
      Run run = state.begin(plan, Instant.parse("2026-04-01T12:00:00Z"));
      for (int i = 1; i <= articles; i++) {
        state.add(run, entry(i, title, outcome(i, press)), SAMPLE);
      }
      state.commit();
      state.finish(run, Run.Status.FINISHED);
    }
  }

  private static Entry entry(int i, String title, Outcome outcome) {
    return new Entry(
        i,
        "archive/stories.jsonl:" + i,
        key(i),
        title + " " + i,
        PUBLISHERS.get(i % PUBLISHERS.size()),
        Optional.of(FIRST_DAY.plus(i % 90, ChronoUnit.DAYS)),
        "",
        outcome);
  }

  private static String key(int i) {
    return i % 2 == 0 ? "https://harbour.example/" + i : "story-" + i;
  }

  private static Outcome outcome(int i, Press press) {
    if (i == 7) {
      return new Outcome.Unreadable("reading broke off", "Fetch it again.");
    }
    if (i == 8) {
      return new Outcome.Skipped("in German");
    }
    return i % 10 == 0
        ? new Outcome.Copy("text-" + (i - 1), i - 1, i % 20 == 0 ? 1 : 0.94)
        : new Outcome.Story("text-" + i, Optional.empty(), new Check.Now(checked(i, press)));
  }

  private static Checked checked(int i, Press press) {
    int score = i * 37 % 101;
    String json =
        score >= 80
            ? "{\"findings\":[]}"
            : "{\"findings\":[{\"rule\":\"model-artifact\",\"fingerprint\":\"%d\"}]}".formatted(i);
    return new Checked(
        key(i),
        "text-" + i,
        "rules-1",
        score,
        score >= 80 ? "publish" : score >= 50 ? "review" : "reject",
        300 + i % 500,
        score >= 80 ? 0 : 3,
        100.0 - score,
        score >= 80
            ? List.of()
            : List.of(
                new Checked.Cost("model-artifact", "Left by a translation system", 2, 10),
                new Checked.Cost("name-variant", "One name, two spellings", 1, 5)),
        press.pack(json),
        press.pack("<!doctype html><title>Report on " + key(i) + "</title>"));
  }
}
