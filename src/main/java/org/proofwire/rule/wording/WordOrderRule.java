package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds the word order of another language: the verb before its subject ("Yesterday outlined the
 * minister the plan") or at the end ("the truck overturned had").
 *
 * <p>English has both in a few places: after "never" and its like, with verbs of coming and being
 * ("Then came the rain"), and in questions.
 *
 * @param times words for a time that may begin a sentence: yesterday, now
 * @param movers verbs that may stand before their subject: come, lie
 * @param tellers verbs that Spanish and Arabic begin a sentence with: confirm, announce
 * @param negatives words after which the verb comes first: never, only
 * @param places further places that English does not give a verb
 */
public record WordOrderRule(
    RuleInfo info,
    Set<String> times,
    Set<String> movers,
    Set<String> tellers,
    Set<String> negatives,
    VerbPlaces places)
    implements Rule {
  private static final int SHORTEST = 5;

  public WordOrderRule {
    times = Set.copyOf(times);
    movers = Set.copyOf(movers);
    tellers = Set.copyOf(tellers);
    negatives = Set.copyOf(negatives);
  }

  public WordOrderRule(RuleInfo info) {
    this(
        info,
        info.settings().wordSet("times"),
        info.settings().wordSet("movers"),
        info.settings().wordSet("tellers"),
        info.settings().wordSet("negatives"),
        new VerbPlaces(
            info.settings().wordSet("movers"),
            info.settings().wordSet("negatives"),
            info.settings().wordSet("reporters")));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      if (!sentence.role().isProse() || tokens.size() < SHORTEST || sentence.last().isText("?")) {
        continue;
      }
      boolean speech = Speech.holds(article, sentence, sentence.span());
      int[] place = speech ? new int[0] : place(sentence, article);
      if (place.length == 0) {
        place = places.in(tokens).orElse(place);
      }
      if (place.length > 0) {
        findings.add(
            info.finding(
                tokens.get(place[0]).span().to(tokens.get(place[1]).span()), article.text()));
      }
    }
    return findings;
  }

  /** First and last token of what stands in the wrong order; nothing if all is well. */
  private int[] place(Sentence sentence, Analysis article) {
    List<Token> tokens = sentence.tokens();
    int verb = afterTime(tokens);
    if (verb > 0 && isForeignVerbFirst(tokens, verb)) {
      return new int[] {0, nounEnd(tokens, verb + 1)};
    }
    if (tellsFirst(tokens) && !followsQuote(sentence, article.text())) {
      return new int[] {0, nounEnd(tokens, 1)};
    }
    boolean marked = tokens.stream().anyMatch(token -> negatives.contains(Verbs.lower(token)));
    for (int i = 1; i + 2 < tokens.size(); i++) {
      if (!marked && objectBeforeVerb(tokens, i)) {
        return new int[] {i, baseVerbAfter(tokens, i)};
      }
      if (endsOnAuxiliary(tokens, i)) {
        return new int[] {Math.max(0, i - 2), i + 1};
      }
      int participle = participleAtEnd(tokens, i);
      if (participle > 0) {
        return new int[] {i + 1, participle};
      }
    }
    return new int[0];
  }

  /** The place after "Yesterday" or "On Monday" at the beginning, or 0. */
  private int afterTime(List<Token> tokens) {
    if (times.contains(Verbs.lower(tokens.get(0)))) {
      return 1;
    }
    boolean day = tokens.get(0).is("IN") && times.contains(Verbs.lower(tokens.get(1)));
    return day ? 2 : 0;
  }

  private boolean isForeignVerbFirst(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    Token next = tokens.get(verb + 1);
    boolean finite = Verbs.isFinite(token) && !Verbs.isBe(token) && !Verbs.isHave(token);
    boolean lexical =
        finite
            && !token.is("MD")
            && token.isTagged()
            && !token.canBe("NN")
            && !movers.contains(token.lemma());
    boolean auxiliary = token.is("MD") || Verbs.isHave(token);
    return (lexical && (next.isText("the") || next.is("NNP")))
        || (auxiliary && next.tags().stream().anyMatch(tag -> tag.startsWith("PRP_S")));
  }

  /** "Confirmed the spokesman for the army": no participle has an object. */
  private boolean tellsFirst(List<Token> tokens) {
    Token first = tokens.get(0);
    return tellers.contains(first.lemma())
        && (first.tags().contains("VBD") || first.tags().contains("VBZ"))
        && (tokens.get(1).isText("the") || tokens.get(1).is("NNP"))
        && tokens.get(2).is("NN");
  }

  private static boolean followsQuote(Sentence sentence, String text) {
    String before =
        text.substring(Math.max(0, sentence.span().start() - 3), sentence.span().start());
    return before.chars().anyMatch(mark -> "”\"’'»".indexOf(mark) >= 0);
  }

  /** "You could the industry force": after subject and modal comes the object, then the verb. */
  private boolean objectBeforeVerb(List<Token> tokens, int i) {
    return tokens.get(i).is("MD")
        && (tokens.get(i - 1).is("PRP") || tokens.get(i - 1).is("NN"))
        && (tokens.get(i + 1).isText("the")
            || tokens.get(i + 1).isText("a")
            || tokens.get(i + 1).isText("an"))
        && baseVerbAfter(tokens, i) > 0
        && tokens.subList(0, i).stream().noneMatch(WordOrderRule::mayInvert);
  }

  private static boolean mayInvert(Token token) {
    return token.is("W") || token.isText("than") || token.isText("as") || token.isText("so");
  }

  private static int baseVerbAfter(List<Token> tokens, int modal) {
    for (int i = modal + 2; i < Math.min(tokens.size(), modal + 9); i++) {
      if (!tokens.get(i).isWord() || tokens.get(i).isText("to")) {
        return 0;
      }
      if (tokens.get(i).tags().contains("VB")
          && (tokens.get(i).is("VB") || tokens.get(i).is("NN"))) {
        boolean end = i + 1 == tokens.size() || !tokens.get(i + 1).is("NN");
        if (end) {
          return i;
        }
      }
    }
    return 0;
  }

  /** "a truck overturned had.", "whether it in time finished becomes,". */
  private static boolean endsOnAuxiliary(List<Token> tokens, int i) {
    Token participle = tokens.get(i);
    Token auxiliary = tokens.get(i + 1);
    Token mark = tokens.get(i + 2);
    boolean helper =
        auxiliary.isText("had")
            || auxiliary.isText("has")
            || auxiliary.isText("have")
            || auxiliary.isText("becomes")
            || auxiliary.isText("was")
            || auxiliary.isText("were");
    return helper
        && (mark.isText(".") || mark.isText(","))
        && participle.is("VB")
        && (participle.canBe("VBN") || participle.canBe("VBD"))
        && !participle.canBe("VBG")
        && i > 3
        && tokens.subList(0, i).stream()
            .noneMatch(token -> token.is("W") || token.isText("than") || token.isText("as"));
  }

  /** "be to binding goals tied": the end of the clause, or 0. */
  private static int participleAtEnd(List<Token> tokens, int i) {
    if (!Verbs.isBe(tokens.get(i)) || !tokens.get(i + 1).isText("to")) {
      return 0;
    }
    int at = i + 2;
    while (at < tokens.size()
        && (tokens.get(at).is("JJ")
            || tokens.get(at).is("NN")
            || tokens.get(at).is("CC")
            || tokens.get(at).is("DT")
            || (tokens.get(at).is("VBG") && at == i + 4))) {
      at++;
    }
    boolean ends = at + 1 < tokens.size() && !tokens.get(at + 1).isWord();
    return at > i + 2
            && ends
            && tokens.get(at).canBe("VBN")
            && !tokens.get(i + 2).tags().contains("VB")
        ? at
        : 0;
  }

  private static int nounEnd(List<Token> tokens, int from) {
    int end = from;
    while (end + 1 < tokens.size()
        && (tokens.get(end + 1).is("NN") || tokens.get(end + 1).is("JJ"))) {
      end++;
    }
    return end;
  }
}
