package org.proofwire.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The vocabulary that comes with Proofwire, for tests. */
final class Vocabulary {
  static final List<String> PIECES = pieces();

  private Vocabulary() {}

  private static List<String> pieces() {
    try {
      return Files.readAllLines(Path.of("rules/models/wording.vocab.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
