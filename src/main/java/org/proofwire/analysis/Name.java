package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.proofwire.article.Span;

/**
 * One place where an article names someone or something.
 *
 * @param words the words of the name in order, without title: "Abdul", "Ghani", "Baradar"; at least
 *     one
 * @param title what stands before it and says what the person is, in lower case: "us president";
 *     empty if nothing does
 * @param start where the title begins; where the name does, if there is none
 * @param sentence the sentence's place among the article's sentences
 * @param certain whether its borders are sure; not so in a headline where every word has a capital
 */
public record Name(List<Word> words, String title, int start, int sentence, boolean certain) {
  /** Arabic articles and "servant of the". */
  private static final Set<String> BINDS =
      Set.of("al", "el", "abd", "abdul", "abdel", "abdal", "abdol");

  public Name {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a name needs words");
    }
  }

  /**
   * One word of a name; an article or particle bound by a hyphen is a part of it: "al-Tamimi".
   *
   * @param span where it stands
   * @param text its letters as written
   * @param folded its letters alone, small, without diacritics; without the Arabic article
   */
  public record Word(Span span, String text, String folded) {
    private static final Pattern ARTICLE = Pattern.compile("(?:[Aa]l|[Ee]l)[- ](?=.{3})");

    public static Word of(Span span, String text) {
      String article = article(text);
      return new Word(span, text, fold(text.substring(article.length())));
    }

    private static String article(String text) {
      Matcher matcher = ARTICLE.matcher(text);
      return matcher.lookingAt() ? matcher.group() : "";
    }

    /** The Arabic article with the hyphen or space behind it, or nothing: "al-". */
    public String article() {
      return article(text);
    }

    /** The word without the article. */
    public String bare() {
      return text.substring(article().length());
    }
  }

  /** A name by itself, as if it were the whole text. */
  public static Name of(String text) {
    var words = new ArrayList<Word>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start);
      String word = text.substring(start, end);
      if (binds(word) && end < text.length()) {
        end = end(text, end + 1);
      }
      words.add(Word.of(new Span(start, end), text.substring(start, end)));
      start = end + 1;
    }
    return new Name(words, "", 0, 0, true);
  }

  private static int end(String text, int start) {
    int space = text.indexOf(' ', start);
    return space < 0 ? text.length() : space;
  }

  /**
   * A name's letters alone: small, without diacritics, hyphens and apostrophes. "Al-Qādir" becomes
   * "alqadir".
   */
  public static String fold(String name) {
    char[] in = name.toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    var folded = new StringBuilder();
    for (int i = 0; i < length; i++) {
      if (Character.isLetter(out[i])) {
        folded.append(out[i]);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether a word is one name with the word behind it: "Al Tamimi", "Abdul Rahman". */
  public static boolean binds(String word) {
    return BINDS.contains(word.toLowerCase(Locale.ROOT));
  }

  public Word last() {
    return words.get(words.size() - 1);
  }

  /** The words before the last. */
  public List<Word> given() {
    return words.subList(0, words.size() - 1);
  }

  /** The name with its title. */
  public Span withTitle() {
    return new Span(start, last().span().end());
  }

  public Span span() {
    return words.get(0).span().to(last().span());
  }

  /** Its words with a space between. */
  public String text() {
    return String.join(" ", words.stream().map(Word::text).toList());
  }

  /** All its letters in one, small, without diacritics: "xijinping". */
  public String glued() {
    return fold(text());
  }
}
