/**
 * What everything speaks of: an article, its paragraphs, and what was found in it. Records, JDK
 * only.
 */
@NullMarked
package org.proofwire.article;

import org.jspecify.annotations.NullMarked;
