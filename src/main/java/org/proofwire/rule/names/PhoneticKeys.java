package org.proofwire.rule.names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.phonetic.DoubleMetaphoneFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How a name may sound: its Double Metaphone keys, the likely one and, for foreign names, another.
 *
 * <p>Safe for use by several threads, as Lucene keeps a token stream a thread.
 */
final class PhoneticKeys {
  /** Six consonants tell long names apart; the filter's usual four would not. */
  private static final int LENGTH = 6;

  private final Analyzer chain =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          var source = new KeywordTokenizer();
          return new TokenStreamComponents(
              source, new DoubleMetaphoneFilter(source, LENGTH, false));
        }
      };

  /** The keys of a folded name. */
  Set<String> of(String name) {
    var keys = new HashSet<String>();
    try (TokenStream stream = chain.tokenStream("name", name)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        keys.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
