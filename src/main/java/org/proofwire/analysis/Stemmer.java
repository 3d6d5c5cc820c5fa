package org.proofwire.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Stems of single words, by Lucene's KStem: it stays nearer to dictionary forms than Porter's,
 * which would bring "universe" and "university" together.
 *
 * <p>Safe for use by several threads, as Lucene keeps a token stream a thread.
 */
final class Stemmer {
  private final Analyzer chain =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          var source = new KeywordTokenizer();
          return new TokenStreamComponents(
              source, new PorterStemFilter(new LowerCaseFilter(source)));
        }
      };

  /** The stem of a word, in lower case. */
  String stem(String word) {
    try (TokenStream stream = chain.tokenStream("word", word)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      String stem = stream.incrementToken() ? term.toString() : word;
      stream.end();
      return stem;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
