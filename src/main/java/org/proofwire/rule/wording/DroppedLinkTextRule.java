package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds holes that a dropped link or name left: "on the page of .", "Regarding , the president".
 *
 * <p>English may leave a preposition at the end ("what he was looking for."), but sets no space
 * before the mark then.
 *
 * @param beforeNouns words that a noun must follow: the, a, their
 * @param afterNouns words that can't follow those: that, which, of
 * @param openers words at the beginning of a sentence that a noun must follow: regarding
 */
public record DroppedLinkTextRule(
    RuleInfo info, Set<String> beforeNouns, Set<String> afterNouns, Set<String> openers)
    implements Rule {
  /** A paragraph of so few words may be the beginning of a sentence that was torn in two. */
  private static final int TORN_OFF = 3;

  public DroppedLinkTextRule {
    beforeNouns = Set.copyOf(beforeNouns);
    afterNouns = Set.copyOf(afterNouns);
    openers = Set.copyOf(openers);
  }

  public DroppedLinkTextRule(RuleInfo info) {
    this(
        info,
        info.settings().wordSet("before-nouns"),
        info.settings().wordSet("after-nouns"),
        info.settings().wordSet("openers"));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    List<Sentence> sentences = article.sentences();
    for (int s = 0; s < sentences.size(); s++) {
      Sentence sentence = sentences.get(s);
      List<Token> tokens = sentence.tokens();
      if (s > 0 && sentence.opensParagraph() && isMark(tokens.get(0)) && tokens.size() > 2) {
        Sentence before = sentences.get(s - 1);
        Span span = tokens.get(0).span().to(tokens.get(1).span());
        boolean torn = before.words().count() <= TORN_OFF && before.last().isWord();
        findings.add(info.finding(torn ? before.span().to(span) : span, article.text()));
        continue;
      }
      for (int i = 1; i < tokens.size(); i++) {
        hole(tokens, i)
            .ifPresent(
                from ->
                    findings.add(
                        info.finding(
                            tokens.get(from).span().to(tokens.get(lastOf(tokens, from)).span()),
                            article.text())));
      }
    }
    return findings;
  }

  private static int lastOf(List<Token> tokens, int from) {
    return Math.min(from + 1, tokens.size() - 1);
  }

  private static boolean isMark(Token token) {
    return token.isText(",") || token.isText(";");
  }

  /** The place of the word before a hole, if there is one between it and this token. */
  private Optional<Integer> hole(List<Token> tokens, int i) {
    Token before = tokens.get(i - 1);
    Token token = tokens.get(i);
    boolean mark = token.isText(",") || token.isText(".") || token.isText(";");
    boolean ends = i + 1 == tokens.size() || tokens.get(i + 1).spaceBefore();
    if (mark
        && ends
        && token.spaceBefore()
        && (before.is("IN")
            || before.is("TO")
            || before.is("DT")
            || opensWithLink(tokens, i - 1))) {
      return Optional.of(i - 1);
    }
    boolean beforeNoun = beforeNouns.contains(before.text());
    if (beforeNoun && mark && ends && !isLabel(tokens, i)) {
      return Optional.of(i - 1);
    }
    boolean possessive =
        before.isText("his")
            && i > 1
            && tokens.get(i - 2).is("IN")
            && !tokens.get(i - 2).isText("of");
    return (beforeNoun || possessive) && afterNouns.contains(token.text()) && i + 1 < tokens.size()
        ? Optional.of(i - 1)
        : Optional.empty();
  }

  /** "Regarding , the mayor": these are verbs to a tagger. */
  private boolean opensWithLink(List<Token> tokens, int i) {
    return i == 0 && openers.contains(tokens.get(0).text().toLowerCase(Locale.ROOT));
  }

  /** "Section a.", "the, er, thing": a letter, or a halting speaker. */
  private static boolean isLabel(List<Token> tokens, int i) {
    return tokens.get(i - 1).isText("a")
        || (i + 2 < tokens.size() && tokens.get(i + 2).isText(","));
  }
}
