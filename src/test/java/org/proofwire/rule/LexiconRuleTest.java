package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Finding;

class LexiconRuleTest {
  private static final String SPANISH_ALONE = "Maria was detained in flagrancy.";
  private static final String SPANISH_TWICE =
      "Maria was detained in flagrancy. The archer saved two penalties.";

  private static List<Finding> calques(String text) {
    return Shared.rule("calque").check(Shared.analyse(text));
  }

  @Test
  void onePhraseDoesNotTellTheLanguage() {
    assertThat(calques(SPANISH_ALONE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(0.8))
        .extracting(Finding::message)
        .asString()
        .doesNotContain("probably translated");
  }

  @Test
  void theSamePhraseTwiceDoesNotTellTheLanguage() {
    assertThat(calques(SPANISH_ALONE + " " + SPANISH_ALONE))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("probably translated"));
  }

  @Test
  void twoPhrasesOfOneLanguageTellItAndRaiseConfidence() {
    assertThat(calques(SPANISH_TWICE))
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.message()).contains("was probably translated from Spanish.");
              assertThat(finding.confidence()).isEqualTo(0.9);
            });
  }

  @Test
  void aFalseFriendHelpsToTellTheLanguageOfACalque() {
    assertThat(calques(SPANISH_ALONE + " The fiscal asked for ten years."))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("was probably translated from Spanish.");
  }

  @Test
  void phrasesOfDifferentLanguagesTellNone() {
    assertThat(calques(SPANISH_ALONE + " He acted on own fist."))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("probably translated"));
  }

  @Test
  void aSuggestionBeginsWithACapitalWhereTheSentenceDoes() {
    assertThat(calques("In a first moment he denied it.").get(0).suggestions())
        .containsExactly("At first");
  }

  @Test
  void aWordIsInflectedLikeTheOneItReplaces() {
    assertThat(calques("He blamed the goal shooters of the club.").get(0).suggestions())
        .containsExactly("scorers");
  }

  @Test
  void anEntryThatAsksForAWordItsPatternLacksIsRefused() {
    assertThatThrownBy(
            () ->
                Lexicon.Entry.of(
                    "one two",
                    null,
                    "x",
                    "$3",
                    null,
                    null,
                    null,
                    null,
                    null,
                    "[[One two]].",
                    null,
                    WordKinds.of(Shared.FILES)))
        .hasMessageContaining("“write” asks for word 3 of a pattern of 2");
  }
}
