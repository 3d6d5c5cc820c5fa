/** How far the checker agrees with people: figures from marked articles, with their uncertainty. */
@NullMarked
package org.proofwire.evaluation;

import org.jspecify.annotations.NullMarked;
