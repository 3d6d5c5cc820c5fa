/**
 * Turns files, pages and lines into articles, with the way back to where each character stood. What
 * can't be read becomes a sentence that says why, never the end of a run.
 */
@NullMarked
package org.proofwire.read;

import org.jspecify.annotations.NullMarked;
