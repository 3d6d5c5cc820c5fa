/** Turns an article into an Analysis, once: what every rule reads instead of the bare text. */
@NullMarked
package org.proofwire.analysis;

import org.jspecify.annotations.NullMarked;
