/** The command line: translates to and from the engine, and is the only package that prints. */
@NullMarked
package org.proofwire.cli;

import org.jspecify.annotations.NullMarked;
