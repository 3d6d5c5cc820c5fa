package org.proofwire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a toy of the training program, and the model that comes out of it. */
class TrainingTest {
  /** The second is Debian's own, where another stands before it. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  @Test
  @Timeout(300)
  void aToyGoesThroughAllStagesAndComesOutAsPyTorchHadIt(@TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<String> python = PYTHONS.stream().filter(TrainingTest::canTrain).findFirst();
    assumeTrue(
        python.isPresent(),
        "skipped: no Python with PyTorch and ONNX (Debian: python3-torch python3-onnx)");
    Process training =
        run(python.get(), "src/training/train.py", "--smoke", "--work", folder.toString());
    String said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(training.waitFor()).as(said).isZero();

    JsonNode expected =
        JsonMapper.builder().build().readTree(folder.resolve("expected.json").toFile());
    int[] pieces =
        StreamSupport.stream(expected.path("ids").spliterator(), false)
            .mapToInt(JsonNode::intValue)
            .toArray();
    float[][] logits = encoder(folder).read(pieces);
    assertThat(logits).hasNumberOfRows(pieces.length);
    var differences = new ArrayList<Double>();
    for (int i = 0; i < pieces.length; i++) {
      for (int head = 0; head < logits[i].length; head++) {
        double pyTorch = expected.path("logits").path(i).path(head).doubleValue();
        assertThat((double) logits[i][head]).isCloseTo(pyTorch, within(0.25)); // 8-bit integers
        differences.add(logits[i][head] - pyTorch);
      }
    }
    assertThat(differences.stream().mapToDouble(d -> d).average().orElseThrow())
        .isCloseTo(0, within(0.05));
  }

  private static Encoder encoder(Path folder) throws IOException {
    try {
      return Encoder.load(Files.readAllBytes(folder.resolve("wording.onnx")));
    } catch (ModelException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean canTrain(String python) {
    try {
      return run(python, "-c", "import torch, onnx, numpy").waitFor() == 0;
    } catch (IOException e) {
      return false; // there is none of that name
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process run(String... command) throws IOException {
    var builder = new ProcessBuilder(Stream.of(command).toList()).redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder.start();
  }
}
