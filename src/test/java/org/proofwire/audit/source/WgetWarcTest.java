package org.proofwire.audit.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;

/**
 * Web archives as a program that we did not write makes them: {@code wget --warc-file}. Skipped
 * where there is no wget.
 */
@Timeout(120)
class WgetWarcTest {
  private static final String STORY =
      "The harbour council met on Monday. It put off the vote on the new pier until the summer, and"
          + " nobody at the café was surprised.";

  @TempDir private Path folder;

  private static String page(String title, String more) {
    return "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p><p>%s</p></article>%s</body></html>"
        .formatted(title, title, STORY, STORY, more);
  }

  /** Crawls what lies behind the first page, into an archive of this name. */
  private void crawl(URI first, String... options) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("wget", "--quiet", "--no-proxy", "--recursive"));
    command.addAll(List.of("--level=1", "--tries=1", "--timeout=20", "--warc-file=crawl"));
    command.addAll(List.of(options));
    command.add(first.toString());
    try {
      Process wget = new ProcessBuilder(command).directory(folder.toFile()).start();
      assertThat(wget.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(wget.exitValue()).as("0, or 8: a page was missing").isIn(0, 8);
    } catch (IOException e) {
      Assumptions.abort("skipped: there is no wget here to make an archive with");
    }
  }

  private static void answer(HttpExchange exchange, String type, byte[] body, boolean chunked)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Sites site() throws IOException {
    String links =
        "<a href='/pier'>1</a> <a href='/cafe'>2</a> <a href='/gone'>3</a> <a href='/moved'>4</a>"
            + "<img src='/logo.png'>";
    return new Sites()
        .page("/", "text/html; charset=utf-8", page("Front page", links))
        .page(
            "/pier",
            exchange ->
                answer(
                    exchange,
                    "text/html; charset=utf-8",
                    page("Pier waits", "").getBytes(UTF_8),
                    true))
        .page(
            "/cafe",
            exchange ->
                answer(
                    exchange,
                    "text/html; charset=windows-1252",
                    page("Café closes", "").getBytes(Charset.forName("windows-1252")),
                    false))
        .page("/logo.png", "image/png", "no picture")
        .page(
            "/moved",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/there");
              exchange.sendResponseHeaders(302, -1);
            })
        .page("/there", "text/html; charset=utf-8", page("Moved here", ""));
  }

  /** The text of each article by its address's path; what can't be read begins with "! ". */
  private static Map<String, String> read(Path archive) {
    var texts = new TreeMap<String, String>();
    try (var sources =
        new Sources(List.of(archive.toString()), new ArticleReader(), Optional.empty())) {
      while (sources.hasNext()) {
        Reading reading = sources.next().load().read();
        if (reading instanceof Reading.Ready ready) {
          texts.put(URI.create(ready.article().id()).getPath(), ready.article().text());
        } else {
          texts.put("! " + ((Reading.Unreadable) reading).line(), "");
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl.warc.gz", "crawl.warc"})
  void everyPageOfTheCrawlIsRead(String archive) throws IOException, InterruptedException {
    try (Sites site = site()) {
      crawl(
          site.at("/"),
          archive.endsWith(".gz") ? new String[] {} : new String[] {"--no-warc-compression"});
    }
    Map<String, String> texts = read(folder.resolve(archive));
    assertThat(texts).containsOnlyKeys("/", "/pier", "/cafe", "/there");
    assertThat(texts.get("/pier")).startsWith("Pier waits\n\nThe harbour council met");
    assertThat(texts.get("/cafe")).startsWith("Café closes\n\n").contains("nobody at the café was");
  }

  @Test
  void anArchiveInPiecesIsReadFromItsFolder() throws IOException, InterruptedException {
    try (Sites site = site()) {
      crawl(site.at("/"), "--warc-max-size=2k", "--delete-after");
    }
    try (Stream<Path> pieces = Files.list(folder)) {
      assertThat(pieces.filter(piece -> piece.toString().endsWith(".warc.gz")).count())
          .isGreaterThan(2);
    }
    assertThat(read(folder)).containsOnlyKeys("/", "/pier", "/cafe", "/there");
  }
}
