package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
  private static List<String> in(String text) {
    return Paragraphs.in(text).stream().map(span -> span.in(text)).toList();
  }

  @Test
  void blankLinesEndParagraphsWhateverTheLineBreaks() {
    assertThat(in("One.\n\nTwo.\r\n\r\nThree.\r\rFour.\u2029\u2029Five.\n \t\u00A0\nSix.\n"))
        .containsExactly("One.", "Two.", "Three.", "Four.", "Five.", "Six.");
  }

  @Test
  void whiteSpaceAroundIsNoPartOfThem() {
    assertThat(in("\n\n  \tOne. \u00A0\n\n\u200B\n\n Two.")).containsExactly("One.", "Two.");
    assertThat(in(" \n\u00A0\n\u200B")).isEmpty();
    assertThat(in("")).isEmpty();
  }

  @Test
  void wrappedProseIsOneParagraph() {
    String wrapped =
        """
        The ferry to the outer islands will run twice a day again from
        Monday, the company said, after the second ship came back from
        Brest, where it had been repaired for longer than it was built.
        The captain, Anna Lie, said that nothing was left to mend.

        Tickets cost what they cost before. Those who bought one for a
        day when no ship sailed may use it.
        """;
    assertThat(in(wrapped)).hasSize(2);
    assertThat(in(wrapped.replace("\n", "\r\n"))).hasSize(2);
  }

  @Test
  void aShortLineInWrappedProseEndsItsParagraph() {
    assertThat(
            in(
                """
                The ferry to the outer islands will run twice a day again from
                Monday, the company said.
                What it costs
                Tickets cost what they cost before. Those who bought one for a
                day when no ship sailed may use it, the company said as well,
                on any other.
                """))
        .hasSize(3)
        .contains("What it costs");
  }

  @Test
  void linesOfALiveBlogAreParagraphs() {
    assertThat(
            in(
                """
                9.47pm GMT
                Off! That is that, and nobody can say how. Harsk had three men on the line and none of them moved.
                9.45pm GMT
                Another corner. The keeper has come up, to the joy of all who have money on Dunmore.
                """))
        .hasSize(4);
    assertThat(in("9.47pm GMT\nGoal for Harsk.")).hasSize(2);
  }

  @Test
  void paragraphsOfOneLineEachStayApart() {
    String line =
        "The council met on Tuesday and agreed, after three hours, to meet again on Thursday. ";
    assertThat(in((line.repeat(3) + "\n").repeat(4))).hasSize(4);
    assertThat(in("Minister resigns over ferry\nWeather: rain, then more\nHarsk lose again"))
        .hasSize(3);
  }

  @Test
  void aSentenceThatGoesOnIsOneParagraph() {
    assertThat(in("The minister said on\nMonday that she would go.")).hasSize(1);
    assertThat(in("The minister of ferries said that she\nwould go by ship.")).hasSize(1);
    assertThat(in("Storm nears the coast;\nThousands leave their homes.")).hasSize(1);
  }

  @Test
  void itemsOfAListStayApart() {
    assertThat(in("To bring:\n- apples, pears,\n- bread, and\n- water")).hasSize(4);
    assertThat(in("money\nfood\nwater")).hasSize(3);
    assertThat(in("1. Harsk\n2. Dunmore\n3. Orrisk")).hasSize(3);
  }
}
