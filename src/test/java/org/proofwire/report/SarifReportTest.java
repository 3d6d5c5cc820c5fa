package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.proofwire.article.Category;
import org.proofwire.article.Report;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Verdict;

class SarifReportTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final SarifReport sarif = new SarifReport(new Tool("Proofwire", "1.2.3"));

  @ParameterizedTest
  @MethodSource("samples")
  void isWhatSarifsSchemaDescribes(List<Report> reports) throws Exception {
    try (InputStream file =
        Objects.requireNonNull(
            SarifReport.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(MAPPER.readTree(file));
      assertThat(schema.validate(MAPPER.readTree(sarif.write(reports)))).isEmpty();
    }
  }

  static Stream<List<Report>> samples() {
    return Stream.of(
        List.of(),
        List.of(Samples.strike()),
        List.of(Samples.strikeFromWebPage()),
        List.of(Samples.clean(), Samples.crowded(), Samples.hostile()));
  }

  @Test
  void pointsAtTheWords() throws Exception {
    Report report = Samples.strike();
    JsonNode run = run(report);
    assertThat(run.at("/tool/driver/version").textValue()).isEqualTo("1.2.3");
    assertThat(run.path("results").size())
        .isEqualTo(report.findings().size() + report.suppressed().size());
    for (JsonNode result : run.path("results")) {
      JsonNode region = result.at("/locations/0/physicalLocation/region");
      int start = region.path("charOffset").intValue();
      int end = start + region.path("charLength").intValue();
      assertThat(region.at("/snippet/text").textValue())
          .isEqualTo(report.article().text().substring(start, end));
      int rule = result.path("ruleIndex").intValue();
      assertThat(run.at("/tool/driver/rules/" + rule + "/id")).isEqualTo(result.path("ruleId"));
    }
    JsonNode unleash = run.at("/results/1");
    assertThat(unleash.path("level").textValue()).isEqualTo("error");
    assertThat(unleash.at("/locations/0/physicalLocation/region/startLine").intValue())
        .isEqualTo(7);
    assertThat(unleash.at("/locations/0/physicalLocation/region/startColumn").intValue())
        .isEqualTo(report.article().text().lines().toList().get(6).indexOf("Unleash") + 1);
    assertThat(unleash.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text"))
        .hasToString("\"unleashing\"");
  }

  @Test
  void tellsWhatTheNewsroomLetsStand() throws Exception {
    JsonNode results = run(Samples.strike()).path("results");
    List<JsonNode> suppressed =
        StreamSupport.stream(results.spliterator(), false)
            .filter(result -> !result.path("suppressions").isEmpty())
            .toList();
    assertThat(suppressed).hasSize(1);
    assertThat(suppressed.get(0).at("/suppressions/0/kind").textValue()).isEqualTo("external");
    assertThat(suppressed.get(0).at("/suppressions/0/justification").textValue())
        .isEqualTo("name: Amal Deeb (our grocer)");
  }

  @Test
  void pointsIntoThePageThatTheArticleWasReadFrom() throws Exception {
    Report report = Samples.strikeFromWebPage();
    String page = report.article().original().orElseThrow().content();
    JsonNode region = run(report).at("/results/1/locations/0/physicalLocation/region");
    int start = region.path("charOffset").intValue();
    assertThat(page.substring(start, start + region.path("charLength").intValue()))
        .isEqualTo("Unleash");
    assertThat(page.lines().toList().get(region.path("startLine").intValue() - 1))
        .hasSizeGreaterThan(region.path("startColumn").intValue())
        .contains("Unleash");
  }

  @Test
  void neverOffersAFixThatWouldDeleteMarkup() throws Exception {
    var draft = new Draft("a.html").body("Rich & poor met, and it", "Has rained.").fromWebPage();
    draft.found("Rich", Severity.MINOR, "calque", Category.AWKWARD, 1, "m", "", "Tom & Jerry");
    draft.foundAcross(
        "and it",
        "Has",
        Severity.MINOR,
        "broken-line",
        Category.PUNCTUATION,
        1,
        "m",
        "",
        "and it has");
    JsonNode run = run(draft.report(90, Verdict.PUBLISH, 8));
    assertThat(run.at("/results/0/fixes/0/artifactChanges/0/replacements/0/insertedContent/text"))
        .hasToString("\"Tom &amp; Jerry\"");
    assertThat(run.at("/results/1/fixes")).isEmpty();
  }

  @Test
  void knowsAFindingAgainAfterAnEditElsewhere() throws Exception {
    List<String> before =
        fingerprints(run(draft("The strike went on.").report(50, Verdict.REVIEW, 9)));
    List<String> after =
        fingerprints(
            run(
                draft("The strike, as everybody had feared, went on.\nAnd on.")
                    .report(50, Verdict.REVIEW, 19)));
    assertThat(after).isEqualTo(before);
    assertThat(before).doesNotHaveDuplicates();
  }

  private static Draft draft(String first) {
    return new Draft("a.txt")
        .body(first, "Goods that were Storated are lost.", "Goods that were Stroated are lost.")
        .found("Storated", Severity.MAJOR, "non-word", Category.SPELLING, 1, "m", "")
        .found("Stroated", Severity.MAJOR, "non-word", Category.SPELLING, 1, "m", "");
  }

  @Test
  void numbersFindingsThatLookAlike() throws Exception {
    var draft = new Draft("a.txt").body("so so", "so so");
    for (int start : new int[] {0, 3, 7, 10}) {
      draft.found(
          Span.of(start, start + 2),
          Severity.MINOR,
          "repeated-words",
          Category.GRAMMAR,
          1,
          "m",
          "");
    }
    assertThat(fingerprints(run(draft.report(90, Verdict.PUBLISH, 4)))).doesNotHaveDuplicates();
  }

  @Test
  void tellsOfRulesThatBroke() throws Exception {
    JsonNode told = run(Samples.strike()).at("/invocations/0/toolExecutionNotifications");
    assertThat(told.size()).isEqualTo(1);
    assertThat(told.at("/0/associatedRule/id").textValue()).isEqualTo("untranslated-text");
  }

  @Test
  void putsManyArticlesInOneRun() throws Exception {
    JsonNode log = MAPPER.readTree(sarif.write(List.of(Samples.strike(), Samples.hostile())));
    assertThat(log.path("runs").size()).isEqualTo(1);
    JsonNode run = log.at("/runs/0");
    assertThat(run.path("artifacts").size()).isEqualTo(2);
    JsonNode last = run.path("results").get(run.path("results").size() - 1);
    assertThat(last.at("/locations/0/physicalLocation/artifactLocation/index").intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "stories/a.txt, stories/a.txt",
    "./stories/./a.txt, stories/./a.txt",
    "./a:b, ./a:b",
    "stories/two words & 100%.txt, stories/two%20words%20&%20100%25.txt",
    "https://example.org/a?b=c#d, https://example.org/a?b=c#d",
    "https://example.org/two words, https://example.org/two%20words",
    "C:\\stories\\a.txt, ./C:/stories/a.txt",
    "a:b, ./a:b",
    "//host/a, .//host/a",
    "<b>\"é, %3Cb%3E%22%C3%A9"
  })
  void writesIdsAsUris(String id, String uri) throws Exception {
    var draft = new Draft(id).paragraph(Role.BODY, "Words.");
    String written =
        run(draft.report(100, Verdict.PUBLISH, 1)).at("/artifacts/0/location/uri").textValue();
    assertThat(URI.create(written)).hasToString(written);
    assertThat(written).isEqualTo(uri);
  }

  private JsonNode run(Report report) throws Exception {
    return MAPPER.readTree(sarif.write(report)).at("/runs/0");
  }

  private static List<String> fingerprints(JsonNode run) {
    return StreamSupport.stream(run.path("results").spliterator(), false)
        .map(result -> result.path("partialFingerprints").path("proofwireWords/v1").textValue())
        .toList();
  }
}
