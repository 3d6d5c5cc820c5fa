package org.proofwire.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.proofwire.article.Article;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;

/**
 * A whole Proofwire check against plain LanguageTool with all its rules, on the same articles in
 * one run: {@code mvn -P bench verify -DskipTests}. Quote the ratio, not the times.
 *
 * <p>Each has a process of its own, since Proofwire exchanges LanguageTool's chunker.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 10)
@Fork(1)
public class CheckBenchmark {
  private List<Article> articles = List.of();

  @Setup
  public void read() {
    try (var readings =
        new ArticleReader().read(List.of(Path.of("fixtures/clean").toString()), System.in)) {
      articles =
          readings
              .filter(Reading.Ready.class::isInstance)
              .map(reading -> ((Reading.Ready) reading).article())
              .toList();
    }
    if (articles.isEmpty()) {
      throw new IllegalStateException(
          "no articles in fixtures/clean: run this from the repository");
    }
  }

  /** Proofwire, ready to check. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final Proofwire proofwire = Proofwire.with(Proofwire.Settings.usual());
  }

  /** LanguageTool as it comes. */
  @State(Scope.Benchmark)
  public static class Theirs {
    private final JLanguageTool tool =
        new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
  }

  @Benchmark
  public void proofwire(Ours ours, Blackhole hole) {
    for (Article article : articles) {
      hole.consume(ours.proofwire.check(article));
    }
  }

  @Benchmark
  public void languageTool(Theirs theirs, Blackhole hole) throws IOException {
    for (Article article : articles) {
      hole.consume(theirs.tool.check(article.text()));
    }
  }
}
