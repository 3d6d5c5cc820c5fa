package org.proofwire.audit.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.WarcCompression;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading;

/** Every kind of source, whole and broken. */
class SourcesTest {
  private static final String STORY =
      "The harbour council met on Monday. It put off the vote on the new pier until the summer.";

  @TempDir private Path folder;

  /** What became of an item. */
  private record Got(String place, Reading reading, Provenance told) {
    String id() {
      return reading instanceof Reading.Ready ready
          ? ready.article().id()
          : "! " + ((Reading.Unreadable) reading).line();
    }

    String text() {
      return reading instanceof Reading.Ready ready ? ready.article().text() : "";
    }

    Provenance provenance() {
      return reading instanceof Reading.Ready ready ? ready.provenance().or(told) : told;
    }
  }

  private List<Got> read(Optional<Web> web, Object... places) {
    var got = new ArrayList<Got>();
    List<String> names = Arrays.stream(places).map(String::valueOf).toList();
    try (var sources = new Sources(names, new ArticleReader(100_000), web)) {
      while (sources.hasNext()) {
        Item item = sources.next();
        got.add(new Got(item.place(), item.load().read(), item.told()));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(got.stream().map(Got::place))
        .as("places are unlike each other")
        .doesNotHaveDuplicates();
    return got;
  }

  private List<Got> read(Object... places) {
    return read(Optional.empty(), places);
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, content);
  }

  private static String line(String id) {
    return "{\"id\": \"" + id + "\", \"text\": \"" + STORY + "\"}\n";
  }

  private static byte[] gzip(String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      packed.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String page(String title) {
    return "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>"
        .formatted(title, title, STORY);
  }

  @Test
  void aFolderIsReadByNameWithAllThatIsInIt() throws IOException {
    write("north/b.txt", STORY);
    write("north/a.html", page("Pier waits"));
    write("south/lines.jsonl", line("one") + line("two"));
    write("south/packed.jsonl.gz", gzip(line("three")));
    write("south/packed.jsonl.zst", Zstd.compress(line("four").getBytes(UTF_8)));
    write("south/story.txt.gz", gzip(STORY));
    write("south/picture.png", "not read");
    write("south/.hidden.txt", "not read");
    List<Got> got = read(folder);
    String at = folder.toString();
    assertThat(got.stream().map(Got::id))
        .containsExactly(
            at + "/north/a.html",
            at + "/north/b.txt",
            "one",
            "two",
            "three",
            "four",
            at + "/south/story.txt.gz");
    assertThat(got).allSatisfy(each -> assertThat(each.text()).contains("new pier"));
    assertThat(got.stream().map(each -> each.provenance().publisher().orElse("")).distinct())
        .containsExactly("north", "south");
  }

  @Test
  void progressIsCountedInBytesOnDisk() throws IOException {
    write("b.txt", STORY);
    write("lines.jsonl.gz", gzip(line("one").repeat(500)));
    var places = List.of(folder.toString());
    long total = Sources.bytes(places);
    assertThat(total).isEqualTo(size("b.txt") + size("lines.jsonl.gz"));
    try (var sources = new Sources(places, new ArticleReader(), Optional.empty())) {
      long last = 0;
      while (sources.hasNext()) {
        long through = sources.next().through();
        assertThat(through).isBetween(last, total);
        last = through;
      }
      assertThat(last).isEqualTo(total);
    }
  }

  private long size(String name) throws IOException {
    return Files.size(folder.resolve(name));
  }

  @Test
  void aTruncatedGzipGivesWhatIsWholeAndSaysSo() throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      lines.append(line("story-" + i + "-" + (i * 7919L % 104_729)));
    }
    byte[] whole = gzip(lines.toString());
    Path cut = write("cut.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
    List<Got> got = read(cut, write("next.txt", STORY));
    assertThat(got.size()).isGreaterThan(500);
    assertThat(got.get(0).id()).isEqualTo("story-0-0");
    assertThat(got.get(got.size() - 2).id()).startsWith("! " + cut).contains("reading broke off");
    assertThat(got.get(got.size() - 1).id()).endsWith("next.txt");
  }

  @Test
  void whatIsNoGzipAtAllIsSaid() throws IOException {
    byte[] broken = gzip(line("one"));
    broken[2] = 99;
    assertThat(read(write("broken.jsonl.gz", broken)).get(0).id()).contains("reading broke off");
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "GZIP"})
  void aBrokenWarcRecordIsToldAndTheNextOneRead(WarcCompression compression) throws IOException {
    var warc = new Warcs(compression);
    warc.page("https://news.example.com/first", page("First"));
    int from = warc.size();
    warc.page("https://news.example.com/broken", page("Broken"));
    int to = warc.size();
    warc.answer("https://news.example.com/logo.png", 200, "image/png", new byte[] {1, 2, 3});
    warc.answer("https://news.example.com/gone", 404, "text/html", page("Gone").getBytes(UTF_8));
    warc.page("https://www.news.example.com/last", page("Last"));
    byte[] bytes = warc.bytes();
    Arrays.fill(bytes, from + 5, from + 40, (byte) 0);
    assertThat(to).isGreaterThan(from + 40);
    Path file = write("crawl.warc" + (compression == WarcCompression.GZIP ? ".gz" : ""), bytes);
    List<Got> got = read(file);
    assertThat(got.stream().map(Got::id).map(id -> id.startsWith("!") ? "!" : id))
        .containsExactly(
            "https://news.example.com/first", "!", "https://www.news.example.com/last");
    assertThat(got.get(1).id()).contains(file + "@").contains("a broken record");
    assertThat(got.get(2).provenance())
        .isEqualTo(
            new Provenance(
                Optional.of("news.example.com"),
                Optional.of(Instant.parse("2026-03-01T10:00:00Z"))));
  }

