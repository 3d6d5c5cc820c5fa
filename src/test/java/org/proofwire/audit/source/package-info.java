@NullMarked
package org.proofwire.audit.source;

import org.jspecify.annotations.NullMarked;
