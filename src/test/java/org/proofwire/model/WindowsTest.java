package org.proofwire.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.proofwire.article.Span;
import org.proofwire.model.Windows.Window;
import org.proofwire.model.WordPiece.Word;

class WindowsTest {
  private static final int MOST = 40;

  private static List<Word> words(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Word(Span.of(2 * i, 2 * i + 1), new int[1 + random.nextInt(4)]))
        .toList();
  }

  private static int pieces(List<Word> words) {
    return words.stream().mapToInt(word -> word.pieces().length).sum();
  }

  @Test
  void whatFitsIsOneWindow() {
    assertThat(Windows.over(words(10, new Random(1)), MOST))
        .containsExactly(new Window(0, 10, 0, 10));
    assertThat(Windows.over(List.of(), MOST)).isEmpty();
  }

  @Test
  void eachWordIsKeptOnceFromAWindowThatHoldsIt() {
    var random = new Random(7);
    for (int count = 1; count < 300; count += 7) {
      List<Word> words = words(count, random);
      var kept = new ArrayList<Integer>();
      for (Window window : Windows.over(words, MOST)) {
        assertThat(pieces(words.subList(window.from(), window.to()))).isLessThanOrEqualTo(MOST);
        assertThat(window.keepFrom()).isGreaterThanOrEqualTo(window.from());
        assertThat(window.keepTo()).isLessThanOrEqualTo(window.to());
        IntStream.range(window.keepFrom(), window.keepTo()).forEach(kept::add);
      }
      assertThat(kept).isEqualTo(IntStream.range(0, count).boxed().toList());
    }
  }

  @Test
  void thereIsTextOnBothSidesOfEachWord() {
    List<Word> words = words(300, new Random(3));
    for (Window window : Windows.over(words, MOST)) {
      if (window.from() > 0) {
        assertThat(pieces(words.subList(window.from(), window.keepFrom())))
            .isGreaterThanOrEqualTo(MOST / 4 - 4);
      }
      if (window.to() < words.size()) {
        assertThat(pieces(words.subList(window.keepTo(), window.to())))
            .isGreaterThanOrEqualTo(MOST / 4 - 4);
      }
    }
  }

  @Test
  void aWordThatIsTooLongForAWindowGetsOneOfItsOwn() {
    var words = List.of(new Word(Span.of(0, 1), new int[90]), new Word(Span.of(2, 3), new int[1]));
    assertThat(Windows.over(words, MOST).stream().map(Window::keepTo)).contains(1, 2);
  }
}
