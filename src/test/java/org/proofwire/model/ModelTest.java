package org.proofwire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private static final Path SHIPPED = Path.of("rules/models");
  private static final Model MODEL = load();

  private static final String PARAGRAPH =
      "The harbour board will meet on Tuesday to decide whether the old customs house can be sold."
          + " Three firms have shown an interest, but none has made an offer in writing.";

  private static Model load() {
    try {
      return Model.load(name -> Files.newInputStream(SHIPPED.resolve(name)));
    } catch (ModelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files as they come, but for one. */
  private static Model.Folder with(String name, byte[] content) {
    return asked ->
        asked.equals(name)
            ? new ByteArrayInputStream(content)
            : Files.newInputStream(SHIPPED.resolve(asked));
  }

  private static double mean(List<Chance> chances) {
    return chances.stream()
        .flatMap(chance -> chance.logits().stream())
        .mapToDouble(Float::doubleValue)
        .average()
        .orElseThrow();
  }

  @Test
  void garbledWordsAreDoubtedMore() {
    String garbled =
        PARAGRAPH.replace("customs house", "habits dwelling").replace("sold", "selled");
    double[] fine = MODEL.judge().wrong(MODEL.read(PARAGRAPH), 0, false);
    double[] wrong = MODEL.judge().wrong(MODEL.read(garbled), 0, false);
    assertThat(Arrays.stream(wrong).max().orElseThrow())
        .isGreaterThan(2 * Arrays.stream(fine).max().orElseThrow());
  }

  @Test
  void everyWordHasItsChance() {
    assertThat(MODEL.read("He said: “No.”").stream().map(each -> each.span().in("He said: “No.”")))
        .containsExactly("He", "said", ":", "“", "No", ".", "”");
    assertThat(MODEL.read("")).isEmpty();
    assertThat(MODEL.read(" \n\u200b")).isEmpty();
  }

  @Test
  void aLongParagraphIsLeftOffWhenTheCheckIsStopped() {
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> MODEL.read((PARAGRAPH + " ").repeat(100)))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted(); // the next test is not meant
    }
  }

  @Test
  void whereTheCutFallsMakesNoDifferenceThatMatters() {
    List<String> sentences =
        List.of(
            "The board met on Monday and put off the vote until the spring.",
            "Nobody had told the tenants, who heard of it from a neighbour’s son.",
            "A lawyer for the owners called the delay an insult to patient people.",
            "The mayor, who had promised an answer before Christmas, did not come.",
            "She sent a letter instead, and it was read out by her deputy.");
    String text =
        IntStream.range(0, 40)
            .mapToObj(i -> sentences.get(i % sentences.size()))
            .collect(Collectors.joining(" "));
    List<Chance> whole = MODEL.read(text);
    for (int cut : new int[] {1, 2, 3}) {
      int from =
          sentences.subList(0, cut).stream().mapToInt(sentence -> sentence.length() + 1).sum();
      List<Chance> rest = MODEL.read(text.substring(from));
      int before = whole.size() - rest.size();
      // What stood just behind the new beginning has lost its context; the rest is as it was.
      for (int i = 40; i < rest.size(); i++) {
        for (int head = 0; head < 4; head++) {
          assertThat(probability(rest.get(i).logits().get(head)))
              .isCloseTo(probability(whole.get(before + i).logits().get(head)), within(0.1));
        }
      }
    }
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Test
  void threadsGetTheSameAnswers() throws Exception {
    List<Chance> alone = MODEL.read(PARAGRAPH);
    var pool = Executors.newFixedThreadPool(4);
    try {
      Callable<List<Chance>> reading = () -> MODEL.read(PARAGRAPH);
      for (Future<List<Chance>> answer :
          pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> reading).toList())) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aLongParagraphIsReadWithoutMuchMemory() {
    assertThat(mean(MODEL.read(PARAGRAPH.repeat(60)))).isNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wording.yml", "wording.onnx", "wording.vocab.txt"})
  void aMissingFileIsNamed(String name) {
    Model.Folder folder =
        asked -> {
          if (asked.equals(name)) {
            throw new NoSuchFileException(asked);
          }
          return Files.newInputStream(SHIPPED.resolve(asked));
        };
    assertThatThrownBy(() -> Model.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage("rules/models/" + name + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wording.onnx", "wording.vocab.txt"})
  void aDamagedFileIsNamed(String name) throws IOException {
    byte[] content = Files.readAllBytes(SHIPPED.resolve(name));
    content[content.length / 2] ^= 1;
    assertThatThrownBy(() -> Model.load(with(name, content)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(name + " is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name: [", "name: x", "name: x\nheadz: []"})
  void aCardWithAMistakeIsOneLine(String card) {
    assertThatThrownBy(() -> Model.load(with("wording.yml", card.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("card")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aNetworkThatIsNoneIsOneLine() {
    assertThatThrownBy(() -> Encoder.load("no network".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("ONNX Runtime can't read the model")
        .hasMessageNotContaining("\n");
  }
}
