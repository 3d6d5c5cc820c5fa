/** Numbers, dates, times and units that can't all be right. */
@NullMarked
package org.proofwire.rule.facts;

import org.jspecify.annotations.NullMarked;
