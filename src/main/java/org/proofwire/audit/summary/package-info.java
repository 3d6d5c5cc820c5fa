/**
 * Tells what is in the state: which articles are garbled, where they come from, better or worse.
 */
@NullMarked
package org.proofwire.audit.summary;

import org.jspecify.annotations.NullMarked;
