package org.proofwire.rule.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.residue.Mojibake;

/**
 * Finds text in another script, and runs of words in another language.
 *
 * <p>A language gives itself away by its little words. A run counts if at least two different ones
 * of one language stand in it beside words in small letters that no English dictionary has: names
 * are written with capitals, so that “Universidad de la República” does not count.
 *
 * @param little the commonest words by language
 * @param gloss words that say that a foreign phrase is explained
 * @param single finds single words
 */
public record UntranslatedTextRule(
    RuleInfo info,
    Map<String, Set<String>> little,
    List<String> languages,
    Set<String> gloss,
    ForeignWords single)
    implements Rule {
  private static final Set<Character.UnicodeScript> OTHER_SCRIPTS =
      EnumSet.of(
          Character.UnicodeScript.ARABIC,
          Character.UnicodeScript.ARMENIAN,
          Character.UnicodeScript.BENGALI,
          Character.UnicodeScript.CYRILLIC,
          Character.UnicodeScript.DEVANAGARI,
          Character.UnicodeScript.ETHIOPIC,
          Character.UnicodeScript.GEORGIAN,
          Character.UnicodeScript.GREEK,
          Character.UnicodeScript.GUJARATI,
          Character.UnicodeScript.GURMUKHI,
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HANGUL,
          Character.UnicodeScript.HEBREW,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KANNADA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.MALAYALAM,
          Character.UnicodeScript.MYANMAR,
          Character.UnicodeScript.SINHALA,
          Character.UnicodeScript.TAMIL,
          Character.UnicodeScript.TELUGU,
          Character.UnicodeScript.THAI);

  /** Fewest words of a run in another language; shorter ones are names and loanwords. */
  private static final int SHORTEST = 4;

  /** Letters of another script from which on it is a sentence and not a word. */
  private static final int SENTENCE = 12;

  private static final Pattern BRACKETED = Pattern.compile("[(\\[（【“\"'‘«]\\s*$");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern WRITTEN = Pattern.compile("\\S+");

  /** The rule with the words that its file gives. */
  public static UntranslatedTextRule of(RuleInfo info) {
    List<String> languages = info.settings().words("languages");
    var little = new HashMap<String, Set<String>>();
    languages.forEach(language -> little.put(language, info.settings().wordSet(language)));
    Set<String> all =
        little.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    return new UntranslatedTextRule(
        info,
        Map.copyOf(little),
        languages,
        info.settings().wordSet("gloss"),
        ForeignWords.of(info.settings(), languages, all));
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    otherScripts(article.text(), findings);
    Vocabulary vocabulary = Vocabulary.of(article);
    for (Sentence sentence : article.sentences()) {
      otherLanguages(sentence, article.text(), findings);
      if (sentence.role().isProse()) {
        words(sentence, article, vocabulary, findings);
      }
    }
    return findings;
  }

  private void words(
      Sentence sentence, Analysis article, Vocabulary vocabulary, List<Finding> findings) {
    for (ForeignWords.Left left : single.in(sentence, article, vocabulary)) {
      if (findings.stream().noneMatch(finding -> finding.span().overlaps(left.span()))) {
        String language = left.language().isEmpty() ? "another language" : left.language();
        findings.add(
            info.finding("", left.span(), article.text(), Map.of("language", language))
                .withSeverity(Severity.MINOR)
                .withConfidence(left.confidence()));
      }
    }
  }

  private void otherScripts(String text, List<Finding> findings) {
    int i = 0;
    while (i < text.length()) {
      int letter = text.codePointAt(i);
      if (letter < 0x370 || !isOther(letter)) {
        i += Character.charCount(letter);
        continue;
      }
      int start = i;
      int end = i;
      int letters = 0;
      while (i < text.length()) {
        int next = text.codePointAt(i);
        if (isOther(next)) {
          letters++;
          end = i + Character.charCount(next);
        } else if (next == '\n' || Character.isLetterOrDigit(next) || isClosing(next)) {
          break;
        }
        i += Character.charCount(next);
      }
      Span span = new Span(start, end);
      if (letters > 1
          && !isMixed(span, text)
          && !isExplained(span, text)
          && !isDamaged(span, text)) {
        Finding finding = info.finding("script", span, text, Map.of());
        findings.add(letters >= SENTENCE ? finding.withSeverity(Severity.CRITICAL) : finding);
      }
    }
  }

  private static boolean isClosing(int mark) {
    return ")]）】”\"»".indexOf(mark) >= 0;
  }

  private static boolean isOther(int letter) {
    return Character.isLetter(letter) && OTHER_SCRIPTS.contains(Character.UnicodeScript.of(letter));
  }

  /** Letters of two scripts in one word are damage, not another language. */
  private static boolean isMixed(Span span, String text) {
    return (span.start() > 0 && isLatin(text.charAt(span.start() - 1)))
        || (span.end() < text.length() && isLatin(text.charAt(span.end())));
  }

  /** Whether the first word of it was read in a wrong encoding: no language writes so. */
  private static boolean isDamaged(Span span, String text) {
    Matcher word = WRITTEN.matcher(text);
    int start = span.start();
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return word.find(start)
        && (word.group().indexOf('\ufffd') >= 0 || Mojibake.repair(word.group()).isPresent());
  }

  private static boolean isLatin(char letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }

  /** Whether it stands in brackets or quotation marks, which show that the author meant it. */
  private static boolean isExplained(Span span, String text) {
    return BRACKETED.matcher(text.substring(Math.max(0, span.start() - 2), span.start())).find();
  }

  private void otherLanguages(Sentence sentence, String text, List<Finding> findings) {
    List<Token> tokens = sentence.tokens();
    int i = 0;
    while (i < tokens.size()) {
      if (!isForeign(tokens.get(i))) {
        i++;
        continue;
      }
      int last = i;
      // One word in between may be English by chance, such as “grave” in Spanish.
      for (int j = i + 1; j < tokens.size() && j - last <= 2; j++) {
        Token token = tokens.get(j);
        if (isForeign(token)) {
          last = j;
        }
      }
      judge(tokens.subList(i, last + 1), sentence, text, findings);
      i = last + 1;
    }
  }

  /** A word that is no English word, or one of the little words of another language. */
  private boolean isForeign(Token token) {
    return token.isWord()
        && isLatin(token.text().charAt(0))
        && (!token.isTagged() || isLittle(token));
  }

  private boolean isLittle(Token token) {
    String word = token.text().toLowerCase(Locale.ROOT);
    return word.length() < 9 && little.values().stream().anyMatch(words -> words.contains(word));
  }

  private void judge(List<Token> run, Sentence sentence, String text, List<Finding> findings) {
    List<Token> words = run.stream().filter(Token::isWord).toList();
    if (words.size() < SHORTEST) {
      return;
    }
    long unknown =
        words.stream()
            .filter(word -> !word.isCapitalised() && !word.isTagged() && !isLittle(word))
            .count();
    String language =
        languages.stream().max(Comparator.comparingInt(name -> distinct(words, name))).orElse("");
    if (unknown < 2 || distinct(words, language) < 2 || isGlossed(run, sentence)) {
      return;
    }
    Span span = words.get(0).span().to(words.get(words.size() - 1).span());
    findings.add(info.finding("", span, text, Map.of("language", language)));
  }

  /** How many different little words of a language stand in a run. */
  private int distinct(List<Token> words, String language) {
    Set<String> of = little.getOrDefault(language, Set.of());
    var seen = new HashSet<String>();
    words.stream()
        .map(word -> word.text().toLowerCase(Locale.ROOT))
        .filter(of::contains)
        .forEach(seen::add);
    return seen.size();
  }

  /** Whether a bracket or a word such as “meaning” stands right behind it. */
  private boolean isGlossed(List<Token> run, Sentence sentence) {
    int after = run.get(run.size() - 1).end() - sentence.span().start();
    String rest =
        sentence.tokens().stream()
            .filter(token -> token.start() >= sentence.span().start() + after)
            .limit(5)
            .map(Token::text)
            .reduce("", (one, other) -> one + " " + other);
    Matcher word = WORD.matcher(rest);
    return rest.contains("(") || word.results().anyMatch(found -> gloss.contains(found.group()));
  }
}
