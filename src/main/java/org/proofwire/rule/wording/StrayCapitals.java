package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Dictionary;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Role;

/**
 * Where a sentence writes a common word with a capital, and no name, title or mark explains it.
 *
 * <p>Nouns and adjectives have capitals for too many good reasons (the Senate, the Left, a
 * Tribunal), so the other words tell more: English gives no capital to "with", "they" or "raise"
 * but where a sentence or a title begins.
 */
final class StrayCapitals {
  /** Marks after which a capital may stand in the middle of a sentence. */
  private static final String OPENERS = "“”\"„‘’'`«»‹›([{)]}:–—-…•|/*.!?;><#@&$%";

  /** Words from this length on tell how a headline is set. */
  private static final int LONG_WORD = 4;

  private static final int SHORTEST_START = 3;

  /** Pronouns that have a capital where God is meant. */
  private static final Set<String> REVERED = Set.of("he", "him", "his", "himself", "thy", "thou");

  /** Pronouns that names are made with: "Catch Me", "By Us for Us". */
  private static final Set<String> OBJECTS = Set.of("me", "us", "one", "mine", "yours");

  private StrayCapitals() {}

  /** Where they stand and what they look like. */
  record Place(int index, Look look) {}

  /** What the word with the capital seems to be. */
  enum Look {
    /** A verb with what follows it: "Raise new doubts". */
    VERB,
    /** A pronoun that begins a clause: "It is". */
    SUBJECT,
    /** A preposition, article, conjunction: "With the withdrawal". */
    FUNCTION_WORD,
    /** A word between commas: ", Right,". */
    BETWEEN_COMMAS,
    /** A noun: "an Airline". */
    NOUN
  }

