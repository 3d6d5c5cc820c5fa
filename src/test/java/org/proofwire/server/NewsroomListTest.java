package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.engine.Proofwire;
import org.proofwire.rule.RuleFileException;
import org.proofwire.server.ServerSettings.Access;

/** What the newsroom lets stand, over HTTP. */
@Timeout(120)
class NewsroomListTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TEXT =
      "The goods were storated on Monday. Nobody knew of it, said the union, or wanted to.";

  @TempDir Path folder;
  private Path list;
  private ProofwireServer server;

  @BeforeEach
  void start() {
    list = folder.resolve("ours.yml");
    server = Servers.with(settings(Access.local(), Optional.of(list)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ServerSettings settings(Access access, Optional<Path> list) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        Proofwire.Settings.usual().withoutModel(),
        Limits.usual(),
        access,
        list,
        Optional.empty(),
        Optional.empty());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private JsonNode check() throws IOException {
    return json(Servers.post(server, "/v1/check", "text/plain", TEXT));
  }

  private HttpResponse<String> accept(String json) {
    return Servers.post(server, "/v1/accept", "application/json", json);
  }

  private HttpResponse<String> take(String query) {
    return Servers.send(Servers.to(server, "/v1/accept?" + query).DELETE());
  }

  @Test
  void aWordStandsFromThenOnAndCanBeTakenBack() throws IOException {
    JsonNode before = check();
    assertThat(before.path("findings").findValuesAsText("text")).contains("storated");
    HttpResponse<String> added = accept("{\"word\":\"storated\",\"reason\":\"a trade mark\"}");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(accept("{\"word\":\"storated\"}").statusCode()).as("again").isEqualTo(200);
    JsonNode after = check();
    assertThat(after.path("findings").findValuesAsText("text")).doesNotContain("storated");
    JsonNode suppressed = after.path("suppressed").get(0);
    JsonNode entry = json(Servers.get(server, "/v1/accept")).path("entries").get(0);
    assertThat(suppressed.path("acceptedBy")).isEqualTo(entry.path("as"));
    assertThat(suppressed.path("reason").asText()).isEqualTo("a trade mark");
    assertThat(after.at("/scorecard/score").asInt())
        .isGreaterThan(before.at("/scorecard/score").asInt());
    assertThat(
            Servers.post(server, "/v2/check", FORM, "language=en&text=" + TEXT.replace(" ", "+"))
                .body())
        .as("LanguageTool's clients are spared as well")
        .doesNotContain("storated\\\" is");
    assertThat(take("word=storated").statusCode()).isEqualTo(200);
    assertThat(check()).isEqualTo(before);
  }

  @Test
  void oneFindingStandsByItsFingerprint() throws IOException {
    String fingerprint = check().at("/findings/0/fingerprint").asText();
    accept("{\"finding\":\"" + fingerprint + "\",\"comment\":\"storated\\nor so\"}");
    assertThat(check().at("/suppressed/0/finding/fingerprint").asText()).isEqualTo(fingerprint);
    assertThat(list).content().contains("# storated or so");
    assertThat(take("finding=" + fingerprint).statusCode()).isEqualTo(200);
  }

  @Test
  void languageToolsDictionaryIsTheNewsrooms() throws IOException {
    String added =
        Servers.post(server, "/v2/words/add", FORM, "word=storated&username=a&apiKey=b").body();
    assertThat(added).isEqualTo("{\"added\":true}");
    assertThat(json(Servers.get(server, "/v1/accept")).at("/entries/0/word").asText())
        .isEqualTo("storated");
    accept("{\"word\":\"zonk\"}");
    assertThat(Servers.get(server, "/v2/words?offset=1").body())
        .isEqualTo("{\"words\":[\"zonk\"]}");
    assertThat(Servers.post(server, "/v2/words/delete", FORM, "word=storated").body())
        .isEqualTo("{\"deleted\":true}");
    assertThat(Servers.post(server, "/v2/words/delete", FORM, "word=storated").body())
        .isEqualTo("{\"deleted\":false}");
  }

  @Test
  void whatIsWrittenByHandHoldsAtOnceAndAMistakeChangesNothing() throws IOException {
    check();
    Files.writeString(list, "accept:\n  - word: storated\n");
    assertThat(check().path("suppressed").size()).isEqualTo(1);
    Files.writeString(list, "accept:\n  - wrod: storated # a mistake\n");
    Files.setLastModifiedTime(list, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(check().path("suppressed").size()).as("what was read before holds").isEqualTo(1);
    HttpResponse<String> refused = accept("{\"word\":\"zonk\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("ours.yml:2").contains("wrod");
    assertThat(list).content().contains("# a mistake");
    Files.delete(list);
    assertThat(check().path("suppressed").size()).isZero();
  }

  @Test
  void nothingIsLostWhenManyAcceptAtOnce() throws Exception {
    var answers = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 30; i++) {
      String json = "{\"word\":\"word" + i + "\"}";
      answers.add(CompletableFuture.supplyAsync(() -> accept(json).statusCode()));
    }
    for (var answer : answers) {
      assertThat(answer.get()).isEqualTo(201);
    }
    assertThat(json(Servers.get(server, "/v1/accept")).path("entries").size()).isEqualTo(30);
  }

  @Test
  void strangersCanNotWriteIntoIt() {
    Access locked = Servers.withKey("a-long-enough-key");
    try (ProofwireServer guarded = Servers.with(settings(locked, Optional.of(list)))) {
      var request =
          Servers.to(guarded, "/v1/accept")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"word\":\"a\"}"));
      assertThat(Servers.send(request).statusCode()).isEqualTo(401);
      assertThat(
              Servers.post(guarded, "/v2/words/add", FORM, "word=a&apiKey=a-long-enough-kez")
                  .statusCode())
          .isEqualTo(401);
      assertThat(list).doesNotExist();
      request.header("Authorization", "Bearer a-long-enough-key");
      assertThat(Servers.send(request).statusCode()).isEqualTo(201);
    }
    // Another site's page can't even send it: a browser would ask first, and text is no entry.
    assertThat(Servers.post(server, "/v1/accept", "text/plain", "{\"word\":\"b\"}").statusCode())
        .isEqualTo(415);
  }

  @Test
  void whereThereIsNoListNothingIsAccepted() throws IOException {
    try (ProofwireServer without = Servers.with(settings(Access.local(), Optional.empty()))) {
      HttpResponse<String> refused =
          Servers.post(without, "/v1/accept", "application/json", "{\"word\":\"a\"}");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(json(refused).path("type").asText()).isEqualTo("/problems/not-allowed");
      assertThat(json(Servers.get(without, "/v1/accept")).path("entries")).isEmpty();
      assertThat(json(Servers.get(without, "/v1/info")).path("canAccept").asBoolean()).isFalse();
    }
  }

  @Test
  void aListWithAMistakeKeepsTheServerFromStarting() throws IOException {
    Files.writeString(list, "accept:\n  - wrod: storated\n");
    assertThatThrownBy(() -> Servers.with(settings(Access.local(), Optional.of(list))))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("ours.yml:2");
  }

  @Test
  void entriesAreLookedAt() {
    for (String bad :
        new String[] {
          "{}",
          "{\"word\":\"a\",\"rule\":\"calque\"}",
          "{\"word\":\"\"}",
          "{\"word\":7}",
          "{\"word\":\"a\\nb\"}",
          "{\"word\":\"" + "a".repeat(501) + "\"}",
          "{\"finding\":\"abc\"}",
          "{\"rule\":\"calque\"}",
          "{\"rule\":\"calque\",\"path\":\" \"}",
        }) {
      assertThat(accept(bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(list).doesNotExist();
  }
}
