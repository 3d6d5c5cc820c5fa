/** From findings to penalty, score and verdict. */
@NullMarked
package org.proofwire.scoring;

import org.jspecify.annotations.NullMarked;
