package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languagetool.AnalyzedSentence;
import org.proofwire.article.Article;
import org.proofwire.article.Span;

/**
 * All that is known of an article before any rule looks at it. Made once, never changed, shared by
 * all rules.
 *
 * @param article the article, its paragraphs with their roles
 * @param sentences its sentences in order; together with the white space between them they make up
 *     its paragraphs
 * @param quotes its quotations in order
 * @param entities who and what it names, most mentioned first
 * @param names every place where somebody or something is named, as it is spelled there
 * @param doubts what the model makes of its words; {@link Doubts#NONE} without a model
 * @param dictionary which words are English
 * @param languageTool the same sentences as LanguageTool analysed them, for its own rules; unlike
 *     ours these hold the white space too and cover the text without a gap
 */
public record Analysis(
    Article article,
    List<Sentence> sentences,
    List<Quote> quotes,
    List<Entity> entities,
    List<Name> names,
    Doubts doubts,
    Dictionary dictionary,
    List<AnalyzedSentence> languageTool) {
  public Analysis {
    sentences = List.copyOf(sentences);
    quotes = List.copyOf(quotes);
    entities = List.copyOf(entities);
    names = List.copyOf(names);
    languageTool = List.copyOf(languageTool);
  }

  /** The same article with other doubts. */
  public Analysis with(Doubts value) {
    return new Analysis(
        article, sentences, quotes, entities, names, value, dictionary, languageTool);
  }

  public String text() {
    return article.text();
  }

  /** All tokens of the article in order; a token's {@code index} is its place here. */
  public List<Token> tokens() {
    var tokens = new ArrayList<Token>();
    sentences.forEach(sentence -> tokens.addAll(sentence.tokens()));
    return tokens;
  }

  /** The sentence that holds a character, if one does. */
  public Optional<Sentence> sentenceAt(int offset) {
    int low = 0;
    int high = sentences.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = sentences.get(middle).span();
      if (offset < span.start()) {
        high = middle - 1;
      } else if (offset >= span.end()) {
        low = middle + 1;
      } else {
        return Optional.of(sentences.get(middle));
      }
    }
    return Optional.empty();
  }

  /** Whether a place lies inside quoted words. */
  public boolean isQuoted(Span span) {
    return quotes.stream()
        .anyMatch(quote -> quote.kind() != Quote.Kind.INDIRECT && quote.span().contains(span));
  }
}
