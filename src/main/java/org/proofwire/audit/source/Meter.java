package org.proofwire.audit.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of local sources that were read, as they lie on disk. */
final class Meter {
  private final AtomicLong bytes = new AtomicLong();

  long read() {
    return bytes.get();
  }

  void add(long more) {
    bytes.addAndGet(more);
  }

  /** The same stream, counted. */
  InputStream count(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = in.read();
        add(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int n = in.read(into, from, length);
        add(Math.max(0, n));
        return n;
      }
    };
  }
}
