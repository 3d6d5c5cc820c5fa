/** Wires it all: an article in, a report out. */
@NullMarked
package org.proofwire.engine;

import org.jspecify.annotations.NullMarked;
