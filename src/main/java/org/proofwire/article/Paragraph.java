package org.proofwire.article;

/**
 * One paragraph of an article.
 *
 * @param span where it stands in the article's text, without the white space around it
 * @param role what it is in the story
 */
public record Paragraph(Span span, Role role) {}
