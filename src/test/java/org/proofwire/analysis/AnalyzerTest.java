package org.proofwire.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languagetool.AnalyzedSentence;
import org.languagetool.AnalyzedTokenReadings;
import org.languagetool.JLanguageTool;
import org.languagetool.chunking.EnglishChunker;
import org.proofwire.rule.Shared;

class AnalyzerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One sentence.",
        "  \n\n First headline\n\n\nThe second line. It has two.\n\nThird\n ",
        "Soft\u00adhyphen and zero\u200bwidth and emoji 😀 here. “Quoted,” he said.",
        "No-break\u00a0space. Tab\there.\r\n\r\nWindows line.",
      })
  void tokensPointAtTheirWordsAndPiecesCoverTheText(String text) {
    Analysis analysis = Shared.analyse(text);
    int from = 0;
    for (Token token : analysis.tokens()) {
      assertThat(token.start()).isGreaterThanOrEqualTo(from);
      assertThat(token.span().in(text)).isEqualTo(token.text());
      assertThat(token.text()).isNotBlank();
      from = token.end();
    }
    StringBuilder whole = new StringBuilder();
    for (AnalyzedSentence sentence : analysis.languageTool()) {
      whole.append(sentence.getText());
    }
    assertThat(whole.toString()).isEqualTo(text);
  }

  /** Else each would cost the square of its length, and a check of some could not be stopped. */
  @ParameterizedTest
  @ValueSource(strings = {"word ", "a. ", "😀", "(", "“No” "})
  void noSentenceIsLongerThanCanBeBorne(String word) {
    String text = "So " + word.repeat(24_000 / word.length());
    List<String> sentences = Shared.LANGUAGE_TOOLS.split(text);
    assertThat(sentences).allMatch(sentence -> sentence.length() <= 3_000);
    assertThat(String.join("", sentences)).isEqualTo(text);
    assertThat(sentences)
        .noneMatch(sentence -> Character.isLowSurrogate(sentence.charAt(0)))
        .filteredOn(sentence -> word.equals("word ") && !sentence.endsWith(" "))
        .isEmpty();
  }

  @Test
  void aWordHasTheTagThatItHasInItsSentence() {
    Analysis analysis = Shared.analyse("They present the present plan.");
    assertThat(analysis.tokens())
        .filteredOn(token -> token.text().equals("present"))
        .extracting(Token::tag)
        .containsExactly("VBP", "JJ");
    assertThat(Shared.analyse("She brought him home.").tokens().get(1).lemma()).isEqualTo("bring");
    assertThat(Shared.analyse("Running costs rose.").tokens().get(1).stem()).isEqualTo("cost");
  }

  @Test
  void phrasesAreTheSameAsLanguageTools() throws Exception {
    var plain = new EnglishChunker();
    var tool = new JLanguageTool(Shared.LANGUAGE_TOOLS.language());
    for (String text :
        List.of(
            "The prime minister and two of his aides cannot explain the deal's cost.",
            "It didn't rain in Geneva, where John Smith's talks with the U.S. envoys began at 3.5%.",
            "We’ve lost, he said; nobody’s happy.")) {
      AnalyzedSentence ours = tool.getAnalyzedSentence(text);
      AnalyzedSentence theirs = tool.getAnalyzedSentence(text);
      plain.addChunkTags(List.of(theirs.getTokens()));
      for (int i = 0; i < ours.getTokens().length; i++) {
        AnalyzedTokenReadings token = ours.getTokens()[i];
        if (hasPos(theirs.getTokens()[i])) {
          continue; // LanguageTool's chunker passes over words that it splits otherwise: U.S.
        }
        assertThat(
                token.getChunkTags().stream()
                    .map(tag -> tag.getChunkTag())
                    .filter(tag -> !tag.startsWith(PosChunker.POS))
                    .sorted())
            .as("%s in %s", token.getToken(), text)
            .isEqualTo(
                theirs.getTokens()[i].getChunkTags().stream()
                    .map(tag -> tag.getChunkTag())
                    .sorted()
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“Nobody asked us,” Brandt said.",
        "\"Nobody asked us,\" Brandt said.",
        "„Nobody asked us“, Brandt said.",
        "«Nobody asked us», Brandt said.",
        "‘Nobody asked us,’ Brandt said.",
        "“Nobody asked us”—Brandt said.",
        "Nobody asked us (Brandt said).",
        "Nobody asked us… [Brandt] said.",
      })
  void marksArePartOfNoName(String text) {
    assertThat(Shared.analyse(text).tokens())
        .filteredOn(Token::isWord)
        .extracting(Token::tag)
        .containsExactly("NN", "VBD", "PRP", "NNP", "VBD");
  }

  @Test
  void aNameMayHoldAMark() {
    assertThat(Shared.analyse("The road to Sana‘a is closed.").tokens())
        .filteredOn(token -> token.text().startsWith("Sana"))
        .extracting(Token::tag)
        .containsExactly("NNP");
  }

  private static boolean hasPos(AnalyzedTokenReadings token) {
    return token.getChunkTags().stream()
        .anyMatch(tag -> tag.getChunkTag().startsWith(PosChunker.POS));
  }
}
