package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds sentences that never get to their verb, and clauses joined by two links at once.
 *
 * <p>Writers leave the verb out on purpose, so having none proves little. What nobody does on
 * purpose: to open a clause ("said that the works"), hang another on it ("that were planned since
 * May") and stop. So the verbs are shared out, one to each "who", "which" or "where" before it; the
 * rest must hold one for the sentence.
 *
 * @param pairs links that exclude each other, as "although but"
 * @param reporting verbs before "that": say, expect
 */
public record BrokenSentenceRule(RuleInfo info, Set<String> pairs, Set<String> reporting)
    implements Rule {
  private static final int SHORTEST = 8;

  /** Words at the beginning that stand for a noun and so begin fragments that are meant. */
  private static final Set<String> PRONOUNS =
      Set.of(
          "all",
          "another",
          "any",
          "both",
          "each",
          "either",
          "enough",
          "everybody",
          "everyone",
          "neither",
          "no",
          "not",
          "some",
          "thanks",
          "that",
          "these",
          "this",
          "those",
          "vote");

  public BrokenSentenceRule {
    pairs = Set.copyOf(pairs);
    reporting = Set.copyOf(reporting);
  }

  public BrokenSentenceRule(RuleInfo info) {
    this(info, info.settings().wordSet("pairs"), info.settings().wordSet("reporting"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      if (sentence.role().isProse() && isStatement(sentence)) {
        find(sentence, article).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static boolean isStatement(Sentence sentence) {
    return sentence.first().isCapitalised()
        && sentence.last().isText(".")
        && sentence.words().count() >= SHORTEST - 2;
  }

  private Optional<Finding> find(Sentence sentence, Analysis article) {
    List<Token> tokens = sentence.tokens();
    if (tokens.stream().anyMatch(Phrases::changesPace)
        || Speech.holds(article, sentence, sentence.span())) {
      return Optional.empty();
    }
    Optional<Token> second = secondLink(tokens);
    if (second.isPresent()) {
      return Optional.of(
          info.finding(
              "pair",
              second.get().span(),
              article.text(),
              Map.of("first", sentence.first().text())));
    }
    int that = reportedClause(tokens);
    if (that > 0 && !hasOwnVerb(tokens, that + 1)) {
      return Optional.of(
          info.finding(
              tokens.get(that + 1).span().to(tokens.get(tokens.size() - 2).span()),
              article.text()));
    }
    boolean hangs = tokens.stream().anyMatch(BrokenSentenceRule::isRelative);
    boolean stops =
        (that < 0
                && hangs
                && sentence.words().count() >= SHORTEST
                && startsWithNouns(tokens)
                && !hasOwnVerb(tokens, 0))
            || endsWithRelative(tokens)
            || isWithoutVerb(sentence);
    return stops
        ? Optional.of(info.finding(sentence.span(), article.text()).withConfidence(0.55))
        : Optional.empty();
  }

  /** "The conditions of the lenders which are very hard." */
  private static boolean endsWithRelative(List<Token> tokens) {
    int first = tokens.get(0).isText("but") || tokens.get(0).isText("and") ? 1 : 0;
    if (!opensWithNoun(tokens.get(first)) || Phrases.holdsUnknown(tokens)) {
      return false;
    }
    int relative = -1;
    for (int i = first + 1; i < tokens.size(); i++) {
      if (isRelative(tokens.get(i))) {
        boolean known =
            tokens.get(i).isText("who")
                || tokens.get(i).isText("which")
                || tokens.get(i).isText("that");
        if (relative > 0 || !known) {
          return false;
        }
        relative = i;
      }
    }
    return relative > 0
        && Phrases.verbGroups(tokens, first + 1, relative) == 0
        && Phrases.verbGroups(tokens, relative + 1, tokens.size()) <= 1;
  }

  /** "The thickness of the ice at present 42 centimetres." Lines of their own may be captions. */
  private static boolean isWithoutVerb(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    boolean alone = sentence.opensParagraph() && sentence.closesParagraph();
    return !alone
        && opensWithNoun(tokens.get(0))
        && Phrases.verbGroups(tokens, 1, tokens.size()) == 0
        && tokens.stream().noneMatch(BrokenSentenceRule::isTaggedFinite)
        && !Phrases.holdsUnknown(tokens);
  }

  private static boolean isTaggedFinite(Token token) {
    return token.is("VB") && !token.is("VBN") && !token.is("VBG");
  }

  private static boolean opensWithNoun(Token first) {
    return (first.is("DT") || first.is("PRP$") || (first.is("NN") && !first.is("NNP")))
        && !PRONOUNS.contains(Verbs.lower(first));
  }

  /** "Although it rained, but": the link that is one too many. */
  private Optional<Token> secondLink(List<Token> tokens) {
    String first = Verbs.lower(tokens.get(0));
    for (int i = 3; i + 2 < tokens.size(); i++) {
      if (tokens.get(i - 1).isText(",")) {
        Token next = tokens.get(i + 1);
        boolean inverted =
            Verbs.isBe(next) || Verbs.isDo(next) || Verbs.isHave(next) || next.is("RB");
        boolean clause = Verbs.anyFinite(tokens.subList(i + 1, tokens.size()));
        return pairs.contains(first + " " + Verbs.lower(tokens.get(i)))
                && !inverted
                && clause
                && Verbs.anyFinite(tokens.subList(1, i - 1))
            ? Optional.of(tokens.get(i))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The place of "that" after the last reporting verb, or -1. */
  private int reportedClause(List<Token> tokens) {
    for (int i = tokens.size() - 4; i > 0; i--) {
      if (tokens.get(i).isText("that")
          && reporting.contains(tokens.get(i - 1).lemma())
          && tokens.get(i - 1).is("VB")
          && (tokens.get(i + 1).is("DT")
              || tokens.get(i + 1).is("NNP")
              || tokens.get(i + 1).is("PRP$"))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWithNouns(List<Token> tokens) {
    Token first = tokens.get(0);
    return first.is("DT") || first.is("NN") || first.is("PRP$") || first.isText("in");
  }

  private static boolean isRelative(Token token) {
    return token.is("WDT") || token.is("WP") || token.is("WRB") || token.is("WP$");
  }

  /** Whether a finite verb is left when each "who", "which" or "where" has had its own. */
  private static boolean hasOwnVerb(List<Token> tokens, int from) {
    int open = 0;
    boolean closed = false;
    for (int i = from; i < tokens.size(); i++) {
      if (opensClause(tokens, i, from)) {
        open++;
      } else if (mayBeFinite(tokens, i) || (closed && couldBeFinite(tokens, i))) {
        if (open == 0) {
          return true;
        }
        open--;
        closed = true;
        while (i + 1 < tokens.size()
            && (tokens.get(i + 1).is("VB") || tokens.get(i + 1).is("RB"))) {
          i++;
        }
      }
    }
    return false;
  }

  private static boolean opensClause(List<Token> tokens, int i, int from) {
    Token token = tokens.get(i);
    if (token.isText("that")) {
      return i > from && (tokens.get(i - 1).is("NN") || token.phrase().endsWith("SBAR"));
    }
    return isRelative(token) || (token.phrase().endsWith("SBAR") && !token.isText("of"));
  }

  /** After a clause between commas the tagger takes most verbs for participles or nouns. */
  private static boolean couldBeFinite(List<Token> tokens, int i) {
    Token before = tokens.get(i - 1);
    Token token = tokens.get(i);
    boolean verbal = token.canBe("VBZ") || token.canBe("VBD") || token.canBe("VBP");
    return verbal && !before.is("DT") && !before.is("PRP$") && !before.is("JJ") && !before.is("TO");
  }

  /** Whether it is a finite verb, or could be one that the tagger took for something else. */
  private static boolean mayBeFinite(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (Verbs.isFinite(token) || Verbs.isBe(token) || Verbs.isHave(token) || token.canBe("MD")) {
      return true;
    }
    if (i == 0 || !token.isWord()) {
      return false;
    }
    Token before = tokens.get(i - 1);
    boolean verbal = token.canBe("VBZ") || token.canBe("VBD") || token.canBe("VBP");
    boolean afterSubject =
        before.is("NN")
            || before.canBe("NN")
            || before.is("PRP")
            || before.is("RB")
            || before.is("WDT")
            || (before.is("DT") && i == 1 && !before.isText("the"));
    return verbal && afterSubject;
  }
}
