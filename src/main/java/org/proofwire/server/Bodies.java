package org.proofwire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.proofwire.server.Problem.Kind;

/**
 * Reads bodies of requests, never more of one than is allowed: what says that it is larger is
 * refused unread, and what drips in is cut off.
 *
 * @param maxBytes largest body
 * @param maxTime longest that a body may take to come
 */
record Bodies(int maxBytes, Duration maxTime) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How much is read at a time; the clock is looked at in between. */
  private static final int CHUNK = 16 * 1024;

  /** The whole body. */
  byte[] read(Context ctx) {
    String encoding = ctx.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Problem(
          Kind.WRONG_MEDIA_TYPE, "Bodies are read as they are, not unpacked: Content-Encoding.");
    }
    if (ctx.req().getContentLengthLong() > maxBytes) {
      throw tooLarge(ctx);
    }
    long until = System.nanoTime() + maxTime.toNanos();
    var body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = ctx.req().getInputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        body.write(chunk, 0, read);
        if (body.size() > maxBytes) {
          throw tooLarge(ctx);
        }
        if (System.nanoTime() - until > 0) {
          throw broken(ctx, "The body came too slowly.");
        }
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw broken(ctx, "The body broke off.");
    }
  }

  /**
   * The whole body as a JSON object.
   *
   * @throws Problem if it is none
   */
  ObjectNode object(Context ctx) {
    String type = mediaType(ctx);
    if (!isJson(type)) {
      throw new Problem(Kind.WRONG_MEDIA_TYPE, "This address takes application/json.");
    }
    return object(read(ctx));
  }

  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  /**
   * A body as a JSON object.
   *
   * @throws Problem if it is none
   */
  static ObjectNode object(byte[] body) {
    JsonNode fields;
    try {
      fields = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Problem(
          Kind.BAD_REQUEST,
          "The body is not valid JSON%s."
              .formatted(
                  e.getLocation() == null // where it is nested too deeply to be read at all
                      ? ""
                      : ", at line %d, column %d"
                          .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
    if (fields instanceof ObjectNode object) {
      return object;
    }
    throw new Problem(Kind.BAD_REQUEST, "The body must be a JSON object.");
  }

  private static Problem broken(Context ctx, String detail) {
    ctx.header("Connection", "close");
    return new Problem(Kind.BAD_REQUEST, detail);
  }

  private Problem tooLarge(Context ctx) {
    ctx.header("Connection", "close"); // the rest of it is not worth reading
    return new Problem(Kind.BODY_TOO_LARGE, "It has more than %,d bytes.".formatted(maxBytes));
  }

  /** What kind of body it is, without parameters: {@code text/html}; empty if it doesn't say. */
  static String mediaType(Context ctx) {
    return Optional.ofNullable(ctx.contentType())
        .orElse("")
        .replaceFirst(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * In which character set it says it is; UTF-8 if it doesn't say.
   *
   * @throws java.nio.charset.UnsupportedCharsetException if that is unknown
   * @throws java.nio.charset.IllegalCharsetNameException if that can't be one
   */
  static Charset charset(Context ctx) {
    String name = ctx.req().getCharacterEncoding();
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }
}
