/** Audits on more than one machine, as an Apache Spark job. */
@NullMarked
package org.proofwire.spark;

import org.jspecify.annotations.NullMarked;
