package org.proofwire.audit.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** Makes web archives as crawlers do. */
final class Warcs {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WarcWriter writer;

  Warcs(WarcCompression compression) throws IOException {
    writer = new WarcWriter(Channels.newChannel(bytes), compression);
    writer.write(
        new Warcinfo.Builder()
            .body(MediaType.WARC_FIELDS, "software: a test\r\n".getBytes(StandardCharsets.US_ASCII))
            .build());
  }

  /** Adds what a server answered. */
  Warcs answer(String address, int status, String type, byte[] body) throws IOException {
    HttpResponse http =
        new HttpResponse.Builder(status, "Whatever").body(MediaType.parse(type), body).build();
    writer.write(
        new WarcResponse.Builder(URI.create(address))
            .date(Instant.parse("2026-03-01T10:00:00Z"))
            .body(
                MediaType.HTTP_RESPONSE,
                http.serializeHeader().length == 0 ? body : whole(http, body))
            .build());
    return this;
  }

  private static byte[] whole(HttpResponse http, byte[] body) throws IOException {
    var all = new ByteArrayOutputStream();
    all.write(http.serializeHeader());
    all.write(body);
    return all.toByteArray();
  }

  Warcs page(String address, String html) throws IOException {
    return answer(address, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** How long it is so far. */
  int size() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
