package org.proofwire.audit.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.proofwire.audit.source.Feed.NotAFeed;
import org.proofwire.audit.source.Web.Answer;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Encoding;
import org.proofwire.read.Failures;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading;
import org.proofwire.read.Reading.Unreadable;

/**
 * Opens a file, or what came from the web, and tells what kind of source it is.
 *
 * @param reader reads the articles
 * @param web what gets pages that feeds and sitemaps name; empty where nothing may be fetched
 * @param meter counts the bytes that are read
 */
record Opener(ArticleReader reader, Optional<Web> web, Meter meter) {
  /** The largest feed or sitemap: what the sitemap protocol allows. */
  private static final int LARGEST_LIST = 50 * 1024 * 1024;

  private static final int HEAD = 8 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A file's items; one that can't be opened is a source of that news.
   *
   * @param place its name as the user would write it
   */
  Items file(String place, Path path, Provenance told) {
    try {
      Kind kind = Kind.named(place).isPresent() ? Kind.named(place).get() : sniff(path);
      return switch (kind) {
        case ARTICLE -> Items.of(article(place, path, told));
        case JSON_LINES -> lines(place, path, told);
        case WARC -> new WarcItems(place, path, reader, told, meter);
        case XML, JSON -> list(kind, place, path, told);
      };
    } catch (IOException e) {
      return Items.of(Failures.of(place, e), told, meter.read());
    }
  }

  private static Kind sniff(Path path) throws IOException {
    try (InputStream in = Packing.unpack(Files.newInputStream(path))) {
      return Kind.of(in.readNBytes(HEAD));
    }
  }

  private Item article(String place, Path path, Provenance told) throws IOException {
    long size = Files.size(path);
    meter.add(size);
    // As "check" reads it, unless it is packed or lies elsewhere for the time being.
    boolean isOnly = Kind.unpacked(place).equals(place) && path.equals(Path.of(place));
    return new Item(
        place,
        told,
        Optional.of(size + "@" + Files.getLastModifiedTime(path).toMillis()),
        false,
        (int) Math.min(size, reader.maxBytes()),
        meter.read(),
        () -> isOnly ? only(place) : unpacked(place, path));
  }

  private Reading only(String place) {
    try (Stream<Reading> readings = reader.read(List.of(place), InputStream.nullInputStream())) {
      return readings.findFirst().orElseGet(() -> Failures.empty(place));
    }
  }

  private Reading unpacked(String place, Path path) {
    try (InputStream in = Packing.unpack(Files.newInputStream(path))) {
      return reader.file(place, Kind.unpacked(place), in);
    } catch (IOException e) {
      return Failures.of(place, e);
    }
  }

  private Items lines(String place, Path path, Provenance told) throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      return new LineItems(place, Packing.unpack(meter.count(in)), told, meter, reader.maxBytes());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private Items list(Kind kind, String place, Path path, Provenance told) throws IOException {
    byte[] bytes;
    try (InputStream in = Packing.unpack(meter.count(Files.newInputStream(path)))) {
      bytes = in.readNBytes(LARGEST_LIST + 1);
    }
    if (bytes.length > LARGEST_LIST) {
      return Items.of(Failures.tooLarge(place, -1, LARGEST_LIST), told, meter.read());
    }
    return kind == Kind.XML
        ? xml(place, Encoding.decode(bytes, true), Optional.empty(), told, other -> {})
        : json(place, Encoding.decode(bytes, false), Optional.empty(), told);
  }

