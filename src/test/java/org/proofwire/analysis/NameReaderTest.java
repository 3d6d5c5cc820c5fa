package org.proofwire.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proofwire.rule.Shared;

class NameReaderTest {
  private static List<String> in(String text) {
    return Shared.analyse(text).names().stream()
        .map(name -> (name.title() + ": " + name.span().in(text)).replaceFirst("^: ", ""))
        .toList();
  }

  @Test
  void takesTitlesOff() {
    assertThat(in("In Accra, Prime Minister Kofi Asante met coach Ludo Bex and Mrs. Bex."))
        .containsExactly("Accra", "prime minister: Kofi Asante", "coach: Ludo Bex", "mrs: Bex");
  }

  @Test
  void keepsArticlesAndParticles() {
    assertThat(in("We saw Omar al-Tamimi with Jan van der Velde and Saud bin Nayef in Al Wakrah."))
        .containsExactly("Omar al-Tamimi", "Jan van der Velde", "Saud bin Nayef", "Al Wakrah");
  }

  @Test
  void leavesOutAWordThatOnlyOpensTheSentence() {
    assertThat(in("Elections Halima Diallo called a farce were held. Yesterday Diallo voted."))
        .containsExactly("Halima Diallo", "Diallo");
  }

  @Test
  void aStrayCapitalDoesNotLengthenAName() {
    assertThat(in("They released Yusuf Karzan It was in custody.")).containsExactly("Yusuf Karzan");
  }

  @Test
  void aPossessiveEndsAName() {
    assertThat(in("That was Ndiaye's Senegal.")).containsExactly("Ndiaye", "Senegal");
  }
}
