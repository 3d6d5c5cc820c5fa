package org.proofwire.audit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.proofwire.read.JsonLine;
import org.proofwire.read.JsonLines;
import org.proofwire.read.Provenance;

/** The articles of a JSON Lines file; each line is parsed by whoever reads its item. */
final class LineItems implements Items {
  private final InputStream in;
  private final JsonLines lines;
  private final Provenance told;
  private final Meter meter;

  /**
   * @param in unpacked; closed at the end
   */
  LineItems(String place, InputStream in, Provenance told, Meter meter, long maxBytes)
      throws IOException {
    this.in = in;
    this.lines = new JsonLines(place, place, in, maxBytes);
    this.told = told;
    this.meter = meter;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public Item next() {
    JsonLine line = lines.next();
    return new Item(
        line.where(),
        told,
        Optional.of(Integer.toHexString(line.json().hashCode())),
        false,
        line.json().length(),
        meter.read(),
        line::read);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
