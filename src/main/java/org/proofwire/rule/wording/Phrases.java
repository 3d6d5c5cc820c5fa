package org.proofwire.rule.wording;

import java.util.List;
import org.proofwire.analysis.Token;

/** Noun phrases and verbs in a sentence's tokens, by the tagger's and the dictionary's word. */
final class Phrases {
  private Phrases() {}

  /** The place after the noun phrase that begins here, or the place itself if none does. */
  static int nounPhraseEnd(List<Token> tokens, int start) {
    int at = start;
    if (at < tokens.size() && isDeterminer(tokens.get(at))) {
      at++;
    }
    while (at < tokens.size()
        && (tokens.get(at).is("JJ")
            || tokens.get(at).is("VBN")
            || tokens.get(at).is("CD")
            || tokens.get(at).is("POS"))) {
      at++;
    }
    int nouns = at;
    while (at < tokens.size()
        && (tokens.get(at).is("NN") || (at > nouns && tokens.get(at).is("POS")))) {
      at++;
    }
    return at > nouns ? at : start;
  }

  /** The place after all phrases of preposition and noun from here on. */
  static int prepositionalEnd(List<Token> tokens, int start) {
    int at = start;
    while (at < tokens.size() && (tokens.get(at).is("IN") || tokens.get(at).is("TO"))) {
      int end = nounPhraseEnd(tokens, at + 1);
      if (end == at + 1) {
        return at;
      }
      at = end;
    }
    return at;
  }

  static boolean isDeterminer(Token token) {
    return token.is("DT") || token.is("PRP$") || token.is("CD");
  }

  /** Whether it is a finite verb, or may be one that the tagger took for something else. */
  static boolean mayBeFinite(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (Verbs.isFinite(token) || (Verbs.isBe(token) && !token.isText("being"))) {
      return true;
    }
    boolean verbal =
        token.canBe("VBZ") || token.canBe("VBD") || token.canBe("VBP") || token.canBe("MD");
    if (!verbal || i == 0) {
      return false;
    }
    Token before = tokens.get(i - 1);
    boolean article = before.isText("the") || before.isText("a") || before.isText("an");
    boolean pronoun = before.is("DT") && i == 1 && !article; // "That rankled"
    return pronoun
        || !(before.is("DT")
            || before.is("PRP$")
            || before.is("JJ")
            || before.is("CD")
            || before.is("POS"));
  }

  /** How many groups of finite verbs stand between two places: "has been seen" is one. */
  static int verbGroups(List<Token> tokens, int from, int to) {
    int groups = 0;
    int at = from;
    while (at < to) {
      boolean finite = mayBeFinite(tokens, at);
      groups += finite ? 1 : 0;
      boolean helper = finite && isHelper(tokens.get(at));
      at++;
      while (helper && at < to && (tokens.get(at).is("VB") || tokens.get(at).is("RB"))) {
        at++;
      }
    }
    return groups;
  }

  private static boolean isHelper(Token token) {
    return token.is("MD") || Verbs.isBe(token) || Verbs.isHave(token) || Verbs.isDo(token);
  }

  /** Dashes, colons, dots, brackets and quotes: what stands between them need not be a sentence. */
  static boolean changesPace(Token token) {
    return "–—-:;…“”\"«»()[]?!*•|".contains(token.text()) || token.text().startsWith("..");
  }

  /** Whether a small word is in no dictionary, so that it may be a verb for all we know. */
  static boolean holdsUnknown(List<Token> tokens) {
    return tokens.stream()
        .anyMatch(token -> token.isWord() && !token.isTagged() && !token.isCapitalised());
  }

  /** Whether a place ends a clause: a mark stands there, or nothing. */
  static boolean endsClause(List<Token> tokens, int i) {
    return i >= tokens.size() || ".,;:!?”\"".contains(tokens.get(i).text());
  }

  /** Whether some tokens hold a question word or another opener of a relative clause. */
  static boolean holdsRelative(List<Token> tokens) {
    return tokens.stream().anyMatch(token -> token.is("W") || token.isText("that"));
  }
}
