/**
 * The model that reads: how likely it is that human raters would mark a word.
 *
 * <p>A small encoder, run in this process. {@code src/training} makes it, {@code rules/models}
 * holds it.
 */
@NullMarked
package org.proofwire.model;

import org.jspecify.annotations.NullMarked;
