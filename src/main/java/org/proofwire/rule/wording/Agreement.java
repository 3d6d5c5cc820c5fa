package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Token;

/**
 * Where number parts: a subject and its verb ("the population have"), a noun and its count ("two
 * gold bar").
 *
 * <p>Only places are judged where the subject is sure: where its noun phrase opens the clause and
 * the verb follows it, or a relative pronoun between them. Nouns that may be both, such as those of
 * groups of people, are left alone; so are clauses after verbs of demanding ("demand that he go").
 *
 * @param groups nouns of the singular that may have a verb of the plural
 * @param pluralLike words that end like plurals and are none: news, headquarters
 * @param units what is counted without an -s: percent, yuan
 * @param demands words that have the base form in the clause after them: demand, necessary
 */
record Agreement(
    Set<String> groups, Set<String> pluralLike, Set<String> units, Set<String> demands) {
  private static final Set<String> COUNTS =
      Set.of(
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety",
          "both",
          "several",
          "many",
          "few",
          "various",
          "numerous",
          "these",
          "those");

  /** What comes before a number that names or ranks, so that it does not count what follows. */
  private static final Set<String> NO_COUNT_AFTER =
      Set.of(
          "no", "one", "the", "a", "an", "this", "that", "every", "each", "at", "to", "and", "or",
          "than", "by");

  private static final Set<String> SUBORDINATORS =
      Set.of(
          "that",
          "because",
          "although",
          "though",
          "if",
          "when",
          "while",
          "whereas",
          "since",
          "as",
          "whether");

  private static final Set<String> HELPERS =
      Set.of(
          "do", "does", "did", "let", "make", "made", "makes", "help", "helps", "helped", "see",
          "saw", "hear", "heard", "watch", "watched", "helping", "letting", "making", "seeing",
          "trying", "have", "has", "had", "n't", "n’t", "not", "and", "or");

  Agreement {
    groups = Set.copyOf(groups);
    pluralLike = Set.copyOf(pluralLike);
    units = Set.copyOf(units);
    demands = Set.copyOf(demands);
  }

  List<Slip> in(List<Token> tokens) {
    var slips = new ArrayList<Slip>();
    for (int i = 0; i < tokens.size(); i++) {
      int at = i;
      pronoun(tokens, i)
          .or(() -> noun(tokens, at))
          .or(() -> modified(tokens, at))
          .or(() -> relative(tokens, at))
          .or(() -> count(tokens, at))
          .or(() -> article(tokens, at))
          .ifPresent(slips::add);
    }
    return slips;
  }

  /** "He say", "they does". */
  private Optional<Slip> pronoun(List<Token> tokens, int i) {
    if (i == 0 || tokens.get(i).isCapitalised()) {
      return Optional.empty();
    }
    String subject = Verbs.lower(tokens.get(i - 1));
    boolean third =
        (subject.equals("he") || subject.equals("she") || subject.equals("it"))
            && !tokens.get(i - 1).isAllCaps();
    Token verb = tokens.get(i);
    boolean base =
        isOnly(verb, "VB", "VBP")
            || ((verb.tag().equals("VB") || verb.tag().equals("VBP"))
                && verb.tags().contains("VB")
                && !verb.canBe("VBD"));
    if (third && base && !Verbs.isBe(verb) && !isDemanded(tokens, i)) {
      for (int k = Math.max(0, i - 5); k < i - 1; k++) {
        if (tokens.get(k).canBe("MD") || HELPERS.contains(Verbs.lower(tokens.get(k)))) {
          return Optional.empty();
        }
      }
      return slip(i - 1, i, "VBZ");
    }
    boolean other = subject.equals("they") || subject.equals("we");
    return other && isOnly(verb, "VBZ", "VBZ") ? slip(i - 1, i, "VBP") : Optional.empty();
  }

  /** "the operator explain", "the ships was". */
  private Optional<Slip> noun(List<Token> tokens, int i) {
    Optional<String> wanted = wanted(tokens, i);
    int start = nounPhrase(tokens, i);
    if (wanted.isEmpty() || start < 0 || !opensClause(tokens, start)) {
      return Optional.empty();
    }
    Token head = tokens.get(i - 1);
    boolean fits =
        wanted.get().equals("VBZ")
            ? !isSingular(head)
                || groups.contains(Verbs.lower(head))
                || holdsCount(tokens, start, i)
            : !isPlural(head) || holdsCount(tokens, start, i) || head.isCapitalised();
    return fits || isDemanded(tokens, i) || isSupposed(tokens, i)
        ? Optional.empty()
        : slip(start, i, wanted.get());
  }

  /** "the search for the miner are continuing", "dozens of graduates was". */
  private Optional<Slip> modified(List<Token> tokens, int i) {
    Optional<String> wanted =
        Verbs.isBe(tokens.get(i)) || Verbs.isHave(tokens.get(i))
            ? wanted(tokens, i)
            : Optional.empty();
    int inner = nounPhrase(tokens, i);
    if (wanted.isEmpty() || inner < 2 || !tokens.get(inner - 1).is("IN")) {
      return Optional.empty();
    }
    int start = nounPhrase(tokens, inner - 1);
    if (start < 0
        || !opensClause(tokens, start)
        || holdsCount(tokens, start, i)
        || isDemanded(tokens, i)
        || isSupposed(tokens, i)) {
      return Optional.empty();
    }
    Token head = tokens.get(inner - 2);
    Token nearer = tokens.get(i - 1);
    boolean wrong =
        wanted.get().equals("VBZ")
            ? isSingular(head)
                && isSingular(nearer)
                && !groups.contains(Verbs.lower(head))
                && !groups.contains(Verbs.lower(nearer))
            : isPlural(head) && isOnly(head, "NNS", "NNS") && !head.isCapitalised();
    return wrong ? slip(start, i, wanted.get()) : Optional.empty();
  }

  /** "photos that shows", "a firm which have". */
  private Optional<Slip> relative(List<Token> tokens, int i) {
    Optional<String> wanted = i < 2 ? Optional.empty() : relativeWanted(tokens, i);
    if (wanted.isEmpty() || !isRelative(tokens, i - 1)) {
      return Optional.empty();
    }
    boolean comma = tokens.get(i - 2).isText(",");
    int end = comma ? i - 2 : i - 1;
    int start = nounPhrase(tokens, end);
    if (start < 0
        || (start > 0 && mayBelongElsewhere(tokens.get(start - 1)))
        || holdsCount(tokens, start, end)
        || isDemanded(tokens, i)) {
      return Optional.empty();
    }
    Token head = tokens.get(end - 1);
    boolean wrong =
        wanted.get().equals("VBZ")
            ? isSingular(head) && !head.canBe("VBG") && !groups.contains(Verbs.lower(head))
            : isPlural(head) && !comma && !head.isCapitalised();
    return wrong ? slip(end - 1, i, wanted.get()) : Optional.empty();
  }

  /** The number that this finite verb does not have: "VBZ" if it is of the plural. */
  private static Optional<String> wanted(List<Token> tokens, int i) {
    Token verb = tokens.get(i);
    if (i == 0 || verb.isCapitalised() || verb.text().indexOf('\'') >= 0) {
      return Optional.empty();
    }
    String word = verb.text();
    if (word.equals("have")
        || word.equals("are")
        || word.equals("were")
        || word.equals("do")
        || (isOnly(verb, "VB", "VBP") && !word.equals("be"))) {
      return Optional.of("VBZ");
    }
    boolean singular =
        word.equals("is")
            || word.equals("was")
            || word.equals("has")
            || word.equals("does")
            || isOnly(verb, "VBZ", "VBZ");
    return singular ? Optional.of("VBP") : Optional.empty();
  }

  /** After "who" or "which" the tagger may be believed: hardly anything but a verb stands there. */
  private static Optional<String> relativeWanted(List<Token> tokens, int i) {
    Token verb = tokens.get(i);
    return wanted(tokens, i)
        .or(
            () ->
                verb.tag().equals("VBZ") && verb.tags().contains("VBZ")
                    ? Optional.of("VBP")
                    : (verb.tag().equals("VBP") || verb.tag().equals("VB"))
                            && verb.tags().contains("VBP")
                            && !verb.isCapitalised()
                        ? Optional.of("VBZ")
                        : Optional.empty());
  }

  /** "two gold bar", "many parent". */
  private Optional<Slip> count(List<Token> tokens, int i) {
    String count = Verbs.lower(tokens.get(i));
    boolean figure = count.matches("[1-9]\\d{0,2}") && !count.equals("1");
    if (!figure && !COUNTS.contains(count)) {
      return Optional.empty();
    }
    int end = i + 1;
    while (end < tokens.size()
        && tokens.get(end).isWord()
        && !tokens.get(end).isCapitalised()
        && (tokens.get(end).is("JJ")
            || tokens.get(end).tag().equals("NN")
            || tokens.get(end).is("VBN"))) {
      end++;
    }
    if (end == i + 1 || end == tokens.size()) {
      return Optional.empty();
    }
    Token noun = tokens.get(end - 1);
    boolean vague = !figure && (count.length() > 3) && "both these those few many".contains(count);
    boolean near = !vague || (end <= i + 3 && !tokens.get(end).isText("and"));
    boolean unit =
        tokens.subList(i + 1, end).stream().anyMatch(word -> units.contains(Verbs.lower(word)));
    boolean counts =
        isCountable(noun) && near && !unit && !goesOn(tokens, end) && mayCount(tokens, i);
    return counts ? Optional.of(new Slip(i, end - 1, "count", end - 1, "NNS")) : Optional.empty();
  }

  private static boolean isCountable(Token noun) {
    return noun.tag().equals("NN")
        && noun.tags().contains("NN")
        && noun.text().indexOf('-') < 0
        && !noun.canBe("NN:")
        && !noun.canBe("NNS")
        && !noun.canBe("JJ")
        && !noun.canBe("CD")
        && !noun.canBe("RB")
        && !noun.canBe("IN")
        && !noun.canBe("VBG")
        && !noun.canBe("VBN");
  }

  /** Whether the noun before this place belongs to one after it. */
  private static boolean goesOn(List<Token> tokens, int i) {
    Token next = tokens.get(i);
    return next.is("NN")
        || next.is("JJ")
        || next.is("CD")
        || next.is("POS")
        || next.is("VBG")
        || next.is("$")
        || "-–—/%'’\"”)".contains(next.text())
        || (!next.spaceBefore() && !".,;:!?".contains(next.text()));
  }

  /** "Article 3", "the 400 metre", "Gang of Eight": numbers that don't count what follows. */
  private static boolean mayCount(List<Token> tokens, int i) {
    if (i > 0) {
      Token before = tokens.get(i - 1);
      boolean names =
          !tokens.get(i).spaceBefore() // “8” of “7.8”
              || before.is("NN")
              || before.is("CD")
              || before.is("$")
              || NO_COUNT_AFTER.contains(Verbs.lower(before))
              || (!before.isWord() && !",“\"‘".contains(before.text()))
              || before.text().endsWith("-")
              || tokens.get(i).isCapitalised();
      if (names) {
        return false;
      }
    }
    return !tokens.get(i + 1).is("DT") && !tokens.get(i + 1).isText("of");
  }

  /** "a mirrors". */
  private Optional<Slip> article(List<Token> tokens, int i) {
    Token article = tokens.get(i);
    boolean one =
        article.isText("a")
            || article.isText("an")
            || article.isText("every")
            || article.isText("another");
    if (!one || !article.is("DT") || (article.isCapitalised() && i > 0)) {
      return Optional.empty();
    }
    int end = i + 1;
    while (end < tokens.size()
        && (tokens.get(end).tag().equals("NN") || tokens.get(end).is("JJ"))
        && !tokens.get(end).isCapitalised()) {
      end++;
    }
    if (end > i + 2 || end + 1 >= tokens.size()) {
      return Optional.empty();
    }
    Token noun = tokens.get(end);
    boolean amount =
        tokens.subList(i + 1, end).stream()
            .anyMatch(
                word -> units.contains(Verbs.lower(word)) || AMOUNTS.contains(Verbs.lower(word)));
    boolean plural =
        noun.tag().equals("NNS")
            && !noun.isCapitalised()
            && isOnly(noun, "NNS", "NNS")
            && noun.text().indexOf('-') < 0
            && !pluralLike.contains(noun.text());
    boolean ends = !goesOn(tokens, end + 1) && !tokens.get(end + 1).isText(",");
    return plural && ends && !amount
        ? Optional.of(new Slip(i, end, "article", end, "NN"))
        : Optional.empty();
  }

  private static final Set<String> AMOUNTS =
      Set.of(
          "few",
          "many",
          "couple",
          "dozen",
          "good",
          "great",
          "full",
          "mere",
          "total",
          "record",
          "additional",
          "extra",
          "further",
          "staggering",
          "whopping",
          "estimated",
          "certain",
          "average",
          "massive",
          "combined",
          "cool",
          "solid",
          "possible",
          "potential",
          "reported");

  private static Optional<Slip> slip(int from, int verb, String wanted) {
    return Optional.of(new Slip(from, verb, "subject", verb, wanted));
  }

  private static boolean isOnly(Token token, String one, String other) {
    return token.isTagged()
        && token.tags().stream().allMatch(tag -> tag.equals(one) || tag.equals(other));
  }

  private static boolean isSingular(Token noun) {
    return noun.tag().equals("NN")
        && noun.isTagged()
        && !noun.isCapitalised()
        && !noun.canBe("MD")
        && !noun.tags().contains("NNS");
  }

  private boolean isPlural(Token noun) {
    return noun.tag().equals("NNS")
        && !noun.canBe("NN:")
        && !noun.tags().contains("NN")
        && noun.isTagged()
        && !pluralLike.contains(Verbs.lower(noun));
  }

  /** The first token of the noun phrase that ends before a place, or -1. */
  static int nounPhrase(List<Token> tokens, int end) {
    int at = end - 1;
    if (at < 0 || !tokens.get(at).is("NN")) {
      return -1;
    }
    while (at > 0
        && (tokens.get(at - 1).is("NN")
            || tokens.get(at - 1).is("JJ")
            || tokens.get(at - 1).is("VBN")
            || tokens.get(at - 1).is("VBG")
            || tokens.get(at - 1).is("CD")
            || tokens.get(at - 1).is("POS"))) {
      at--;
    }
    if (at > 0 && (tokens.get(at - 1).is("DT") || tokens.get(at - 1).is("PRP$"))) {
      at--;
    }
    return at;
  }

  /** Whether what begins here is the subject of its clause. */
  private static boolean opensClause(List<Token> tokens, int start) {
    if (start == 0) {
      return true;
    }
    Token before = tokens.get(start - 1);
    if (SUBORDINATORS.contains(Verbs.lower(before))) {
      return !before.is("RB") && !before.is("NN");
    }
    // "On Monday, the operator": an adverbial without a verb of its own stands before the comma.
    return before.isText(",")
        && start < 9
        && (tokens.get(0).is("IN") || tokens.get(0).is("RB") || tokens.get(0).is("CC"))
        && tokens.subList(0, start - 1).stream()
            .noneMatch(token -> Verbs.isFinite(token) || token.isText(",") || token.is("VB"));
  }

  /** "two years is", "John and Mary have", "fighting fires is": sums and sayings. */
  private static boolean holdsCount(List<Token> tokens, int start, int end) {
    for (int i = start; i < end; i++) {
      Token token = tokens.get(i);
      if (token.is("CD")
          || token.is("VBG")
          || token.is("CC")
          || QUANTITIES.contains(Verbs.lower(token))) {
        return true;
      }
    }
    return start > 1
        && (QUANTITIES.contains(Verbs.lower(tokens.get(start - 1)))
            || QUANTITIES.contains(Verbs.lower(tokens.get(start - 2))));
  }

  private static final Set<String> QUANTITIES =
      Set.of(
          "all", "any", "both", "each", "every", "few", "half", "many", "more", "most", "neither",
          "no", "one", "or", "several", "some", "these", "this", "those", "that", "as", "if");

  private boolean isDemanded(List<Token> tokens, int verb) {
    return tokens.subList(0, verb).stream()
        .anyMatch(token -> demands.contains(token.lemma()) || demands.contains(Verbs.lower(token)));
  }

  /** "as if the town were". */
  private static boolean isSupposed(List<Token> tokens, int verb) {
    return tokens.get(verb).isText("were")
        && tokens.subList(0, verb).stream()
            .anyMatch(token -> token.isText("if") || token.isText("as") || token.isText("though"));
  }

  private static boolean isRelative(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    // The tagger often takes this "that" for a conjunction; right before a verb it is none.
    boolean that = token.isText("that") && (token.is("W") || token.is("IN"));
    return that || (token.is("W") && (token.isText("who") || token.isText("which")));
  }

  /** "the coach of the players who has": the clause may belong to another noun. */
  private static boolean mayBelongElsewhere(Token before) {
    return before.is("IN")
        || before.is("TO")
        || before.is("CC")
        || before.isText(",")
        || before.isText("of");
  }
}
