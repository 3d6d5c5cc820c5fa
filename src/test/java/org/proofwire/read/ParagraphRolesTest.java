package org.proofwire.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Role;
import org.proofwire.read.ParagraphRoles.Shown;

class ParagraphRolesTest {
  private static final String BODY =
      "The wheel of the old mill turned on Monday for the first time since the war, and some four"
          + " hundred people had come to see whether it would.";

  private static List<Role> roles(String... paragraphs) {
    return ParagraphRoles.of(
        Stream.of(paragraphs).map(text -> new Shown(text, Optional.empty())).toList());
  }

  /** The role between a headline and two paragraphs of body text. */
  private static Role between(String line) {
    return roles("Mill turns again", BODY, line, BODY, BODY).get(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mill turns again",
        "Why the mill turns again, and who pays for it?",
        "The mill turns again.",
        "Trader Says Mill Will Never Turn a Profit, Calls for a Vote on Its Future by Spring.",
        "Renn, Tobias, miller: born Orrisk 3 May 1921; married 1949 Ada Holm (died 1988; one"
            + " daughter, one son deceased); died Orrisk 11 January 2014",
        "Mill turns again; \nFour hundred came to see whether it would.",
        "It turns!\nMiller happy",
      })
  void headlines(String first) {
    assertThat(roles(first, BODY, BODY).get(0)).isEqualTo(Role.HEADLINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BODY,
        "ORRISK (Reuters) – The mill turned.",
        "He said that it turned.",
        "The miller said:",
        "It was late. Nobody had slept. The wheel was still.",
      })
  void firstParagraphsThatAreNoHeadline(String first) {
    assertThat(roles(first, BODY, BODY).get(0)).isEqualTo(Role.BODY);
  }

  @Test
  void aSentenceAloneIsBody() {
    assertThat(roles("Mill turns again")).containsExactly(Role.BODY);
    assertThat(roles("Source link")).containsExactly(Role.BODY);
  }

  @Test
  void theHeadlineMayStandUnderWhatAScraperLeft() {
    assertThat(roles("[ad_1]", "Mill turns again", "By Ann Lee", BODY, BODY))
        .containsExactly(Role.RESIDUE, Role.HEADLINE, Role.BYLINE, Role.BODY, Role.BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Storied profession",
        "Storated profession",
        "money without edition",
        "The best",
        "Little time, room to turn",
        "Against my will!",
        "What next?",
        "Why it was slow",
        "Village destroyed by fire",
        "Lessons learned from a long war",
      })
  void subheadings(String line) {
    assertThat(between(line)).isEqualTo(Role.SUBHEADING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The miller was happy with it",
        "The ministers agreed to go on Friday",
        "Renn hit the table with his fist",
        "By that time it was too late",
        "Police arrested the miller and his son",
        "She left.",
        "“Why not?” he asked, and then he asked again.",
        "“We won!”",
        "The miller said:",
        "The wheel has oak in it, five metres of it, and it took a dozen men six winters to mend"
            + " it",
      })
  void sentencesThatAreNoSubheading(String line) {
    assertThat(between(line)).isEqualTo(Role.BODY);
  }

  @Test
  void aSubheadingStandsOverText() {
    assertThat(roles("Mill turns again", BODY, BODY, "Storied profession"))
        .endsWith(Role.BODY, Role.BODY);
    assertThat(
            roles(
                "Mill turns again",
                BODY,
                "Regarding",
                ", the miller said that it would turn" + BODY))
        .endsWith(Role.BODY, Role.BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By Jane Roe",
        "By Jane Roe and Omar Haddad in Orrisk",
        "by Miriam Hale",
        "Written by Ann Lee",
        "(Reporter Li Wei)",
        "Jane Roe, Political Editor",
        "Gazette reporter Jane Roe",
      })
  void bylines(String line) {
    assertThat(between(line)).isEqualTo(Role.BYLINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"By Monday the wheel had stopped", "By Friday", "By then nobody came"})
  void noBylines(String line) {
    assertThat(between(line)).isNotEqualTo(Role.BYLINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GENEVA, 3 May (AFP)",
        "LONDON (Reuters) -",
        "12 March 2021",
        "March 12, 2021, 10:05 GMT",
        "Published: 3 May 2021",
        "Updated 9:41 pm",
        "9.47pm GMT",
        "24.11.2023, 17:40",
        "2023-02-11 13:07:20 [Source: Xinhua]",
        "Last updated on Monday, 5 June 2023 at 09:15 BST",
      })
  void datelines(String line) {
    assertThat(between(line)).isEqualTo(Role.DATELINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"The mill opened on 3 May 2021.", "May the mill turn", "40 Years", "ORRISK"})
  void noDatelines(String line) {
    assertThat(between(line)).isNotEqualTo(Role.DATELINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Photo: Ann Lee",
        "The miller, right, and his son shake hands at the mill, May 1, 2020 [Ann Lee/Reuters]",
        "The wheel took its first turn at high water. (Photo: Ann Lee/Courier)",
        "The miller at work. Photograph by Ann Lee (AP Photo/Ann Lee)",
        "Picture from the national archive",
        "File photo of the mill, 1934",
      })
  void captions(String line) {
    assertThat(between(line)).isEqualTo(Role.CAPTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The miller said that he would go on. (Reuters)",
        "Photographs of the mill were shown on Monday in the town hall.",
        "He blamed the other party (the Greens) for it.",
        "The picture is not clear, said the mayor [of Orrisk].",
      })
  void noCaptions(String line) {
    assertThat(between(line)).isEqualTo(Role.BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Source link",
        "Source link.",
        "[ad_2]",
        "Powered by Millware",
        "Share this:",
        "READ MORE »",
        "Read also: Why the river is rising",
        "We use cookies to make sure that you get the best out of our site. By going on you agree.",
        "Sign up for our newsletter",
      })
  void residue(String line) {
    assertThat(between(line)).isEqualTo(Role.RESIDUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Read more books, said the miller, and see fewer films.",
        "The source of the river is not known.",
        "Sharing this was not easy.",
      })
  void noResidue(String line) {
    assertThat(between(line)).isEqualTo(Role.BODY);
  }

  @Test
  void lists() {
    assertThat(roles("Mill turns again", BODY, "• flour", BODY)).contains(Role.LIST_ITEM);
    assertThat(roles("Mill turns again", BODY, "– white flour", "– brown flour", BODY))
        .containsExactly(Role.HEADLINE, Role.BODY, Role.LIST_ITEM, Role.LIST_ITEM, Role.BODY);
    assertThat(roles("Mill turns again", BODY, "– I shall turn it, said the miller.", BODY).get(2))
        .isEqualTo(Role.BODY);
    assertThat(roles("Mill turns again", BODY, "1) flour", "2) bran", BODY).get(3))
        .isEqualTo(Role.LIST_ITEM);
    assertThat(
            roles("Mill turns again", BODY, "white flour", "brown flour", "bran", BODY)
                .subList(2, 5))
        .containsOnly(Role.LIST_ITEM);
  }

  @Test
  void whatTheMarkupTellsIsKept() {
    List<Role> roles =
        ParagraphRoles.of(
            List.of(
                new Shown("Mill turns again", Optional.of(Role.SUBHEADING)),
                new Shown(BODY, Optional.of(Role.CAPTION)),
                new Shown("Share this", Optional.of(Role.SUBHEADING)),
                new Shown(BODY, Optional.empty())));
    assertThat(roles).containsExactly(Role.SUBHEADING, Role.CAPTION, Role.RESIDUE, Role.BODY);
  }
}
