/** What audits remember, in one SQLite file. */
@NullMarked
package org.proofwire.audit.state;

import org.jspecify.annotations.NullMarked;
