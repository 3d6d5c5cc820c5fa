package org.proofwire.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * The network itself, run by ONNX Runtime on the thread that asks.
 *
 * <p>Safe for use by several threads; each holds the memory of one window at a time.
 */
final class Encoder {
  private static final Cleaner CLEANER = Cleaner.create();

  private final OrtSession session;

  private Encoder(OrtSession session) {
    this.session = session;
    CLEANER.register(this, () -> close(session));
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Loads it.
   *
   * @param content the ONNX file
   * @throws ModelException if this machine can't run it
   */
  static Encoder load(byte[] content) throws ModelException {
    try (var options = new OrtSession.SessionOptions()) {
      // Several checks run side by side, so each keeps to its own thread.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      // Windows differ in length, so plans for one length would pile up.
      options.setMemoryPatternOptimization(false);
      return new Encoder(OrtEnvironment.getEnvironment().createSession(content, options));
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime can't read the model (" + line(e) + ")", e);
    } catch (LinkageError e) {
      throw new ModelException(
          "ONNX Runtime does not run on this system and processor (" + line(e) + ")", e);
    } catch (RuntimeException e) { // it wraps what goes wrong while it unpacks its library
      throw new ModelException("ONNX Runtime can't start (" + line(e) + ")", e);
    }
  }

  private static String line(Throwable e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
  }

  /**
   * Reads one window.
   *
   * @param pieces numbers in the vocabulary, with the start and the end
   * @return the logits of each piece, a row a piece, a column a head
   */
  float[][] read(int[] pieces) {
    long[] shape = {1, pieces.length};
    long[] present = new long[pieces.length];
    Arrays.fill(present, 1);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var ids =
            OnnxTensor.createTensor(
                environment,
                LongBuffer.wrap(Arrays.stream(pieces).asLongStream().toArray()),
                shape);
        var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(present), shape);
        var result = session.run(Map.of("ids", ids, "present", mask))) {
      return ((float[][][]) result.get(0).getValue())[0];
    } catch (OrtException e) {
      throw new IllegalStateException("the model broke (" + line(e) + ")", e);
    }
  }
}
