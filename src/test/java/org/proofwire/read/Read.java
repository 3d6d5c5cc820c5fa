package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.proofwire.article.Article;
import org.proofwire.article.Original;
import org.proofwire.article.Original.Run;
import org.proofwire.article.Paragraph;
import org.proofwire.read.Reading.Ready;
import org.proofwire.read.Reading.Unreadable;

/** Short ways to say what was read. */
final class Read {
  private Read() {}

  static Article article(Reading reading) {
    assertThat(reading).isInstanceOf(Ready.class);
    return ((Ready) reading).article();
  }

  static Unreadable unreadable(Reading reading) {
    assertThat(reading).isInstanceOf(Unreadable.class);
    return (Unreadable) reading;
  }

  static List<Reading> all(Path... paths) {
    return all(Stream.of(paths).map(Path::toString).toList(), InputStream.nullInputStream());
  }

  static List<Reading> all(List<String> paths, InputStream stdin) {
    try (Stream<Reading> readings = new ArticleReader().read(paths, stdin)) {
      return readings.toList();
    }
  }

  /** Each paragraph as "role: words". */
  static List<String> lines(Article article) {
    return article.paragraphs().stream().map(paragraph -> line(article, paragraph)).toList();
  }

  private static String line(Article article, Paragraph paragraph) {
    return paragraph.role().id() + ": " + paragraph.span().in(article.text());
  }

  /** Fails unless the way back to the source is exact wherever it claims to be. */
  static void assertMapped(Article article) {
    Original original = article.original().orElseThrow();
    int end = 0;
    for (Run run : original.runs()) {
      assertThat(run.text().start()).as("runs in the text's order").isGreaterThanOrEqualTo(end);
      assertThat(run.text().length()).isPositive();
      assertThat(run.source().end()).isLessThanOrEqualTo(original.content().length());
      end = run.text().end();
      String text = run.text().in(article.text());
      String source = run.source().in(original.content());
      if (text.length() == source.length()) {
        assertThat(source).isEqualTo(text);
      } else {
        assertThat(source).as("stands for “%s”", text).matches("(?s)&.*");
      }
    }
    assertThat(end).isLessThanOrEqualTo(article.text().length());
  }

  /** The characters of an article's paragraphs that have no place in its source. */
  static String unmapped(Article article) {
    var unmapped = new StringBuilder();
    boolean[] has = new boolean[article.text().length()];
    for (Run run : article.original().orElseThrow().runs()) {
      for (int i = run.text().start(); i < run.text().end(); i++) {
        has[i] = true;
      }
    }
    for (Paragraph paragraph : article.paragraphs()) {
      for (int i = paragraph.span().start(); i < paragraph.span().end(); i++) {
        if (!has[i]) {
          unmapped.append(article.text().charAt(i));
        }
      }
    }
    return unmapped.toString();
  }
}
