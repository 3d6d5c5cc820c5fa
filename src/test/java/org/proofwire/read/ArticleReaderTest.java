package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Article;
import org.proofwire.article.Role;
import org.proofwire.read.Reading.Unreadable;

class ArticleReaderTest {
  private static final String STORY =
      "Mill turns again\n\nThe wheel turned on Monday for the first time since the war.\n";

  @TempDir Path folder;

  private Path file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.resolveSibling(""));
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String id(Reading reading) {
    return Read.article(reading).id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STORY,
        "  \r\nTitle \r\n\r\n Body text, kept as it is.\t\r\n",
        "e\u0301 and é, \u200B, \u00A0, \uD83D\uDE00, lone \uFFFD\n\n\n\n",
        "\uFEFF\uFEFFA second mark is text",
      })
  void plainTextIsLeftAsGiven(String text) {
    Article article = Read.article(Read.all(file("a.txt", text)).get(0));
    String given = text.startsWith("\uFEFF") ? text.substring(1) : text;
    assertThat(article.text()).isEqualTo(given);
    assertThat(article.original()).isEmpty();
    assertThat(Read.article(new ArticleReader().text("id", text)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, TEXT",
    "A.TXT, TEXT",
    "a.md, MARKDOWN",
    "a.markdown, MARKDOWN",
    "a.html, HTML",
    "a.HTM, HTML",
    "a.xhtml, HTML",
    "a.jsonl, JSON_LINES",
    "a.ndjson, JSON_LINES",
  })
  void namesTellTheFormat(String name, Format format) {
    assertThat(Format.named(name)).contains(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><body><p>The wheel turned on Monday.</p></body></html>",
        "  <HTML><BODY><P>The wheel turned on Monday.</BODY></HTML>",
        "<?xml version=\"1.0\"?>  <!-- x --> <html><body><p>The wheel turned on"
            + " Monday.</p></body></html>",
        "<p>The wheel <b>turned</b> on Monday.</p>",
        "{\"text\": \"The wheel turned on Monday.\"}",
        "The wheel turned on Monday.",
      })
  void contentTellsTheFormatOnStandardInput(String content) {
    List<Reading> readings = Read.all(List.of("-"), stream(content));
    Article article = Read.article(readings.get(0));
    assertThat(readings).hasSize(1);
    assertThat(article.text()).isEqualTo("The wheel turned on Monday.");
    assertThat(article.id()).startsWith("stdin");
    assertThat(id(Read.all(file("unknown.tmp", content)).get(0))).contains("unknown.tmp");
  }

  @Test
  void aTextThatSpeaksOfTagsIsText() {
    String text = "<b> is a tag, and {\"a\": 1} is JSON. [ad_1] is neither.";
    assertThat(Read.article(Read.all(List.of("-"), stream(text)).get(0)).text()).isEqualTo(text);
    assertThat(Read.article(Read.all(file("a.txt", "<p>As given</p>")).get(0)).text())
        .isEqualTo("<p>As given</p>");
  }

  @Test
  void encodingsAreFoundInFiles() {
    String text = "The wheel turned.\n\n“Very good,” said André Follin – the miller.\n";
    for (String charset : List.of("windows-1252", "UTF-16LE", "UTF-16BE", "UTF-8")) {
      Path file = file(charset + ".txt", text.getBytes(Charset.forName(charset)));
      assertThat(Read.article(Read.all(file).get(0)).text()).as(charset).isEqualTo(text);
    }
  }

  @Test
  void aFolderIsReadByNameAndDeep() {
    file("b.txt", STORY);
    file("a/z.md", STORY);
    file("a/c.html", "<p>The wheel turned.</p>");
    file("C.jsonl", "{\"id\":\"one\",\"text\":\"x\"}\n{\"text\":\"y\"}\n");
    file("a/.hidden.txt", STORY);
    file(".git/x.txt", STORY);
    file("picture.png", STORY);
    file("story.html", "<p>The wheel turned.</p>");
    file("story_files/frame.html", "<p>Advertisement</p>");
    file("own_files/kept.txt", STORY);
    String given = folder.toString();
    assertThat(Read.all(List.of(given), stream("")).stream().map(ArticleReaderTest::id))
        .containsExactly(
            "one",
            given + "/C.jsonl:2",
            given + "/a/c.html",
            given + "/a/z.md",
            given + "/b.txt",
            given + "/own_files/kept.txt",
            given + "/story.html");
    assertThat(id(Read.all(List.of(given + "/"), stream("")).get(2)))
        .isEqualTo(given + "/a/c.html");
  }

  @Test
  void linksToFoldersAreNotFollowed() throws IOException {
    file("in/a.txt", STORY);
    Files.createSymbolicLink(folder.resolve("in/loop"), folder.resolve("in"));
    Files.createSymbolicLink(folder.resolve("in/b.txt"), folder.resolve("in/a.txt"));
    assertThat(Read.all(folder.resolve("in"))).hasSize(2);
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() {
    Path good = file("good.txt", STORY);
    Path empty = file("empty.txt", " \n\u00A0");
    Path missing = folder.resolve("missing.txt");
    List<Reading> readings = Read.all(good, empty, missing, good);
    assertThat(readings).hasSize(4);
    assertThat(Read.unreadable(readings.get(1)).line())
        .isEqualTo(empty + ": nothing but white space in it. Give it the article's text.");
    assertThat(Read.unreadable(readings.get(2)).line())
        .isEqualTo(
            missing
                + ": there is no such file or folder. Check the spelling, and the folder you are"
                + " in.");
    assertThat(id(readings.get(3))).isEqualTo(good.toString());
  }

  @Test
  void aFolderWithoutArticlesIsAFailure() {
    file("sub/picture.png", STORY);
    assertThat(Read.unreadable(Read.all(folder).get(0)).line())
        .startsWith(folder + ": no articles in this folder. Articles are files ending in .txt");
    assertThat(Read.unreadable(Read.all(List.of("a\0b"), stream("")).get(0)).problem())
        .isEqualTo("this is no path");
  }

  @Test
  void whatMayNotBeReadIsAFailure() {
    assertThat(Failures.of("a.txt", new AccessDeniedException("a.txt")).line())
        .isEqualTo(
            "a.txt: you have no permission to read this. Ask its owner, or copy it where you can.");
    assertThat(Failures.of("a.txt", new IOException("disk full")).line())
        .startsWith("a.txt: reading broke off (disk full). ");
  }

  @Test
  void otherKindsOfFileAreNamed() throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("[Content_Types].xml"));
      out.write(new byte[100]);
      out.putNextEntry(new ZipEntry("word/document.xml"));
      out.write(new byte[100]);
    }
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write(STORY.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(problem(zip.toByteArray())).isEqualTo("not text but a Word document");
    assertThat(problem(gzip.toByteArray())).isEqualTo("not text but a file packed with gzip");
    assertThat(problem("%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("not text but a PDF document");
    assertThat(problem("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("not text but a picture (PNG)");
    assertThat(problem("ab\0cd".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("not text but some other kind of file");
    assertThat(Read.unreadable(Read.all(file("a.txt", zip.toByteArray())).get(0)).remedy())
        .isEqualTo("Save it as text or HTML and give that.");
  }

  private String problem(byte[] bytes) {
    Path file = file("some.txt", bytes);
    return Read.unreadable(Read.all(file).get(0)).problem();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID3 tags are in the news again, said the miller.",
        "GIF89a was a format, said the miller.",
        "In 2010 WEBP was new.",
        "A stray \u0007 bell in a text that is long enough to be one, with some hundred characters"
            + " in it and no other control.",
      })
  void textIsNotTakenForAnotherKindOfFile(String text) {
    assertThat(Read.article(Read.all(file("a.txt", text)).get(0)).text()).isEqualTo(text);
  }

  @Test
  void largeFilesAreRefusedUnread() {
    Path file = file("large.txt", "word ".repeat(1000));
    try (Stream<Reading> readings =
        new ArticleReader(4999).read(List.of(file.toString()), stream(""))) {
      assertThat(Read.unreadable(readings.toList().get(0)).problem())
          .isEqualTo("0.1 MB, more than the 0.1 MB that one article may have");
    }
    try (Stream<Reading> readings =
        new ArticleReader(5000).read(List.of(file.toString()), stream(""))) {
      assertThat(readings.toList().get(0)).isInstanceOf(Reading.Ready.class);
    }
    var endless = new Endless("word ");
    try (Stream<Reading> readings = new ArticleReader(3L << 20).read(List.of("-"), endless)) {
      assertThat(Read.unreadable(readings.toList().get(0)).line())
          .startsWith("standard input: more than the 3 MB that one article may have. Split it");
    }
    assertThat(endless.given).isLessThan(4L << 20);
    assertThatThrownBy(() -> new ArticleReader(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Says the same for ever, and counts how much of it was taken. */
  private static final class Endless extends InputStream {
    private final String said;
    private long given;
    private boolean closed;

    Endless(String said) {
      this.said = said;
    }

    @Override
    public int read() {
      return said.charAt((int) (given++ % said.length()));
    }

    @Override
    public int read(byte[] into, int from, int length) {
      for (int i = 0; i < length; i++) {
        into[from + i] = (byte) read();
      }
      return length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void standardInputIsNotClosed() {
    var stdin = new Endless("word ");
    try (Stream<Reading> readings = new ArticleReader(100).read(List.of("-", "-"), stdin)) {
      assertThat(readings.toList()).hasSize(2);
    }
    assertThat(stdin.closed).isFalse();
  }

  @Test
  void onlyOneArticleIsReadAtATime() {
    String line = "{\"text\": \"The wheel turned on Monday, said the miller.\"}\n";
    var lines = new Endless(line);
    try (Stream<Reading> readings = new ArticleReader().read(List.of("-"), lines)) {
      Iterator<Reading> iterator = readings.iterator();
      for (int i = 1; i < 5000; i++) {
        assertThat(id(iterator.next())).isEqualTo("stdin:" + i);
      }
      // its buffers are ahead by some kilobytes, not by the whole endless file
      assertThat(lines.given).isLessThan(5000L * line.length() + 200_000);
    }
  }

  @Test
  void filesAreClosedWhenTheirArticlesAreRead() throws IOException {
    IntStream.range(0, 50)
        .forEach(i -> file("many/" + i + ".jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"));
    long before = openFiles();
    try (Stream<Reading> readings =
        new ArticleReader().read(List.of(folder.resolve("many").toString()), stream(""))) {
      Iterator<Reading> iterator = readings.iterator();
      for (int i = 0; i < 99; i++) {
        assertThat(iterator.next()).isInstanceOf(Reading.Ready.class);
        assertThat(openFiles() - before).isLessThanOrEqualTo(3);
      }
    }
    assertThat(openFiles()).as("closing half way closes the file").isLessThanOrEqualTo(before);
  }

  /** Of this test's own files; none where the system has no list of them. */
  private long openFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> links = Files.list(open)) {
      return links.filter(this::isOurs).count();
    }
  }

  private boolean isOurs(Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false; // closed since it was listed
    }
  }

  /** None takes two seconds alone; what grows with the square takes hours. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "a.txt|word ",
        "b.txt| ",
        "c.txt|[(",
        "d.txt|a;@",
        "e.txt|x@",
        "a.md|[a](",
        "b.md|*a **b ",
        "c.md|> ",
        "d.md|`a``",
        "a.html|<div>",
        "b.html|&am",
        "c.html|<p>a<br>",
        "d.html|<table><td>x",
        "e.html|<title> ",
        "f.html|<a href=x>a<p>",
        "g.html|<i class='a-b'>",
      })
  void hugeFilesAreReadInAMoment(String name, String repeated) {
    String piece = repeated.replace('@', '\n');
    Path file =
        file(
            name,
            (name.endsWith("html") ? "<p>Start. " : "Start. ")
                + piece.repeat(500_000 / piece.length()));
    assertTimeout(Duration.ofMinutes(1), () -> assertThat(Read.all(file)).hasSize(1));
  }

  @Test
  void rolesComeWithThePlainText() {
    Article article = Read.article(Read.all(file("a.txt", STORY)).get(0));
    assertThat(article.paragraphs().get(0).role()).isEqualTo(Role.HEADLINE);
    assertThat(article.title()).isEqualTo("Mill turns again");
  }

  @Test
  void aFailureOfOnePageNamesTheFile() {
    Path page = file("a.html", "<html><body><nav><a href=x>News</a></nav></body></html>");
    Unreadable failed = Read.unreadable(Read.all(page).get(0));
    assertThat(failed.where()).isEqualTo(page.toString());
    assertThat(failed.problem()).startsWith("no article text on this page");
  }
}
