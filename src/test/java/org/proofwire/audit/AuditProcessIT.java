package org.proofwire.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.audit.StoryMaker.Story;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.audit.state.StateException;

/**
 * Audits as processes of their own, which are stopped and killed. With few stories, so that it can
 * be run often; {@code mvn verify -Dit.test=AuditProcessIT -Dproof.stories=20000} is the whole
 * proof, and says what it measured in {@code target/audit-proof.txt}.
 */
class AuditProcessIT {
  private static final int STORIES = Integer.getInteger("proof.stories", 240);

  /** With small heaps it shows that memory does not grow with the number of articles. */
  private static final String HEAP = "-Xmx" + System.getProperty("proof.heap", "900m");

  private static final Duration PATIENCE = Duration.ofHours(3);
  private static final StoryMaker MAKER = new StoryMaker(4);
  private static final Path FIGURES = Path.of("target", "audit-proof.txt");
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");

  @TempDir private static Path folder;
  private static Path stories = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    stories = folder.resolve("stories.jsonl");
    try (BufferedWriter lines = Files.newBufferedWriter(stories)) {
      for (int i = 0; i < STORIES; i++) {
        lines.write(StoryMaker.line(MAKER.story(i)));
      }
    }
  }

  /** An audit under way. */
  private record Running(Process process, Path out, Path log) {
    /** Waits until so many articles are safe, or it has ended. */
    void waitFor(int articles) throws InterruptedException {
      while (process.isAlive() && done() < articles) {
        Thread.sleep(100);
      }
    }

    private int done() {
      try (State state = State.openToRead(out.resolve("audit.db"))) {
        List<Run> runs = state.runs();
        return runs.isEmpty() ? 0 : state.last(runs.get(runs.size() - 1));
      } catch (StateException e) {
        return 0; // not begun
      }
    }

    int exit() throws InterruptedException {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    String said() throws IOException {
      return Files.readString(log);
    }
  }

  private static Running audit(String name) throws IOException {
    Path out = folder.resolve(name);
    Path log = Files.createTempFile(folder, name, ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-Dfile.encoding=UTF-8"));
    command.add("-Xlog:gc:file=" + folder.resolve(name + "-%p.gc"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of("org.proofwire.cli.Main", "audit", "--no-config", "--progress", "lines"));
    command.addAll(List.of("--reports", "200", "--out", out.toString(), stories.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Running(process, out, log);
  }

  /** The digest of every file that an audit wrote for people, by its name. */
  private static Map<String, String> results(Path out) throws Exception {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = out.relativize(file).toString();
        if (!name.startsWith("audit.db")) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
          files.put(name, HexFormat.of().formatHex(digest));
        }
      }
    }
    return files;
  }

  private static Map<String, JsonNode> articles(Path out) throws IOException {
    var json = new ObjectMapper();
    var articles = new HashMap<String, JsonNode>();
    try (Stream<String> lines = Files.lines(out.resolve("articles.jsonl"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode article = json.readTree(line);
        assertThat(articles.put(article.get("id").asText(), article)).as("nothing twice").isNull();
      }
    }
    return articles;
  }

  @Test
  void killedThreeTimesItComesToTheSameAsUndisturbed() throws Exception {
    long begun = System.nanoTime();
    Running whole = audit("whole");
    assertThat(whole.exit()).as(whole.said()).isEqualTo(1);
    Duration undisturbed = Duration.ofNanos(System.nanoTime() - begun);

    for (int kill = 1; kill <= 3; kill++) {
      Running killed = audit("killed");
      killed.waitFor(STORIES * kill / 4);
      killed.process().destroyForcibly();
      assertThat(killed.exit()).as("128 + SIGKILL: %s", killed.said()).isEqualTo(137);
    }
    Running last = audit("killed");
    assertThat(last.exit()).as(last.said()).isEqualTo(1);
    assertThat(last.said()).contains("Going on with run 1 behind its");
    assertThat(results(last.out())).isEqualTo(results(whole.out())).hasSizeGreaterThan(100);

    Map<String, JsonNode> articles = articles(whole.out());
    assertThat(articles).hasSize(STORIES);
    tell(undisturbed, articles);
  }

  /** Holds what was found against what was made, and writes both down. */
  private static void tell(Duration undisturbed, Map<String, JsonNode> articles)
      throws IOException {
    int copies = 0;
    int garbled = 0;
    int told = 0;
    int failed = 0;
    int clean = 0;
    int alarms = 0;
    for (int i = 0; i < STORIES; i++) {
      Story story = MAKER.story(i);
      JsonNode article = requireNonNull(articles.get(story.id()), story.id());
      boolean isCopy = story.copyOf() != i;
      copies += isCopy ? 1 : 0;
      assertThat(article.path("copyOf").asText(""))
          .as(story.id())
          .isEqualTo(isCopy ? MAKER.story(story.copyOf()).id() : "");
      boolean isBelow = !article.get("verdict").asText().equals("publish");
      if (story.garbled().isEmpty()) {
        clean++;
        alarms += isBelow ? 1 : 0;
      } else {
        garbled++;
        told += article.get("findings").asInt() > 0 ? 1 : 0;
        failed += isBelow ? 1 : 0;
      }
    }
    Files.createDirectories(FIGURES.getParent());
    Files.writeString(
        FIGURES,
        """
        stories                                  %d, %d of them copies
        undisturbed run                          %d s, %.1f articles a second
        heap, highest                            %d MB, with %s
        garbled stories with a finding           %d of %d, %d of them not ready to publish
        clean stories not ready to publish       %d of %d
        """
            .formatted(
                STORIES,
                copies,
                undisturbed.toSeconds(),
                STORIES * 1000.0 / undisturbed.toMillis(),
                heap(),
                HEAP,
                told,
                garbled,
                failed,
                alarms,
                clean));
    assertThat(told).as("garbled stories with a finding").isGreaterThan(garbled * 9 / 10);
  }

  /** The most that was in use before a collection, in MB. */
  private static int heap() throws IOException {
    int most = 0;
    try (Stream<Path> logs = Files.list(folder)) {
      for (Path log :
          logs.filter(path -> path.getFileName().toString().matches("whole-.*\\.gc")).toList()) {
        for (MatchResult each : COLLECTION.matcher(Files.readString(log)).results().toList()) {
          most = Math.max(most, Integer.parseInt(each.group(1)));
        }
      }
    }
    return most;
  }

  @Test
  void toldToStopItWritesWhatItHasAndGoesOnLater() throws Exception {
    Running stopped = audit("stopped");
    stopped.waitFor(STORIES / 10);
    stopped.process().destroy(); // SIGTERM; Ctrl-C's SIGINT takes the same way
    assertThat(stopped.exit()).as(stopped.said()).isEqualTo(3);
    assertThat(stopped.said())
        .contains("Stopping: what is under way is finished")
        .contains("It was stopped before its end; the same command goes on.");
    JsonNode partial = new ObjectMapper().readTree(stopped.out().resolve("summary.json").toFile());
    assertThat(partial.get("complete").asBoolean()).isFalse();
    int had = partial.at("/total/articles").asInt();
    assertThat(had).isBetween(STORIES / 10, STORIES - 1);
    assertThat(Files.readString(stopped.out().resolve("index.html"))).contains("stopped");

    Running other = audit("stopped");
    assertThat(other.exit()).isEqualTo(1);
    Set<String> ids = new HashSet<>(articles(other.out()).keySet());
    assertThat(ids).hasSize(STORIES);
  }

  @Test
  void aSecondAuditOfTheSameStateWaitsForNothingAndSaysSo() throws Exception {
    Running first = audit("twice");
    first.waitFor(1);
    Running second = audit("twice");
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.said()).contains("another audit is writing to it");
    first.process().destroyForcibly();
    assertThat(first.exit()).isEqualTo(137);
  }
}
