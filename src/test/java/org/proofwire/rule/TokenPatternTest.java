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
        "the concerned ~NOUN|ADJ # He told the concerned. # the concerned",
        "the concerned ~NOUN|ADJ # He told the concerned that they left. # the concerned",
        "the concerned ~NOUN|ADJ # He told the concerned mother. # -",
        "~<world|stage> cup # The cup broke. # cup",
        "~<world|stage> cup # The world cup began. # -",
        "~<world> cup # Cup fever is back. # Cup",
        "<take> NP (by|with the) hand # They took the two old men by hand. # took the two old men by hand",
        "<take> NP (by|with the) hand # They took him with the hand. # -",
        "<take> {NP} away # They took the minister’s grey hat away. # the minister’s grey hat",
        "<give> (in the|at a) (big|small)? hall # It was given in the hall. # given in the hall",
        "<give> (in the|at a) (big|small)? hall # She gives it at a hall. # -",
        "<give> it (in the|at a) (big|small)? hall # She gives it at a small hall. # gives it at a small hall",
        "(is (<lose>|given up)|fell) by # The fort is given up by dawn. # is given up by",
        "(is (<lose>|given up)|fell) by # The fort is lost by dawn. # is lost by",
        "(is (<lose>|given up)|fell) by # The fort is found by dawn. # -",
      })
  void findsWhatALinguistWrites(String pattern, String sentence, String marked) {
    Analysis analysis = Shared.analyse(sentence);
    List<String> found =
        parse(pattern).in(TokenPattern.Line.of(analysis.sentences().get(0))).stream()
            .map(match -> match.span().in(sentence))
            .toList();
    assertThat(found).isEqualTo(marked == null ? List.of() : List.of(marked));
  }

  private static TokenPattern parse(String pattern) {
    return TokenPattern.parse(pattern, WordKinds.of(Shared.FILES));
  }

  @Test
  void isLookedUpByItsRarestWord() {
    assertThat(parse("in the <frame> of the").anchors()).containsExactly("frame");
    assertThat(parse("<go> to POSS|the urns?").anchors()).containsExactly("go");
    assertThat(parse("NUM MONTH").anchors()).isEmpty();
    assertThat(parse("<go> to (the film|a match)").anchors())
        .containsExactlyInAnyOrder("film", "match");
    assertThat(
            TokenPattern.Line.of(Shared.analyse("Frames broke.").sentences().get(0)).vocabulary())
        .contains("frame", "frames", "broke", "break");
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertThatThrownBy(() -> parse("one?")).hasMessageContaining("pattern without a word in it");
    assertThatThrownBy(() -> parse("{one two")).hasMessageContaining("don't pair");
    assertThatThrownBy(() -> parse("<one two")).hasMessageContaining("“<” without “>”");
    assertThatThrownBy(() -> parse("<one:nown>")).hasMessageContaining("“nown” is not noun");
  }
}
