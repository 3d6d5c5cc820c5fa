package org.proofwire.rule.wording;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Token;

/**
 * Where a verb stands in a place that English does not give it.
 *
 * @param movers verbs that may stand before their subject: come, lie
 * @param negatives words after which the verb comes first: never, only
 * @param reporters verbs that English does not turn round after speech that is not quoted: "the
 *     bridge is closed, informed the ministry"
 */
record VerbPlaces(Set<String> movers, Set<String> negatives, Set<String> reporters) {
  private static final Set<String> OPENING_HELPERS = Set.of("is", "was", "were", "are");

  private static final Set<String> HELPERS =
      Set.of(
          "will", "would", "can", "could", "must", "should", "has", "have", "had", "was", "were",
          "is", "are");

  VerbPlaces {
    movers = Set.copyOf(movers);
    negatives = Set.copyOf(negatives);
    reporters = Set.copyOf(reporters);
  }

  /** First and last token of the first place, if there is one. */
  Optional<int[]> in(List<Token> tokens) {
    if (tokens.size() < 5) {
      return Optional.empty();
    }
    Optional<int[]> opening =
        helperFirst(tokens).or(() -> frontedVerb(tokens)).or(() -> objectBeforeLastVerb(tokens));
    if (opening.isPresent()) {
      return opening;
    }
    for (int i = 0; i + 2 < tokens.size(); i++) {
      int at = i;
      Optional<int[]> place =
          participleLast(tokens, i)
              .or(() -> agentFirst(tokens, at))
              .or(() -> reporterFirst(tokens, at))
              .or(() -> verbAfterGoal(tokens, at))
              .or(() -> bareNot(tokens, at))
              .or(() -> neverLast(tokens, at))
              .or(() -> objectAfterModal(tokens, at))
              .or(() -> twoSubjects(tokens, at));
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private static Optional<int[]> place(int from, int to) {
    return Optional.of(new int[] {from, to});
  }

  /** "Was a noise very strong.", "Has paid the club four million." */
  private static Optional<int[]> helperFirst(List<Token> tokens) {
    int first = "“\"‘".contains(tokens.get(0).text()) ? 1 : 0;
    Token helper = tokens.get(first);
    Token next = tokens.get(first + 1);
    boolean asks =
        tokens.stream().anyMatch(token -> token.text().contains("?"))
            || !".”\",".contains(tokens.get(tokens.size() - 1).text());
    if (asks || !helper.isCapitalised()) {
      return Optional.empty();
    }
    String word = Verbs.lower(helper);
    boolean be =
        OPENING_HELPERS.contains(word)
            && (next.is("DT") || next.is("VBN") || next.is("IN") || next.is("JJ"))
            && !next.isText("it");
    boolean perfect = (word.equals("has") || word.equals("have")) && next.is("VBN");
    return be || perfect ? place(first, first + 2) : Optional.empty();
  }

  /** "Without help would in June ...", "In her letter denounced the teacher ...". */
  private Optional<int[]> frontedVerb(List<Token> tokens) {
    Token first = tokens.get(0);
    int verb = Phrases.prepositionalEnd(tokens, 0);
    boolean asks = tokens.get(tokens.size() - 1).isText("?");
    boolean inverts =
        tokens.subList(0, Math.max(verb, 1)).stream()
            .anyMatch(token -> token.is("W") || negatives.contains(Verbs.lower(token)));
    if (verb == 0 || verb + 2 >= tokens.size() || asks || inverts || isSubordinator(first)) {
      return Optional.empty();
    }
    Token token = tokens.get(verb);
    Token next = tokens.get(verb + 1);
    if (token.is("MD")) {
      boolean takesPlace =
          next.isText("take") && verb + 2 < tokens.size() && tokens.get(verb + 2).isText("place");
      boolean wrong =
          next.tags().contains("IN")
              || next.is("IN")
              || next.is("PRP")
              || next.is("DT")
              || takesPlace;
      return wrong ? place(0, verb + 1) : Optional.empty();
    }
    boolean lexical =
        (token.tag().equals("VBD") || token.tag().equals("VBZ") || token.tag().equals("VBP"))
            && !Verbs.isBe(token)
            && !Verbs.isHave(token)
            && !Verbs.isDo(token)
            && !movers.contains(token.lemma());
    boolean pronoun = next.text().matches("I|he|she|we|they");
    // "At night drones attacked the town": only one noun may stand before the verb.
    boolean oneNoun =
        verb > 2
            && !tokens.get(verb - 2).is("NN")
            && !tokens.get(verb - 1).is("NNP")
            && isArticle(tokens.get(1));
    return lexical && (pronoun || (oneNoun && next.isText("the")))
        ? place(0, Math.max(verb + 1, Phrases.nounPhraseEnd(tokens, verb + 1) - 1))
        : Optional.empty();
  }

  /** "was by the bear in the face scratched.", "will again without light sit,". */
  private static Optional<int[]> participleLast(List<Token> tokens, int i) {
    Token helper = tokens.get(i);
    int at = i + 1;
    if (tokens.get(at).is("RB") && at + 1 < tokens.size()) {
      at++;
    }
    if (!HELPERS.contains(helper.text())
        || !tokens.get(at).is("IN")
        || (Verbs.isBe(helper) && tokens.get(at).text().matches("among|of|on|like"))
        || mayCompare(tokens.subList(Math.max(0, i - 6), i))) {
      return Optional.empty();
    }
    while (at < tokens.size() && isPhrasal(tokens.get(at))) {
      at++;
    }
    if (at >= tokens.size() || at < i + 3 || !Phrases.endsClause(tokens, at + 1)) {
      return Optional.empty();
    }
    Token verb = tokens.get(at);
    Token before = tokens.get(at - 1);
    boolean modal = helper.is("MD");
    boolean fits = modal ? verb.tags().contains("VB") : verb.canBe("VBN");
    boolean afterPhrase = before.is("NN") || before.is("CD") || before.isText("so");
    return verb.is("VB") && fits && afterPhrase ? place(i, at) : Optional.empty();
  }

  /** "was by the bear in the head and face scratched.": the doer, then the participle. */
  private static Optional<int[]> agentFirst(List<Token> tokens, int i) {
    Token doer = tokens.get(i + 2);
    boolean named =
        doer.is("DT") || doer.is("PRP$") || doer.isCapitalised() || doer.isText("nobody");
    if (!Verbs.isBe(tokens.get(i)) || !tokens.get(i + 1).isText("by") || !named) {
      return Optional.empty();
    }
    int at = i + 2;
    while (at < tokens.size()
        && !tokens.get(at).canBe("VBN")
        && (tokens.get(at).is("NN")
            || tokens.get(at).is("DT")
            || tokens.get(at).is("JJ")
            || tokens.get(at).is("IN")
            || tokens.get(at).is("CC")
            || tokens.get(at).is("PRP")
            || tokens.get(at).is("CD"))) {
      at++;
    }
    boolean ends = at + 1 < tokens.size() && tokens.get(at + 1).text().matches("[.,;]");
    return at > i + 2 && ends && tokens.get(at).canBe("VBN") ? place(i, at) : Optional.empty();
  }

  /** "The council the proposal rejected.": subject, object, verb. */
  private static Optional<int[]> objectBeforeLastVerb(List<Token> tokens) {
    int object = nounPhraseEnd(tokens, 0);
    int verb = object == 0 ? 0 : nounPhraseEnd(tokens, object);
    boolean ends = verb + 2 == tokens.size() && tokens.get(verb + 1).isText(".");
    return verb > 0 && ends && tokens.get(verb).tags().contains("VBD")
        ? place(object, verb)
        : Optional.empty();
  }

  /** Behind an article, adjectives and a noun; 0 if they don't stand here. */
  private static int nounPhraseEnd(List<Token> tokens, int from) {
    if (from >= tokens.size() || !tokens.get(from).isText("the")) {
      return 0;
    }
    int at = from + 1;
    while (at < tokens.size() && (tokens.get(at).is("JJ") || tokens.get(at).is("NN"))) {
      at++;
    }
    return at > from + 1 && at < tokens.size() ? at : 0;
  }

  private static boolean isPhrasal(Token token) {
    return token.is("IN")
        || token.is("DT")
        || token.is("PRP$")
        || token.is("JJ")
        || token.is("CD")
        || token.is("NN")
        || token.is("CC")
        || token.is("RB")
        || token.is("TO")
        || token.is("POS");
  }

  private static boolean mayCompare(List<Token> tokens) {
    return Phrases.holdsRelative(tokens)
        || tokens.stream().anyMatch(token -> token.isText("as") || token.isText("than"));
  }

  /** "The bridge is closed, informed the ministry." */
  private Optional<int[]> reporterFirst(List<Token> tokens, int i) {
    if (i < 4 || !tokens.get(i - 1).isText(",") || tokens.get(i).isCapitalised()) {
      return Optional.empty();
    }
    boolean quoted = tokens.stream().anyMatch(token -> "“”\"".contains(token.text()));
    int verb = Verbs.isHave(tokens.get(i)) ? i + 1 : i;
    Token cue = tokens.get(verb);
    boolean past = cue.canBe("VBD") || cue.tags().contains("VBZ");
    boolean told = tokens.subList(0, i - 1).stream().anyMatch(token -> Verbs.isFinite(token));
    if (quoted || !told || !past || !reporters.contains(cue.lemma()) || !cue.is("VB")) {
      return Optional.empty();
    }
    Token next = tokens.get(verb + 1);
    int end = Phrases.nounPhraseEnd(tokens, verb + 1);
    boolean speaker = (next.isText("the") || next.is("NNP")) && end > verb + 1;
    boolean closed =
        Phrases.endsClause(tokens, end)
            || (end < tokens.size() && (tokens.get(end).is("IN") || tokens.get(end).is("NNP")));
    // "Rubio, a Marine, denounced Mr Trump's remarks": there the verb has a subject already.
    boolean apposition = commasBefore(tokens, i) > 1 && !hasVerbBetweenCommas(tokens, i);
    return speaker && closed && !apposition && !isTime(next) ? place(i, end - 1) : Optional.empty();
  }

  private static boolean isTime(Token token) {
    return token.text().matches("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day");
  }

  private static long commasBefore(List<Token> tokens, int i) {
    return tokens.subList(0, i).stream().filter(token -> token.isText(",")).count();
  }

  private static boolean hasVerbBetweenCommas(List<Token> tokens, int i) {
    boolean finite = false;
    for (int k = i - 2; k >= 0 && !tokens.get(k).isText(","); k--) {
      finite |= Verbs.isFinite(tokens.get(k));
      if (tokens.get(k).is("W")) {
        return false;
      }
    }
    return finite;
  }

  /** "She to the store every day comes." */
  private static Optional<int[]> verbAfterGoal(List<Token> tokens, int i) {
    if (i < 1 || !tokens.get(i).is("TO") || tokens.get(i + 1).is("VB")) {
      return Optional.empty();
    }
    int end = Phrases.nounPhraseEnd(tokens, i + 1);
    if (end == i + 1 || end >= tokens.size() || isModifier(tokens.get(i - 1))) {
      return Optional.empty();
    }
    if (tokens.get(end).text().matches("every|this|last|each")) {
      end = Phrases.nounPhraseEnd(tokens, end);
    }
    if (end >= tokens.size() - 1) {
      return Optional.empty();
    }
    Token verb = tokens.get(end);
    boolean finite = Verbs.isFinite(verb) && !Verbs.isBe(verb) && !verb.is("MD");
    return finite
            && Phrases.endsClause(tokens, end + 1)
            && !mayCompare(tokens.subList(Math.max(0, i - 8), i))
        ? place(i, end)
        : Optional.empty();
  }

  /** "people close to the president said", "ambassador to France confirmed". */
  private static boolean isModifier(Token before) {
    return (before.is("NN") && !before.canBe("VB") && !before.isText("increase"))
        || before.is("JJ")
        || before.is("VBG");
  }

  /** "I not want to go." */
  private static Optional<int[]> bareNot(List<Token> tokens, int i) {
    if (!tokens.get(i + 1).isText("not")
        || !tokens.get(i).text().matches("(?i)i|he|she|we|they|who")) {
      return Optional.empty();
    }
    Token verb = tokens.get(i + 2);
    for (int k = Math.max(0, i - 4); k < i; k++) {
      Token before = tokens.get(k);
      if (before.is("MD") || Verbs.isDo(before) || Verbs.isBe(before) || Verbs.isHave(before)) {
        return Optional.empty();
      }
    }
    boolean wrong =
        (verb.tag().equals("VB") || verb.tag().equals("VBP") || verb.tag().equals("VBD"))
            && verb.tags().contains("VB")
            && !Verbs.isBe(verb);
    return wrong ? place(i, i + 2) : Optional.empty();
  }

  /** "it would accept otherwise never." */
  private static Optional<int[]> neverLast(List<Token> tokens, int i) {
    if (i < 2 || !tokens.get(i + 1).isText("never") || !Phrases.endsClause(tokens, i + 2)) {
      return Optional.empty();
    }
    Token before = tokens.get(i);
    boolean phrase = before.is("RB") || before.is("NN") || before.is("PRP");
    boolean verb =
        tokens.subList(i - 2, i + 1).stream().anyMatch(token -> token.tag().equals("VB"))
            && !before.isText("almost");
    return phrase && verb ? place(i - 2, i + 1) : Optional.empty();
  }

  /** "You could the whole industry force": subject and modal are there, and then an object. */
  private static Optional<int[]> objectAfterModal(List<Token> tokens, int i) {
    boolean modal =
        i > 0
            && tokens.get(i).is("MD")
            && tokens.get(i - 1).is("PRP")
            && tokens.get(i + 1).is("DT")
            && tokens.get(i + 1).text().matches("the|a|an");
    // Asked at every word of an article, so the dear question comes last.
    if (!modal || mayCompare(tokens.subList(0, i)) || hasJoint(tokens.subList(0, i))) {
      return Optional.empty();
    }
    int end = Phrases.nounPhraseEnd(tokens, i + 1);
    return place(i, Math.max(end, i + 3) - 1);
  }

  private static boolean hasJoint(List<Token> tokens) {
    return tokens.stream()
        .anyMatch(token -> token.text().matches("(?i)like|way|if|and|but|or|so|nor"));
  }

  /** "the protesters the bills to fire set." */
  private static Optional<int[]> twoSubjects(List<Token> tokens, int i) {
    boolean opens = i == 0 || Phrases.prepositionalEnd(tokens, 0) == i;
    int first = opens && isArticle(tokens.get(i)) ? Phrases.nounPhraseEnd(tokens, i) : i;
    if (first == i || first >= tokens.size() || !isArticle(tokens.get(first))) {
      return Optional.empty();
    }
    int second = Phrases.nounPhraseEnd(tokens, first);
    int end = second;
    int verbs = 0;
    while (end < tokens.size() && !Phrases.endsClause(tokens, end)) {
      Token token = tokens.get(end);
      verbs += token.is("VB") || token.is("MD") ? 1 : 0;
      if (token.is("W") || token.is("CC")) {
        return Optional.empty();
      }
      end++;
    }
    boolean stops = end < tokens.size() && tokens.get(end).isText(".");
    return second > first && verbs == 1 && stops && i > 0 ? place(i, end - 1) : Optional.empty();
  }

  private static boolean isArticle(Token token) {
    return token.is("DT") || token.is("PRP$");
  }

  private static boolean isSubordinator(Token token) {
    return token.phrase().endsWith("SBAR");
  }
}
