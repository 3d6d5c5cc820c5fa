package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Category;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

class JsonLinesTest {
  private final JsonLines lines = new JsonLines();

  @Test
  void saysWhatProgramsNeedAndNoMore() {
    var draft = new Draft("a\nb.txt").body("He said “yes” and “no”.", "Storated.");
    draft
        .found(
            "Storated",
            Severity.MAJOR,
            "non-word",
            Category.SPELLING,
            0.987,
            "Not a word.",
            "Why.",
            "Stored")
        .quote("“yes”", Optional.of("Ada Lund"), "", 0.9)
        .quote("“no”", Optional.empty(), "", 0);
    assertThat(lines.write(draft.report(71, Verdict.REVIEW, 6)))
        .isEqualTo(
            """
            {"id":"a\\nb.txt","score":71,"verdict":"review","words":6,\
            "findings":[{"start":25,"end":33,"rule":"non-word","category":"fluency/spelling",\
            "severity":"major","confidence":0.99,"message":"Not a word."}],\
            "quotes":[{"start":8,"end":13,"speaker":"Ada Lund"},\
            {"start":18,"end":22,"speaker":null}]}
            """);
  }

  @Test
  void isOneLineWhateverTheArticleHolds() throws Exception {
    String line = lines.write(Samples.hostile());
    assertThat(line.chars().filter(character -> character == '\n')).hasSize(1);
    assertThat(line).endsWith("\n").doesNotContain("\r");
    assertThat(new JsonMapper().readTree(line).path("findings").size())
        .isEqualTo(Samples.hostile().findings().size());
  }
}
