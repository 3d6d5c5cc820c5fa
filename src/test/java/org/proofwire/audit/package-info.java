/** Tests of audits, and the maker of stories for them. */
@NullMarked
package org.proofwire.audit;

import org.jspecify.annotations.NullMarked;
