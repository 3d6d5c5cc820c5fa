package org.proofwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.proofwire.article.Category;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

class TextReportTest {
  @Test
  void tellsTheWorstFirst() {
    var draft =
        new Draft("stories/lamp.txt")
            .paragraph(Role.HEADLINE, "Lamp factory opens again")
            .body("The the lamps were Storated in a hall", "The carpenter did not say why.")
            .found(
                "The the",
                Severity.MINOR,
                "repeated-words",
                Category.GRAMMAR,
                0.9,
                "“the” stands here twice. Keep one.",
                "",
                "The")
            .missingAfter(
                "in a hall",
                Severity.MINOR,
                "missing-full-stop",
                Category.PUNCTUATION,
                0.9,
                "This paragraph ends without a full stop.",
                "",
                ".")
            .found(
                "The carpenter",
                Severity.CRITICAL,
                "translated-name",
                Category.MISTRANSLATION,
                0.8,
                "No carpenter was mentioned before. This seems to be the surname Herrero,"
                    + " translated as a word.",
                "",
                "Herrero",
                "")
            .rule("name-order", "failed", 0, "its word list could not be read");
    assertThat(TextReport.plain().write(draft.report(38, Verdict.REJECT, 17)))
        .isEqualTo(
            """
            Lamp factory opens again
            stories/lamp.txt, 17 words, checked as news

            38 of 100, between 30 and 44  Not fit to publish  (pass mark 80)
            Too much is garbled to trust the rest. Go back to the source, or have it
            translated afresh.

            Critical (1)

              Name translated as a word  line 5, paragraph 3
                [The carpenter] did not say why.
                No carpenter was mentioned before. This seems to be the surname Herrero,
                translated as a word.
                Write: Herrero, or delete it

            Minor (2)

              Words said twice  line 3, paragraph 2
                [The the] lamps were Storated in a hall
                “the” stands here twice. Keep one.
                Write: The

              Full stop missing  line 3, paragraph 2
                The the lamps were Storated in a hall[ ]
                This paragraph ends without a full stop.
                Add: .

            3 findings: 1 critical, 2 minor
            The rule name-order broke and had no say: its word list could not be read
            """);
  }

  @Test
  void isShortWhereNothingIsWrong() {
    assertThat(TextReport.plain().write(Samples.clean()))
        .contains("98 of 100, between 90 and 100  Ready to publish")
        .endsWith("Nothing to mend.\n");
  }

  @Test
  void givesParagraphsInsteadOfLinesForAWebPage() {
    assertThat(TextReport.plain().write(Samples.strikeFromWebPage()))
        .contains("Fragment pasted in  paragraph 4")
        .doesNotContainPattern("line \\d");
  }

  @Test
  void leavesColoursToThePalette() {
    var painted = new TextReport((ink, words) -> "<" + ink + ">" + words + "</>", 80);
    assertThat(painted.write(Samples.strike()))
        .contains("<CRITICAL>Critical (3)</>")
        .contains("<FOUND>[Unleash]</>")
        .contains("<SUGGESTION>unleashing</>")
        .contains("<DOUBTED>46 of 100</>")
        .contains("<FAINT>line 7, paragraph 4</>");
  }

  @Test
  void neverSendsAControlCharacterToTheTerminal() {
    assertThat(TextReport.plain().write(Samples.hostile()))
        .contains("escape[U+001B][31m")
        .doesNotContainPattern("[\\p{Cc}&&[^\\n]]")
        .doesNotContain("\u202e");
  }
}
