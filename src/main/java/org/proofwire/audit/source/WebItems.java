package org.proofwire.audit.source;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.proofwire.audit.source.Web.Answer;
import org.proofwire.audit.source.Web.Validators;
import org.proofwire.read.Provenance;

/**
 * What lies at an address on the web: a feed's articles, a sitemap's pages and those of the
 * sitemaps that it names, or a single page. Nothing is fetched before it is asked for.
 */
final class WebItems implements Items {
  /** A site may name sitemaps without end; fifty thousand pages each, this is enough for any. */
  private static final int MOST_SITEMAPS = 1_000;

  private final Opener opener;
  private final Web web;
  private final Deque<URI> addresses = new ArrayDeque<>();
  private final Set<URI> seen = new HashSet<>();
  private Items current = Items.none();
  private boolean interrupted;

  WebItems(URI address, Opener opener, Web web) {
    this.opener = opener;
    this.web = web;
    addresses.add(address);
    seen.add(address);
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && !addresses.isEmpty() && !interrupted) {
      current = open(addresses.remove());
    }
    return current.hasNext();
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  private Items open(URI address) {
    try {
      Answer answer = web.get(address, Validators.NONE);
      if (answer instanceof Answer.Page page) {
        return opener.fetched(address, page, this::also);
      }
      return answer instanceof Answer.Failed failed
          ? Items.of(failed.why(), provenance(address), opener.meter().read())
          : Items.none(); // as it was
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted = true;
      return Items.none();
    }
  }

  private static Provenance provenance(URI address) {
    return new Provenance(Provenance.site(address.toString()), Optional.empty());
  }

  /** A sitemap that another one names. */
  private void also(URI sitemap) {
    if (seen.size() < MOST_SITEMAPS && seen.add(sitemap)) {
      addresses.add(sitemap);
    }
  }

  @Override
  public void close() {
    addresses.clear();
    current = Items.none();
  }
}
