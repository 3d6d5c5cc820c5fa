package org.proofwire.rule;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.proofwire.analysis.Token;
import org.proofwire.rule.RuleFiles.RuleFile;

/**
 * The kinds of word that a {@link TokenPattern} can ask for by name: those of grammar, and those of
 * meaning, which are lists of lemmas, {@code rules/kinds/crime.txt} for {@code CRIME}.
 */
final class WordKinds {
  private static final String FOLDER = "kinds";
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  private static final Set<String> MONTHS =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Set<String> WEEKDAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Pattern YEAR = Pattern.compile("(1[0-9]|20)[0-9]{2}");

  private static final Map<String, Predicate<Token>> GRAMMAR =
      Map.ofEntries(
          Map.entry("NOUN", token -> token.is("NN")),
          Map.entry("VERB", token -> token.is("VB") || token.is("MD")),
          Map.entry("ADJ", token -> token.is("JJ")),
          Map.entry("ADV", token -> token.is("RB")),
          Map.entry("PRON", token -> token.is("PRP")),
          Map.entry("DET", token -> token.is("DT") || token.tag().equals("PRP$")),
          Map.entry("POSS", token -> token.tag().equals("PRP$")),
          Map.entry("PREP", token -> token.is("IN") || token.is("TO")),
          Map.entry("NUM", WordKinds::isNumber),
          Map.entry("INT", token -> token.text().chars().allMatch(c -> c >= '0' && c <= '9')),
          Map.entry("NAME", token -> token.is("NNP") && token.isCapitalised()),
          Map.entry("MONTH", token -> MONTHS.contains(token.text().toLowerCase(Locale.ROOT))),
          Map.entry("WEEKDAY", token -> WEEKDAYS.contains(token.text().toLowerCase(Locale.ROOT))),
          Map.entry("YEAR", token -> YEAR.matcher(token.text()).matches()),
          Map.entry("ANY", Token::isWord));

  private final Map<String, Set<String>> meanings;

  private WordKinds(Map<String, Set<String>> meanings) {
    this.meanings = Map.copyOf(meanings);
  }

  /**
   * The kinds of grammar, and those that {@code rules/} has lists of.
   *
   * @throws RuleFileException if a list can't be one
   */
  static WordKinds of(RuleFiles files) {
    var meanings = new HashMap<String, Set<String>>();
    for (RuleFile file : files.in(FOLDER)) {
      String name = file.name().toUpperCase(Locale.ROOT);
      if (!NAME.matcher(file.name()).matches() || GRAMMAR.containsKey(name)) {
        throw new RuleFileException(
            file.shown()
                + ": a list of a kind of word is named for it, crime.txt, and not as a kind of"
                + " grammar is");
      }
      Set<String> words =
          files.lines(file.path()).stream()
              .map(word -> word.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
      Optional<String> phrase = words.stream().filter(word -> word.contains(" ")).findFirst();
      if (phrase.isPresent()) {
        throw new RuleFileException(
            file.shown() + ": one word a line, but there is “" + phrase.get() + "”");
      }
      meanings.put(name, words);
    }
    return new WordKinds(meanings);
  }

  /** The test of a kind of grammar. */
  static Optional<Predicate<Token>> grammar(String name) {
    return Optional.ofNullable(GRAMMAR.get(name));
  }

  /** The lemmas of a kind of meaning, in lower case. */
  Optional<Set<String>> meaning(String name) {
    return Optional.ofNullable(meanings.get(name));
  }

  private static boolean isNumber(Token token) {
    return token.is("CD") || Character.isDigit(token.text().codePointAt(0));
  }
}
