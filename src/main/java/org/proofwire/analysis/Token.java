package org.proofwire.analysis;

import java.util.Set;
import org.proofwire.article.Span;

/**
 * One word, number or mark, as LanguageTool splits them ({@code do} + {@code n't}).
 *
 * @param span where it stands in the article's text
 * @param text its characters
 * @param index its place among the article's tokens, from 0
 * @param tag its Penn Treebank part of speech in this sentence, as a statistical tagger (OpenNLP)
 *     sees it; wrong about one time in thirty, more often in garbled text
 * @param phrase its phrase tag: {@code B-NP-singular}, {@code I-VP}, {@code O}
 * @param lemma its dictionary form under that tag, in lower case unless it is a name
 * @param tags all parts of speech that the dictionary knows for it; empty for an unknown word
 * @param lemmas all dictionary forms that the dictionary knows for it
 * @param stem its stem, by Lucene's Porter stemmer, in lower case
 * @param spaceBefore whether white space stands before it
 */
public record Token(
    Span span,
    String text,
    int index,
    String tag,
    String phrase,
    String lemma,
    Set<String> tags,
    Set<String> lemmas,
    String stem,
    boolean spaceBefore) {

  public int start() {
    return span.start();
  }

  public int end() {
    return span.end();
  }

  /** Whether it has a letter in it. */
  public boolean isWord() {
    // A loop, for this is asked of every token many times: a stream takes ten times as long.
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.isLetter(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it begins with a capital letter. */
  public boolean isCapitalised() {
    return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
  }

  /** Whether it has at least two letters and all are capitals: NATO, AIDS. */
  public boolean isAllCaps() {
    int letters = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      if (Character.isLetter(letter)) {
        if (!Character.isUpperCase(letter)) {
          return false;
        }
        letters++;
      }
    }
    return letters > 1;
  }

  /** Whether its part of speech in this sentence begins so: {@code is("VB")} for any verb form. */
  public boolean is(String tagPrefix) {
    return tag.startsWith(tagPrefix);
  }

  /** Whether the dictionary allows it a part of speech that begins so. */
  public boolean canBe(String tagPrefix) {
    return tags.stream().anyMatch(tag -> tag.startsWith(tagPrefix));
  }

  /** Whether it is this word, in any capitals. */
  public boolean isText(String word) {
    return text.equalsIgnoreCase(word);
  }

  /** Whether the dictionary of tagged words knows it. */
  public boolean isTagged() {
    return !tags.isEmpty();
  }
}
