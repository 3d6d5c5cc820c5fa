package org.proofwire.article;

/**
 * Another place that a finding rests on.
 *
 * @param span that place
 * @param note what it shows, in a few words: "the usual spelling"
 */
public record Evidence(Span span, String note) {}