  /**
   * The items of what came from the web.
   *
   * @param also takes the addresses of further sitemaps
   */
  Items fetched(URI address, Answer.Page page, Consumer<URI> also) throws InterruptedException {
    String place = address.toString();
    var told = new Provenance(Provenance.site(place), Optional.empty());
    byte[] bytes;
    try (InputStream in = Packing.unpack(new ByteArrayInputStream(page.body()))) {
      bytes = in.readNBytes(LARGEST_LIST + 1);
    } catch (IOException e) {
      return Items.of(Failures.of(place, e), told, meter.read());
    }
    Kind kind =
        switch (page.mediaType()) {
          case "application/rss+xml", "application/atom+xml", "application/rdf+xml" -> Kind.XML;
          case "application/feed+json" -> Kind.JSON;
          case "application/x-ndjson", "application/jsonl" -> Kind.JSON_LINES;
          default -> Kind.of(Arrays.copyOf(bytes, Math.min(HEAD, bytes.length)));
        };
    return switch (kind) {
      case ARTICLE -> Items.of(page(address, page, told));
      case XML ->
          xml(
              place,
              Encoding.decode(bytes, true, page.charset()),
              Optional.of(page.address()),
              told,
              also);
      case JSON -> json(place, Encoding.decode(bytes, false), Optional.of(page.address()), told);
      case JSON_LINES -> {
        try {
          yield new LineItems(
              place, new ByteArrayInputStream(bytes), told, meter, reader.maxBytes());
        } catch (IOException e) {
          yield Items.of(Failures.of(place, e), told, meter.read());
        }
      }
      case WARC ->
          Items.of(
              new Unreadable(place, "a web archive", "Download it first and give the file's name."),
              told,
              meter.read());
    };
  }

  private Item page(URI address, Answer.Page page, Provenance told) {
    return new Item(
        address.toString(),
        told,
        Optional.empty(),
        false,
        page.body().length,
        meter.read(),
        () -> new EntryItems(reader, web).page(address, page));
  }

  private Items xml(
      String place, String xml, Optional<URI> base, Provenance told, Consumer<URI> also) {
    var items = new EntryItems(reader, web);
    try {
      if (isSitemap(xml)) {
        URI address = base.orElse(URI.create("http://localhost/sitemap.xml"));
        Sitemap sitemap = Sitemap.of(xml, address);
        sitemap.others().forEach(also);
        return Items.of(map(sitemap.pages(), page -> items.of(page, meter.read())));
      }
      Feed feed = Feed.ofXml(xml, base);
      return Items.of(map(feed.entries(), entry -> items.of(entry, place, told, meter.read())));
    } catch (NotAFeed e) {
      return Items.of(notAFeed(place, e), told, meter.read());
    }
  }

  private static boolean isSitemap(String xml) {
    return xml.substring(0, Math.min(HEAD, xml.length()))
        .matches("(?s).*<(?:\\w+:)?(?:urlset|sitemapindex)\\b.*");
  }

  private static Unreadable notAFeed(String place, NotAFeed e) {
    return new Unreadable(
        place,
        String.valueOf(e.getMessage()),
        "Feeds are RSS, Atom and JSON Feed; sitemaps can be given too.");
  }

  private Items json(String place, String json, Optional<URI> base, Provenance told) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      String at = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      return Items.of(
          new Unreadable(place, "not valid JSON" + at, "Mend it, or leave it out."),
          told,
          meter.read());
    }
    if (Feed.isJsonFeed(root)) {
      var items = new EntryItems(reader, web);
      return Items.of(
          map(
              Feed.ofJson(root, base).entries(),
              entry -> items.of(entry, place, told, meter.read())));
    }
    if (!root.isArray()) {
      return Items.of(object(place, root, told));
    }
    return Items.of(
        IntStream.range(0, root.size())
            .mapToObj(i -> object(place + "#" + (i + 1), root.get(i), told))
            .iterator());
  }

  private Item object(String place, JsonNode article, Provenance told) {
    return new Item(
        place,
        told,
        Optional.empty(),
        false,
        0,
        meter.read(),
        () -> {
          Reading reading = reader.json(place, article);
          return reading instanceof Unreadable failed
              ? new Unreadable(place, failed.problem(), failed.remedy())
              : reading;
        });
  }

  private static <T> Iterator<Item> map(List<T> all, Function<T, Item> item) {
    return all.stream().map(item).iterator();
  }
}
