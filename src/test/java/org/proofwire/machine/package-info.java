/** The machine that the tests run on: its programs, and what can be installed on it. */
@NullMarked
package org.proofwire.machine;

import org.jspecify.annotations.NullMarked;
