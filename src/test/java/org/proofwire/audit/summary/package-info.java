@NullMarked
package org.proofwire.audit.summary;

import org.jspecify.annotations.NullMarked;