  @Test
  void aWarcThatIsCutOffGivesWhatIsWhole() throws IOException {
    var warc =
        new Warcs(WarcCompression.GZIP).page("https://news.example.com/first", page("First"));
    int whole = warc.size();
    byte[] bytes = warc.page("https://news.example.com/cut", page("Cut")).bytes();
    Path file = write("cut.warc.gz", Arrays.copyOf(bytes, (whole + bytes.length) / 2));
    List<Got> got = read(file);
    assertThat(got).hasSize(2);
    assertThat(got.get(0).id()).isEqualTo("https://news.example.com/first");
    assertThat(got.get(1).id()).startsWith("! ").contains("a broken record");
    assertThat(read(write("empty.warc", ""))).isEmpty();
    assertThat(read(write("noise.warc", "WARC? no."))).hasSize(1);
  }

  private static String rss(String declaration, String items) {
    return declaration
        + "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
        + "<title>Harbour news</title><link>https://harbour.example</link><description>x</description>"
        + items
        + "</channel></rss>";
  }

  private static final String ITEM =
      "<item><title>Pier waits</title><link>https://harbour.example/pier</link>"
          + "<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>"
          + "<description>A teaser on the pier and the vote.</description>"
          + "<content:encoded><![CDATA[<p>"
          + (STORY + " ").repeat(6)
          + "</p>]]></content:encoded></item>";

  @Test
  void rssIsReadFromItsOwnContent() throws IOException {
    Got got = read(write("feed.xml", rss("<?xml version=\"1.0\"?>", ITEM))).get(0);
    assertThat(got.id()).isEqualTo("https://harbour.example/pier");
    assertThat(got.text()).startsWith("Pier waits\n\nThe harbour council");
    assertThat(got.provenance())
        .isEqualTo(
            new Provenance(
                Optional.of("harbour.example"),
                Optional.of(Instant.parse("2026-03-02T08:00:00Z"))));
  }

  @Test
  void aTeaserIsReadOnlyWhereThePageMayNotBeFetched() throws IOException {
    String item =
        "<item><title>Pier waits</title><link>https://harbour.example/pier</link>"
            + "<description>A teaser on the pier and the vote.</description></item>"
            + "<item><title>Only this</title><link>https://harbour.example/only</link></item>";
    Path feed = write("feed.rss", rss("", item));
    List<Got> alone = read(feed);
    assertThat(alone.get(0).text()).isEqualTo("Pier waits\n\nA teaser on the pier and the vote.");
    assertThat(alone.get(1).id()).contains("only its headline").contains("--fetch");
    Web web = new FixedWeb(Map.of("https://harbour.example/pier", page("Pier waits")));
    List<Got> fetched = read(Optional.of(web), feed);
    assertThat(fetched.get(0).text()).contains("until the summer");
    assertThat(fetched.get(1).id()).contains("https://harbour.example/only: not there");
  }

  @Test
  void atomAndJsonFeedAreRead() throws IOException {
    Path atom =
        write(
            "feed.atom",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><id>urn:h</id>
            <entry><id>urn:h:1</id><title>Pier waits</title><updated>2026-03-02T08:00:00Z</updated>
            <content type="html">&lt;p&gt;%s&lt;/p&gt;</content></entry></feed>
            """
                .formatted(STORY));
    Path json =
        write(
            "feed.json",
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": [
              {"id": "7", "url": "https://harbour.example/7", "title": "Pier waits",
               "date_published": "2026-03-02T09:00:00+01:00", "content_text": "%s"}]}
            """
                .formatted(STORY));
    List<Got> got = read(atom, json);
    assertThat(got.stream().map(Got::id))
        .containsExactly(atom + "#urn:h:1", "https://harbour.example/7");
    assertThat(got)
        .allSatisfy(
            each -> {
              assertThat(each.text()).isEqualTo("Pier waits\n\n" + STORY);
              assertThat(each.provenance().published())
                  .contains(Instant.parse("2026-03-02T08:00:00Z"));
            });
  }

  @Test
  void aNinjsItemAndAListOfArticlesAreRead() throws IOException {
    Path ninjs =
        write(
            "item.json",
            """
            {"uri": "urn:agency:1", "type": "text", "versioncreated": "2026-03-02T08:00:00Z",
             "copyrightholder": "The Agency",
             "headlines": [{"role": "main", "value": "Pier waits"}],
             "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>%s</p>"}]}
            """
                .formatted(STORY));
    Path list = write("list.json", "[" + line("a") + "," + line("b") + ", {\"id\": \"c\"}]");
    List<Got> got = read(ninjs, list);
    assertThat(got.stream().map(Got::id).limit(3)).containsExactly("urn:agency:1", "a", "b");
    assertThat(got.get(0).provenance().publisher()).contains("The Agency");
    assertThat(got.get(3).id()).contains("list.json#3").contains("without \"text\"");
  }

