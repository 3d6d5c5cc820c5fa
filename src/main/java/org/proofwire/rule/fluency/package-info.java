/** Garble that has no name: words that do not read as English. */
@NullMarked
package org.proofwire.rule.fluency;

import org.jspecify.annotations.NullMarked;
