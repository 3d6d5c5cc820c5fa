/**
 * Where articles to audit come from: folders, JSON Lines, feeds, sitemaps, web archives and pages.
 * All give {@link org.proofwire.audit.source.Item items}, one after the other, each of which can be
 * read by another thread.
 */
@NullMarked
package org.proofwire.audit.source;

import org.jspecify.annotations.NullMarked;
