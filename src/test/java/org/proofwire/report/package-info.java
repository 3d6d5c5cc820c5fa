/** Tests of the writers, on reports made by hand. */
@NullMarked
package org.proofwire.report;

import org.jspecify.annotations.NullMarked;
