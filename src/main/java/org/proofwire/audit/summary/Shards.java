package org.proofwire.audit.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.proofwire.audit.state.Results.Copy;
import org.proofwire.audit.state.Results.Spoken;
import org.proofwire.audit.state.Results.Story;

/**
 * The stories of a page, packed in pieces that its script unpacks as it needs them: a page of many
 * thousands opens as quickly as one of a few. Names that come often are numbers.
 */
final class Shards {
  /** Few enough to unpack in a moment. */
  private static final int ROWS = 1_000;

  /** As the page's script numbers them. */
  private static final List<String> VERDICTS = List.of("publish", "review", "reject");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Integer> publishers = new LinkedHashMap<>();
  private final Map<String, Integer> kinds = new LinkedHashMap<>();
  private final List<String> packed = new ArrayList<>();
  private final List<List<Object>> rows = new ArrayList<>();
  private final int[] verdicts = new int[VERDICTS.size()];
  private int count;

  /**
   * Adds a story: {@code [score, verdict, title, id, publisher, day, [kind, findings, ...], words,
   * report, copies, [[id, publisher, percent], ...]]}.
   *
   * @param copies some of its copies
   * @param report its report's name; empty where it has none
   */
  void add(Story story, List<Copy> copies, String report) {
    var spoken = new ArrayList<Integer>();
    for (Spoken each : story.scored().rules()) {
      spoken.add(number(each.label(), kinds));
      spoken.add(each.findings());
    }
    rows.add(
        List.of(
            story.scored().score(),
            VERDICTS.indexOf(story.scored().verdict()),
            story.title(),
            story.key(),
            number(story.source(), publishers),
            story.published().map(Instant::toString).map(day -> day.substring(0, 10)).orElse(""),
            spoken,
            story.scored().words(),
            report,
            story.copies(),
            copies.stream()
                .map(
                    copy ->
                        List.of(
                            copy.key(),
                            number(copy.source(), publishers),
                            Math.round(copy.similarity() * 100)))
                .toList()));
    verdicts[VERDICTS.indexOf(story.scored().verdict())]++;
    count++;
    if (rows.size() == ROWS) {
      pack();
    }
  }

  private static int number(String name, Map<String, Integer> numbers) {
    return numbers.computeIfAbsent(name, each -> numbers.size());
  }

  private void pack() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(JSON.writeValueAsString(rows).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the stream is in memory", e);
    }
    packed.add(Base64.getEncoder().encodeToString(bytes.toByteArray()));
    rows.clear();
  }

  /** All of them, in Base64. */
  List<String> packed() {
    if (!rows.isEmpty()) {
      pack();
    }
    return List.copyOf(packed);
  }

  /** How many stories there are. */
  int count() {
    return count;
  }

  /** How many stories have which verdict, the worst first. */
  List<SummaryPage.Tally> tallies() {
    var tallies = new ArrayList<SummaryPage.Tally>();
    for (int i = verdicts.length - 1; i >= 0; i--) {
      tallies.add(SummaryHtml.tally(VERDICTS.get(i), verdicts[i]));
    }
    return tallies;
  }

  private record Legend(int stories, List<String> publishers, List<String> kinds) {}

  /** What the numbers stand for, as JSON without any {@code <}. */
  String legend() {
    var legend = new Legend(count, List.copyOf(publishers.keySet()), List.copyOf(kinds.keySet()));
    try {
      return JSON.writeValueAsString(legend).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings always have a JSON form", e);
    }
  }
}
