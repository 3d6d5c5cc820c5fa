package org.proofwire.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.proofwire.audit.source.Sources.Listed;

/** What one task has to check: some stories of some files, in their order. */
record Batch(List<Part> parts) implements Serializable {
  Batch {
    parts = List.copyOf(parts);
  }

  /**
   * Stories of one file.
   *
   * @param stories in the order of the file
   */
  record Part(Listed file, List<Wanted> stories) implements Serializable {
    Part {
      stories = List.copyOf(stories);
    }
  }

  /**
   * A story.
   *
   * @param index its place in the file, from 0
   * @param number its number in the run
   */
  record Wanted(int index, int number) implements Serializable {}

  /** Makes batches of stories that come in order. */
  static final class Maker {
    private final List<Listed> files;
    private final int size;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Wanted> stories = new ArrayList<>();
    private int file;
    private int count;

    /**
     * @param size stories in a batch
     */
    Maker(List<Listed> files, int size) {
      this.files = files;
      this.size = size;
    }

    void add(Told told, int number) {
      if (told.file() != file || count == size) {
        endPart();
      }
      if (count == size) {
        endBatch();
      }
      file = told.file();
      stories.add(new Wanted(told.index(), number));
      count++;
    }

    private void endPart() {
      if (!stories.isEmpty()) {
        parts.add(new Part(files.get(file), stories));
        stories.clear();
      }
    }

    private void endBatch() {
      if (!parts.isEmpty()) {
        batches.add(new Batch(parts));
        parts.clear();
      }
      count = 0;
    }

    List<Batch> batches() {
      endPart();
      endBatch();
      return List.copyOf(batches);
    }
  }
}
