package org.proofwire.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proofwire.analysis.Analysis;

class TokenPatternTest {
  @ParameterizedTest(name = "{0} in “{1}” marks “{2}”")
  @CsvSource(
      delimiter = '#',
      nullValues = "-",
      value = {
        "the cold war # He recalled the Cold War years. # the Cold War",
        "<bring> history back? to MONTH # They brought history back to May. # brought history back to May",
        "<bring> history back? to MONTH # They bring history to May. # bring history to May",
        "<bring> history back? to MONTH # They bring history to life. # -",
        "{<bring> history} to MONTH # They bring history to May. # bring history",
        "<present:verb> the plan # The present plan worked. # -",
        "<present:verb> the plan # She presented the plan. # presented the plan",
        "shirt NUM # The shirt 34 scored. # shirt 34",
        "not ... but also # He spoke not only once but also twice. # not only once but also",
        "^ clear is # Clear is that we lost. # Clear is",
        "^ clear is # It clear is not. # -",
        "in the end $ # He won in the end. # in the end",
        "in the end $ # In the end he won. # -",
        "white|black house # The black house fell. # black house",
        "House of !Commons|Lords # The House of Cards fell. # House of Cards",
        "House of !Commons|Lords # The House of Lords fell. # -",
        "<lose> POSS|the life # He lost his life. # lost his life",
        "<lose> POSS|the life # They lost the life. # lost the life",
        "<lose> POSS|the life # They lost a life. # -",
        "since NUM|many years # Since 12 years it stands. # Since 12 years",
        "since NUM|many years # It stands since many years. # since many years",
        "they|<team|club>|NAME won # The clubs won. # clubs won",
        "they|<team|club>|NAME won # Then Kim won. # Kim won",
        "they|<team|club>|NAME won # The cat won. # -",
        "this WEEKDAY ( INT ) # He spoke this Monday (12). # this Monday (12)",
        "this WEEKDAY ( INT ) # He spoke this Monday (12th). # -",
      })
  void findsWhatALinguistWrites(String pattern, String sentence, String marked) {
    Analysis analysis = Shared.analyse(sentence);
    List<String> found =
        TokenPattern.parse(pattern).in(analysis.sentences().get(0)).stream()
            .map(match -> match.span().in(sentence))
            .toList();
    assertThat(found).isEqualTo(marked == null ? List.of() : List.of(marked));
  }

  @Test
  void isLookedUpByItsRarestWord() {
    assertThat(TokenPattern.parse("in the <frame> of the").anchors()).containsExactly("frame");
    assertThat(TokenPattern.parse("<go> to POSS|the urns?").anchors()).containsExactly("go");
    assertThat(TokenPattern.parse("NUM MONTH").anchors()).isEmpty();
    assertThat(Shared.analyse("Frames broke.").sentences().get(0).tokens())
        .anySatisfy(token -> assertThat(TokenPattern.vocabulary(token)).contains("frame"));
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertThatThrownBy(() -> TokenPattern.parse("one?"))
        .hasMessageContaining("pattern without a word in it");
    assertThatThrownBy(() -> TokenPattern.parse("{one two")).hasMessageContaining("don't pair");
    assertThatThrownBy(() -> TokenPattern.parse("<one two"))
        .hasMessageContaining("“<” without “>”");
    assertThatThrownBy(() -> TokenPattern.parse("<one:nown>"))
        .hasMessageContaining("“nown” is not noun");
  }
}
