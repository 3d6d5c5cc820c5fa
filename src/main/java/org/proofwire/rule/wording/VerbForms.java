package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Token;

/**
 * Where a helping verb is followed by a form that it never takes: "will takes", "did not answered",
 * "has receive", "was went".
 *
 * <p>Judged by what the dictionary allows a word to be, not by the tagger's guess: in a broken
 * sentence the guess bends to the neighbours.
 */
final class VerbForms {
  /** Adverbs that a helper and its verb may have between them, at most. */
  private static final int MOST_ADVERBS = 3;

  /** Bare verbs after "had": "had better go", "had rather stay". */
  private static final Set<String> PREFERENCES = Set.of("better", "rather", "best", "sooner");

  /** Verbs and adjectives whose "to" has a verb after it. */
  private static final Set<String> WANTING =
      Set.of(
          "able",
          "agree",
          "allow",
          "force",
          "order",
          "appear",
          "attempt",
          "begin",
          "continue",
          "decide",
          "expect",
          "fail",
          "hope",
          "intend",
          "manage",
          "need",
          "plan",
          "promise",
          "ready",
          "refuse",
          "seem",
          "start",
          "tend",
          "threaten",
          "try",
          "want");

  /** Verbs that take nothing but a "to" before another one. */
  private static final Set<String> WANTING_TO =
      Set.of(
          "able", "attempt", "decide", "hope", "intend", "manage", "need", "plan", "refuse", "try",
          "want");

  private static final Set<String> PREPOSITIONS =
      Set.of("after", "before", "by", "for", "from", "of", "without");

  private static final Set<String> KINDS = Set.of("kind", "sort", "code");

  /** What somebody can be without an article: "wants to be queen". */
  private static final Set<String> ROLES =
      Set.of(
          "boss",
          "captain",
          "champion",
          "chief",
          "coach",
          "guard",
          "host",
          "judge",
          "king",
          "man",
          "master",
          "model",
          "nurse",
          "partner",
          "pilot",
          "queen",
          "witness");

  private VerbForms() {}

