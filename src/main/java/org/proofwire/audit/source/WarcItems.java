package org.proofwire.audit.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading.Unreadable;

/**
 * The pages in a web archive (ISO 28500), as crawlers such as Common Crawl and wget write them:
 * what a server answered with status 200 and HTML. Requests, pictures and the like are passed over.
 *
 * <p>A broken record is told, and reading goes on with the next one behind it.
 */
final class WarcItems implements Items {
  private static final String PLAIN_START = "WARC/1.";
  private static final String GZIP_START = "\u001F\u008B\b";
  private static final int SCAN = 64 * 1024;

  private final String place;
  private final FileChannel file;
  private final ArticleReader reader;
  private final Meter meter;
  private final long before;
  private final Provenance told;
  private Optional<WarcReader> records;
  private Optional<Item> ahead = Optional.empty();

  /** Where the record begins that is being read, in bytes of the file. */
  private long at;

  WarcItems(String place, Path path, ArticleReader reader, Provenance told, Meter meter)
      throws IOException {
    this.place = place;
    this.reader = reader;
    this.told = told;
    this.meter = meter;
    this.before = meter.read();
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      this.records = Optional.of(new WarcReader(file));
    } catch (IOException | RuntimeException e) {
      ahead = Optional.of(broken(e));
      this.records = recordsFrom(1);
    }
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && records.isPresent()) {
      ahead = advance(records.get());
    }
    return ahead.isPresent();
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Item next = ahead.orElseThrow();
    ahead = Optional.empty();
    return next;
  }

  /** One record; empty if it holds no page, or there is none left. */
  private Optional<Item> advance(WarcReader reading) {
    try {
      Optional<WarcRecord> record = reading.next();
      if (record.isEmpty()) {
        records = Optional.empty();
        return Optional.empty();
      }
      at = reading.position();
      meter.add(Math.max(0, before + at - meter.read()));
      return page(record.get());
    } catch (IOException | RuntimeException e) { // jwarc throws both for what breaks the format
      at = Math.max(at + 1, reading.position()); // a record that was handed out is whole
      Item problem = broken(e);
      records = recordsFrom(at + 1);
      return Optional.of(problem);
    }
  }

  private Item broken(Exception e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Item.unreadable(
        new Unreadable(
            place + "@" + at,
            "a broken record (" + reason.lines().findFirst().orElse("") + ")",
            "The next one that is whole was read; fetch the file again to have this one."),
        told,
        meter.read());
  }

  private Optional<Item> page(WarcRecord record) throws IOException {
    if (record instanceof WarcResponse response
        && response.contentType().base().equals(MediaType.HTTP)) {
      HttpResponse http = response.http();
      return http.status() == 200 && isPage(http.contentType())
          ? Optional.of(item(response, http.contentType(), http.bodyDecoded().stream()))
          : Optional.empty();
    }
    return record instanceof WarcResource resource && isPage(resource.contentType())
        ? Optional.of(item(resource, resource.contentType(), resource.body().stream()))
        : Optional.empty();
  }

  private static boolean isPage(MediaType type) {
    return type.base().equals(MediaType.HTML) || type.base().equals(MediaType.XHTML);
  }

  private Item item(WarcTargetRecord record, MediaType type, InputStream content)
      throws IOException {
    String address = record.target();
    byte[] body = content.readNBytes((int) Math.min(reader.maxBytes() + 1, Integer.MAX_VALUE - 8));
    Optional<String> charset = Optional.ofNullable(type.parameters().get("charset"));
    var captured = new Provenance(Provenance.site(address), Optional.of(record.date())).or(told);
    return new Item(
        place + "@" + at,
        captured,
        Optional.empty(),
        false,
        body.length,
        meter.read(),
        () -> captured.over(reader.fetched(address, body, "text/html", charset)));
  }

  /** The records from the first place at or behind a position where one begins. */
  private Optional<WarcReader> recordsFrom(long position) {
    try {
      for (long start = find(position); start >= 0; start = find(start + 1)) {
        if (begins(start)) {
          at = start;
          return Optional.of(new WarcReader(file.position(start)));
        }
      }
    } catch (IOException e) {
      // the disk itself: nothing more to be had from this file
    }
    return Optional.empty();
  }

  /** The bytes that a record begins with may stand inside another; so it must read like one. */
  private boolean begins(long start) throws IOException {
    var head = ByteBuffer.allocate(SCAN);
    file.read(head, start);
    byte[] bytes = Arrays.copyOf(head.array(), head.position());
    if (bytes.length > 0 && bytes[0] == 'W') {
      return true;
    }
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unpacked.readNBytes(PLAIN_START.length()), StandardCharsets.ISO_8859_1)
          .equals(PLAIN_START);
    } catch (IOException e) {
      return false;
    }
  }

  /** Where such bytes stand, or -1. */
  private long find(long from) throws IOException {
    var buffer = ByteBuffer.allocate(SCAN);
    for (long start = from; start < file.size(); start += SCAN - PLAIN_START.length()) {
      buffer.clear();
      file.read(buffer, start);
      String bytes = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
      int plain = bytes.indexOf(PLAIN_START);
      int packed = bytes.indexOf(GZIP_START);
      int first = plain < 0 ? packed : packed < 0 ? plain : Math.min(plain, packed);
      if (first >= 0) {
        return start + first;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    meter.add(Math.max(0, before + file.size() - meter.read()));
    file.close();
  }
}
