package org.proofwire.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as "Standard Webhooks" 1.0 says (standardwebhooks.com), for which receivers find
 * libraries in most languages: HMAC-SHA256 over the message's id, its time and its body.
 */
final class Signature {
  /** A secret that is written like this is base64 after it; any other is taken as it stands. */
  static final String PREFIX = "whsec_";

  /** What the standard asks for at least, in bytes. */
  private static final int SHORTEST = 24;

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException if the secret is too short, or is no base64 after its prefix
   */
  Signature(String secret) {
    byte[] bytes = bytes(secret.strip());
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the webhook's secret must have %d bytes or more; make one with “echo whsec_$(openssl rand -base64 32)”"
              .formatted(SHORTEST));
    }
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static byte[] bytes(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the webhook's secret begins with “%s”, but is no base64 after it".formatted(PREFIX), e);
    }
  }

  /** The value of the header {@code webhook-signature}. */
  String of(String id, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      String signed = id + "." + seconds + "." + body;
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
