package org.proofwire.rule.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.proofwire.analysis.Dictionary;
import org.proofwire.analysis.Name;
import org.proofwire.rule.Shared;

/** Whether two names are one under two spellings: hundreds of pairs, half of them not tuned on. */
class PairsTest {
  private static final Path PAIRS = Path.of("fixtures/names/pairs.tsv");
  private static final double PRECISION = 0.97;
  private static final double RECALL = 0.9;
  private static final int LEAST_PAIRS = 300;

  private record Pair(
      String split, String language, boolean same, String one, String other, String made) {
    static Pair parse(String line) {
      String[] cells = line.split("\t", -1);
      return new Pair(cells[0], cells[1], cells[2].equals("same"), cells[3], cells[4], cells[5]);
    }

    @Override
    public String toString() {
      return language + ": " + one + " / " + other + " (" + made + ")";
    }
  }

  private final Variants variants = Variants.from(Shared.FILES);
  private final Dictionary dictionary = new Dictionary();

  private static List<Pair> pairs() throws IOException {
    return Files.readAllLines(PAIRS).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("split\t"))
        .map(Pair::parse)
        .toList();
  }

  private boolean areCalledOne(Pair pair) {
    return !variants
        .in(
            List.of(Name.of(pair.one()), Name.of(pair.other())),
            dictionary::knowsAsCommonWord,
            dictionary::knows)
        .isEmpty();
  }

  @Test
  void tellsOneNameUnderTwoSpellingsFromTwoNames() throws IOException {
    List<Pair> pairs = pairs();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(LEAST_PAIRS);
    for (String half : List.of("tune", "held-out")) {
      List<Pair> here = pairs.stream().filter(pair -> pair.split().equals(half)).toList();
      List<Pair> called = here.stream().filter(this::areCalledOne).toList();
      long right = called.stream().filter(Pair::same).count();
      long same = here.stream().filter(Pair::same).count();
      double precision = (double) right / called.size();
      double recall = (double) right / same;
      System.out.printf(
          "name pairs, %s: %d, precision %.3f, recall %.3f%n",
          half, here.size(), precision, recall);
      // The held-out half is not shown, so that nobody tunes on it.
      String wrong =
          half.equals("tune")
              ? here.stream()
                  .filter(pair -> pair.same() != called.contains(pair))
                  .map(Pair::toString)
                  .collect(Collectors.joining("\n", "\n", ""))
              : "";
      assertThat(precision).as("precision, %s%s", half, wrong).isGreaterThanOrEqualTo(PRECISION);
      assertThat(recall).as("recall, %s%s", half, wrong).isGreaterThanOrEqualTo(RECALL);
    }
  }
}
