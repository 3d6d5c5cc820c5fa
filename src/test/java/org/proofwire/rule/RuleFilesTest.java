package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a rule's file is told with file, line and what was expected. */
class RuleFilesTest {
  private static final String SOUND =
      """
      id: odd-word
      category: style/awkward
      severity: minor
      summary: An odd word
      message: “{found}” is odd.
      why: It is odd.
      patterns: [{find: 'oddly'}]
      """;

  @TempDir private Path folder;

  private void load(String content) throws IOException {
    Files.createDirectories(folder.resolve("wording"));
    Files.writeString(folder.resolve("wording/odd-word.yml"), content);
    Rules.load(new Kit(Shared.FILES.with(folder), Shared.LANGUAGE_TOOLS));
  }

  @Test
  void aSoundFileIsTaken() throws IOException {
    load(SOUND);
    assertThat(folder).exists();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "severity: minor | severty: minor | :3: unknown key “severty”. Did you mean “severity”?",
        "severity: minor | severity: grave | unknown severity “grave”. Choose one of: neutral, minor, major, critical.",
        "style/awkward | style/akward | unknown category “style/akward”. Did you mean “style/awkward”?",
        "message: “{found}” is odd. | since: '1' | “message” is missing",
        "id: odd-word | id: od-word | its id is “od-word”. File and rule must have one name.",
        "find: 'oddly' | find: 'odd(ly' | “find” is no regular expression",
        "find: 'oddly' | find: 'odd(?=ly)' | no look-ahead",
        "why: It is odd. | why: {It is odd. | :6: why has the wrong shape",
        "severity: minor | confidence: 1.5 | “confidence” must be above 0 and at most 1",
        "severity: minor | 'examples: [{wrong: odd}]' | mark what is wrong with [[ ]]",
      })
  void aMistakeIsToldWithItsPlace(String sound, String broken, String message) {
    assertThatThrownBy(() -> load(SOUND.replace(sound, broken)))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("wording/odd-word.yml")
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatNothingRunsIsRefused() {
    assertThatThrownBy(() -> load(SOUND.replaceFirst("patterns.*", "")))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("no class is in the table of rules");
  }

  @Test
  void aMissingFolderIsRefused() {
    assertThatThrownBy(() -> Shared.FILES.with(folder.resolve("nowhere")))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("no such folder");
  }

  @Test
  void aYamlBombIsRefused() {
    String bomb = "why: &a [x, x]\nsettings: {b: [*a, *a]}\n" + SOUND;
    assertThatThrownBy(() -> load(bomb)).isInstanceOf(RuleFileException.class);
  }
}
