package org.proofwire.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.machine.Machine;
import org.proofwire.machine.Machine.Run;
import org.proofwire.server.ServerSettings.Access;

/** Programs that were written for LanguageTool's server, unchanged, with ours. */
class ClientsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** LibreOffice sends these as they stand, unescaped. */
  private static final List<String> TEXTS =
      List.of(
          "The café 😀 & bar sold 5% more + tea on Monday. The owner [UNK] the street.",
          "100% of R&D=x&y went; 20%25 is odd & a+b too. Łódź 北京 👩‍👩‍👧 [UNK] there.",
          "&language=de&text=x [UNK] stands in the text itself; 50 % more & done",
          "“Smith & Sons” fell; it was a brief brief note.",
          "All is well here.");

  @TempDir private static Path folder;
  private static ProofwireServer server;

  @BeforeAll
  static void start() {
    server =
        Servers.with(
            Servers.limits(20_000, 100_000, Duration.ofSeconds(30), 2, 64),
            Access.local(),
            // with few rules, so that a new one doesn't change what is found here
            Servers.PROOFWIRE.choosing(
                "news", Set.of("model-artifact", "repeated-words"), Set.of()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void libreOfficeMarksWhatWeFind() throws IOException {
    Path python = Path.of("/usr/bin/python3"); // Debian's own, which python3-uno belongs to
    boolean installed =
        (Machine.find("soffice").isPresent() && hasUno(python))
            || Machine.install("libreoffice-writer", "python3-uno");
    Assumptions.assumeTrue(
        installed, "skipped: no LibreOffice with Python here, and it can’t be installed");
    Run run =
        Machine.run(
            List.of(
                python.toString(),
                "src/test/resources/org/proofwire/server/libreoffice.py",
                server.address() + "/v2",
                folder.resolve("office").toString()),
            Path.of(""),
            Map.of("HOME", folder.toString()),
            JSON.writeValueAsString(TEXTS),
            Duration.ofMinutes(4));
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode found = JSON.readTree(run.out());
    assertThat(words(found, 0)).containsExactly("[UNK]");
    assertThat(words(found, 1)).containsExactly("[UNK]");
    assertThat(words(found, 3)).containsExactly("brief brief");
    assertThat(found.at("/3/0/2").asText()).contains("says the same words twice");
    assertThat(found.at("/3/0/3/0").asText()).isEqualTo("brief");
    assertThat(words(found, 4)).isEmpty();
    // What looks like a parameter can't be told from one; there is an answer all the same.
    assertThat(found.path(2).isArray()).isTrue();
  }

  private static boolean hasUno(Path python) {
    return Files.isExecutable(python)
        && Machine.run(
                List.of(python.toString(), "-c", "import uno"),
                Path.of(""),
                Map.of(),
                "",
                Duration.ofMinutes(1))
            .isOk();
  }

  private static List<String> words(JsonNode found, int text) {
    var words = new ArrayList<String>();
    for (JsonNode error : found.path(text)) {
      int start = error.path(0).asInt();
      words.add(TEXTS.get(text).substring(start, start + error.path(1).asInt()));
    }
    return words;
  }

  @Test
  void grammaListsWhatWeFind() throws IOException {
    Assumptions.assumeTrue(
        Machine.find("npm").isPresent(), "skipped: no npm here to install gramma with");
    Run install =
        Machine.run(
            List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", "gramma@1.6.0"),
            folder,
            Map.of(),
            "",
            Duration.ofMinutes(4));
    Assumptions.assumeTrue(install.isOk(), "skipped: npm can’t install gramma: " + install.err());
    Files.writeString(
        folder.resolve(".gramma.json"),
        "{\"api_url\":\"%s/v2/check\",\"language\":\"en-US\",\"dictionary\":[],\"rules\":{}}"
            .formatted(server.address()));
    Files.writeString(
        folder.resolve("story.txt"), "It was a brief brief note, 5% more & done. The owner [UNK].");
    Run run =
        Machine.run(
            List.of("node_modules/.bin/gramma", "check", "--print", "story.txt"),
            folder,
            Map.of("HOME", folder.toString()),
            "",
            Duration.ofMinutes(2));
    assertThat(run.out())
        .as(run.err())
        .contains("Found 2 potential mistakes")
        .contains("says the same words twice")
        .contains("Suggested fix: 1) brief")
        .contains("[UNK]");
  }
}
