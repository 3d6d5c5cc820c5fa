/** Rules about the names of people, organisations and places, and what they are made of. */
@NullMarked
package org.proofwire.rule.names;

import org.jspecify.annotations.NullMarked;
