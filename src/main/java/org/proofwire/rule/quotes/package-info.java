/** Rules about who says what: words given to the wrong person, quotation marks, pronouns. */
@NullMarked
package org.proofwire.rule.quotes;

import org.jspecify.annotations.NullMarked;
