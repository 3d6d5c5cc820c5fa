package org.proofwire.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.rule.Shared;

/** Who says what, in every form that news knows. */
class QuoteFinderTest {
  private static final String INTRO =
      "Maria Keller, the mayor of Lindholm, met the union leader Peter Brandt on Monday.\n\n";

  /** Quoted words in order, each with its kind and its speaker's name or "?". */
  private static List<String> said(String text) {
    return Shared.analyse(text).quotes().stream()
        .filter(Quote::isSpeech)
        .map(quote -> quote.speaker().map(Entity::name).orElse("?"))
        .toList();
  }

  private static Quote only(String text) {
    List<Quote> quotes = Shared.analyse(text).quotes();
    assertThat(quotes).hasSize(1);
    return quotes.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "“The bridge will open in June,” Keller said.",
        "\"The bridge will open in June,\" Keller told reporters.",
        "\"The bridge will open in June\", said Keller.",
        "''The bridge will open in June,'' Ms. Keller said.",
        "‘The bridge will open in June,’ Keller said.",
        "'The bridge won't open in June,' Keller said.",
        "«The bridge will open in June», Keller said.",
        "« The bridge will open in June », Keller said.",
        "»The bridge will open in June«, Keller said.",
        "„The bridge will open in June“, Keller said.",
        "„The bridge will open in June”, Keller said.",
        "— The bridge will open in June — said Keller.",
        "“The bridge will open in June,” said the mayor.",
        "“The bridge will open in June,” according to Keller.",
        "“The bridge will open in June,” Keller, 58, later added.",
        "“The bridge will open in June,” Keller, who took office in May, told the council.",
        "Keller said: “The bridge will open in June.”",
        "Keller said, “The bridge will open in June.”",
        "Asked about the delay, Keller replied, “The bridge will open in June.”",
        "According to Keller, “the bridge will open in June and stay open”.",
        "Keller promised that the bridge “will open in June, come what may”.",
        "In a letter to the union, Keller wrote:¶“The bridge will open in June.”",
        "Keller said that the delay was over, adding: “The bridge will open in June.”",
        "Keller sent the union a letter.¶“The bridge will open in June,” she wrote.",
        "Keller sent the union a letter.¶“The bridge will open in June.”",
        "“The bridge will open in June,” reacted Keller.",
        "“The bridge will open in June,” said Brandt supporter Maria Keller.",
        "“The bridge will open in June,” Maria Keller, 58, of Tarn, who was there, said.",
        "Asked when, Keller said: “The bridge will open in June.”",
        "Brandt was not there, Keller said, adding: “The bridge will open in June.”",
        "“The bridge will open in June.”¶— Maria Keller"
      })
  void findsTheSpeakerOfAQuotation(String sentence) {
    assertThat(said(INTRO + sentence.replace("¶", "\n\n"))).containsExactly("Maria Keller");
  }

  @Test
  void aSpeechInterruptedByItsClauseHasOneSpeaker() {
    assertThat(said(INTRO + "“The bridge,” Brandt said, “will never open.”"))
        .containsExactly("Peter Brandt", "Peter Brandt");
    assertThat(said(INTRO + "“It is late,” Brandt said. “It will never open.”"))
        .containsExactly("Peter Brandt", "Peter Brandt");
  }

  @Test
  void aSpeechGoesOnOverParagraphs() {
    assertThat(
            said(
                INTRO
                    + "Brandt said: “The bridge is late.\n\n“Nobody was told.\n\n“We want answers.”"))
        .containsExactly("Peter Brandt", "Peter Brandt", "Peter Brandt");
    assertThat(said(INTRO + "“The bridge is late,” Brandt said.\n\n“Nobody was told about it.”"))
        .containsExactly("Peter Brandt", "Peter Brandt");
  }

  @Test
  void twoSpeakersTakeTurns() {
    assertThat(
            said(
                INTRO
                    + "“When will it open?” Brandt asked. Keller answered, “It will open in June.”"))
        .containsExactly("Peter Brandt", "Maria Keller");
    assertThat(said(INTRO + "Brandt said: “Why now?” Keller shot back: “Why not, Mr Brandt?”"))
        .containsExactly("Peter Brandt", "Maria Keller");
  }

  @Test
  void pronounsFollowTheGender() {
    assertThat(said(INTRO + "“The bridge will open in June,” he said."))
        .containsExactly("Peter Brandt");
    assertThat(said(INTRO + "“The bridge will open in June,” she said."))
        .containsExactly("Maria Keller");
  }

  @Test
  void aParenthesisOrAnAppositionStandsBetweenSpeakerAndCue() {
    assertThat(
            said(
                "“The bridge is late,” Rep. Ann Lowe (D-Ohio) said.\n\n"
                    + "“It is,” Carl Munk, a senior fellow at the Harbour Institute, told The Courier."))
        .containsExactly("Ann Lowe", "Carl Munk");
  }

  @Test
  void tellsIronyAndTitlesFromSpeech() {
    assertThat(only("The so-called “experts” have left the town again.").kind())
        .isEqualTo(Quote.Kind.SCARE);
    assertThat(only("Her new novel “The Long Way Down” sold well in May.").kind())
        .isEqualTo(Quote.Kind.TITLE);
    assertThat(only("Keller called the plan “a disgrace to the whole town”.").kind())
        .isEqualTo(Quote.Kind.MIXED);
    assertThat(only("“The plan is a disgrace to the town,” Keller said.").kind())
        .isEqualTo(Quote.Kind.DIRECT);
  }

  @Test
  void speechWithoutMarksIsFound() {
    Quote quote = only(INTRO + "Brandt said that the bridge would never open.");
    assertThat(quote.kind()).isEqualTo(Quote.Kind.INDIRECT);
    assertThat(quote.speaker()).map(Entity::name).isEqualTo(Optional.of("Peter Brandt"));
    assertThat(only(INTRO + "Brandt wrote to the council:\n\nWe have waited long enough.").kind())
        .isEqualTo(Quote.Kind.BLOCK);
  }

  @Test
  void saysWhatASpeakerRestsOn() {
    String text = INTRO + "“The bridge will open in June,” Keller told reporters. “It must.”";
    List<Quote> quotes = Shared.analyse(text).quotes();
    assertThat(quotes)
        .extracting(Quote::basis)
        .containsExactly(Quote.Basis.CUE, Quote.Basis.CONTINUED);
    assertThat(quotes.get(0).cue().orElseThrow().in(text)).isEqualTo("told");
    assertThat(quotes.get(0).named().orElseThrow().in(text)).isEqualTo("Keller");
    assertThat(quotes.get(0).attribution().orElseThrow().in(text)).isEqualTo("Keller told");
    assertThat(quotes.get(0).confidence()).isGreaterThan(quotes.get(1).confidence());
  }

  @Test
  void nobodySpeaksWhereNobodyIsNamed() {
    assertThat(said("“The bridge will open in June,” a spokesman said.")).containsExactly("?");
  }

  @ParameterizedTest
  @CsvSource({
    "a spokesman, a spokesman",
    "a Brandt spokesman, a Brandt spokesman",
    "a Democratic strategist, a Democratic strategist",
    "he, ''",
  })
  void aNamelessSpeakerIsShownByTheWordsForHim(String words, String shown) {
    String text = "“The bridge will open in June,” " + words + " said.";
    assertThat(only(text).shownSpeaker(text).orElse("")).isEqualTo(shown);
    String inverted = "“The bridge will open in June,” said " + words + ".";
    assertThat(only(inverted).shownSpeaker(inverted).orElse("")).isEqualTo(shown);
  }

  @Test
  void nestedWordsStayInsideTheSpeech() {
    assertThat(said(INTRO + "“He told me ‘never again’ and left the room,” Keller said."))
        .containsExactly("Maria Keller");
  }

  @Test
  void oneBadMarkDoesNotSwallowTheArticle() {
    assertThat(
            said(
                INTRO
                    + "Brandt\" side lost the vote again on Monday.\n\n"
                    + "\"The bridge is late,\" Brandt said.\n\n"
                    + "Keller left the room at noon.\n\n"
                    + "\"The bridge will open in June,\" Keller said."))
        .containsExactly("Peter Brandt", "Maria Keller");
    assertThat(
            said(
                INTRO
                    + "\"The bridge is late, Brandt said.\n\n"
                    + "Keller left the room at noon.\n\n"
                    + "\"The bridge will open in June,\" Keller said."))
        .hasSize(2)
        .endsWith("Maria Keller");
  }
}
