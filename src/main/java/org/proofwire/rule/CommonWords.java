package org.proofwire.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How often the most frequent words of English stand in a text; all others count as rare. */
final class CommonWords {
  private static final int RARE = 20;
  private static final Map<String, Integer> PER_MILLION = read();

  private CommonWords() {}

  /** How many tokens of a million are one of these words, about. */
  static int perMillion(Collection<String> words) {
    return words.stream().mapToInt(word -> PER_MILLION.getOrDefault(word, RARE)).sum();
  }

  private static Map<String, Integer> read() {
    try (InputStream list =
        Objects.requireNonNull(CommonWords.class.getResourceAsStream("common-words.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> Integer.valueOf(line[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
