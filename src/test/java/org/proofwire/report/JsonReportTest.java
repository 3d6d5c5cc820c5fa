package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.proofwire.article.Category;
import org.proofwire.article.Report;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

class JsonReportTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonReport json = new JsonReport(new Tool("Proofwire", "1.2.3"));

  static Stream<Report> samples() {
    return Stream.of(
        Samples.strike(),
        Samples.strikeFromWebPage(),
        Samples.clean(),
        Samples.crowded(),
        Samples.hostile());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWhatTheSchemaDescribes(Report report) throws Exception {
    assertThat(complaints(json.write(report))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isTheSameBytesEachTime(Report report) {
    assertThat(json.write(report)).isEqualTo(json.write(report));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsEveryCharacter(Report report) throws Exception {
    JsonNode read = MAPPER.readTree(json.write(report));
    assertThat(read.at("/article/text").textValue()).isEqualTo(report.article().text());
    assertThat(read.at("/article/id").textValue()).isEqualTo(report.article().id());
    for (int i = 0; i < report.findings().size(); i++) {
      var finding = report.findings().get(i);
      assertThat(read.at("/findings/" + i + "/text").textValue())
          .isEqualTo(finding.span().in(report.article().text()));
      assertThat(read.at("/findings/" + i + "/message").textValue()).isEqualTo(finding.message());
    }
  }

  /** Each of these breaks a true report in one place; the schema must object to all. */
  static Stream<Map.Entry<String, Consumer<JsonNode>>> mistakes() {
    return Stream.of(
        mistake("another version", root -> object(root, "").put("schemaVersion", 2)),
        mistake("an unknown property", root -> object(root, "").put("mood", "fine")),
        mistake("no findings", root -> object(root, "").remove("findings")),
        mistake("a score above 100", root -> object(root, "/scorecard").put("score", 101)),
        mistake("a score in words", root -> object(root, "/scorecard").put("score", "high")),
        mistake("an unknown verdict", root -> object(root, "/scorecard").put("verdict", "maybe")),
        mistake("an unknown role", root -> object(root, "/article/paragraphs/0").put("role", "h1")),
        mistake("a negative start", root -> object(root, "/findings/0").put("start", -1)),
        mistake("an unknown severity", root -> object(root, "/findings/0").put("severity", "bad")),
        mistake("an unknown category", root -> object(root, "/findings/0").put("category", "x/y")),
        mistake("too sure", root -> object(root, "/findings/0").put("confidence", 1.5)),
        mistake("too exact", root -> object(root, "/findings/0").put("confidence", 0.123)),
        mistake("null for a place", root -> object(root, "/findings/0").putNull("source")),
        mistake("no fingerprint", root -> object(root, "/findings/0").remove("fingerprint")),
        mistake("nobody accepted it", root -> object(root, "/suppressed/0").put("acceptedBy", "")),
        mistake(
            "an accepted finding without rule",
            root -> object(root, "/suppressed/0/finding").remove("rule")),
        mistake("no speaker", root -> object(root, "/quotes/0").remove("speaker")),
        mistake("an unknown status", root -> object(root, "/rules/0").put("status", "passed")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void schemaIsStrict(Map.Entry<String, Consumer<JsonNode>> mistake) throws Exception {
    JsonNode report = MAPPER.readTree(json.write(Samples.strike()));
    mistake.getValue().accept(report);
    assertThat(complaints(MAPPER.writeValueAsString(report))).as(mistake.getKey()).isNotEmpty();
  }

  @Test
  void schemaKnowsEveryWordOfTheRecords() throws Exception {
    JsonNode schema = MAPPER.readTree(schemaFile());
    assertThat(words(schema, "/properties/findings/items/properties/category"))
        .containsExactlyElementsOf(Arrays.stream(Category.values()).map(Category::id).toList());
    assertThat(words(schema, "/properties/findings/items/properties/severity"))
        .containsExactlyElementsOf(Arrays.stream(Severity.values()).map(Severity::id).toList());
    assertThat(words(schema, "/properties/article/properties/paragraphs/items/properties/role"))
        .containsExactlyElementsOf(Arrays.stream(Role.values()).map(Role::id).toList());
    assertThat(words(schema, "/properties/scorecard/properties/verdict"))
        .containsExactlyElementsOf(Arrays.stream(Verdict.values()).map(Verdict::id).toList());
  }

  @Test
  void schemaDescribesEverythingAndLetsNothingElseIn() throws Exception {
    JsonNode schema = MAPPER.readTree(schemaFile());
    assertThat(schema.path("$id").textValue()).endsWith(":" + JsonReport.SCHEMA_VERSION);
    assertThat(schema.at("/properties/schemaVersion/const").intValue())
        .isEqualTo(JsonReport.SCHEMA_VERSION);
    List<JsonNode> objects =
        Stream.concat(Stream.of(schema), schema.findParents("additionalProperties").stream())
            .filter(node -> node.has("properties"))
            .toList();
    assertThat(objects).hasSizeGreaterThan(9);
    for (JsonNode object : schema.findParents("properties")) {
      assertThat(object.path("additionalProperties").isBoolean())
          .as("closed: %s", object.path("description"))
          .isTrue();
      assertThat(object.path("additionalProperties").booleanValue()).isFalse();
      for (Map.Entry<String, JsonNode> property : object.path("properties").properties()) {
        assertThat(property.getValue().path("description").textValue())
            .as("description of %s", property.getKey())
            .isNotBlank();
      }
    }
  }

  @Test
  void isMadeForReading() {
    var draft = new Draft("a.txt").paragraph(Role.BODY, "He said “yes”");
    draft
        .missingAfter(
            "“yes”",
            Severity.MINOR,
            "missing-full-stop",
            Category.PUNCTUATION,
            0.876,
            "Add a full stop.",
            "",
            ".")
        .quote("“yes”", Optional.empty(), "", 0)
        .rule("missing-full-stop", "checked", 1, "");
    assertThat(json.write(draft.report(93, Verdict.PUBLISH, 3)))
        .isEqualTo(
            """
            {
              "schemaVersion": 1,
              "tool": {
                "name": "Proofwire",
                "version": "1.2.3"
              },
              "article": {
                "id": "a.txt",
                "title": "He said “yes”",
                "text": "He said “yes”",
                "paragraphs": [
                  {
                    "start": 0,
                    "end": 13,
                    "role": "body"
                  }
                ]
              },
              "profile": "news",
              "scorecard": {
                "score": 93,
                "range": {
                  "low": 85,
                  "high": 99
                },
                "verdict": "publish",
                "passMark": 80,
                "words": 3,
                "penalty": 0.88,
                "strain": 0.0,
                "costs": [
                  {
                    "rule": "missing-full-stop",
                    "findings": 1,
                    "penalty": 0.88
                  }
                ]
              },
              "findings": [
                {
                  "start": 13,
                  "end": 13,
                  "text": "",
                  "fingerprint": "e9d6cdbe18c40d8b39164680:1",
                  "rule": "missing-full-stop",
                  "category": "fluency/punctuation",
                  "its": "typographical",
                  "severity": "minor",
                  "confidence": 0.88,
                  "message": "Add a full stop.",
                  "why": "",
                  "suggestions": [
                    "."
                  ],
                  "evidence": [],
                  "alsoFoundBy": []
                }
              ],
              "suppressed": [],
              "doubts": [],
              "quotes": [
                {
                  "start": 8,
                  "end": 13,
                  "text": "“yes”",
                  "speaker": null,
                  "confidence": 0.0
                }
              ],
              "rules": [
                {
                  "rule": "missing-full-stop",
                  "status": "checked",
                  "findings": 1,
                  "because": ""
                }
              ]
            }
            """);
  }

  @Test
  void findsTheWordsInThePageThatTheArticleWasReadFrom() throws Exception {
    Report report = Samples.strikeFromWebPage();
    String page = report.article().original().orElseThrow().content();
    JsonNode finding = MAPPER.readTree(json.write(report)).at("/findings/1");
    assertThat(finding.path("text").textValue()).isEqualTo("Unleash");
    assertThat(
            page.substring(
                finding.at("/source/start").intValue(), finding.at("/source/end").intValue()))
        .isEqualTo("Unleash");
  }

  private static Map.Entry<String, Consumer<JsonNode>> mistake(
      String name, Consumer<JsonNode> change) {
    return Map.entry(name, change);
  }

  private static ObjectNode object(JsonNode root, String pointer) {
    return (ObjectNode) root.at(pointer);
  }

  private static List<String> words(JsonNode schema, String pointer) {
    return MAPPER.convertValue(
        schema.at(pointer + "/enum"),
        MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  private static List<Error> complaints(String report) throws Exception {
    try (InputStream file = schemaFile()) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(file);
      return schema.validate(report, InputFormat.JSON);
    }
  }

  private static InputStream schemaFile() {
    return Objects.requireNonNull(JsonReport.class.getResourceAsStream(JsonReport.SCHEMA));
  }
}
