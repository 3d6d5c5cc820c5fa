package org.proofwire.rule.quotes;

import java.util.Locale;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Span;

/** How a speaker's own name stands in the words that are given to that speaker. */
enum OwnName {
  /** With a title: "I asked President Roe". */
  TITLED,
  /** Somebody who does or has something: "Roe said in his speech", "Roe's record". */
  DOER,
  /** By the given name: "Jane does not believe it". */
  GIVEN,
  /** In the name of something else: "the Roe campaign". */
  CAMP,
  /** Otherwise: "nobody is more loyal than Roe". Some speakers do say that of themselves. */
  MENTIONED;

  /**
   * How a name stands in quoted words.
   *
   * @param speaker who is named, and is shown as the one who speaks
   * @param name the name in the quoted words
   */
  static OwnName of(Story story, Wordbook words, Entity speaker, Span name) {
    int first = story.tokenAt(name.start());
    int next = story.tokenAt(name.end());
    boolean besides = next < story.size() && story.isQuoted(next);
    if (besides && (story.token(next).is("NN") || story.token(next).text().equals("-"))) {
      return CAMP;
    }
    if (speaker.name().startsWith(name.in(story.article().text()) + " ")) {
      return GIVEN;
    }
    int before = first > 0 && story.token(first - 1).text().equals(".") ? first - 2 : first - 1;
    if (before >= 0 && story.isQuoted(before) && isTitle(words, story.token(before))) {
      return TITLED;
    }
    boolean owner = next < story.size() && story.token(next).text().matches("['’]s?");
    return owner || (besides && isFinite(story.token(next))) ? DOER : MENTIONED;
  }

  private static boolean isTitle(Wordbook words, Token token) {
    return words.title(token.text()).isPresent()
        || (token.isCapitalised()
            && words.office(token.text().toLowerCase(Locale.ROOT)).isPresent());
  }

  private static boolean isFinite(Token token) {
    return token.is("VBD") || token.is("VBZ") || token.is("VBP") || token.is("MD");
  }
}
