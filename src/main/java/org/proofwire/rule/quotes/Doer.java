package org.proofwire.rule.quotes;

import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;

/**
 * Somebody who does something in a sentence.
 *
 * @param speaks whether what is done is speaking
 * @param token where the doer is named
 */
record Doer(Entity who, Mention mention, boolean speaks, int token) {
  boolean isNamed() {
    return mention.kind() == Mention.Kind.NAME;
  }
}
