@NullMarked
package org.proofwire.spark;

import org.jspecify.annotations.NullMarked;