  @Test
  void aFeedThatLiesAboutItsEncodingIsReadAllTheSame() throws IOException {
    String item = ITEM.replace("harbour council", "Café Zoë’s council");
    byte[] bytes =
        rss("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", item)
            .getBytes(Charset.forName("windows-1252"));
    assertThat(read(write("feed.xml", bytes)).get(0).text()).contains("The Café Zoë’s council met");
  }

  @Test
  @Timeout(20)
  void anXmlBombAndATheftAreRefused() throws IOException {
    Path secret = write("secret.txt", "the secret");
    String bomb =
        rss(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
                + " \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
            "<item><title>&c;</title></item>");
    String theft =
        rss(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
            "<item><title>&x;</title><description>&x;</description></item>");
    String sitemap =
        "<?xml version=\"1.0\"?><!DOCTYPE urlset [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>&x;</loc></url></urlset>";
    List<Got> got =
        read(write("bomb.xml", bomb), write("theft.xml", theft), write("map.xml", sitemap));
    assertThat(got).hasSize(3).allSatisfy(each -> assertThat(each.id()).contains("DOCTYPE"));
    assertThat(got.toString()).doesNotContain("the secret");
  }

  @Test
  void brokenListsAreOneLineEach() throws IOException {
    List<Got> got =
        read(
            write("half.xml", rss("", ITEM).substring(0, 300)),
            write("other.xml", "<opml><body/></opml>"),
            write("broken.json", "{\"a\": \n"),
            folder.resolve("none.txt"),
            "https://harbour.example/feed");
    assertThat(got)
        .hasSize(5)
        .allSatisfy(each -> assertThat(each.id()).startsWith("! ").hasLineCount(1));
    assertThat(got.get(0).id()).contains("not a feed that can be read");
    assertThat(got.get(2).id()).contains("not valid JSON at line 2");
    assertThat(got.get(4).id()).contains("--fetch");
  }

  @Test
  void largeArticlesAreRefusedUnread() throws IOException {
    Path large = write("large.txt", "word ".repeat(50_000));
    Path line =
        write("line.jsonl", line("x").replace(STORY, "word ".repeat(50_000)) + line("next"));
    Path packed = write("packed.txt.gz", gzip("word ".repeat(50_000)));
    List<Got> got = read(large, line, packed);
    assertThat(got.get(0).id()).contains("large.txt").contains("MB");
    assertThat(got.get(1).id()).contains("line.jsonl:1").contains("MB");
    assertThat(got.get(2).id()).isEqualTo("next");
    assertThat(got.get(3).id()).contains("packed.txt.gz").contains("MB");
  }

  private static String sitemap(String inside) {
    return "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">"
        + inside
        + "</urlset>";
  }

  @Test
  void sitemapsAreFollowedToThePages() {
    String news =
        "<url><loc>https://harbour.example/pier</loc><news:news><news:publication><news:name>H</news:name>"
            + "<news:language>en</news:language></news:publication>"
            + "<news:publication_date>2026-03-02T08:00:00Z</news:publication_date>"
            + "<news:title>Pier waits</news:title></news:news></url>";
    var web =
        new FixedWeb(
            Map.of(
                "https://harbour.example/index.xml",
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                    + "<sitemap><loc>https://harbour.example/news.xml</loc></sitemap>"
                    + "<sitemap><loc>https://harbour.example/news.xml</loc></sitemap>"
                    + "<sitemap><loc>https://harbour.example/gone.xml</loc></sitemap></sitemapindex>",
                "https://harbour.example/news.xml",
                sitemap(news),
                "https://harbour.example/pier",
                page("Pier waits")));
    List<Got> got = read(Optional.of(web), "https://harbour.example/index.xml");
    assertThat(got.stream().map(Got::id))
        .containsExactly(
            "https://harbour.example/pier",
            "! https://harbour.example/gone.xml: not there. Check the address.");
    assertThat(got.get(0).provenance().published()).contains(Instant.parse("2026-03-02T08:00:00Z"));
  }

  @Test
  void sitesTakeTurns() {
    var web =
        new FixedWeb(
            Map.of(
                "https://a.example/feed", rss("", links("a", 3)),
                "https://b.example/feed", rss("", links("b", 2))));
    List<Got> got = read(Optional.of(web), "https://a.example/feed", "https://b.example/feed");
    assertThat(got.stream().map(each -> URI.create(each.place()).getPath()))
        .containsExactly("/a0", "/b0", "/a1", "/b1", "/a2");
  }

  private static String links(String site, int n) {
    var items = new StringBuilder();
    for (int i = 0; i < n; i++) {
      items.append(
          "<item><title>T</title><link>https://%s.example/%s%d</link></item>"
              .formatted(site, site, i));
    }
    return items.toString();
  }
}
