package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.proofwire.analysis.Token;

/**
 * Where a pronoun takes up a subject that is there already: "the budget it was approved".
 *
 * <p>English looks the same where a clause follows its noun without a link: "the book she wrote was
 * sold". There a second verb follows; a name takes no such clause at all.
 *
 * @param clauseNouns nouns that a clause follows without a link: "the day he left"
 */
record DoubledSubjects(Set<String> clauseNouns) {
  private static final Set<String> PRONOUNS = Set.of("he", "she", "it", "they");

  private static final Set<String> BETWEEN = Set.of("again", "also", "now", "still", "then", "too");

  private static final Set<String> CHOOSING =
      Set.of("all", "any", "each", "every", "first", "last", "next", "whatever");

  DoubledSubjects {
    clauseNouns = Set.copyOf(clauseNouns);
  }

  List<Slip> in(List<Token> tokens) {
    var slips = new ArrayList<Slip>();
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Token pronoun = tokens.get(i);
      if (pronoun.is("PRP")
          && PRONOUNS.contains(pronoun.text())
          && Phrases.mayBeFinite(tokens, i + 1)
          && isSubjectAgain(tokens, i)) {
        slips.add(new Slip(start(tokens, i), i, "", i, ""));
      }
    }
    return slips;
  }

  private static int head(List<Token> tokens, int pronoun) {
    return BETWEEN.contains(Verbs.lower(tokens.get(pronoun - 1))) ? pronoun - 2 : pronoun - 1;
  }

  /** The first token of the noun phrase before a pronoun, or -1. */
  private static int start(List<Token> tokens, int pronoun) {
    int head = head(tokens, pronoun);
    return head < 0 ? -1 : Agreement.nounPhrase(tokens, head + 1);
  }

  private boolean isSubjectAgain(List<Token> tokens, int i) {
    int head = head(tokens, i);
    int start = start(tokens, i);
    if (start < 0 || !opensClause(tokens, start) || !isNoun(tokens.get(head))) {
      return false;
    }
    Token noun = tokens.get(head);
    boolean plural = noun.is("NNS") || noun.is("NNPS");
    boolean chosen =
        clauseNouns.contains(Verbs.lower(noun))
            || tokens.subList(start, head + 1).stream()
                .anyMatch(token -> CHOOSING.contains(Verbs.lower(token)));
    boolean agrees = plural == tokens.get(i).isText("they");
    // "The singer Maluca Torres she": nobody says which Torres by a clause.
    boolean named =
        noun.is("NNP")
            && tokens.subList(start, head).stream().anyMatch(token -> !token.isCapitalised());
    return agrees && !chosen && (named || verbsFrom(tokens, i + 1) == 1);
  }

  private static boolean isNoun(Token token) {
    return token.isWord() && !token.canBe("MD") && !token.canBe("RB");
  }

  private static boolean opensClause(List<Token> tokens, int start) {
    if (start == 0) {
      return true;
    }
    Token before = tokens.get(start - 1);
    boolean told = before.isText("that") && start > 1 && tokens.get(start - 2).is("VB");
    return told || (start == 1 && "“\"‘".contains(before.text()));
  }

  /** Groups of finite verbs from here to the end of the sentence or of the speech. */
  private static int verbsFrom(List<Token> tokens, int start) {
    int verbs = 0;
    for (int i = start; i < tokens.size() && !".;“”\"".contains(tokens.get(i).text()); i++) {
      boolean continues = i > start && tokens.get(i - 1).is("MD");
      verbs += Verbs.isFinite(tokens.get(i)) && !continues ? 1 : 0;
    }
    return verbs;
  }
}
