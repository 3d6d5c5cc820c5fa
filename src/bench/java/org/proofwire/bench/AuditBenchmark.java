package org.proofwire.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.audit.Audit;
import org.proofwire.audit.Checker;
import org.proofwire.audit.Progress;
import org.proofwire.audit.StoryMaker;
import org.proofwire.audit.source.Sources;
import org.proofwire.audit.state.Run;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;

/**
 * What an audit costs: whole audits, from files to a state with all reports in it, with one thread
 * and with two, and LanguageTool alone with all its rules on the same articles. {@code mvn -P bench
 * verify -DskipTests -Djmh=AuditBenchmark}.
 *
 * <p>Each article is audited once, after a warm-up on other articles, so that no memory of ours or
 * of LanguageTool's helps. Times are for an article; {@code cpuMillis} is the processor time of the
 * whole process for all of them, which other programs on the machine do not disturb.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
public class AuditBenchmark {
  private static final int ARTICLES = 50;
  private static final int WARM_UP_STORIES = 150;
  private static final List<String> FOLDERS = List.of("fixtures/clean", "fixtures/garbled/tune");

  /** A mark in an article of ours: {@code {{severity|category|kind|visible|TEXT}}}. */
  private static final Pattern MARK = Pattern.compile("(?s)\\{\\{(?:[^|{}]*\\|){4}(.*?)}}");

  /** Our own articles, each unlike the others, without marks. */
  private static List<String> articles() throws IOException {
    var texts = new ArrayList<String>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.sorted().toList()) {
          texts.add(MARK.matcher(Files.readString(file)).replaceAll("$1"));
        }
      }
    }
    if (texts.size() < ARTICLES) {
      throw new IllegalStateException("run this from the repository");
    }
    return texts.subList(0, ARTICLES);
  }

  private static Stream<String> warmUpTexts() {
    var maker = new StoryMaker(12);
    return IntStream.range(0, WARM_UP_STORIES).mapToObj(i -> maker.story(i).text());
  }

  /** Processor time, besides JMH's own figures. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cpu {
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public long cpuMillis;
    private long before;

    void begin() {
      before = SYSTEM.getProcessCpuTime();
    }

    void end() {
      cpuMillis = TimeUnit.NANOSECONDS.toMillis(SYSTEM.getProcessCpuTime() - before);
    }
  }

  /** An audit, ready to begin. */
  @State(Scope.Benchmark)
  public static class Ours {
    @Param({"1", "2"})
    public int jobs;

    @Param({"false", "true"})
    public boolean model;

    private Path folder = Path.of("");
    private Checker checker;

    @Setup
    public void prepare() throws IOException {
      folder = Files.createTempDirectory("proofwire-bench");
      Proofwire proofwire =
          Proofwire.with(
              model ? Proofwire.Settings.usual() : Proofwire.Settings.usual().withoutModel(),
              SentenceMemory.of(200_000));
      checker = new Checker(proofwire::check, article -> "bench");
      write("articles", articles());
      write("warm-up", warmUpTexts().toList());
      audit("warm-up");
    }

    private void write(String name, List<String> texts) throws IOException {
      Path place = Files.createDirectory(folder.resolve(name));
      for (int i = 0; i < texts.size(); i++) {
        Files.writeString(place.resolve(i + ".txt"), texts.get(i));
      }
    }

    int audit(String name) {
      List<String> places = List.of(folder.resolve(name).toString());
      var settings =
          new Audit.Settings(
              jobs, 500_000, Duration.ofMinutes(1), 0.9, false, Optional.empty(), 10_000, false);
      var plan = new Run.Plan(places, "", "bench", false, new Run.Scale("news", 80, "bench"));
      try (var state = org.proofwire.audit.state.State.open(folder.resolve(name + ".db"));
          var items = new Sources(places, new ArticleReader(), Optional.empty());
          var audit = new Audit(settings, checker, state, Progress.NONE)) {
        Run run = state.begin(plan, Instant.EPOCH);
        audit.run(run, items);
        return state.last(run);
      }
    }

    @TearDown(Level.Trial)
    public void clear() throws IOException {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder())
            .forEach(
                path -> {
                  try {
                    Files.delete(path);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
      }
    }
  }

  /** LanguageTool as it comes. */
  @State(Scope.Benchmark)
  public static class Theirs {
    private final JLanguageTool tool =
        new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    private List<String> articles = List.of();

    @Setup
    public void warmUp() throws IOException {
      articles = AuditBenchmark.articles();
      warmUpTexts().forEach(this::check);
    }

    private Object check(String text) {
      try {
        return tool.check(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(ARTICLES)
  public int audit(Ours ours, Cpu cpu) {
    cpu.begin();
    int audited = ours.audit("articles");
    cpu.end();
    return audited;
  }

  @Benchmark
  @OperationsPerInvocation(ARTICLES)
  public void languageToolAlone(Theirs theirs, Cpu cpu, Blackhole hole) {
    cpu.begin();
    theirs.articles.forEach(text -> hole.consume(theirs.check(text)));
    cpu.end();
  }
}
