package org.proofwire.bench;

import java.io.IOException;
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
 * <p>Each has a process of its own, since Proofwire exchanges LanguageTool's chunker. Both are
 * warmed up on other articles, and each article is checked once: LanguageTool remembers what it
 * suggested for a word, so that a second check of the same article would tell nothing of news.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class CheckBenchmark {
  private static final int WARM_UP_ROUNDS = 3;

  private final List<Article> others = read("fixtures/garbled/tune");
  private final List<Article> articles = read("fixtures/clean");

  private static List<Article> read(String folder) {
    try (var readings = new ArticleReader().read(List.of(folder), System.in)) {
      List<Article> articles =
          readings
              .filter(Reading.Ready.class::isInstance)
              .map(reading -> ((Reading.Ready) reading).article())
              .toList();
      if (articles.isEmpty()) {
        throw new IllegalStateException(folder + " has no articles: run this from the repository");
      }
      return articles;
    }
  }

  /** Proofwire, ready to check. */
  @State(Scope.Benchmark)
  public static class Ours {
    private final Proofwire proofwire = Proofwire.with(Proofwire.Settings.usual());

    @Setup
    public void warmUp(CheckBenchmark benchmark) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        benchmark.others.forEach(proofwire::check);
      }
    }
  }

  /** LanguageTool as it comes. */
  @State(Scope.Benchmark)
  public static class Theirs {
    private final JLanguageTool tool =
        new JLanguageTool(Languages.getLanguageForShortCode("en-US"));

    @Setup
    public void warmUp(CheckBenchmark benchmark) throws IOException {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        for (Article article : benchmark.others) {
          tool.check(article.text());
        }
      }
    }
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
