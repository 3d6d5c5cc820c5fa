/**
 * Audits of many articles: which are garbled, where they come from, and whether it is getting
 * better or worse.
 *
 * <p>A run goes one way: {@code source} finds items; they are read and held against the stories
 * before them; new stories are checked; {@code state} takes down what became of each, in the order
 * of reading; {@code summary} tells what is in the state.
 */
@NullMarked
package org.proofwire.audit;

import org.jspecify.annotations.NullMarked;
