package org.proofwire.rule.facts;

import java.util.List;
import java.util.Map;
import org.proofwire.article.Span;

/**
 * Numbers of an article that can't all be true.
 *
 * @param span the number that is probably wrong: the later one
 * @param message which of the rule's messages tells of it
 * @param slots what to fill into it
 * @param against the numbers that it does not go with
 * @param instead what it would have to be; empty if that can't be said
 * @param confidence how sure it is, from 0 to 1
 */
record Conflict(
    Span span,
    String message,
    Map<String, String> slots,
    List<Span> against,
    List<String> instead,
    double confidence) {
  Conflict {
    slots = Map.copyOf(slots);
    against = List.copyOf(against);
    instead = List.copyOf(instead);
  }
}
