package org.proofwire.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.proofwire.cli.Cli.byRules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.cli.Cli.Ran;

class CalibrateCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Path good = Files.createDirectories(folder.resolve("good"));
    Path bad = Files.createDirectories(folder.resolve("bad"));
    for (int i = 0; i < 12; i++) {
      String story = "The ministry accepted the plan on Monday. ".repeat(i + 2);
      Files.writeString(good.resolve(i + ".txt"), story);
      Files.writeString(bad.resolve(i + ".txt"), story + "The mayor [UNK] it all.");
    }
  }

  private Ran calibrate(Object... more) {
    Object[] usual = {
      "calibrate",
      "--only",
      "model-artifact",
      "--accepted",
      folder.resolve("good"),
      "--rejected",
      folder.resolve("bad")
    };
    return byRules(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(usual), java.util.Arrays.stream(more))
            .toArray());
  }

  @Test
  void theProfileThatIsWrittenWorks() throws IOException {
    Path profile = folder.resolve("our-rules/profiles/ours.yml");
    Ran ran = calibrate("--write", profile);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("12 accepted articles score 100 to 100")
        .contains("in 100 of 100 pairs")
        .contains("--profile ours");
    assertThat(Files.readString(profile)).contains("extend: news").contains("pass-mark: ");
    Ran checked =
        byRules(
            "check",
            "--format",
            "jsonl",
            "--rules",
            folder.resolve("our-rules"),
            "--profile",
            "ours",
            folder.resolve("bad"));
    assertThat(checked.exit()).as(checked.err()).isEqualTo(1);
    assertThat(checked.out()).doesNotContain("\"publish\"");
    assertThat(calibrate("--write", profile).err()).contains("is there already");
  }

  @Test
  void whatIsNotToldApartIsNotWritten() throws IOException {
    Path profile = folder.resolve("profiles/ours.yml");
    Ran ran =
        byRules(
            "calibrate",
            "--only",
            "model-artifact",
            "--accepted",
            folder.resolve("good"),
            "--rejected",
            folder.resolve("good"),
            "--write",
            profile);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
    assertThat(ran.out()).contains("does not tell these articles apart");
    assertThat(profile).doesNotExist();
  }

  @Test
  void mistakesHaveAClearLine() throws IOException {
    assertThat(byRules("calibrate").err()).contains("--accepted");
    assertThat(calibrate("--keep", 2).err()).contains("--keep must be above 0 and at most 1");
    assertThat(calibrate("--write", folder.resolve("ours.yml")).err())
        .contains("DIR/profiles/NAME.yml");
    Files.delete(folder.resolve("bad/1.txt"));
    Files.delete(folder.resolve("bad/2.txt"));
    Files.writeString(folder.resolve("bad/3.txt"), "");
    Ran ran = calibrate();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("3.txt: nothing but white space")
        .contains("12 accepted and 9 rejected articles are too few");
  }
}
