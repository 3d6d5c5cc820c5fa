package org.proofwire.audit;

import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Run;

/** Is told how a run goes. Called by one thread, and must not hold it up. */
public interface Progress {
  /**
   * It begins, or goes on.
   *
   * @param before how many articles it has already
   */
  void begin(Run run, int before);

  /**
   * Something became of an article. What is written to the state now is committed together with it.
   *
   * @param through bytes of the local sources up to and with it
   */
  void took(Entry entry, long through);

  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(Run run, int before) {}

        @Override
        public void took(Entry entry, long through) {}
      };
}
