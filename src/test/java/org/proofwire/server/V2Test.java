package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.languagetool.remote.CheckConfigurationBuilder;
import org.languagetool.remote.RemoteLanguageTool;
import org.languagetool.remote.RemoteResult;
import org.languagetool.remote.RemoteRuleMatch;

/** LanguageTool's interface, as its own Java client and others use it. */
class V2Test {
  private static final ProofwireServer SERVER = Servers.usual();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * A model's artifact, found by a rule of ours, behind signs that take two code units or bytes.
   */
  private static final String TEXT =
      "The café 😀 & bar sold 5% more + tea on Monday. The owner [UNK] the street.";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static RemoteLanguageTool client() throws IOException {
    return new RemoteLanguageTool(SERVER.address().toURL());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void languageToolsOwnClientGetsOurFindings() throws IOException {
    RemoteResult result = client().check(TEXT, "en-US");
    assertThat(result.getLanguageCode()).isEqualTo("en-US");
    assertThat(result.getRemoteServer().getSoftware()).isEqualTo("Proofwire");
    assertThat(result.getMatches())
        .extracting(
            RemoteRuleMatch::getRuleId,
            match ->
                TEXT.substring(
                    match.getErrorOffset(), match.getErrorOffset() + match.getErrorLength()))
        .contains(tuple("model-artifact", "[UNK]"));
    RemoteRuleMatch match = result.getMatches().get(0);
    assertThat(match.getCategoryId()).isPresent();
    assertThat(match.getCategory()).isPresent();
    assertThat(match.getLocQualityIssueType()).isPresent();
    assertThat(match.getMessage()).isNotBlank();
    assertThat(match.getContext().substring(match.getContextOffset())).startsWith("[UNK]");
  }

  @Test
  void itsClientCanChooseRules() throws IOException {
    var without = new CheckConfigurationBuilder("en-US").disabledRuleIds("model-artifact").build();
    assertThat(client().check(TEXT, without).getMatches())
        .extracting(RemoteRuleMatch::getRuleId)
        .doesNotContain("model-artifact");
    var only =
        new CheckConfigurationBuilder("en-US").enabledRuleIds("calque").enabledOnly().build();
    assertThat(client().check(TEXT, only).getMatches()).isEmpty();
    var picky = new CheckConfigurationBuilder("en-US").level("PICKY").build();
    assertThat(client().check(TEXT, picky).getMatches()).isNotEmpty();
  }

  @Test
  void itsClientCanAskWhatThereIs() throws IOException {
    assertThat(client().getMaxTextLength()).isEqualTo(Limits.TEXT_LENGTH);
    assertThat(client().getConfigurationInfo("language=en-US").getMaxTextLength())
        .isEqualTo(Limits.TEXT_LENGTH);
  }

  @Test
  void aGermanTextIsAnsweredPolitely() throws IOException {
    String german =
        "Die Regierung hat am Montag beschlossen, dass die Brücke über den Fluss gebaut wird.";
    RemoteResult guessed = client().check(german, new CheckConfigurationBuilder().build());
    assertThat(guessed.getMatches()).isEmpty();
    assertThat(guessed.getLanguageDetectedCode()).isEqualTo("de");
    assertThat(guessed.getLanguage()).isEqualTo("German");
    assertThatThrownBy(() -> client().check(german, "de-DE"))
        .hasMessageContaining("'de-DE' is not a language that this server checks")
        .hasMessageContaining("en-US");
    assertThat(
            client().check(TEXT, new CheckConfigurationBuilder().build()).getLanguageDetectedCode())
        .isEqualTo("en-US");
  }

  @Test
  void whatLibreOfficeSendsUnescapedComesOutRight() throws IOException {
    JsonNode answer =
        json(Servers.post(SERVER, "/v2/check", FORM, "text=" + TEXT + "&language=en-US"));
    assertThat(texts(answer, TEXT)).contains("[UNK]");
    JsonNode encoded =
        json(Servers.post(SERVER, "/v2/check", FORM, "language=en-US&text=" + encoded(TEXT)));
    assertThat(answer).isEqualTo(encoded);
  }

  private static List<String> texts(JsonNode answer, String sent) {
    var texts = new ArrayList<String>();
    for (JsonNode match : answer.path("matches")) {
      int from = match.path("offset").asInt();
      texts.add(sent.substring(from, from + match.path("length").asInt()));
    }
    return texts;
  }

  @Test
  void getAnswersAsPostDoes() throws IOException {
    JsonNode got = json(Servers.get(SERVER, "/v2/check?language=en&text=" + encoded(TEXT)));
    assertThat(texts(got, TEXT)).contains("[UNK]");
    JsonNode match = got.path("matches").get(0);
    assertThat(match.path("sentence").asText()).isEqualTo("The owner [UNK] the street.");
    assertThat(match.path("rule").path("category").path("id").asText()).contains("/");
    assertThat(got.path("warnings").path("incompleteResults").asBoolean()).isFalse();
  }

  @Test
  void matchesInAnnotatedTextPointIntoWhatWasSent() throws IOException {
    String data =
        """
        {"annotation":[{"markup":"<p>"},{"text":"The ministry "},
        {"markup":"<b class='x'>"},{"text":"[UNK]"},{"markup":"</b>"},{"text":" it on Monday."},
        {"markup":"</p>","interpretAs":"\\n\\n"},{"text":"He left."}]}""";
    String sent = "<p>The ministry <b class='x'>[UNK]</b> it on Monday.</p>He left.";
    JsonNode answer =
        json(Servers.post(SERVER, "/v2/check", FORM, "language=auto&data=" + encoded(data)));
    assertThat(texts(answer, sent)).contains("[UNK]");
  }

  @Test
  void mistakesAreToldInLanguageToolsForm() {
    for (String form :
        List.of(
            "text=abc",
            "language=en",
            "language=en&text=a&data=b",
            "language=en&data={",
            "language=en&data={}",
            "language=xx&text=a",
            "language=en&text=a&enabledOnly=yes",
            "language=en&text=a&enabledOnly=yes&enabledRules=a&disabledRules=b")) {
      HttpResponse<String> answer = Servers.post(SERVER, "/v2/check", FORM, form);
      assertThat(answer.statusCode()).as(form).isEqualTo(400);
      assertThat(answer.body()).as(form).startsWith("Error: ");
    }
  }

  @Test
  void anEmptyTextHasNoMatches() throws IOException {
    assertThat(json(Servers.post(SERVER, "/v2/check", FORM, "language=en&text=")).path("matches"))
        .isEmpty();
    assertThat(
            json(Servers.post(SERVER, "/v2/check", FORM, "language=en&text=%20%0A"))
                .path("matches"))
        .isEmpty();
  }

  @Test
  void theOtherAddressesAnswer() throws IOException {
    JsonNode languages = json(Servers.get(SERVER, "/v2/languages"));
    assertThat(languages)
        .anySatisfy(
            language -> {
              assertThat(language.path("name").asText()).isEqualTo("English (US)");
              assertThat(language.path("code").asText()).isEqualTo("en");
              assertThat(language.path("longCode").asText()).isEqualTo("en-US");
            });
    assertThat(json(Servers.get(SERVER, "/v2/info")).path("software").path("name").asText())
        .isEqualTo("Proofwire");
    assertThat(Servers.get(SERVER, "/v2/healthcheck").body()).isEqualTo("OK");
    assertThat(Servers.get(SERVER, "/v2/maxtextlength").body()).isEqualTo("200000");
  }

  @Test
  void theKeyMayStandAmongTheParameters() {
    try (ProofwireServer locked =
        Servers.with(Limits.usual(), Servers.withKey("a-long-enough-key"))) {
      assertThat(Servers.post(locked, "/v2/check", FORM, "language=en&text=abc").statusCode())
          .isEqualTo(401);
      assertThat(Servers.get(locked, "/v2/languages").statusCode()).isEqualTo(401);
      assertThat(
              Servers.post(
                      locked,
                      "/v2/check",
                      FORM,
                      "language=en&text=abc&username=x&apiKey=a-long-enough-key")
                  .statusCode())
          .isEqualTo(200);
      assertThat(Servers.get(locked, "/v2/languages?apiKey=a-long-enough-kez").statusCode())
          .isEqualTo(401);
    }
  }
}
