/**
 * Asks addresses on the web for what they hold, with care: only public ones, so much of it, for so
 * long.
 */
@NullMarked
package org.proofwire.fetch;

import org.jspecify.annotations.NullMarked;
