@NullMarked
package org.proofwire.audit.watch;

import org.jspecify.annotations.NullMarked;
