package org.proofwire.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Article;
import org.proofwire.article.Report;
import org.proofwire.audit.StoryMaker.Garble;
import org.proofwire.audit.StoryMaker.Story;
import org.proofwire.audit.source.Sources;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.state.Results.Line;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;

/** What becomes of articles in a run, whatever happens to the run. */
@Timeout(120)
class AuditTest {
  /** A few rules that are quick, and find what the maker of stories breaks. */
  private static final Proofwire PROOFWIRE =
      Proofwire.with(Proofwire.Settings.usual().withoutModel())
          .choosing(
              "news",
              Set.of("model-artifact", "encoding-damage", "republishing-residue", "repeated-words"),
              Set.of());

  /** What was found before: these tests are about runs, not about rules. */
  private static final Map<Article, Report> REPORTS = new ConcurrentHashMap<>();

  private static final int STORIES = 75;
  private static final StoryMaker MAKER = new StoryMaker(4);

  @TempDir private Path folder;
  private Path stories = Path.of("");
  private final AtomicInteger checks = new AtomicInteger();
  private Function<Article, Report> engine = AuditTest::check;
  private String rules = "rules-1";

  private static Report check(Article article) {
    return REPORTS.computeIfAbsent(article, PROOFWIRE::check);
  }

  @BeforeEach
  void write() throws IOException {
    stories = Files.writeString(folder.resolve("stories.jsonl"), lines(MAKER, STORIES));
  }

