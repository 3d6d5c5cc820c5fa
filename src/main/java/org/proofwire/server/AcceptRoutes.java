package org.proofwire.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.proofwire.engine.Acceptance;
import org.proofwire.engine.Acceptances;
import org.proofwire.server.Problem.Kind;

/** {@code /v1/accept}: the newsroom's dictionary, and whatever else it lets stand. */
final class AcceptRoutes {
  /** Longer ones are no word, name or reason. */
  private static final int LONGEST = 500;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{24}(?::[1-9][0-9]{0,5})?");

  private final Accepted accepted;
  private final Set<String> rules;
  private final Bodies bodies;

  AcceptRoutes(Accepted accepted, Set<String> rules, Bodies bodies) {
    this.accepted = accepted;
    this.rules = rules;
    this.bodies = bodies;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/v1/accept", this::list);
    routes.post("/v1/accept", this::add);
    routes.delete("/v1/accept", this::remove);
  }

  /**
   * An entry as it goes over the wire, with one of the first four.
   *
   * @param as the entry as reports name it: {@code word: Kyivstar}
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Entry(
      Optional<String> word,
      Optional<String> name,
      Optional<String> finding,
      Optional<String> rule,
      Optional<String> path,
      Optional<String> reason,
      String as) {
    static Entry of(Acceptance entry) {
      return new Entry(
          value(entry, Acceptance.Kind.WORD),
          value(entry, Acceptance.Kind.NAME),
          value(entry, Acceptance.Kind.FINDING),
          value(entry, Acceptance.Kind.RULE),
          entry.path(),
          Optional.of(entry.reason()).filter(reason -> !reason.isEmpty()),
          entry.toString());
    }

    private static Optional<String> value(Acceptance entry, Acceptance.Kind kind) {
      return entry.kind() == kind ? Optional.of(entry.value()) : Optional.empty();
    }
  }

  private void list(Context ctx) {
    ctx.json(Map.of("entries", accepted.now().entries().stream().map(Entry::of).toList()));
  }

  private void add(Context ctx) {
    JsonNode fields = bodies.object(ctx);
    Acceptance entry = entry(name -> text(fields, name));
    boolean added = accepted.add(entry, text(fields, "comment").orElse(""));
    ctx.status(added ? 201 : 200);
    ctx.json(Map.of("added", added, "entry", Entry.of(entry)));
  }

  private void remove(Context ctx) {
    Acceptance entry = entry(name -> Optional.ofNullable(ctx.queryParam(name)));
    if (!accepted.remove(entry)) {
      throw new Problem(Kind.NOT_FOUND, "The list has no such entry.");
    }
    ctx.json(Map.of("removed", Entry.of(entry)));
  }

  private Acceptance entry(Function<String, Optional<String>> fields) {
    var given =
        Stream.of(Acceptance.Kind.values())
            .filter(kind -> fields.apply(kind.key()).isPresent())
            .toList();
    if (given.size() != 1) {
      throw new Problem(Kind.BAD_REQUEST, "Give exactly one of word, name, finding and rule.");
    }
    Acceptance.Kind kind = given.get(0);
    String value = line(kind.key(), fields.apply(kind.key()).orElse(""));
    Optional<String> path = fields.apply("path").map(glob -> line("path", glob));
    String reason = line("reason", fields.apply("reason").orElse(""));
    if (kind == Acceptance.Kind.FINDING && !FINGERPRINT.matcher(value).matches()) {
      throw new Problem(Kind.BAD_REQUEST, "“finding” must be the fingerprint of a finding.");
    }
    if (kind == Acceptance.Kind.RULE) {
      requireRule(value, path);
    }
    try {
      return new Acceptance(kind, value, path, reason.strip());
    } catch (IllegalArgumentException e) {
      throw new Problem(Kind.BAD_REQUEST, e.getMessage() + ".");
    }
  }

  private void requireRule(String rule, Optional<String> path) {
    if (path.isEmpty()) {
      throw new Problem(
          Kind.BAD_REQUEST, "A rule needs “path”: the articles that it is to hold for.");
    }
    Optional<String> unknown = Acceptances.unknownRule(rule, rules);
    if (unknown.isPresent()) {
      throw new Problem(Kind.UNKNOWN_RULE, unknown.get());
    }
  }

  private static String line(String name, String value) {
    if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
      throw new Problem(
          Kind.BAD_REQUEST,
          "“%s” must be one line of at most %d characters.".formatted(name, LONGEST));
    }
    return value;
  }

  private static Optional<String> text(JsonNode fields, String name) {
    JsonNode given = fields.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    if (!given.isTextual()) {
      throw new Problem(Kind.BAD_REQUEST, "“%s” must be a text.".formatted(name));
    }
    return Optional.of(given.textValue());
  }
}
