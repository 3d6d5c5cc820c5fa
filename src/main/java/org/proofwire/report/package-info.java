/**
 * Writes a report down: as JSON, which says everything, and as its readings for people and for
 * other programs.
 */
@NullMarked
package org.proofwire.report;

import org.jspecify.annotations.NullMarked;
