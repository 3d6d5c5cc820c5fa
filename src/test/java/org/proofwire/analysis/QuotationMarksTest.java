package org.proofwire.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proofwire.rule.Shared;

/** What stands between quotation marks, also where the marks are wrong. */
class QuotationMarksTest {
  private static List<String> marked(String text) {
    return QuotationMarks.of(Shared.article(text)).marked().stream()
        .map(marked -> marked.inner().in(text))
        .toList();
  }

  private static int strays(String text) {
    return QuotationMarks.of(Shared.article(text)).strays().size();
  }

  @Test
  void readsEveryKindOfMark() {
    for (String text :
        List.of(
            "He said “no way” twice.",
            "He said \"no way\" twice.",
            "He said ‘no way’ twice.",
            "He said 'no way' twice.",
            "He said «no way» twice.",
            "He said »no way« twice.",
            "He said „no way“ twice.",
            "He said „no way” twice.",
            "He said ”no way” twice.",
            "He said ''no way'' twice.",
            "He said ``no way'' twice.")) {
      assertThat(marked(text)).as(text).containsExactly("no way");
      assertThat(strays(text)).as(text).isZero();
    }
  }

  @Test
  void apostrophesAreNoMarks() {
    assertThat(marked("The players' union and the ’90s don't mix, he's told 'em.")).isEmpty();
    assertThat(marked("It’s the players’ day, isn’t it?")).isEmpty();
    assertThat(marked("‘It’s the players’ day,’ he said."))
        .containsExactly("It’s the players’ day,");
  }

  @Test
  void inchesAreNoMarks() {
    assertThat(strays("The guard is 6'2\" tall.")).isZero();
  }

  @Test
  void nestedWordsAreMarkedAsSuch() {
    List<Marked> marked =
        QuotationMarks.of(Shared.article("\"They did not \"frame\" anybody,\" the bank said."))
            .marked();
    assertThat(marked).extracting(Marked::nested).containsExactly(false, true);
    marked = QuotationMarks.of(Shared.article("“He said ‘never again’ to us,” she said.")).marked();
    assertThat(marked).extracting(Marked::nested).containsExactly(false, true);
  }

  @Test
  void aSpeechCarriesOnWhereTheNextParagraphOpensWithAMark() {
    List<Marked> marked =
        QuotationMarks.of(Shared.article("“The bridge is late.\n\n“Nobody was told.”")).marked();
    assertThat(marked).extracting(Marked::closed).containsExactly(false, true);
    assertThat(marked).extracting(Marked::carriesOn).containsExactly(true, false);
  }

  @Test
  void aMarkAtTheEndOfALaterParagraphEndsTheSpeechThere() {
    String text = "\"The bridge is late.\n\nNobody was told,\" he said.";
    assertThat(marked(text)).containsExactly("The bridge is late.", "Nobody was told,");
  }

  @Test
  void aBadMarkStaysInItsParagraph() {
    String text = "The Rovers\" side lost.\n\nHe said \"no way\" twice.";
    assertThat(marked(text)).containsExactly("no way");
    assertThat(strays(text)).isOne();
    assertThat(marked("A “broken start.\n\nHe said “no way” twice."))
        .containsExactly("broken start.", "no way");
  }
}
