package org.proofwire.audit.source;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.proofwire.audit.source.Feed.NotAFeed;

/**
 * A site's list of its pages, or of more such lists.
 *
 * @param pages in the order of the list
 * @param others further sitemaps that it names
 */
record Sitemap(List<Page> pages, List<URI> others) {
  Sitemap {
    pages = List.copyOf(pages);
    others = List.copyOf(others);
  }

  /**
   * One page of it.
   *
   * @param published when the article came out (news sitemaps say so), or was last changed
   * @param changed when it was last changed, as far as it says
   */
  record Page(URI address, Optional<Instant> published, String changed) {}

  /**
   * Reads a sitemap, a news sitemap or a sitemap index.
   *
   * @param address its own; a page of another site is left out, as the protocol asks
   * @throws NotAFeed if it is none of these
   */
  static Sitemap of(String xml, URI address) throws NotAFeed {
    Feed.requireNoDoctype(xml);
    var parser = new SiteMapParser(false, true);
    parser.enableExtension(Extension.NEWS);
    AbstractSiteMap map;
    try {
      URL url = address.toURL();
      map = parser.parseSiteMap("text/xml", declaredUtf8(xml), url);
    } catch (UnknownFormatException | MalformedURLException e) {
      throw new NotAFeed("not a sitemap that can be read (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw new IllegalStateException("the sitemap is in memory", e);
    }
    return map.isIndex() ? index((SiteMapIndex) map) : pages((SiteMap) map);
  }

  /** It was decoded before, so what it declares holds no more. */
  private static byte[] declaredUtf8(String xml) {
    return xml.strip().replaceFirst("\\A<\\?xml[^>]*\\?>", "").getBytes(StandardCharsets.UTF_8);
  }

  private static Sitemap index(SiteMapIndex index) {
    var others = new ArrayList<URI>();
    for (AbstractSiteMap other : index.getSitemaps()) {
      Addresses.of(other.getUrl().toString()).ifPresent(others::add);
    }
    return new Sitemap(List.of(), others);
  }

  private static Sitemap pages(SiteMap map) {
    var pages = new ArrayList<Page>();
    for (SiteMapURL each : map.getSiteMapUrls()) {
      Optional<Date> changed = Optional.ofNullable(each.getLastModified());
      Optional<Date> published = news(each).or(() -> changed);
      Addresses.of(each.getUrl().toString())
          .ifPresent(
              address ->
                  pages.add(
                      new Page(
                          address,
                          published.map(Date::toInstant),
                          changed
                              .or(() -> published)
                              .map(Date::toInstant)
                              .map(Object::toString)
                              .orElse(""))));
    }
    return new Sitemap(pages, List.of());
  }

  private static Optional<Date> news(SiteMapURL page) {
    ExtensionMetadata[] news = page.getAttributesForExtension(Extension.NEWS);
    return news != null && news.length > 0 && news[0] instanceof NewsAttributes attributes
        ? Optional.ofNullable(attributes.getPublicationDate())
        : Optional.empty();
  }
}
