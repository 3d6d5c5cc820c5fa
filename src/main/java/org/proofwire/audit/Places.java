package org.proofwire.audit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;

/** Tells items that a run has not had yet. Used by one thread. */
final class Places {
  /** Those not yet in the state are among the last so many: no more are under way. */
  private static final int REMEMBERED = 100_000;

  private final State state;
  private final Run run;
  private final Set<String> handedOut = new HashSet<>();

  Places(State state, Run run) {
    this.state = state;
    this.run = run;
  }

  /**
   * Whether the run has nothing from this place yet, nor has it in hand. To a run that watches, an
   * article that has changed since is new.
   */
  boolean isNew(Item item) {
    Optional<State.Known> known = state.known(run, item.place());
    boolean isKnown =
        known.filter(before -> !run.plan().watch() || isUnchanged(item, before)).isPresent();
    if (isKnown || !handedOut.add(item.place())) {
      return false;
    }
    if (handedOut.size() >= REMEMBERED) {
      handedOut.removeIf(place -> state.has(run, place));
    }
    return true;
  }

  /** A page that could not be fetched is tried again when its feed is. */
  private static boolean isUnchanged(Item item, State.Known before) {
    boolean isSame = item.stamp().isEmpty() || item.stamp().get().equals(before.stamp());
    return isSame && (before.isRead() || !item.remote());
  }
}
