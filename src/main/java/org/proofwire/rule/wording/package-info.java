/** Rules on words and sentences: what a translator program does to English itself. */
@NullMarked
package org.proofwire.rule.wording;

import org.jspecify.annotations.NullMarked;
