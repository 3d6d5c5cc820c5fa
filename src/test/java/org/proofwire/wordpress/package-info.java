/** The WordPress plugin, tried in a real WordPress with a real server and a real browser. */
@NullMarked
package org.proofwire.wordpress;

import org.jspecify.annotations.NullMarked;
