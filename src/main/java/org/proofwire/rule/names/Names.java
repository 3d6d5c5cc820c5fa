package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Dictionary;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.RuleFiles;

/**
 * Reads the names of an article word by word, as they are spelled.
 *
 * <p>The analysis' entities bring the spellings of one person together; here they must be kept
 * apart. A name is a run of words with capitals, with the particles between them; titles before it
 * are taken off, and so is an ordinary word that has its capital from the beginning of the
 * sentence.
 *
 * @param titles words before a name that say what a person is, in lower case: "president", "sheikh"
 * @param particles small words inside a name: "bin", "van"
 */
record Names(Set<String> titles, Set<String> particles) {
  private static final Set<String> ARTICLES = Set.of("al", "el");

  /** Where more of the longer words than this have capitals, capitals say nothing. */
  private static final double TITLE_CASE = 0.6;

  private static final int LONG_WORD = 4;

  /** Parts of speech that names are not made of. */
  private static final Set<String> NO_NAME =
      Set.of("CC", "DT", "EX", "IN", "PDT", "PRP", "RB", "RP", "TO", "VB", "W");

  static Names from(RuleFiles files) {
    return new Names(
        Set.copyOf(files.lines("names/titles.txt")),
        Set.copyOf(files.lines("names/particles.txt")));
  }

  /** All names, in the order of reading. */
  List<Name> in(Analysis article) {
    Set<String> inside = namesInsideSentences(article);
    var names = new ArrayList<Name>();
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() != Role.RESIDUE) {
        read(sentence, article, inside, names);
      }
    }
    return List.copyOf(names);
  }

  /** Words with a capital that they don't have from the beginning of a sentence. */
  private static Set<String> namesInsideSentences(Analysis article) {
    var inside = new HashSet<String>();
    for (Sentence sentence : article.sentences()) {
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

  private static boolean isTitleCase(Sentence sentence) {
    List<Token> words =
        sentence
            .words()
            .filter(token -> token.text().length() >= LONG_WORD)
            .filter(token -> !token.isAllCaps())
            .toList();
    long capitals = words.stream().filter(Token::isCapitalised).count();
    return words.size() > 2 && capitals > TITLE_CASE * words.size();
  }

  private void read(Sentence sentence, Analysis article, Set<String> inside, List<Name> names) {
    boolean titleCase = isTitleCase(sentence);
    List<Token> tokens = sentence.tokens();
    Predicate<Token> isName = token -> isNameWord(token, article.dictionary(), titleCase);
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
      name(run, before, sentence.index(), opens, titleCase, inside, article).ifPresent(names::add);
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
      boolean initialsDot =
          tokens.get(i).text().equals(".") && tokens.get(i - 1).text().length() == 1;
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
    if (!token.isWord() || token.text().indexOf('.') >= 0 || isNeverName(token)) {
      return false;
    }
    boolean named =
        token.isCapitalised() || token.text().matches("(?:al|el|ad|an|ar|as|ash|at|az)-\\p{Lu}.*");
    return named && (!titleCase || !dictionary.knowsAsCommonWord(token.text()));
  }

  /** "It", "With", "Pave": a stray capital inside a sentence must not lengthen the name before. */
  private static boolean isNeverName(Token token) {
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
      Set<String> inside,
      Analysis article) {
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
            && !inside.contains(run.get(0).text())
            && article.dictionary().knowsAsCommonWord(run.get(0).text());
    if (ordinary) {
      start = 1;
    }
    start = Math.max(start, firstName);
    if (start >= run.size()) {
      return Optional.empty();
    }
    List<Token> title = new ArrayList<>(before);
    title.addAll(run.subList(0, firstName));
    List<Name.Word> words = words(run.subList(start, run.size()), article.text());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Name(
            words,
            String.join(" ", title.stream().map(Names::lower).toList()),
            title.isEmpty() ? words.get(0).span().start() : title.get(0).start(),
            sentence,
            !titleCase));
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
