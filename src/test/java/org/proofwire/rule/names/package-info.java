/** Tests of the rules about names. */
@NullMarked
package org.proofwire.rule.names;

import org.jspecify.annotations.NullMarked;
