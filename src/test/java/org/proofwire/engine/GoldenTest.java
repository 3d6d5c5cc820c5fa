package org.proofwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proofwire.article.Article;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.JsonReport;
import org.proofwire.report.Tool;

/**
 * Whole articles and their whole reports, in pairs {@code fixtures/golden/NAME.txt} (or {@code
 * .html}) and {@code NAME.json}.
 *
 * <p>{@code mvn test -Dtest=GoldenTest -Dgolden=write} writes the reports anew; read the
 * difference.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("fixtures/golden");
  private static final Proofwire PROOFWIRE = Proofwire.with(Proofwire.Settings.usual());

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(" + ending + ")"))
          .sorted()
          .toList();
    }
  }

  static List<Path> articles() throws IOException {
    return files("txt|html");
  }

  private static Path golden(Path article) {
    return article.resolveSibling(
        article.getFileName().toString().replaceFirst("\\.[^.]+$", ".json"));
  }

  @ParameterizedTest
  @MethodSource("articles")
  void theReportIsAsItWas(Path path) throws IOException {
    Article article;
    try (Stream<Reading> readings =
        new ArticleReader().read(List.of(path.toString().replace('\\', '/')), System.in)) {
      article = ((Reading.Ready) readings.findFirst().orElseThrow()).article();
    }
    String report = new JsonReport(new Tool("Proofwire", "golden")).write(PROOFWIRE.check(article));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden(path), report);
    }
    assertThat(report)
        .as("if the new report is better, write it with -Dgolden=write and read the difference")
        .isEqualTo(Files.readString(golden(path)));
  }

  @Test
  void everyArticleHasItsReportAndEveryReportItsArticle() throws IOException {
    assertThat(articles()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(files("json")).isEqualTo(articles().stream().map(GoldenTest::golden).toList());
  }
}
