package org.proofwire.article;

import java.util.Optional;

/**
 * Who said what: one quotation as the report shows it.
 *
 * @param span the quoted words with their marks
 * @param speaker full name of the speaker as the article resolves it, or the words that stand for a
 *     nameless one ("a spokesman"), where there are any
 * @param cue the words that give it to the speaker ("Haqqani told AFP"), where there are any
 * @param confidence how sure the speaker is, from 0 to 1
 */
public record QuoteMark(
    Span span, Optional<String> speaker, Optional<Span> cue, double confidence) {}
