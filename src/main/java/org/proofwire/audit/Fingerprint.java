package org.proofwire.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.proofwire.article.Article;
import org.proofwire.article.Paragraph;

/**
 * What makes two articles the same: their text, and the roles of its paragraphs.
 *
 * @param hex SHA-256 of these, 64 hexadecimal digits
 */
public record Fingerprint(String hex) {
  public static Fingerprint of(Article article) {
    MessageDigest digest = sha256();
    digest.update(article.text().getBytes(StandardCharsets.UTF_8));
    for (Paragraph paragraph : article.paragraphs()) {
      digest.update(
          "\0%d-%d %s"
              .formatted(paragraph.span().start(), paragraph.span().end(), paragraph.role().id())
              .getBytes(StandardCharsets.UTF_8));
    }
    return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
