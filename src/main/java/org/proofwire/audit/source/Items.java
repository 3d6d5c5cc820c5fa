package org.proofwire.audit.source;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading.Unreadable;

/** The items of one source, found as they are asked for. Used by one thread. */
interface Items extends Iterator<Item>, AutoCloseable {
  @Override
  void close() throws IOException;

  /** Items that hold nothing open. */
  static Items of(Iterator<Item> items) {
    return new Items() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Item next() {
        return items.next();
      }

      @Override
      public void close() {}
    };
  }

  static Items of(Item item) {
    return of(Collections.singleton(item).iterator());
  }

  /** News of a source that can't be read. */
  static Items of(Unreadable why, Provenance told, long through) {
    return of(Item.unreadable(why, told, through));
  }

  static Items none() {
    return of(Collections.emptyIterator());
  }
}
