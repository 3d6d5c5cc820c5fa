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
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds pieces that were translated by themselves and pasted into a sentence.
 *
 * <p>Web pages are cut up where links and bold words begin and end, and each piece is translated as
 * if it were a sentence. So it may begin with a capital, stand in the imperative where the sentence
 * already has its verb ("was already unleash disaster"), or bring a whole clause of its own ("the
 * deal the last doubts were removed, leading to ...").
 *
 * @param clefts words after which a bare verb may follow "was": "all he did was raise prices"
 * @param clauseNouns nouns that a clause follows without a link: "the day the wall was torn down"
 * @param clauseVerbs verbs that a clause follows without a link: "he told Smith he was late"
 */
public record SplicedFragmentRule(
    RuleInfo info, Set<String> clefts, Set<String> clauseNouns, Set<String> clauseVerbs)
    implements Rule {
  public SplicedFragmentRule {
    clefts = Set.copyOf(clefts);
    clauseNouns = Set.copyOf(clauseNouns);
    clauseVerbs = Set.copyOf(clauseVerbs);
  }

  public SplicedFragmentRule(RuleInfo info) {
    this(
        info,
        info.settings().wordSet("clefts"),
        info.settings().wordSet("clause-nouns"),
        info.settings().wordSet("clause-verbs"));
  }

  /** A fragment is marked up to here: longer marks tell the editor no more. */
  private static final int LONGEST = 9;

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    Vocabulary vocabulary = Vocabulary.of(article);
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() != Role.BODY && sentence.role() != Role.CAPTION) {
        continue;
      }
      List<Token> tokens = sentence.tokens();
      StrayCapitals.in(sentence, vocabulary, article).stream()
          .filter(place -> isClause(sentence, place))
          .forEach(
              place -> add(findings, article, tokens, place.index(), end(tokens, place), 0.85));
      for (int i = 1; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).isText("I")) {
          if (isPastedFirstPerson(tokens, i)) {
            add(findings, article, tokens, i, clauseEnd(tokens, i), 0.8);
          }
        } else if (isBareVerbAfterBe(tokens, i) && !article.isQuoted(tokens.get(i).span())) {
          add(findings, article, tokens, i, objectEnd(tokens, i), 0.7);
        } else if (isSecondSubject(tokens, i)) {
          add(findings, article, tokens, i, clauseEnd(tokens, i), 0.6);
        } else if (isResumedSubject(tokens, i)) {
          add(findings, article, tokens, i - 1, i + 1, 0.65);
        } else if (isSecondPassive(tokens, i)) {
          add(findings, article, tokens, i, i + 1, 0.65);
        } else if (isBareAfterAdverb(tokens, i)) {
          add(findings, article, tokens, i - 2, i, 0.65);
        } else {
          Optional<Integer> clause = clauseWithoutLink(tokens, i);
          if (clause.isPresent()) {
            add(findings, article, tokens, i, clause.get(), 0.6);
          }
        }
      }
    }
    return findings;
  }

  private void add(
      List<Finding> findings,
      Analysis article,
      List<Token> tokens,
      int from,
      int to,
      double confidence) {
    Span span = tokens.get(from).span().to(tokens.get(to).span());
    if (findings.stream().noneMatch(other -> other.span().overlaps(span))) {
      findings.add(info.finding(span, article.text()).withConfidence(confidence));
    }
  }

  /** Whether the word with the capital begins what was a sentence by itself. */
  static boolean isClause(Sentence sentence, StrayCapitals.Place place) {
    List<Token> tokens = sentence.tokens();
    int i = place.index();
    Token before = tokens.get(i - 1);
    return switch (place.look()) {
      case VERB ->
          !before.is("MD")
              && !(before.is("TO") && !tokens.get(i).canBe("VBG"))
              && !isContinued(tokens, i);
      case SUBJECT -> !before.is("IN") && !before.is("CC") && !before.is("W");
      case FUNCTION_WORD ->
          !before.isText(",")
              && !before.is("CC")
              && !(tokens.get(i).is("CC") && Verbs.isFinite(tokens.get(i + 1)))
              && Verbs.anyFinite(tokens.subList(i + 1, clauseEnd(tokens, i) + 1));
      default -> false;
    };
  }

  /** "was Raising prices", "a man Holding a gun": only the capital is wrong. */
  private static boolean isContinued(List<Token> tokens, int i) {
    Token verb = tokens.get(i);
    boolean participle = verb.canBe("VBG") || (verb.canBe("VBN") && !verb.canBe("VBD"));
    return participle && !tokens.get(i - 1).is("TO");
  }

  private static int end(List<Token> tokens, StrayCapitals.Place place) {
    return place.look() == StrayCapitals.Look.VERB
        ? objectEnd(tokens, place.index())
        : clauseEnd(tokens, place.index());
  }

  /** The last word before the next mark. */
  private static int clauseEnd(List<Token> tokens, int from) {
    int end = from;
    while (end + 1 < tokens.size() && tokens.get(end + 1).isWord() && end - from + 1 < LONGEST) {
      end++;
    }
    return end;
  }

  /** The last word of the noun phrase after a verb, and of a name after that. */
  private static int objectEnd(List<Token> tokens, int verb) {
    int end = verb;
    while (end + 1 < tokens.size()
        && end - verb + 1 < LONGEST
        && tokens.get(end + 1).isWord()
        && (end == verb || isNominal(tokens.get(end + 1)) || tokens.get(end + 1).isCapitalised())) {
      end++;
    }
    return end;
  }

  /** "Luna Prado I affirm that": after a name, "I" with its verb begins another speech. */
  private static boolean isPastedFirstPerson(List<Token> tokens, int i) {
    Token name = tokens.get(i - 1);
    Token verb = tokens.get(i + 1);
    boolean afterName = name.is("NNP") && name.isCapitalised() && !name.isAllCaps();
    boolean nameIsBare = i > 1 && !tokens.get(i - 2).is("DT") && !tokens.get(i - 2).is("JJ");
    return afterName
        && nameIsBare
        && i > 2
        && (verb.canBe("VBP") || verb.isText("am"))
        && !verb.canBe("VBD")
        && !verb.canBe("NN");
  }

  /** "was already unleash disaster". */
  private boolean isBareVerbAfterBe(List<Token> tokens, int i) {
    Token verb = tokens.get(i);
    if (!verb.tags().contains("VB")
        || verb.isCapitalised()
        || Verbs.isBe(verb)
        || verb.canBe("VBN")
        || verb.canBe("JJ")) {
      return false;
    }
    int be = i - 1;
    while (be > 0 && tokens.get(be).is("RB") && !tokens.get(be).isText("not")) {
      be--;
    }
    boolean bare =
        Verbs.isOnlyBaseOrFinite(verb) || (verb.is("VB") && isDeterminer(tokens.get(i + 1)));
    return Verbs.isBe(tokens.get(be))
        && be > 0
        && !tokens.get(be).isText("be")
        && !tokens.get(be - 1).isText("let")
        && bare
        && (isDeterminer(tokens.get(i + 1)) || tokens.get(i + 1).is("NN"))
        && tokens.subList(0, be).stream().noneMatch(token -> clefts.contains(Verbs.lower(token)));
  }

  /** "arrested Emil Castano it is in Italy": a pronoun with its verb right after a name. */
  private boolean isSecondSubject(List<Token> tokens, int i) {
    Token pronoun = tokens.get(i);
    Token name = tokens.get(i - 1);
    Token verb = tokens.get(i + 1);
    return pronoun.is("PRP")
        && pronoun.tags().stream().anyMatch(tag -> tag.startsWith("PRP_S3"))
        && !pronoun.isCapitalised()
        && name.is("NNP")
        && name.isCapitalised()
        && Verbs.isSurelyFinite(verb)
        && tokens.subList(0, i - 1).stream()
            .anyMatch(token -> token.canBe("VBD") || token.is("VBZ"))
        && tokens.subList(0, i).stream().noneMatch(this::linksClause);
  }

  /**
   * "found themselves they are", "which the speaker he asked", "and Ledesma again he flew": a
   * pronoun takes up a subject or object that is there already.
   */
  private static boolean isResumedSubject(List<Token> tokens, int i) {
    Token pronoun = tokens.get(i);
    Token before = tokens.get(i - 1);
    boolean subject =
        pronoun.tags().stream().anyMatch(tag -> tag.startsWith("PRP_S3"))
            && !pronoun.isText("it")
            && !pronoun.isCapitalised()
            && Verbs.isFinite(tokens.get(i + 1));
    if (!subject) {
      return false;
    }
    if (before.isText("themselves") || before.isText("himself") || before.isText("herself")) {
      return i > 1 && tokens.get(i - 2).is("VB");
    }
    boolean relative =
        i > 3
            && tokens.get(i - 3).isText("which")
            && tokens.get(i - 4).isText(",")
            && tokens.get(i - 2).is("DT")
            && before.is("NN");
    int name = before.is("RB") ? i - 2 : i - 1;
    boolean resumed =
        name > 1
            && tokens.get(name).is("NNP")
            && !tokens.get(name).isTagged()
            && (tokens.get(name - 1).isText("and") || tokens.get(name - 1).isText("but"))
            && tokens.get(name - 2).isText(",")
            && tokens.get(i + 1).is("VBD");
    return relative || resumed;
  }

  /** "ambulances were sent to the scene were dispatched": one subject, two passives. */
  private boolean isSecondPassive(List<Token> tokens, int i) {
    if (!isPassive(tokens, i) || !tokens.get(i - 1).is("NN")) {
      return false;
    }
    int at = i - 1;
    while (at > 1
        && (isNominal(tokens.get(at))
            || tokens.get(at).is("DT")
            || tokens.get(at).is("TO")
            || (tokens.get(at).is("IN")
                && !isSubordinator(tokens.get(at))
                && !tokens.get(at).isText("that")
                && !tokens.get(at).isText("while")))
        && !clauseNouns.contains(Verbs.lower(tokens.get(at)))) {
      at--;
    }
    if (!tokens.get(at).is("VBN")
        || !isPassive(tokens, at - 1)
        || clauseVerbs.contains(tokens.get(at).lemma())) {
      return false;
    }
    for (int k = at - 2; k >= 0 && tokens.get(k).isWord(); k--) {
      Token token = tokens.get(k);
      boolean relativeThat = token.isText("that") && k + 1 == at - 1;
      if (token.is("W") || relativeThat) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPassive(List<Token> tokens, int i) {
    return i > 0
        && i + 1 < tokens.size()
        && (tokens.get(i).isText("was") || tokens.get(i).isText("were"))
        && tokens.get(i + 1).is("VBN");
  }

  /** "must be earnestly safeguard": after "be" and an adverb the participle is due. */
  private static boolean isBareAfterAdverb(List<Token> tokens, int i) {
    Token verb = tokens.get(i);
    Token adverb = tokens.get(i - 1);
    return i > 2
        && adverb.text().endsWith("ly")
        && adverb.is("RB")
        && tokens.get(i - 2).isText("be")
        && tokens.get(i - 3).is("MD")
        && verb.tags().contains("VB")
        && !verb.canBe("NN:U")
        && !verb.canBe("JJ")
        && !verb.canBe("VBN")
        && !verb.canBe("RB");
  }

  private boolean linksClause(Token token) {
    return token.is("W")
        || token.is("CC")
        || (token.is("IN") && !token.text().isEmpty() && isSubordinator(token))
        || !token.isWord()
        || clauseVerbs.contains(token.lemma().toLowerCase(Locale.ROOT))
        || clauseNouns.contains(Verbs.lower(token));
  }

  private static boolean isSubordinator(Token token) {
    return token.phrase().endsWith("SBAR");
  }

  private static boolean isNominal(Token token) {
    return token.is("NN") || token.is("JJ") || token.is("CD") || token.is("POS");
  }

  private static boolean isDeterminer(Token token) {
    return token.is("DT") || token.is("PRP$") || token.is("JJ");
  }

  /** "with the project the last doubts were removed, leading to": the end of the clause, if so. */
  private Optional<Integer> clauseWithoutLink(List<Token> tokens, int i) {
    Token start = tokens.get(i);
    Token before = tokens.get(i - 1);
    if (!start.isText("the")
        || !before.is("NN")
        || before.is("NNP")
        || clauseNouns.contains(Verbs.lower(before))) {
      return Optional.empty();
    }
    int be = i + 1;
    while (be < tokens.size() && isNominal(tokens.get(be))) {
      be++;
    }
    boolean passive =
        be + 2 < tokens.size()
            && (tokens.get(be).isText("was")
                || tokens.get(be).isText("were")
                || tokens.get(be).isText("is")
                || tokens.get(be).isText("are"))
            && tokens.get(be + 1).is("VBN")
            && ",.;".contains(tokens.get(be + 2).text());
    return passive ? Optional.of(be + 1) : Optional.empty();
  }
}
