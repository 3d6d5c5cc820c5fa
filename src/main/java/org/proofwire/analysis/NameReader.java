package org.proofwire.analysis;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.proofwire.article.Article;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * Reads the names of an article word by word, as they are spelled.
 *
 * <p>Entities bring the spellings of one person together; here they must be kept apart. A name is a
 * run of words with capitals, with the particles between them; titles before it are taken off, and
 * so is an ordinary word that has its capital from the beginning of the sentence.
 *
 * @param titles words before a name that say what a person is, in lower case: "president", "sheikh"
 * @param particles small words inside a name: "bin", "van"
 */
public record NameReader(Set<String> titles, Set<String> particles) {
  private static final Set<String> ARTICLES = Set.of("al", "el");

  private static final Set<Month> GIVEN_NAMES = Set.of(Month.APRIL, Month.MAY, Month.JUNE);

  /** Where a larger share of the longer words has capitals, capitals say nothing. */
  private static final double TITLE_CASE = 0.6;

  private static final int LONG_WORD = 4;

  /** "On Sunday Qandil left": days, and the months that nobody is called. */
  private static final Set<String> DATES =
      Stream.concat(
              Arrays.stream(DayOfWeek.values())
                  .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
              Arrays.stream(Month.values())
                  .filter(month -> !GIVEN_NAMES.contains(month))
                  .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
          .collect(Collectors.toUnmodifiableSet());

  /** Parts of speech that names are not made of. */
  private static final Set<String> NO_NAME =
      Set.of("CC", "DT", "EX", "IN", "PDT", "PRP", "RB", "RP", "TO", "VB", "W");

  public NameReader {
    titles = Set.copyOf(titles);
    particles = Set.copyOf(particles);
  }

  /** All names, in the order of reading. */
  List<Name> read(Article article, List<Sentence> sentences, Dictionary dictionary) {
    var reading = new Reading(article.text(), dictionary, namesInsideSentences(sentences));
    var names = new ArrayList<Name>();
    for (Sentence sentence : sentences) {
      if (sentence.role() != Role.RESIDUE) {
        read(sentence, reading, names);
      }
    }
    return List.copyOf(names);
  }

  /**
   * What is read.
   *
   * @param inside words with a capital that they don't have from the beginning of a sentence
   */
  private record Reading(String text, Dictionary dictionary, Set<String> inside) {}

  /** Words with a capital that they don't have from the beginning of a sentence. */
  private Set<String> namesInsideSentences(List<Sentence> sentences) {
    var inside = new HashSet<String>();
    for (Sentence sentence : sentences) {
      if (!isTitleCase(sentence)) {
        List<Token> tokens = sentence.tokens();
        for (int i = 1; i < tokens.size(); i++) {
          if (tokens.get(i).isCapitalised() && opensNothing(tokens.get(i - 1))) {
            inside.add(tokens.get(i).text());
          }
        }
      }
    }
    return inside;
  }

  private static boolean opensNothing(Token before) {
    return before.isWord() || before.text().equals(",");
  }

  /** Judged by words that need no capital: a sentence full of names is not in title case. */
  private boolean isTitleCase(Sentence sentence) {
    List<Token> words =
        sentence
            .words()
            .skip(1)
            .filter(token -> token.text().length() >= LONG_WORD)
            .filter(token -> !token.isAllCaps())
            .filter(token -> token.tags().stream().anyMatch(tag -> !tag.startsWith("NNP")))
            .filter(token -> !token.isCapitalised() || !titles.contains(lower(token)))
            .toList();
    long capitals = words.stream().filter(Token::isCapitalised).count();
    return capitals > 1 && capitals > TITLE_CASE * words.size();
  }

  private void read(Sentence sentence, Reading reading, List<Name> names) {
    boolean titleCase = isTitleCase(sentence);
    List<Token> tokens = sentence.tokens();
    Predicate<Token> isName = token -> isNameWord(token, reading.dictionary(), titleCase);
    int i = 0;
    while (i < tokens.size()) {
      if (!isName.test(tokens.get(i)) || ARTICLES.contains(lower(tokens.get(i)))) {
        if (!startsWithArticle(tokens, i, isName)) {
          i++;
          continue;
        }
      }
      int end = end(tokens, i, isName, titleCase);
      boolean opens = i == 0 || !opensNothing(tokens.get(i - 1));
      List<Token> run = tokens.subList(i, end);
      List<Token> before = tokens.subList(i - titleLength(tokens, i), i);
      name(run, before, sentence.index(), opens, titleCase, reading).ifPresent(names::add);
      i = end;
    }
  }

  private static boolean startsWithArticle(List<Token> tokens, int i, Predicate<Token> isName) {
    return ARTICLES.contains(lower(tokens.get(i)))
        && i + 1 < tokens.size()
        && isName.test(tokens.get(i + 1));
  }

  private int end(List<Token> tokens, int start, Predicate<Token> isName, boolean titleCase) {
    int i = start + 1;
    if (ARTICLES.contains(lower(tokens.get(start)))) {
      i++;
    }
    // In a headline with capitals everywhere nobody knows where a name begins or ends.
    while (i < tokens.size() && !titleCase) {
      int next = i;
      while (next < tokens.size() && isParticle(tokens.get(next)) && next - i < 2) {
        next++;
      }
      Token before = tokens.get(i - 1);
      // "J. R. Mensah", "Mrs. Mensah"
      boolean initialsDot =
          tokens.get(i).text().equals(".")
              && (before.text().length() == 1 || titles.contains(lower(before)));
      if (initialsDot && i + 1 < tokens.size() && isName.test(tokens.get(i + 1))) {
        i += 2;
      } else if (next < tokens.size() && isName.test(tokens.get(next))) {
        i = next + 1;
      } else {
        break;
      }
    }
    return i;
  }

  private boolean isParticle(Token token) {
    return particles.contains(token.text()) || ARTICLES.contains(token.text());
  }

  private static boolean isNameWord(Token token, Dictionary dictionary, boolean titleCase) {
    boolean named = token.isCapitalised() || hasSmallArticle(token.text());
    if (!named || token.text().indexOf('.') >= 0 || isNeverName(token)) {
      return false;
    }
    return !titleCase || !dictionary.knowsAsCommonWord(token.text());
  }

  /** "al-Tamimi", "ash-Sharqi". */
  private static boolean hasSmallArticle(String word) {
    int hyphen = word.indexOf('-');
    return (hyphen == 2 || hyphen == 3)
        && word.charAt(0) == 'a'
        && hyphen + 1 < word.length()
        && Character.isUpperCase(word.charAt(hyphen + 1));
  }

  /** "It", "With", "Pave": a stray capital inside a sentence must not lengthen the name before. */
  private static boolean isNeverName(Token token) {
    if (DATES.contains(token.text())) {
      return true;
    }
    return token.text().length() > 1
        && token.isTagged()
        && token.tags().stream().allMatch(tag -> NO_NAME.stream().anyMatch(tag::startsWith));
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  /** How many tokens before a name say what the person is: "French president", "coach". */
  private int titleLength(List<Token> tokens, int start) {
    int first = start;
    while (first > 0 && titles.contains(lower(tokens.get(first - 1)))) {
      first--;
    }
    boolean hasTitle = first < start;
    boolean hasNation =
        hasTitle
            && first > 0
            && tokens.get(first - 1).isCapitalised()
            && tokens.get(first - 1).canBe("JJ");
    return start - first + (hasNation ? 1 : 0);
  }

  private Optional<Name> name(
      List<Token> run,
      List<Token> before,
      int sentence,
      boolean opens,
      boolean titleCase,
      Reading reading) {
    int start = 0;
    int firstName = 0;
    for (int i = 0; i < run.size() - 1; i++) {
      if (titles.contains(lower(run.get(i)))) {
        firstName = i + 1;
      }
    }
    // "Elections": a capital from the beginning of the sentence, on a word that is no name
    // elsewhere.
    boolean ordinary =
        opens
            && firstName == 0
            && !reading.inside().contains(run.get(0).text())
            && reading.dictionary().knowsAsCommonWord(run.get(0).text());
    if (ordinary || isNation(run.get(0), reading.dictionary())) {
      start = 1;
    }
    start = Math.max(start, firstName);
    if (start >= run.size()) {
      return Optional.empty();
    }
    List<Token> title = new ArrayList<>(before);
    title.addAll(run.subList(0, firstName));
    List<Name.Word> words = words(run.subList(start, run.size()), reading.text());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Name(
            words,
            String.join(" ", title.stream().map(NameReader::lower).toList()),
            title.isEmpty() ? words.get(0).span().start() : title.get(0).start(),
            sentence,
            !titleCase));
  }

  /** "Iranian", which is no given name of the person behind it. */
  private static boolean isNation(Token token, Dictionary dictionary) {
    return token.canBe("JJ") && !dictionary.knowsAsCommonWord(token.text());
  }

  private List<Name.Word> words(List<Token> run, String text) {
    var words = new ArrayList<Name.Word>();
    for (int i = 0; i < run.size(); i++) {
      Token token = run.get(i);
      boolean last = i == run.size() - 1;
      if (Name.binds(token.text()) && !last && run.get(i + 1).text().length() > 2) {
        Span span = token.span().to(run.get(i + 1).span());
        words.add(Name.Word.of(span, span.in(text).replaceAll("\\s+", " ")));
        i++;
      } else if (token.isWord() && !isParticle(token)) {
        words.add(Name.Word.of(token.span(), token.text()));
      }
    }
    return words;
  }
}
