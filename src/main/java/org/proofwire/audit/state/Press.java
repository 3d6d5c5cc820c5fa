package org.proofwire.audit.state;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.nio.charset.StandardCharsets;

/**
 * Packs reports, which are much alike, with one of them as a dictionary (zstd, RFC 8878): a report
 * page of 70 kB, most of it style and script, takes a few. Threads may share it.
 */
public final class Press implements AutoCloseable {
  /** More saves little here and takes longer. */
  private static final int LEVEL = 3;

  /** No report is larger: articles have ten megabytes at most, and findings repeat some of it. */
  private static final int LARGEST = 1 << 30;

  private final ZstdDictCompress packing;
  private final ZstdDictDecompress unpacking;

  /**
   * @param sample what the reports are like
   */
  public Press(byte[] sample) {
    packing = new ZstdDictCompress(sample, LEVEL);
    unpacking = new ZstdDictDecompress(sample);
  }

  /** Packs a report. */
  public byte[] pack(String report) {
    try (var context = new ZstdCompressCtx()) {
      return context.loadDict(packing).compress(report.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The report as it was. */
  public byte[] unpack(byte[] packed) {
    long size = com.github.luben.zstd.Zstd.getFrameContentSize(packed);
    if (size < 0 || size > LARGEST) {
      throw new IllegalArgumentException("not a packed report");
    }
    try (var context = new ZstdDecompressCtx()) {
      return context.loadDict(unpacking).decompress(packed, (int) size);
    }
  }

  @Override
  public void close() {
    packing.close();
    unpacking.close();
  }
}
