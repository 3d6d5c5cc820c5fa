package org.proofwire.rule.wording;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;

/**
 * The words that one article uses, and how.
 *
 * @param counts how often each word is used, in lower case
 * @param capitals how often each word has a capital that no sentence's beginning explains, in lower
 *     case
 * @param small words used without a capital
 */
record Vocabulary(Map<String, Integer> counts, Map<String, Integer> capitals, Set<String> small) {
  Vocabulary {
    counts = Map.copyOf(counts);
    capitals = Map.copyOf(capitals);
    small = Set.copyOf(small);
  }

  static Vocabulary of(Analysis article) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> capitals = new HashMap<>();
    Set<String> small = new HashSet<>();
    for (Sentence sentence : article.sentences()) {
      boolean prose = sentence.role().isProse();
      for (Token token : sentence.tokens()) {
        if (token.isWord()) {
          String word = token.text().toLowerCase(Locale.ROOT);
          counts.merge(word, 1, Integer::sum);
          if (!token.isCapitalised()) {
            small.add(word);
          } else if (prose && token.start() > sentence.span().start()) {
            capitals.merge(word, 1, Integer::sum);
          }
        }
      }
    }
    return new Vocabulary(counts, capitals, small);
  }

  int count(String word) {
    return counts.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
  }

  /** Whether the article writes it with a capital in the middle of a sentence. */
  boolean isName(String word) {
    return capitals(word) > 0;
  }

  /** How often the article writes it with a capital in the middle of a sentence. */
  int capitals(String word) {
    return capitals.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
  }

  /** Whether the article writes it without a capital anywhere. */
  boolean isCommon(String word) {
    return small.contains(word.toLowerCase(Locale.ROOT));
  }
}