  static List<Slip> in(List<Token> tokens) {
    var slips = new ArrayList<Slip>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      at(tokens, i).ifPresent(slips::add);
    }
    return slips;
  }

  private static Optional<Slip> at(List<Token> tokens, int i) {
    Token helper = tokens.get(i);
    int verb = afterAdverbs(tokens, i);
    if (verb < 0 || (i > 0 && isNounHere(tokens, i))) {
      return Optional.empty();
    }
    if (isModal(helper) || isWill(tokens, i)) {
      return afterModal(tokens, i, verb);
    }
    if (Verbs.isDo(helper) && isNegated(tokens, i, verb)) {
      return needsBase(tokens.get(verb)) && isVerbHere(tokens, verb)
          ? slip(i, verb, "do", "VB")
          : Optional.empty();
    }
    if (Verbs.isHave(helper)) {
      return afterHave(tokens, i, verb);
    }
    if (Verbs.isBe(helper)) {
      return afterBe(tokens, i, verb);
    }
    if (verb > i + 1) {
      return Optional.empty();
    }
    if (helper.isText("to") && helper.is("TO")) {
      return afterTo(tokens, i);
    }
    return afterWant(tokens, i)
        .or(() -> afterPreposition(tokens, i))
        .or(() -> participleAlone(tokens, i));
  }

  /** "decided postpone the vote". */
  private static Optional<Slip> afterWant(List<Token> tokens, int i) {
    boolean wants =
        WANTING_TO.contains(tokens.get(i).lemma())
            && (tokens.get(i).is("VB") || tokens.get(i).isText("able"));
    boolean base = isBaseOnly(tokens.get(i + 1)) && i + 2 < tokens.size();
    return wants && base && (opensObject(tokens.get(i + 2)) || tokens.get(i + 2).is("IN"))
        ? slip(i, i + 1, "missing-to", "TO")
        : Optional.empty();
  }

  /** "without give the reason". */
  private static Optional<Slip> afterPreposition(List<Token> tokens, int i) {
    Token preposition = tokens.get(i);
    boolean takesNoun =
        preposition.is("IN")
            && PREPOSITIONS.contains(preposition.text())
            && (i == 0 || KINDS.stream().noneMatch(tokens.get(i - 1)::isText))
            && (i == 0 || tokens.get(i - 1).isWord());
    return takesNoun
            && isBaseOnly(tokens.get(i + 1))
            && i + 2 < tokens.size()
            && opensObject(tokens.get(i + 2))
        ? slip(i, i + 1, "preposition", "VBG")
        : Optional.empty();
  }

  /** "They going to the market." */
  private static Optional<Slip> participleAlone(List<Token> tokens, int i) {
    Token verb = tokens.get(i + 1);
    boolean subject = tokens.get(i).is("PRP") && tokens.get(i).text().matches("(?i)he|she|they|we");
    boolean opens =
        i == 0
            || tokens.get(i - 1).text().matches("that|and|because|when|but")
            || "“\"".contains(tokens.get(i - 1).text());
    boolean ing = verb.is("VBG") && !verb.isText("being") && !verb.isText("having");
    return subject && opens && ing
        ? Optional.of(new Slip(i, i + 1, "participle", i + 1, "be"))
        : Optional.empty();
  }

  private static boolean isBaseOnly(Token token) {
    return token.isTagged()
        && !token.isCapitalised()
        && !Verbs.isBe(token)
        && !token.isText("let")
        && token.tags().stream().allMatch(tag -> tag.equals("VB") || tag.equals("VBP"));
  }

  private static Optional<Slip> slip(int from, int verb, String kind, String wanted) {
    return Optional.of(new Slip(from, verb, kind, verb, wanted));
  }

  /** "will takes", "must to pay", "should released". */
  private static Optional<Slip> afterModal(List<Token> tokens, int i, int verb) {
    Token modal = tokens.get(i);
    Token next = tokens.get(verb);
    boolean near = verb == i + 1 || (verb == i + 2 && isNot(tokens.get(i + 1)));
    if (next.isText("to") && near && verb + 1 < tokens.size()) {
      Token base = tokens.get(verb + 1);
      // "all they can to help" lacks a "do" in hurried English too.
      boolean clear = !modal.isText("need") && !modal.isText("dare") && !modal.isText("ought");
      boolean bare = i > 0 && isSubject(tokens.get(i - 1)) && !compares(tokens, i);
      boolean sure = base.tags().contains("VB") && (!modal.canBe("NN") || !base.canBe("NN"));
      return clear && bare && sure
          ? Optional.of(new Slip(i, verb + 1, "modal-to", verb, ""))
          : Optional.empty();
    }
    boolean third =
        i > 0
            && isSubject(tokens.get(i - 1))
            && next.tags().contains("VBZ")
            && !next.tags().contains("VB");
    return (needsBase(next) || third) && isVerbHere(tokens, verb) && !Verbs.isBe(next)
        ? slip(i, verb, "modal", "VB")
        : Optional.empty();
  }

  private static boolean isSubject(Token token) {
    return token.is("PRP") || token.is("NN") || token.is("WDT") || token.is("WP");
  }

  private static boolean compares(List<Token> tokens, int end) {
    return tokens.subList(0, end).stream()
        .anyMatch(
            token -> token.is("W") || token.text().matches("(?i)all|everything|whatever|than|as"));
  }

  /** "had not receive", "has sign a petition". */
  private static Optional<Slip> afterHave(List<Token> tokens, int i, int verb) {
    Token next = tokens.get(verb);
    boolean participle = next.canBe("VBN") || !next.isTagged();
    boolean infinitive = i > 0 && tokens.get(i - 1).isText("to") && !tokens.get(i).isText("have");
    if (participle
        || next.isCapitalised()
        || infinitive
        || PREFERENCES.contains(Verbs.lower(tokens.get(verb - 1)))) {
      return Optional.empty();
    }
    boolean verbOnly =
        isVerbOnly(next)
            && !next.canBe("VBG")
            && !next.canBe("MD")
            && !Verbs.isHave(next)
            && !Verbs.isBe(next);
    boolean nounOrVerb =
        isNounOrBase(next)
            && verb + 1 < tokens.size()
            && (opensObject(tokens.get(verb + 1)) || tokens.get(verb + 1).is("RP"));
    boolean ing =
        next.tags().contains("VBG")
            && verb == i + 1
            && verb + 1 < tokens.size()
            && (tokens.get(verb + 1).isText("that") || tokens.get(verb + 1).isText("the"));
    // "has sign a letter": a noun of no number, such as "work", takes no article after it either.
    boolean massOrVerb =
        next.tags().contains("VB")
            && next.canBe("NN:")
            && !next.canBe("JJ")
            && verb + 1 < tokens.size()
            && (tokens.get(verb + 1).isText("a") || tokens.get(verb + 1).isText("an"));
    return verbOnly || nounOrVerb || massOrVerb || ing
        ? slip(i, verb, "have", "VBN")
        : Optional.empty();
  }

  /** "was went", "were dispatch to", "will not be discuss". */
  private static Optional<Slip> afterBe(List<Token> tokens, int i, int verb) {
    Token next = tokens.get(verb);
    boolean fits = next.canBe("VBN") || next.canBe("VBG") || !next.isTagged();
    boolean lets = i > 0 && tokens.get(i - 1).isText("let");
    // "All he did was run", "what it is has": a clause may end on "be".
    if (fits
        || lets
        || next.isCapitalised()
        || Verbs.isBe(next)
        || compares(tokens, i)
        || tokens.subList(0, i).stream().anyMatch(Verbs::isDo)) {
      return Optional.empty();
    }
    boolean verbOnly =
        isVerbOnly(next) && !next.is("MD") && !Verbs.isHave(next) && !Verbs.isDo(next);
    boolean nounOrVerb =
        isNounOrBase(next)
            && !ROLES.contains(next.lemma())
            && verb + 1 < tokens.size()
            && (tokens.get(verb + 1).is("IN")
                || tokens.get(verb + 1).is("RP")
                || tokens.get(verb + 1).is("TO")
                || ".,".contains(tokens.get(verb + 1).text()));
    return verbOnly || nounOrVerb ? slip(i, verb, "be", "VBN") : Optional.empty();
  }

  /** "to evacuated," "to raised the rent", "plan to raises". */
  private static Optional<Slip> afterTo(List<Token> tokens, int i) {
    Token next = tokens.get(i + 1);
    boolean past = needsBase(next) && !next.canBe("VBG");
    boolean object =
        i + 2 < tokens.size()
            && (tokens.get(i + 2).is("DT")
                || tokens.get(i + 2).is("PRP")
                || ",.;".contains(tokens.get(i + 2).text()));
    boolean wanted = i > 0 && WANTING.contains(tokens.get(i - 1).lemma());
    boolean third =
        wanted
            && next.tags().contains("VBZ")
            && !next.tags().contains("VB")
            && !next.isCapitalised()
            && i + 2 < tokens.size()
            && !tokens.get(i + 2).is("CC");
    return (past && (object || wanted)) || third ? slip(i, i + 1, "to", "VB") : Optional.empty();
  }

  /** The place of the next word that is no adverb, or -1. */
  private static int afterAdverbs(List<Token> tokens, int helper) {
    int at = helper + 1;
    while (at < tokens.size() && at - helper <= MOST_ADVERBS && isAdverb(tokens.get(at))) {
      at++;
    }
    return at < tokens.size() && tokens.get(at).isWord() ? at : -1;
  }

  private static boolean isAdverb(Token token) {
    return isNot(token) || (token.is("RB") && token.canBe("RB") && !token.canBe("VB"));
  }

  private static boolean isNot(Token token) {
    return token.isText("not") || token.isText("n't") || token.isText("n’t");
  }

  private static boolean isNegated(List<Token> tokens, int helper, int verb) {
    return tokens.subList(helper + 1, verb).stream().anyMatch(VerbForms::isNot);
  }

  private static boolean isModal(Token token) {
    boolean clipped = token.text().endsWith("d") && token.text().length() == 2; // "he'd fought"
    return token.is("MD") && token.canBe("MD") && !token.isCapitalised() && !clipped;
  }

  /**
   * "the bridge will opens": the tagger sees a noun rather than a modal with an ending after it.
   */
  private static boolean isWill(List<Token> tokens, int i) {
    return tokens.get(i).text().equals("will")
        && tokens.get(i).is("NN")
        && i > 0
        && tokens.get(i - 1).is("NN")
        && tokens.get(i + 1).is("VBZ");
  }

  /** Whether a helper stands where only a noun can: "the will takes", "a can stood". */
  private static boolean isNounHere(List<Token> tokens, int i) {
    Token before = tokens.get(i - 1);
    return tokens.get(i).canBe("NN")
        && (before.is("DT") || before.is("JJ") || before.is("PRP$") || before.is("POS"));
  }

  /** Whether all that the word can be is a verb. */
  private static boolean isVerbOnly(Token token) {
    return token.isTagged()
        && token.tags().stream().allMatch(tag -> tag.startsWith("VB") || tag.equals("MD"));
  }

  /** Whether the base form is due and the word can be neither that nor anything but a verb. */
  private static boolean needsBase(Token token) {
    boolean verb =
        token.isTagged()
            && token.tags().stream().allMatch(tag -> tag.startsWith("VB") || tag.equals("JJ"));
    return verb && !token.tags().contains("VB") && token.canBe("VB") && !token.is("MD");
  }

  private static boolean isVerbHere(List<Token> tokens, int verb) {
    Token token = tokens.get(verb);
    return !token.isCapitalised() && !(token.canBe("VBG") && !token.canBe("VBD"));
  }

  /** Whether it is a verb in its base form or a noun that can't do without an article. */
  private static boolean isNounOrBase(Token token) {
    return token.tags().contains("VB")
        && token.tags().contains("NN")
        && !token.canBe("NN:")
        && !token.canBe("JJ")
        && !token.canBe("RB")
        && !token.canBe("IN")
        && !token.canBe("DT")
        && !token.canBe("PRP");
  }

  private static boolean opensObject(Token token) {
    return token.is("DT") || token.is("PRP$") || token.isText("that") || token.is("PRP");
  }
}
