package org.proofwire.spark;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.Fingerprint;
import org.proofwire.audit.Intake.Prepared;
import org.proofwire.audit.Intake.Story;
import org.proofwire.audit.Signature;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Entry.Outcome;

/**
 * What reading an article tells of it, without its text: enough to tell copies from stories.
 *
 * @param file the number of its file
 * @param index its place in the file, from 0
 * @param fingerprint of a story or a copy; null for what is settled
 * @param signature null for articles that are too short for one
 * @param skipped why it is left out; null if it isn't
 * @param problem why it can't be read; null if it can
 * @param remedy what to do about that
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Told(
    int file,
    int index,
    String place,
    String stamp,
    String key,
    String title,
    String source,
    @Nullable Instant published,
    @Nullable String fingerprint,
    byte @Nullable [] signature,
    @Nullable String skipped,
    @Nullable String problem,
    @Nullable String remedy)
    implements Serializable {

  static Told of(int file, int index, Item item, Prepared read) {
    Optional<Outcome> settled = read.settled();
    Optional<Outcome.Unreadable> bad =
        settled.filter(Outcome.Unreadable.class::isInstance).map(Outcome.Unreadable.class::cast);
    return new Told(
        file,
        index,
        item.place(),
        item.stamp().orElse(""),
        read.key(),
        read.title(),
        read.provenance().publisher().orElse(""),
        read.provenance().published().orElse(null),
        read.story().map(Story::text).map(Fingerprint::hex).orElse(null),
        read.story().flatMap(Story::signature).map(Signature::bytes).orElse(null),
        settled
            .filter(Outcome.Skipped.class::isInstance)
            .map(outcome -> ((Outcome.Skipped) outcome).why())
            .orElse(null),
        bad.map(Outcome.Unreadable::problem).orElse(null),
        bad.map(Outcome.Unreadable::remedy).orElse(null));
  }

  /** What became of it where it needs no check; empty for a story or a copy. */
  Optional<Outcome> settled() {
    if (skipped != null) {
      return Optional.of(new Outcome.Skipped(skipped));
    }
    return problem == null
        ? Optional.empty()
        : Optional.of(new Outcome.Unreadable(problem, Optional.ofNullable(remedy).orElse("")));
  }

  Fingerprint text() {
    return new Fingerprint(
        Optional.ofNullable(fingerprint)
            .orElseThrow(() -> new IllegalStateException(place + " is settled")));
  }

  Optional<Signature> sketch() {
    return Optional.ofNullable(signature).map(Signature::of);
  }

  Entry entry(int number, Outcome outcome) {
    return new Entry(
        number, place, key, title, source, Optional.ofNullable(published), stamp, outcome);
  }
}
