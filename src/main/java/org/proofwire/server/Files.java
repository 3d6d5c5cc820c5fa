package org.proofwire.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.proofwire.report.JsonReport;
import org.proofwire.server.Problem.Kind;

/**
 * The files that come with the server: the editor's page at {@code /}, what it needs under {@code
 * /page/}, the web component under {@code /component/}.
 *
 * <p>They lie beside this class in the jar and change with its version only, so browsers may keep
 * them, but must ask each time whether they are still the same ({@code ETag}).
 */
final class Files {
  /** Names with neither a step upwards nor a hidden file in them. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-]+/){0,3}[A-Za-z0-9_-][A-Za-z0-9_.-]*");

  /** Where files lie that belong to the report, and to the page as well. */
  private static final String REPORT = "/org/proofwire/report/";

  private static final String STYLE = "house.css";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "json", "application/json",
          "txt", "text/plain; charset=utf-8",
          "yaml", "application/yaml");

  /** Only what this server itself sends, and no frame around it. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private static final class File {
    private final byte[] content;
    private final String type;
    private final String tag;

    File(byte[] content, String type) {
      this.content = content;
      this.type = type;
      this.tag = "\"" + HexFormat.of().formatHex(Digests.sha256(content), 0, 12) + "\"";
    }
  }

  private final Map<String, Optional<File>> read = new ConcurrentHashMap<>();

  void addTo(RoutesConfig routes) {
    routes.get("/", ctx -> send(ctx, "page/index.html"));
    routes.get("/page/<file>", ctx -> send(ctx, page(ctx.pathParam("file"))));
    routes.get("/component/<file>", this::sendComponent);
    routes.get("/openapi.yaml", ctx -> send(ctx, "openapi.yaml"));
    routes.get("/report-1.schema.json", ctx -> send(ctx, REPORT + JsonReport.SCHEMA));
  }

  private static String page(String file) {
    return file.equals(STYLE) ? REPORT + STYLE : "page/" + file;
  }

  private void sendComponent(Context ctx) {
    // Pages of other sites may load it; what it may ask the server is for CORS to say.
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    send(ctx, "component/" + ctx.pathParam("file"));
  }

  private void send(Context ctx, String name) {
    File file =
        (NAME.matcher(name.replaceFirst("^" + REPORT, "")).matches()
                ? read.computeIfAbsent(name, Files::find)
                : Optional.<File>empty())
            .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "There is no file of this name."));
    ctx.header("Cache-Control", "no-cache");
    ctx.header("ETag", file.tag);
    ctx.header("Content-Security-Policy", POLICY);
    if (file.tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.contentType(file.type);
    ctx.result(file.content);
  }

  private static Optional<File> find(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = Files.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      return Optional.of(new File(in.readAllBytes(), type));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in the jar can't be read", e);
    }
  }
}
