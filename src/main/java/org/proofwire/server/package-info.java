/** The HTTP server: translates to and from the engine, and keeps what comes in within limits. */
@NullMarked
package org.proofwire.server;

import org.jspecify.annotations.NullMarked;
