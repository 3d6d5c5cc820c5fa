/** Tests of reading, on pages and files of our own. */
@NullMarked
package org.proofwire.read;

import org.jspecify.annotations.NullMarked;
