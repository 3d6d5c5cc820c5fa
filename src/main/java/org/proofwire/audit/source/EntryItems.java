package org.proofwire.audit.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.proofwire.audit.source.Web.Answer;
import org.proofwire.audit.source.Web.Validators;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading;
import org.proofwire.read.Reading.Unreadable;

/**
 * Makes items of what feeds and sitemaps list. An article that is whole in the feed is read from
 * there; else its page is fetched, where that is allowed.
 */
record EntryItems(ArticleReader reader, Optional<Web> web) {
  /** Feeds that give less than this give a teaser, which tells little of the article's English. */
  private static final int WHOLE_ARTICLE_WORDS = 80;

  /**
   * The item of a feed's entry.
   *
   * @param feed the feed's own place
   */
  Item of(Feed.Entry entry, String feed, Provenance told, long through) {
    String address = entry.link().map(URI::toString).orElse("");
    String place = address.isEmpty() ? feed + "#" + entry.id() : address;
    var known =
        new Provenance(Provenance.site(address), entry.published())
            .or(new Provenance(Provenance.site(feed), Optional.empty()))
            .or(told);
    boolean isWhole = words(entry.html()) >= WHOLE_ARTICLE_WORDS;
    boolean isFetched = !isWhole && web.isPresent() && entry.link().isPresent();
    return new Item(
        place,
        known,
        Optional.of(digest(entry)),
        isFetched,
        entry.html().length(),
        through,
        () -> isFetched ? page(entry.link().get()) : content(place, entry));
  }

  private static int words(String html) {
    return html.isBlank() ? 0 : Jsoup.parseBodyFragment(html).text().split("\\s+").length;
  }

  private static String digest(Feed.Entry entry) {
    try {
      String all = entry.changed() + "\0" + entry.title() + "\0" + entry.html();
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Reading content(String place, Feed.Entry entry) {
    if (entry.html().isBlank()) {
      return new Unreadable(
          place,
          "the feed has only its headline",
          web.isPresent() ? "There is no page to fetch." : "Give --fetch to read its page.");
    }
    return reader.html(place, entry.html(), entry.title());
  }

  /** The item of a page that a sitemap lists. */
  Item of(Sitemap.Page page, long through) {
    String place = page.address().toString();
    var known = new Provenance(Provenance.site(place), page.published());
    return new Item(
        place,
        known,
        page.changed().isEmpty() ? Optional.empty() : Optional.of(page.changed()),
        web.isPresent(),
        0,
        through,
        () ->
            web.isPresent()
                ? page(page.address())
                : new Unreadable(
                    place, "listed in a sitemap, not here itself", "Give --fetch to read it."));
  }

  private Reading page(URI address) throws InterruptedException {
    Answer answer = web.orElseThrow().get(address, Validators.NONE);
    if (answer instanceof Answer.Page page) {
      return page(address, page);
    }
    return answer instanceof Answer.Failed failed
        ? failed.why()
        : new Unreadable(
            address.toString(), "the server says it is unchanged, but was not asked", "Try again.");
  }

  /** Reads a page that was fetched. */
  Reading page(URI address, Answer.Page page) {
    String type = page.mediaType();
    if (!type.isEmpty() && !type.contains("html") && !type.startsWith("text/")) {
      return new Unreadable(
          address.toString(), "not a page but " + type, "Give the address of the article's page.");
    }
    return new Provenance(Provenance.site(address.toString()), Optional.empty())
        .over(reader.fetched(address.toString(), page.body(), page.mediaType(), page.charset()));
  }
}
