/** A real browser for tests that must see what a reader sees. */
@NullMarked
package org.proofwire.browser;

import org.jspecify.annotations.NullMarked;
