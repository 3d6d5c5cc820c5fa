/**
 * Audits that never end: feeds are looked at again and again, and a webhook is told of what falls.
 */
@NullMarked
package org.proofwire.audit.watch;

import org.jspecify.annotations.NullMarked;