  /** All places of one sentence. */
  static List<Place> in(Sentence sentence, Vocabulary vocabulary, Analysis article) {
    Dictionary dictionary = article.dictionary();
    var places = new ArrayList<Place>();
    List<Token> tokens = sentence.tokens();
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isCapitalised()
          && token.text().length() > 1
          && isLetters(token.text())
          && token.spaceBefore()
          && !opensAfter(tokens.get(i - 1))
          && !token.canBe("NNP")
          && token.isTagged()
          && dictionary.knowsAsCommonWord(token.text())) {
        look(tokens, i, vocabulary)
            .filter(place -> !followsLabel(tokens, place, article.text()))
            .ifPresent(places::add);
      }
    }
    boolean explained = isTitleCase(sentence) || tokens.stream().anyMatch(StrayCapitals::isWeb);
    return places.isEmpty() || explained ? List.of() : places;
  }

  private static Optional<Place> look(List<Token> tokens, int i, Vocabulary vocabulary) {
    Token before = tokens.get(i - 1);
    Token token = tokens.get(i);
    Token after = tokens.get(i + 1);
    boolean afterName = before.isCapitalised() && before.end() < token.start() && i > 1;
    boolean adverb = token.canBe("RB") && !token.canBe("NN") && isLinkedTo(after);
    boolean linking = isLinking(token) || adverb;
    boolean noun = !linking && (token.canBe("NN") || token.canBe("JJ"));
    String word = Verbs.lower(token);
    if (after.isCapitalised() && !after.isText("I")) {
      return Optional.empty();
    }
    boolean inTitle = i > 1 && tokens.get(i - 2).isCapitalised();
    if (before.is("TO") && token.is("VB") && token.tags().contains("VB") && !inTitle) {
      return Optional.of(new Place(i, Look.VERB));
    }
    if (isVerbOfThird(token)
        && !afterName(tokens, i - 1)
        && (after.is("TO") || after.isText("that"))) {
      return Optional.of(new Place(i, Look.VERB));
    }
    if (Verbs.isBe(before) && token.is("VBN") && (after.is("TO") || after.is("IN"))) {
      return Optional.of(new Place(i, Look.BETWEEN_COMMAS));
    }
    if (before.isText("that") && token.is("VB") && after.is("PRP$")) {
      return Optional.of(new Place(i, Look.VERB));
    }
    if (token.canBe("VB") && isObject(after) && !(noun && isBeforeNoun(before))) {
      boolean clear = after.is("DT") || after.is("JJ") || after.is("PRP");
      boolean verb = clear ? !(noun && afterName) : !(noun || afterName);
      if (verb && vocabulary.capitals(word) == 1 && !isBeforeAdjective(before)) {
        return Optional.of(new Place(i, Look.VERB));
      }
    }
    if (token.canBe("PRP") && !token.canBe("PRP$") && !OBJECTS.contains(word)) {
      return REVERED.contains(word) && !Verbs.isFinite(after)
          ? Optional.empty()
          : Optional.of(new Place(i, Verbs.isFinite(after) ? Look.SUBJECT : Look.FUNCTION_WORD));
    }
    if (noun) {
      return vocabulary.capitals(word) == 1 ? nounPlace(tokens, i) : Optional.empty();
    }
    return afterName || REVERED.contains(word) || !after.isWord() || !linking
        ? Optional.empty()
        : Optional.of(new Place(i, Look.FUNCTION_WORD));
  }

  /** "Recommends": all it can be is a verb of the third person. */
  private static boolean isVerbOfThird(Token token) {
    return token.isTagged() && token.tags().stream().allMatch(tag -> tag.equals("VBZ"));
  }

  /** Whether two capitals before it may be a person's name, and it their surname. */
  private static boolean afterName(List<Token> tokens, int i) {
    return i > 0 && tokens.get(i).isCapitalised() && !tokens.get(i).isTagged();
  }

  /** Prepositions, articles, conjunctions and question words. */
  private static boolean isLinking(Token token) {
    return token.canBe("IN")
        || token.canBe("DT")
        || token.canBe("CC")
        || token.canBe("W")
        || token.canBe("TO");
  }

  private static boolean isLinkedTo(Token after) {
    return after.is("CD") || after.is("DT") || after.is("IN");
  }

  private static boolean isBeforeAdjective(Token before) {
    return before.is("DT") || before.is("CD") || before.is("CC");
  }

  private static Optional<Place> nounPlace(List<Token> tokens, int i) {
    Token before = tokens.get(i - 1);
    Token after = tokens.get(i + 1);
    if (before.isText(",") && after.isText(",") && tokens.get(i).canBe("RB")) {
      return Optional.of(new Place(i, Look.BETWEEN_COMMAS));
    }
    boolean indefinite = before.isText("a") || before.isText("an");
    return indefinite && tokens.get(i).canBe("NN") && !after.isText("of")
        ? Optional.of(new Place(i, Look.NOUN))
        : Optional.empty();
  }

  /** Whether what follows could be the object of a verb. */
  private static boolean isObject(Token after) {
    return after.isWord()
        && (after.is("DT")
            || after.is("PRP$")
            || after.is("JJ")
            || after.is("NN")
            || after.is("CD")
            || after.isText("n't")
            || after.isText("n’t")
            || after.isText("it")
            || after.isText("them"));
  }

  private static boolean isBeforeNoun(Token before) {
    return before.is("DT")
        || before.is("JJ")
        || before.is("POS")
        || before.is("PRP$")
        || before.is("CD")
        || before.is("IN");
  }

  /** "89 min Off goes Marchetti": so few words at the beginning of a line are a label. */
  private static boolean followsLabel(List<Token> tokens, Place place, String text) {
    // "The plan Raise new doubts": no label begins so.
    Token first = tokens.get(0);
    boolean nounPhrase = (first.is("DT") || first.is("PRP$")) && place.look() == Look.VERB;
    if (place.look() == Look.BETWEEN_COMMAS || nounPhrase) {
      return false;
    }
    int words = 0;
    for (int i = place.index() - 1; i >= 0 && words < SHORTEST_START; i--) {
      if (text.substring(tokens.get(i).end(), tokens.get(i + 1).start()).contains("\n")) {
        return true;
      }
      words += tokens.get(i).isWord() ? 1 : 0;
    }
    return words < SHORTEST_START;
  }

  private static boolean opensAfter(Token before) {
    return OPENERS.indexOf(before.text().charAt(before.text().length() - 1)) >= 0;
  }

  /** Posts of social media, addresses and markup follow no rule of capitals. */
  private static boolean isWeb(Token token) {
    char first = token.text().charAt(0);
    return first == '@' || first == '#' || first == '<' || token.text().startsWith("http");
  }

  private static boolean isLetters(String word) {
    return word.chars().skip(1).allMatch(Character::isLowerCase);
  }

  /**
   * Whether most of the sentence's long words have capitals, as headlines and names of works do.
   */
  static boolean isTitleCase(Sentence sentence) {
    long capitals = longWords(sentence, true);
    long small = longWords(sentence, false);
    return sentence.role() == Role.BODY ? capitals > 2 * small : 3 * capitals > small;
  }

  private static long longWords(Sentence sentence, boolean capitalised) {
    return sentence
        .words()
        .skip(1)
        .filter(token -> token.text().length() >= LONG_WORD)
        .filter(
            token ->
                capitalised
                    ? token.isCapitalised()
                    : token.text().equals(token.text().toLowerCase(Locale.ROOT)))
        .count();
  }
}
