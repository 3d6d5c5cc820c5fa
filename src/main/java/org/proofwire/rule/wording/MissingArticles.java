package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Token;

/**
 * Where a noun that names one thing among many stands without article: "to provincial laboratory".
 *
 * <p>Russian, Chinese, Hindi or Korean have no articles. English leaves them out too, but with
 * nouns and in phrases of its own ("in hospital", "by car", "president of the club"); so the nouns
 * are a list, and only places after a preposition, a verb or at the beginning count.
 *
 * @param bareAfter the nouns that need an article, in small letters, with the prepositions after
 *     which they don't
 */
record MissingArticles(Map<String, Set<String>> bareAfter) {
  /** After other prepositions nouns stand bare too often: "by bus", "without reservation". */
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "about", "against", "along", "at", "behind", "for", "from", "in", "inside", "into",
          "near", "of", "on", "onto", "outside", "through", "to", "toward", "towards", "with");

  /** What a bare noun after "of" may be a kind of: "this type of audience". */
  private static final Set<String> KINDS =
      Set.of(
          "change", "degree", "form", "forms", "freedom", "kind", "kinds", "lack", "level", "line",
          "loss", "lot", "lots", "matter", "means", "method", "number", "piece", "plenty", "point",
          "rate", "sense", "sort", "sorts", "state", "type", "types", "word", "work");

  /** Before these a noun is bare because they do an article's work. */
  private static final Set<String> DETERMINING =
      Set.of(
          "enough", "first", "former", "last", "least", "less", "little", "more", "most", "next",
          "same", "sheer", "such", "then");

  private static final Set<String> CLAUSE_OPENERS =
      Set.of("because", "although", "while", "when", "if", "where");

  private static final Set<String> LINKING =
      Set.of(
          "am",
          "appoint",
          "appointed",
          "are",
          "be",
          "became",
          "become",
          "becomes",
          "been",
          "being",
          "elected",
          "is",
          "named",
          "remain",
          "remained",
          "said",
          "says",
          "turn",
          "turned",
          "was",
          "were");

  /** In place of a preposition: where the noun opens a sentence. */
  private static final String OPENING = "^";

  MissingArticles {
    bareAfter = Map.copyOf(bareAfter);
  }

  /**
   * From the lines of a file: a noun, then the prepositions after which it may be bare, and {@code
   * ^} if it may open a sentence so.
   */
  static MissingArticles parse(List<String> lines) {
    var bareAfter = new HashMap<String, Set<String>>();
    for (String line : lines) {
      List<String> words = List.of(line.split(" "));
      bareAfter.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
    }
    return new MissingArticles(bareAfter);
  }

  List<Slip> in(List<Token> tokens) {
    var slips = new ArrayList<Slip>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (bareAfter.containsKey(Verbs.lower(tokens.get(i))) && isHead(tokens, i)) {
        int start = start(tokens, i);
        if (isPlain(tokens, start, i) && isBare(tokens, start, i) && !isPaired(tokens, start, i)) {
          slips.add(new Slip(start, i, "", start, "DT"));
        }
      }
    }
    return slips;
  }

  private static boolean isHead(List<Token> tokens, int i) {
    Token noun = tokens.get(i);
    Token next = tokens.get(i + 1);
    boolean goesOn =
        next.is("NN")
            || next.is("POS")
            || next.is("CD")
            || next.is("JJ")
            || next.is("VBG")
            || next.isCapitalised()
            || "-–—'’/%&".indexOf(next.text().charAt(0)) >= 0
            || (next.isWord() && !next.spaceBefore());
    return noun.tag().equals("NN") && !goesOn;
  }

  /** The first word of the noun phrase. */
  private static int start(List<Token> tokens, int head) {
    int at = head;
    while (at > 0 && (tokens.get(at - 1).is("NN") || tokens.get(at - 1).is("JJ"))) {
      at--;
    }
    return at;
  }

  /** Whether nothing in the noun phrase is a name, a plural or does the article's work. */
  private static boolean isPlain(List<Token> tokens, int start, int head) {
    for (int i = start; i <= head; i++) {
      Token token = tokens.get(i);
      if (!token.text().chars().allMatch(Character::isLetter)
          || token.canBe("NNS")
          || token.canBe("NNP")
          || token.is("NNP")
          || DETERMINING.contains(Verbs.lower(token))
          || (i > 0 && token.isCapitalised())) {
        return false;
      }
    }
    return head - start < 4;
  }

  private boolean isBare(List<Token> tokens, int start, int head) {
    Token noun = tokens.get(head);
    Set<String> allowed = bareAfter.getOrDefault(Verbs.lower(noun), Set.of());
    boolean alsoVerb = noun.tags().contains("VB");
    Token next = tokens.get(head + 1);
    if (start == 0) {
      return (Verbs.isFinite(next) || next.isText("of")) && !alsoVerb && !allowed.contains(OPENING);
    }
    Token before = tokens.get(start - 1);
    String word = Verbs.lower(before);
    if (allowed.contains(word)) {
      return false;
    }
    if (PREPOSITIONS.contains(word) && (before.is("IN") || before.is("TO"))) {
      boolean kind =
          word.equals("of") && start > 1 && KINDS.contains(Verbs.lower(tokens.get(start - 2)));
      boolean infinitive = before.is("TO") && alsoVerb && start == head;
      return !kind && !infinitive;
    }
    boolean subject =
        (CLAUSE_OPENERS.contains(word) && before.is("IN"))
            || (before.isText(",") && start > 2)
            || (before.isText("and") && start > 2 && tokens.get(start - 2).isText(","));
    if (subject) {
      return start == head && Verbs.isSurelyFinite(next) && !next.is("MD") && !alsoVerb;
    }
    // A participle before it may belong to the noun: "a growing list".
    boolean object =
        before.is("VB") && !before.is("VBN") && !before.is("VBG") && !LINKING.contains(word);
    return object
        && !alsoVerb
        && !noun.canBe("JJ")
        && !noun.canBe("RB")
        && !noun.canBe("VBN")
        && !noun.canBe("CD")
        && !tokens.get(start).is("VB");
  }

  /** "from city to city", "husband and wife", "street by street". */
  private static boolean isPaired(List<Token> tokens, int start, int head) {
    String noun = Verbs.lower(tokens.get(head));
    Token next = tokens.get(head + 1);
    if (next.isText("and") || next.isText("or") || next.isText("as")) {
      return true;
    }
    for (int i = Math.max(0, start - 4); i < Math.min(tokens.size(), head + 5); i++) {
      if (i != head && Verbs.lower(tokens.get(i)).equals(noun)) {
        return true;
      }
    }
    return false;
  }
}
