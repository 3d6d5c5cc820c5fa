package org.proofwire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languagetool.markup.AnnotatedText;
import org.languagetool.markup.AnnotatedTextBuilder;
import org.proofwire.analysis.LanguageGuess;
import org.proofwire.analysis.LanguageGuess.Guess;
import org.proofwire.article.Finding;
import org.proofwire.engine.Acceptance;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.Tool;
import org.proofwire.server.Engines.Choice;
import org.proofwire.server.Problem.Kind;
import org.proofwire.server.V2Answer.Detected;
import org.proofwire.server.V2Answer.Group;
import org.proofwire.server.V2Answer.Language;
import org.proofwire.server.V2Answer.Software;

/**
 * LanguageTool's interface, so that its clients work unchanged. Findings of Proofwire's rules come
 * as matches under Proofwire's ids and categories, those of LanguageTool's under LanguageTool's
 * ids.
 */
final class V2 {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** By code, with the name that LanguageTool gives it. */
  private static final Map<String, String> LANGUAGES = languages();

  /** The profile that marks more, where there is one. */
  private static final String PICKY = "translated";

  private static final int LONGEST_WORD = 200;
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Cc}]");

  private final Engines engines;
  private final Checks checks;
  private final Accepted accepted;
  private final Bodies bodies;
  private final Gate gate;
  private final Limits limits;
  private final Tool tool;
  private final LanguageGuess guess = new LanguageGuess();

  V2(
      Engines engines,
      Checks checks,
      Accepted accepted,
      Gate gate,
      Bodies bodies,
      Limits limits,
      Tool tool) {
    this.engines = engines;
    this.checks = checks;
    this.accepted = accepted;
    this.bodies = bodies;
    this.gate = gate;
    this.limits = limits;
    this.tool = tool;
  }

  private static Map<String, String> languages() {
    var languages = new LinkedHashMap<String, String>();
    languages.put("en", "English");
    languages.put("en-AU", "English (Australian)");
    languages.put("en-CA", "English (Canadian)");
    languages.put("en-GB", "English (GB)");
    languages.put("en-NZ", "English (New Zealand)");
    languages.put("en-US", "English (US)");
    languages.put("en-ZA", "English (South African)");
    return languages;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/v2/check", this::check);
    routes.post("/v2/check", this::check);
    routes.get("/v2/languages", this::languages);
    routes.get("/v2/info", this::info);
    routes.get("/v2/configinfo", this::configInfo);
    routes.get("/v2/maxtextlength", this::maxTextLength);
    // LanguageTool's Java client asks for these with POST.
    routes.post("/v2/configinfo", this::configInfo);
    routes.post("/v2/maxtextlength", this::maxTextLength);
    routes.get("/v2/words", this::words);
    routes.post("/v2/words/add", this::addWord);
    routes.post("/v2/words/delete", this::deleteWord);
    routes.get("/v2/healthcheck", ctx -> ctx.result("OK"));
  }

  /** The parameters, wherever they stand; the key may be among them. */
  private Map<String, String> parameters(Context ctx) {
    var parameters = new HashMap<String, String>();
    if (ctx.method().equals(HandlerType.POST)) {
      String type = Bodies.mediaType(ctx);
      if (!type.isEmpty() && !type.equals("application/x-www-form-urlencoded")) {
        throw new Problem(Kind.WRONG_MEDIA_TYPE, "Send a form: application/x-www-form-urlencoded.");
      }
      parameters.putAll(FormBody.read(bodies.read(ctx)));
    }
    ctx.queryParamMap()
        .forEach(
            (name, values) -> parameters.putIfAbsent(name, values.isEmpty() ? "" : values.get(0)));
    gate.requireKeyAmong(ctx, parameters.get("apiKey"));
    return parameters;
  }

  private void check(Context ctx) {
    Map<String, String> parameters = parameters(ctx);
    String code = language(parameters);
    AnnotatedText text = text(parameters);
    if (text.getPlainText().length() > limits.textLength()) {
      throw new Problem(
          Kind.TEXT_TOO_LONG,
          "Text exceeds maximum length: %,d characters; %,d are allowed."
              .formatted(text.getPlainText().length(), limits.textLength()));
    }
    Rules rules = Rules.of(parameters);
    Proofwire proofwire =
        engines.of(rules.choice(engines, "picky".equals(parameters.get("level"))));
    ctx.future(
        () -> checks.submit(() -> answer(code, text, rules, proofwire)).thenAccept(ctx::json));
  }

  private V2Answer answer(String code, AnnotatedText text, Rules rules, Proofwire proofwire) {
    Guess guessed = guess.of(text.getPlainText());
    boolean auto = code.equals("auto");
    boolean isEnglish = !auto || guessed.isEnglish();
    var detected =
        new Detected(
            guessed.isEnglish() ? "English (US)" : guessed.name(),
            guessed.isEnglish() ? "en-US" : guessed.code(),
            Math.round(guessed.confidence() * 100) / 100.0,
            "optimaize");
    Language language =
        auto
            ? new Language(detected.name(), detected.code(), detected)
            : new Language(LANGUAGES.getOrDefault(code, code), code, detected);
    List<Finding> findings =
        isEnglish ? rules.choose(findings(text.getPlainText(), proofwire)) : List.of();
    return V2Answer.of(tool, language, text, findings);
  }

  private List<Finding> findings(String text, Proofwire proofwire) {
    Reading reading = new ArticleReader().text("text", text);
    return reading instanceof Reading.Ready ready
        ? proofwire.check(ready.article(), accepted.now()).findings()
        : List.of(); // nothing but white space
  }

  private static String language(Map<String, String> parameters) {
    String code = parameters.get("language");
    if (code == null || code.isBlank()) {
      throw new Problem(
          Kind.BAD_REQUEST,
          "Missing 'language' parameter, e.g. 'language=en-US' or 'language=auto'");
    }
    if (code.equals("auto")) {
      return code;
    }
    return LANGUAGES.keySet().stream()
        .filter(code::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    Kind.BAD_REQUEST,
                    "'%s' is not a language that this server checks. Supported language codes are: %s, auto. It checks English only."
                        .formatted(
                            code.replaceAll("[^A-Za-z0-9_-]", "?"),
                            String.join(", ", LANGUAGES.keySet()))));
  }

  private static AnnotatedText text(Map<String, String> parameters) {
    String text = parameters.get("text");
    String data = parameters.get("data");
    if ((text == null) == (data == null)) {
      throw new Problem(Kind.BAD_REQUEST, "Give either 'text' or 'data', and not both.");
    }
    return text == null
        ? annotated(data == null ? "" : data)
        : new AnnotatedTextBuilder().addText(text).build();
  }

  /** Text between markup, each piece in its place. */
  private static AnnotatedText annotated(String data) {
    JsonNode fields;
    try {
      fields = JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new Problem(Kind.BAD_REQUEST, "'data' is not valid JSON.");
    }
    if (fields.path("text").isTextual()) {
      return new AnnotatedTextBuilder().addText(fields.path("text").textValue()).build();
    }
    if (!fields.path("annotation").isArray()) {
      throw new Problem(Kind.BAD_REQUEST, "'data' needs 'text' or a list 'annotation'.");
    }
    var builder = new AnnotatedTextBuilder();
    for (JsonNode part : fields.path("annotation")) {
      JsonNode markup = part.path("markup");
      JsonNode meaning = part.path("interpretAs");
      if (part.path("text").isTextual() && markup.isMissingNode()) {
        builder.addText(part.path("text").textValue());
      } else if (markup.isTextual() && meaning.isTextual()) {
        builder.addMarkup(markup.textValue(), meaning.textValue());
      } else if (markup.isTextual()) {
        builder.addMarkup(markup.textValue());
      } else {
        throw new Problem(
            Kind.BAD_REQUEST, "A part of 'annotation' needs either 'text' or 'markup'.");
      }
    }
    return builder.build();
  }

  /** Which matches the client wants. */
  private record Rules(
      Set<String> enabled,
      Set<String> enabledCategories,
      Set<String> disabled,
      Set<String> disabledCategories,
      boolean enabledOnly) {

    static Rules of(Map<String, String> parameters) {
      var rules =
          new Rules(
              listed(parameters, "enabledRules"),
              listed(parameters, "enabledCategories"),
              listed(parameters, "disabledRules"),
              listed(parameters, "disabledCategories"),
              Set.of("yes", "true").contains(parameters.getOrDefault("enabledOnly", "")));
      if (rules.enabledOnly && (!rules.disabled.isEmpty() || !rules.disabledCategories.isEmpty())) {
        throw new Problem(
            Kind.BAD_REQUEST,
            "You cannot specify disabled rules or categories using enabledOnly=true");
      }
      if (rules.enabledOnly && rules.enabled.isEmpty() && rules.enabledCategories.isEmpty()) {
        throw new Problem(
            Kind.BAD_REQUEST,
            "You must specify enabled rules or categories when using enabledOnly=true");
      }
      return rules;
    }

    private static Set<String> listed(Map<String, String> parameters, String name) {
      return Stream.of(parameters.getOrDefault(name, "").split(","))
          .map(String::strip)
          .filter(id -> !id.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the engine can be told of it: a rule that doesn't run leaves its place to others. The
     * rest, such as LanguageTool's own ids, is for {@link #choose}.
     */
    Choice choice(Engines engines, boolean picky) {
      Set<String> known =
          engines.usual().allRules().stream()
              .map(rule -> rule.info().id())
              .collect(Collectors.toSet());
      var skip = new HashSet<>(disabled);
      skip.retainAll(known);
      boolean hasProfile = engines.usual().profiles().contains(PICKY);
      return new Choice(picky && hasProfile ? PICKY : "", Set.of(), skip);
    }

    List<Finding> choose(List<Finding> findings) {
      return findings.stream().filter(this::wants).toList();
    }

    private boolean wants(Finding finding) {
      String category = finding.category().id();
      if (enabledOnly) {
        return enabled.contains(finding.rule()) || enabledCategories.contains(category);
      }
      return !disabled.contains(finding.rule()) && !disabledCategories.contains(category);
    }
  }

  private void languages(Context ctx) {
    parameters(ctx);
    ctx.json(
        LANGUAGES.entrySet().stream()
            .map(
                language ->
                    Map.of(
                        "name", language.getValue(), "code", "en", "longCode", language.getKey()))
            .toList());
  }

  private void info(Context ctx) {
    parameters(ctx);
    ctx.json(Map.of("software", Software.of(tool)));
  }

  private void configInfo(Context ctx) {
    language(parameters(ctx));
    List<Map<String, Object>> rules = new ArrayList<>();
    engines
        .usual()
        .rules()
        .forEach(
            rule -> {
              Group group = Group.of(rule.info().category());
              rules.add(
                  Map.of(
                      "ruleId", rule.info().id(),
                      "description", rule.info().summary(),
                      "categoryId", group.id(),
                      "categoryName", group.name(),
                      "locQualityIssueType", rule.info().category().its(),
                      "isDictionaryBasedSpellingRule", false));
            });
    ctx.json(
        Map.of(
            "software", Software.of(tool),
            "parameter", Map.of("maxTextLength", limits.textLength()),
            "rules", rules));
  }

  private void maxTextLength(Context ctx) {
    parameters(ctx);
    ctx.result(Integer.toString(limits.textLength()));
  }

  // The user's dictionary is the newsroom's: its users have no accounts here.

  private void words(Context ctx) {
    Map<String, String> parameters = parameters(ctx);
    int offset = number(parameters, "offset", 0);
    int limit = number(parameters, "limit", 10);
    ctx.json(
        Map.of(
            "words",
            accepted.now().entries().stream()
                .filter(entry -> entry.kind() == Acceptance.Kind.WORD && entry.path().isEmpty())
                .map(Acceptance::value)
                .skip(offset)
                .limit(limit)
                .toList()));
  }

  private static int number(Map<String, String> parameters, String name, int otherwise) {
    String given = parameters.get(name);
    if (given == null) {
      return otherwise;
    }
    if (!given.matches("\\d{1,9}")) {
      throw new Problem(Kind.BAD_REQUEST, "'%s' must be a number.".formatted(name));
    }
    return Integer.parseInt(given);
  }

  private void addWord(Context ctx) {
    ctx.json(Map.of("added", accepted.add(word(parameters(ctx)), "")));
  }

  private void deleteWord(Context ctx) {
    ctx.json(Map.of("deleted", accepted.remove(word(parameters(ctx)))));
  }

  private static Acceptance word(Map<String, String> parameters) {
    String word = parameters.getOrDefault("word", "").strip();
    // As LanguageTool has it: a word, not a phrase.
    if (word.isEmpty() || word.length() > LONGEST_WORD || WHITE_SPACE.matcher(word).find()) {
      throw new Problem(Kind.BAD_REQUEST, "Missing or impossible 'word' parameter.");
    }
    return Acceptance.of(Acceptance.Kind.WORD, word);
  }
}
