package org.proofwire.article;

/**
 * What became of one rule on one article.
 *
 * @param rule its id
 * @param status {@code checked}, {@code not-applicable} or {@code failed}
 * @param findings how many findings it had before overlapping ones were merged
 * @param because why it did not apply or what broke; empty when it was checked
 */
public record RuleLine(String rule, String status, int findings, String because) {}
