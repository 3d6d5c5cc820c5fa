/** Tells another program of what was found, signed so that it can be sure who tells. */
@NullMarked
package org.proofwire.webhook;

import org.jspecify.annotations.NullMarked;
