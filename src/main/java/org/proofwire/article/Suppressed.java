package org.proofwire.article;

/**
 * A finding that the newsroom has decided to let stand. It is listed, and costs nothing.
 *
 * @param finding what was found
 * @param fingerprint its name among the article's findings
 * @param acceptedBy the newsroom's entry that lets it stand: {@code word: Kyivstar}
 * @param reason why, in the newsroom's words; may be empty
 */
public record Suppressed(Finding finding, String fingerprint, String acceptedBy, String reason) {}