  private static String lines(StoryMaker maker, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> StoryMaker.line(maker.story(i)))
        .collect(Collectors.joining());
  }

  private static Audit.Settings settings(int jobs) {
    return new Audit.Settings(
        jobs, 100_000, Duration.ofSeconds(30), 0.9, false, Optional.empty(), 1_000_000, false);
  }

  /** Runs an audit, stopping it after so many articles; whether it came to the end. */
  private boolean audit(String name, Audit.Settings settings, int stopAfter, Path... sources) {
    List<String> places = List.of(sources).stream().map(Path::toString).toList();
    var plan = new Run.Plan(places, "", rules, false, new Run.Scale("news", 80, "Proofwire test"));
    try (State state = State.open(folder.resolve(name));
        var items = new Sources(places, new ArticleReader(), Optional.empty())) {
      Run run = state.begin(plan, Instant.EPOCH);
      var stopping = new Stopping(stopAfter);
      var checker =
          new Checker(
              article -> {
                checks.incrementAndGet();
                return engine.apply(article);
              },
              article -> rules);
      checks.set(0);
      try (var audit = new Audit(settings, checker, state, stopping)) {
        stopping.audit = Optional.of(audit);
        boolean ended = audit.run(run, items);
        state.finish(run, ended ? Run.Status.FINISHED : Run.Status.STOPPED);
        return ended;
      }
    }
  }

  private static final class Stopping implements Progress {
    private Optional<Audit> audit = Optional.empty();
    private int left;

    Stopping(int after) {
      left = after;
    }

    @Override
    public void begin(Run run, int before) {}

    @Override
    public void took(Entry entry, long through) {
      left--;
      if (left == 0) {
        audit.orElseThrow().stop();
      }
    }
  }

  private List<Line> lines(String name) {
    try (State state = State.openToRead(folder.resolve(name))) {
      List<Run> runs = state.runs();
      var lines = new ArrayList<Line>();
      new Results(state, runs.get(runs.size() - 1)).lines(lines::add);
      return lines;
    }
  }

  /** All that a run came to, without the numbers of rows in the file. */
  private String everything(String name) {
    try (State state = State.openToRead(folder.resolve(name))) {
      List<Run> runs = state.runs();
      var results = new Results(state, runs.get(runs.size() - 1));
      var all = new ArrayList<String>();
      results.lines(
          line ->
              all.add(
                  line.number()
                      + line.key()
                      + line.outcome()
                      + line.copyOf()
                      + line.similarity()
                      + line.scored().map(scored -> scored.name() + scored.rules())
                      + line.scored()
                          .map(
                              scored ->
                                  new String(results.reports(scored.id()).json(), UTF_8)
                                      + new String(results.reports(scored.id()).html(), UTF_8))));
      all.add(results.counts().toString());
      return String.join("\n", all);
    }
  }

  @Test
  void everyStoryIsAccountedForAndCopiesAreTold() {
    assertThat(audit("audit.db", settings(2), 0, stories)).isTrue();
    List<Line> lines = lines("audit.db");
    assertThat(lines.stream().map(Line::key))
        .containsExactlyElementsOf(
            IntStream.range(0, STORIES).mapToObj(i -> MAKER.story(i).id()).toList());
    var copies = new TreeMap<String, String>();
    var made = new TreeMap<String, String>();
    for (Line line : lines) {
      line.copyOf().ifPresent(of -> copies.put(line.key(), of));
      assertThat(line.scored()).as(line.key()).isPresent();
      assertThat(line.source()).startsWith("publisher-");
      assertThat(line.published()).isPresent();
    }
    for (int i = 0; i < STORIES; i++) {
      Story story = MAKER.story(i);
      if (story.copyOf() != i) {
        made.put(story.id(), MAKER.story(story.copyOf()).id());
      }
    }
    assertThat(made).hasSizeGreaterThan(3);
    assertThat(copies).isEqualTo(made);
    assertThat(checks.get()).isEqualTo(STORIES - made.size());
  }

  @Test
  void whatIsGarbledIsFoundAndWhatIsNotIsNot() {
    audit("audit.db", settings(2), 0, stories);
    Map<String, Line> lines =
        lines("audit.db").stream().collect(Collectors.toMap(Line::key, line -> line));
    for (int i = 0; i < STORIES; i++) {
      Story story = MAKER.story(i);
      var garbled = new HashSet<>(story.garbled());
      garbled.remove(Garble.GLUED); // not among the few rules
      assertThat(requireNonNull(lines.get(story.id())).scored().orElseThrow().findings() > 0)
          .as(story.id() + " " + garbled)
          .isEqualTo(!garbled.isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 37})
  void aStoppedRunGoesOnAndComesToTheSame(int after) {
    audit("whole.db", settings(2), 0, stories);
    int whole = checks.get();
    int pieces = 0;
    assertThat(audit("pieces.db", settings(3), after, stories)).isFalse();
    pieces += checks.get();
    assertThat(lines("pieces.db").size()).isBetween(after, STORIES - 1);
    assertThat(audit("pieces.db", settings(1), 10, stories)).isFalse();
    pieces += checks.get();
    assertThat(audit("pieces.db", settings(2), 0, stories)).isTrue();
    pieces += checks.get();
    assertThat(everything("pieces.db")).isEqualTo(everything("whole.db"));
    assertThat(pieces)
        .as("checked again is only what was under way")
        .isBetween(whole, whole + 3 * 2 * 8);
  }

  @Test
  void aSecondRunChecksOnlyWhatIsNewOrChanged() throws IOException {
    audit("audit.db", settings(2), 0, stories);
    audit("audit.db", settings(2), 0, stories);
    assertThat(checks.get()).isZero();
    String before = everything("audit.db");
    String lines = Files.readString(stories);
    Files.writeString(
        stories,
        lines.replaceFirst("million pounds", "billion pounds")
            + StoryMaker.line(MAKER.story(STORIES + 2)));
    audit("audit.db", settings(2), 0, stories);
    assertThat(checks.get()).isEqualTo(2);
    assertThat(everything("audit.db")).isNotEqualTo(before);
    audit(
        "audit.db",
        new Audit.Settings(
            2, 100_000, Duration.ofSeconds(30), 0.9, false, Optional.empty(), 1_000_000, true),
        0,
        stories);
    assertThat(checks.get()).isGreaterThan(60);
    rules = "rules-2";
    audit("audit.db", settings(2), 0, stories);
    assertThat(checks.get()).isGreaterThan(60);
    try (State state = State.openToRead(folder.resolve("audit.db"))) {
      assertThat(state.runs()).hasSize(5);
    }
  }

  @Test
  void anArticleThatTakesTooLongIsOneErrorAndTheRunGoesOn() {
    String slow = MAKER.story(3).id();
    String stubborn = MAKER.story(5).id();
    var released = new Object();
    engine =
        article -> {
          if (article.id().equals(slow)) {
            while (!Thread.currentThread().isInterrupted()) {
              Thread.onSpinWait();
            }
            throw new java.util.concurrent.CancellationException();
          }
          if (article.id().equals(stubborn)) {
            synchronized (released) {
              while (true) {
                try {
                  released.wait();
                } catch (InterruptedException e) {
                  // does not obey
                }
              }
            }
          }
          return check(article);
        };
    var quick =
        new Audit.Settings(
            1, 100_000, Duration.ofSeconds(2), 0.9, false, Optional.empty(), 30, false);
    assertThat(audit("audit.db", quick, 0, stories)).isTrue();
    List<Line> lines = lines("audit.db");
    assertThat(lines).hasSize(30);
    assertThat(lines.stream().filter(line -> line.outcome().equals("failed")).map(Line::key))
        .containsExactly(slow, stubborn);
    assertThat(lines.get(3).problem()).isEqualTo("it took longer than 2 seconds and was stopped");
  }

  @Test
  void whatBreaksTheEngineIsOneErrorEach() {
    Set<String> bad = Set.of(MAKER.story(2).id(), MAKER.story(4).id(), MAKER.story(6).id());
    engine =
        article -> {
          if (article.id().equals(MAKER.story(2).id())) {
            throw new IllegalArgumentException("a bug");
          }
          if (article.id().equals(MAKER.story(4).id())) {
            throw new StackOverflowError();
          }
          if (article.id().equals(MAKER.story(6).id())) {
            throw new OutOfMemoryError("so they say");
          }
          return check(article);
        };
    assertThat(audit("audit.db", settings(2), 0, stories)).isTrue();
    List<Line> failed =
        lines("audit.db").stream().filter(line -> line.outcome().equals("failed")).toList();
    assertThat(failed.stream().map(Line::key)).containsExactlyInAnyOrderElementsOf(bad);
    assertThat(failed.get(0).problem()).contains("mistake of Proofwire's own").contains("a bug");
    assertThat(failed.get(2).remedy()).contains("JAVA_OPTS");
  }

  @Test
  void whatIsNoEnglishArticleIsLeftOutWithAReason() throws IOException {
    Path german =
        Files.writeString(
            folder.resolve("german.txt"),
            "Der Stadtrat hat am Montag die Entscheidung über die neue Brücke verschoben. Die Anwohner"
                + " hatten sich über den Lärm in der Nacht beschwert, sagte ein Sprecher.");
    Path long1 = Files.writeString(folder.resolve("long.txt"), "The rain fell. ".repeat(10_000));
    Path nothing = Files.writeString(folder.resolve("nothing.txt"), " ");
    audit("audit.db", settings(2), 0, german, long1, nothing, german, folder.resolve("gone.txt"));
    List<Line> lines = lines("audit.db");
    assertThat(lines.stream().map(line -> line.outcome() + ": " + line.problem()))
        .containsExactly(
            "skipped: in German",
            "unreadable: 150,000 characters, more than an article has",
            "unreadable: nothing but white space in it",
            "unreadable: there is no such file or folder");
  }
}
