package org.proofwire.read;

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

/**
 * Whole pages, built as different sites build them, and beside each the article that a reader sees.
 *
 * <p>{@code -Dgolden=write} writes the articles anew; read the difference before you commit it.
 */
class PagesTest {
  private static final Path PAGES = Path.of("fixtures/reading/pages");
  private static final String EXPECTED = ".article.txt";

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theArticleIsFound(Path page) throws IOException {
    Reading reading = Read.all(page).get(0);
    String found =
        reading instanceof Reading.Unreadable unreadable
            ? unreadable.line()
            : String.join("\n\n", Read.lines(Read.article(reading)));
    Path expected = expected(page);
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(expected, found + "\n");
    }
    assertThat(found + "\n").isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCharacterHasItsPlace(Path page) {
    if (Read.all(page).get(0) instanceof Reading.Ready ready) {
      Article article = ready.article();
      Read.assertMapped(article);
      // line breaks of the source that became blanks, and the quotation marks of q elements
      assertThat(Read.unmapped(article)).matches("[ “”]*");
    }
  }

  @Test
  void everyArticleHasItsPage() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<Path> expected =
          files.filter(file -> file.toString().endsWith(EXPECTED)).sorted().toList();
      assertThat(expected).isEqualTo(pages().stream().map(PagesTest::expected).toList());
    }
  }

  private static Path expected(Path page) {
    String name = page.getFileName().toString();
    return page.resolveSibling(name.substring(0, name.lastIndexOf('.')) + EXPECTED);
  }
}
