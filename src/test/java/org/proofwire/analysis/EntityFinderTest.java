package org.proofwire.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proofwire.analysis.Entity.Gender;
import org.proofwire.analysis.Entity.Kind;
import org.proofwire.rule.Shared;

/** Who is in an article, and what it tells of them. */
class EntityFinderTest {
  private static Entity entity(String text, String name) {
    return Shared.analyse(text).entities().stream()
        .filter(entity -> entity.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(names(text).toString()));
  }

  private static List<String> names(String text) {
    return Shared.analyse(text).entities().stream().map(Entity::name).toList();
  }

  private static List<String> mentions(Entity entity) {
    return entity.mentions().stream().map(Mention::text).toList();
  }

  @Test
  void aSurnameJoinsTheFullName() {
    Entity keller =
        entity("Maria Keller arrived. The union had invited Keller weeks ago.", "Maria Keller");
    assertThat(mentions(keller)).containsExactly("Maria Keller", "Keller");
    assertThat(keller.kind()).isEqualTo(Kind.PERSON);
  }

  @Test
  void titlesAndGivenNamesTellTheGender() {
    String text = "Mrs. Okonjo spoke. Peter Brandt left. President Tarek Salem waved.";
    assertThat(entity(text, "Okonjo").gender()).isEqualTo(Gender.FEMALE);
    assertThat(entity(text, "Okonjo").genderEvidence()).isEqualTo("Mrs");
    assertThat(entity(text, "Peter Brandt").gender()).isEqualTo(Gender.MALE);
    assertThat(entity(text, "Tarek Salem").roles()).contains("president");
  }

  @Test
  void officesAndAppositionsBecomeRoles() {
    String text =
        "Veteran envoy Zarif Daneshgar arrived on Monday. Carla Munk, a senior fellow at the Harbour"
            + " Institute, doubted him. The envoy smiled. The fellow did not.";
    Entity envoy = entity(text, "Zarif Daneshgar");
    assertThat(envoy.roles()).contains("envoy");
    assertThat(envoy.mentions())
        .extracting(Mention::kind)
        .contains(Mention.Kind.NAME, Mention.Kind.ROLE);
    assertThat(mentions(envoy)).contains("envoy");
  }

  @Test
  void pronounsJoinWhoeverIsTalkedAbout() {
    String text = "Maria Keller met Peter Brandt. She thanked him. He left early.";
    assertThat(mentions(entity(text, "Maria Keller"))).containsExactly("Maria Keller", "She");
    assertThat(mentions(entity(text, "Peter Brandt"))).containsExactly("Peter Brandt", "him", "He");
  }

  @Test
  void pronounsTellTheGenderOfAnUnknownName() {
    String text = "The mayor, Ndruvaq Xhemal, smiled. “We did it,” she said. She left.";
    Entity mayor = entity(text, "Ndruvaq Xhemal");
    assertThat(mayor.gender()).isEqualTo(Gender.FEMALE);
    assertThat(mayor.isGenderCertain()).isFalse();
  }

  @Test
  void organisationsAndPlacesAreTold() {
    String text =
        "The Harbour Institute in Warsaw warned the Justice Department. The institute said more was"
            + " to come from Poland.";
    assertThat(entity(text, "Harbour Institute").kind()).isEqualTo(Kind.ORGANISATION);
    assertThat(entity(text, "Justice Department").kind()).isEqualTo(Kind.ORGANISATION);
    assertThat(entity(text, "Warsaw").kind()).isEqualTo(Kind.PLACE);
  }

  @Test
  void husbandAndWifeStayTwo() {
    String text = "Peter Brandt and Maria Brandt arrived. Mrs. Brandt spoke first.";
    assertThat(mentions(entity(text, "Maria Brandt"))).containsExactly("Maria Brandt", "Brandt");
    assertThat(mentions(entity(text, "Peter Brandt"))).containsExactly("Peter Brandt");
  }

  @Test
  void theFirstWordOfASentenceIsNoName() {
    assertThat(names("However, nobody came. Bridges were closed. Under the rain they waited."))
        .isEmpty();
  }

  @Test
  void particlesHyphensAndInitialsBelongToNames() {
    String text =
        "Ursula van der Berg met Jean-Paul Carrière, George W. Hanley and Ahmed al-Masri in Ghent.";
    assertThat(names(text))
        .contains(
            "Ursula van der Berg", "Jean-Paul Carrière", "George W. Hanley", "Ahmed al-Masri");
  }

  @Test
  void anOfficerOfAnOrganisationIsAPerson() {
    Entity leader = entity("Senate Minority Leader Carl N. Munk spoke. Munk left.", "Carl N. Munk");
    assertThat(leader.kind()).isEqualTo(Kind.PERSON);
    assertThat(mentions(leader)).containsExactly("Carl N. Munk", "Munk");
  }

  @Test
  void aSurnameThatIsAlsoAGivenNameTellsNoGender() {
    Entity henry = entity("Mary Kay Henry arrived. “We are ready,” Henry said.", "Mary Kay Henry");
    assertThat(mentions(henry)).containsExactly("Mary Kay Henry", "Henry");
    assertThat(henry.gender()).isEqualTo(Gender.FEMALE);
  }

  @Test
  void anOrganisationHasAShortNameAndInitials() {
    String text =
        "The Harbour Workers Union spoke to the Lindholm Times. The Times printed what the HWU said.";
    assertThat(mentions(entity(text, "Harbour Workers Union")))
        .containsExactly("Harbour Workers Union", "HWU");
    assertThat(mentions(entity(text, "Lindholm Times"))).containsExactly("Lindholm Times", "Times");
  }

  @Test
  void anAdjectiveIsNoName() {
    assertThat(names("A Democratic strategist met an Iranian official and a Republican candidate."))
        .isEmpty();
  }

  @Test
  void aPartyInBracketsIsNoName() {
    assertThat(names("Senator Lindsey O. Graham (R-S.C.) met Ann Lowe (D-Ohio)."))
        .containsExactly("Lindsey O. Graham", "Ann Lowe");
  }

  @Test
  void anElisionBelongsToTheName() {
    Entity writer = entity("Dinesh D’Souza wrote it. D’Souza smiled.", "Dinesh D’Souza");
    assertThat(mentions(writer)).containsExactly("Dinesh D’Souza", "D’Souza");
  }

  @Test
  void whoeverHasTwoNamesAndSpeaksIsAPerson() {
    assertThat(entity("It came from Nduru Xhemali. “Yes,” Xhemali wrote.", "Nduru Xhemali").kind())
        .isEqualTo(Kind.PERSON);
  }
}
