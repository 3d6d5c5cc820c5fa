package org.proofwire.audit.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks what is packed with gzip or zstd, told by its first bytes. */
final class Packing {
  private static final int BUFFER = 64 * 1024;

  private Packing() {}

  /**
   * The bytes unpacked, or as they are. Several packed pieces one after the other are read as one.
   *
   * @throws IOException if not even the beginning can be read
   */
  static InputStream unpack(InputStream in) throws IOException {
    var bytes = new BufferedInputStream(in, BUFFER);
    bytes.mark(4);
    byte[] head = bytes.readNBytes(4);
    bytes.reset();
    if (begins(head, 0x1F, 0x8B)) {
      return new GZIPInputStream(bytes, BUFFER);
    }
    if (begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      return new ZstdInputStream(bytes);
    }
    return bytes;
  }

  private static boolean begins(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
