package org.proofwire.read;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists stay as they are easiest to keep: said what for, sorted, nothing twice. */
class WordListTest {
  private static final Path LISTS = Path.of("src/main/resources/org/proofwire/read");

  @Test
  void listsAreSortedAndSayWhatTheyAreFor() throws IOException {
    var complaints = new ArrayList<String>();
    try (Stream<Path> lists = Files.list(LISTS)) {
      for (Path list : lists.sorted().toList()) {
        List<String> lines = Files.readAllLines(list);
        List<String> entries = lines.stream().filter(line -> !line.startsWith("#")).toList();
        if (!lines.get(0).startsWith("# ")) {
          complaints.add(list + " does not say what it is for");
        }
        var sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(naturalOrder()));
        sorted.addAll(entries);
        if (!entries.equals(List.copyOf(sorted))) {
          complaints.add(list + " should be " + sorted);
        }
        if (!WordList.named(list.getFileName().toString()).containsAll(entries)) {
          complaints.add(list + " holds entries that are not read");
        }
      }
    }
    assertThat(complaints).isEmpty();
  }
}
