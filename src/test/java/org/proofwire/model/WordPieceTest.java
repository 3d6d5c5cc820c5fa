package org.proofwire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proofwire.article.Span;

class WordPieceTest {
  private static final WordPiece OURS = new WordPiece(Vocabulary.PIECES);

  /** Hugging Face's tokenizers, with the same vocabulary. */
  private static HuggingFaceTokenizer reference;

  @BeforeAll
  static void loadReference() throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    Vocabulary.PIECES.forEach(piece -> ids.put(piece, ids.size()));
    byte[] tokenizer =
        JsonMapper.builder()
            .build()
            .writeValueAsBytes(
                Map.of(
                    "version",
                    "1.0",
                    "normalizer",
                    Map.of(
                        "type", "BertNormalizer",
                        "clean_text", true,
                        "handle_chinese_chars", true,
                        "lowercase", true),
                    "pre_tokenizer",
                    Map.of("type", "BertPreTokenizer"),
                    "model",
                    Map.of(
                        "type", "WordPiece",
                        "unk_token", "[UNK]",
                        "continuing_subword_prefix", "##",
                        "max_input_chars_per_word", 100,
                        "vocab", ids)));
    reference = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(tokenizer), Map.of());
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The minister said on Monday that nothing would change.",
        "Don’t say “can’t” — it isn't so, it's 'quoted' and ‘single’.",
        "São Tomé, naïve façade; Łódź, Århus, Đà Nẵng, Gdańsk, crème brûlée",
        "A\u0301ccents apart from the\u0300ir letters, ñ and n\u0303",
        "İstanbul ve IĞDIR, ışık; STRASSE, Straße, ẞ; ΣΊΣΥΦΟΣ",
        "She wrote 👍🏽 and 👩‍👩‍👧‍👦 and ❤️ and 🇺🇦, then :-)",
        "pneumonoultramicroscopicsilicovolcanoconiosis antidisestablishmentarianism",
        "a-b_c+d=e%f&g#h@i!j?k/l\\m|n~o`p^q$r€s£t¥u°v§w",
        "中国 news 日本語の文 and 한국어 뉴스 with ไทย and العربية and עברית",
        "Привет, мир; Україна; Ελλάδα; हिन्दी समाचार; বাংলা",
        "soft\u00adhyphen zero\u200bwidth join\u200der mark\ufefff nb\u00a0space thin\u2009space",
        "line\nbreak\ttab\rreturn\u2028line\u2029paragraph\u0085next \u0007bell",
        "ﬁne ligature, ½ price, №5, ①, ², µm, Å, ﾊﾝｶｸ, Ｆｕｌｌ",
        "𝐁𝐨𝐥𝐝 𝕄𝕒𝕥𝕙 𐍈 and replacement \ufffd and private \ue000 use",
        "1,234.56 1.234,56 2026-11-26 12:30 3/4 U.S. e.g. Ph.D. AT&T",
        "[CLS] [MASK] [UNK] ##ing",
        "..... ?!?! ---- ““”” …… ‹› «»",
        "x",
        " ",
        "",
        "   \n "
      })
  void splitsAsTheReferenceDoes(String text) {
    assertThat(OURS.words(text).stream().flatMapToInt(word -> Arrays.stream(word.pieces())))
        .containsExactlyElementsOf(ids(text));
  }

  private static List<Integer> ids(String text) {
    return Arrays.stream(reference.encode(text, false, false).getIds())
        .mapToObj(Math::toIntExact)
        .toList();
  }

  @Test
  void aWordOfAHundredCharactersIsSplitAndALongerOneUnknown() {
    for (int length : new int[] {99, 100, 101, 5000}) {
      String text = "go " + "a".repeat(length) + " on";
      assertThat(OURS.words(text).stream().flatMapToInt(word -> Arrays.stream(word.pieces())))
          .as("%d", length)
          .containsExactlyElementsOf(ids(text));
    }
  }

  @Test
  void placesAreInTheTextAsWritten() {
    String text = "The ÉLYSÉE’s 👍 answer\u200b: “no”.";
    assertThat(OURS.words(text).stream().map(word -> word.span().in(text)))
        .containsExactly("The", "ÉLYSÉE", "’", "s", "👍", "answer\u200b", ":", "“", "no", "”", ".");
    assertThat(OURS.words("a  b").get(1).span()).isEqualTo(Span.of(3, 4));
  }

  @Test
  void aVocabularyWithoutItsSpecialPiecesIsRefused() {
    assertThatThrownBy(() -> new WordPiece(List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[UNK]");
  }
}
