/** Rules: what they are, where they are read from, and the table of all of them. */
@NullMarked
package org.proofwire.rule;

import org.jspecify.annotations.NullMarked;
