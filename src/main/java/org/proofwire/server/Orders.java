package org.proofwire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.proofwire.article.Article;
import org.proofwire.fetch.Fetched;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.server.Engines.Choice;
import org.proofwire.server.Problem.Kind;

/**
 * Reads what a request asks to be checked: a body of text, Markdown, HTML or JSON, or an address.
 */
final class Orders {
  /** The id of an article that the request gave none. */
  private static final String NAMELESS = "article";

  /** What makes a JSON object an article, ours or ninjs'. */
  private static final List<String> CONTENT =
      List.of("text", "html", "body_text", "body_html", "body_xhtml", "bodies");

  private final Bodies bodies;
  private final int textLength;
  private final Optional<Pages> pages;
  private final ArticleReader reader = new ArticleReader();

  /**
   * @param textLength longest text of an article, in UTF-16 code units
   * @param pages fetches addresses, where that is allowed
   */
  Orders(Bodies bodies, int textLength, Optional<Pages> pages) {
    this.bodies = bodies;
    this.textLength = textLength;
    this.pages = pages;
  }

  /**
   * One order.
   *
   * @param reading the article. Reading a page costs time, so it is for the check to do, under the
   *     same limits
   * @param choice how to check it
   * @param tells whether others may be told what came of it
   */
  record Order(CompletableFuture<Supplier<Reading>> reading, Choice choice, boolean tells) {
    static Order of(Supplier<Reading> reading, Choice choice, boolean tells) {
      return new Order(CompletableFuture.completedFuture(reading), choice, tells);
    }
  }

  /**
   * Reads a request's order.
   *
   * @throws Problem if it can't be understood, or is too large
   */
  Order read(Context ctx) {
    String type = Bodies.mediaType(ctx);
    if (Bodies.isJson(type)) {
      return json(bodies.object(ctx));
    }
    Charset charset = Bodies.charset(ctx);
    byte[] body = bodies.read(ctx);
    String id = Optional.ofNullable(ctx.queryParam("id")).orElse(NAMELESS);
    String title = Optional.ofNullable(ctx.queryParam("title")).orElse("");
    boolean tells = !"false".equals(ctx.queryParam("notify"));
    var choice =
        new Choice(
            Optional.ofNullable(ctx.queryParam("profile")).orElse(""),
            listed(ctx.queryParams("only")),
            listed(ctx.queryParams("skip")));
    String content = new String(body, charset);
    return switch (type) {
      case "text/plain" -> {
        requireShort(content);
        yield Order.of(() -> reader.text(id, content), choice, tells);
      }
      case "text/markdown" -> Order.of(() -> reader.markdown(id, content), choice, tells);
      case "text/html", "application/xhtml+xml" ->
          Order.of(() -> reader.html(id, content, title), choice, tells);
      default ->
          throw new Problem(
              Kind.WRONG_MEDIA_TYPE,
              type.isEmpty() ? "The request has no Content-Type." : "It is " + type + ".");
    };
  }

  private Order json(ObjectNode fields) {
    requireShort(fields.path("text").asText(""));
    boolean hasContent = CONTENT.stream().anyMatch(fields::has);
    boolean hasAddress = !hasContent && fields.path("url").isTextual();
    // A ninjs item has a "profile" of its own, which names its kind of schema.
    boolean ours = fields.has("text") || fields.has("html") || hasAddress;
    var choice =
        new Choice(
            ours ? fields.path("profile").asText("") : "",
            words(fields, "only"),
            words(fields, "skip"));
    boolean tells = fields.path("notify").asBoolean(true);
    if (hasAddress) {
      return new Order(page(fields), choice, tells);
    }
    return Order.of(() -> reader.json(NAMELESS, fields), choice, tells);
  }

  private CompletableFuture<Supplier<Reading>> page(ObjectNode fields) {
    Pages open =
        pages.orElseThrow(
            () -> new Problem(Kind.NOT_ALLOWED, "It does not read addresses (--fetch)."));
    String id = fields.path("id").asText("");
    return open.get(fields.path("url").textValue()).thenApply(answer -> () -> read(answer, id));
  }

  private Reading read(Fetched answer, String id) {
    return reader.fetched(
        id.isBlank() ? answer.address().toString() : id,
        answer.body(),
        answer.mediaType(),
        answer.charset());
  }

  /**
   * The article that was read.
   *
   * @throws Problem if there was none, or its text is too long
   */
  Article article(Reading read) {
    if (read instanceof Reading.Unreadable unreadable) {
      throw new Problem(Kind.UNREADABLE, unreadable.problem() + ". " + unreadable.remedy());
    }
    Article article = ((Reading.Ready) read).article();
    requireShort(article.text());
    return article;
  }

  private void requireShort(String text) {
    if (text.length() > textLength) {
      throw new Problem(
          Kind.TEXT_TOO_LONG,
          "It has %,d characters; %,d are allowed.".formatted(text.length(), textLength));
    }
  }

  private static Set<String> words(JsonNode fields, String name) {
    JsonNode given = fields.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return Set.of();
    }
    boolean strings =
        given.isArray()
            && StreamSupport.stream(given.spliterator(), false).allMatch(JsonNode::isTextual);
    if (!strings) {
      throw new Problem(Kind.BAD_REQUEST, "“%s” must be a list of rule ids.".formatted(name));
    }
    var words = new LinkedHashSet<String>();
    given.forEach(word -> words.add(word.textValue()));
    return words;
  }

  private static Set<String> listed(List<String> values) {
    var words = new HashSet<String>();
    values.forEach(
        value ->
            Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(words::add));
    return words;
  }
}
