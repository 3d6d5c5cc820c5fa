package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/** Who does something, and who speaks, outside quoted words. */
final class Doers {
  /** No longer phrase is an apposition. */
  private static final int LONG_APPOSITION = 18;

  private final Story story;
  private final Wordbook words;
  private final Map<Integer, Optional<Doer>> known = new HashMap<>();

  Doers(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
  }

  /** The sentence in which somebody does something, by its place in the article. */
  int sentence(Doer doer) {
    return story.sentence(story.token(doer.token()).start()).index();
  }

  /** Who does something in the sentences before an attribution, the nearest first. */
  List<Doer> before(Attribution given) {
    var before = new ArrayList<Doer>();
    Sentence here = story.sentence(story.token(given.opening()).start());
    in(here.first().index(), given.opening()).ifPresent(before::add);
    for (int s = here.index() - 1; s >= Math.max(0, here.index() - 2 * View.TALK); s--) {
      Sentence sentence = story.article().sentences().get(s);
      if (!Story.isText(sentence)) {
        break;
      }
      known
          .computeIfAbsent(s, i -> in(sentence.first().index(), sentence.last().index() + 1))
          .ifPresent(before::add);
    }
    return before;
  }

  /** Whoever speaks among some tokens of a sentence, or else does something last. */
  Optional<Doer> in(int from, int to) {
    Optional<Doer> last = Optional.empty();
    for (int i = from; i < to; i++) {
      Optional<Naming> naming = story.isQuoted(i) ? Optional.empty() : story.at(i);
      if (naming.isEmpty() || naming.get().entity().kind() == Entity.Kind.PLACE) {
        continue;
      }
      boolean inverted = i > from && isCue(i - 1) && story.token(i - 1).is("VBD");
      int verb = verbBehind(naming.get().mention().span(), to);
      boolean object =
          (i > from && story.token(i - 1).is("IN"))
              || (naming.get().entity().kind() != Entity.Kind.PERSON
                  && isFollowedByComma(naming.get()));
      if (!inverted && (verb < 0 || object)) {
        continue;
      }
      boolean speaks = inverted || isCue(verb) || (verb + 1 < to && isCue(verb + 1));
      if (last.isEmpty() || speaks) {
        last = Optional.of(new Doer(naming.get().entity(), naming.get().mention(), speaks, i));
      }
      if (speaks) {
        break;
      }
    }
    return last;
  }

  private boolean isFollowedByComma(Naming naming) {
    return story.token(story.tokenAt(naming.mention().span().end())).text().equals(",");
  }

  private boolean isCue(int i) {
    return !story.isQuoted(i)
        && story.token(i).is("VB")
        && words.isCue(story.token(i).lemma().toLowerCase(Locale.ROOT));
  }

  /** The finite verb behind a name, or behind the name's apposition; -1 if there is none. */
  private int verbBehind(Span name, int to) {
    int i = story.tokenAt(name.end());
    if (i < to && story.token(i).text().matches("['’]s?")) {
      i++; // "Roe's campaign", "the Roe camp"
    }
    while (i < to && !story.isQuoted(i) && isSmallNoun(story.token(i))) {
      i++;
    }
    if (i < to && story.token(i).text().equals("(")) {
      i = pass(i, to, "\\)") + 1;
    }
    if (i < to && story.token(i).text().matches(",|—|–|-")) {
      i = pass(i + 1, Math.min(to, i + LONG_APPOSITION), ",|—|–|-") + 1;
    }
    while (i < to
        && (story.token(i).is("RB") || story.token(i).text().matches("(?:him|her)self"))) {
      i++;
    }
    return i < to && !story.isQuoted(i) && isFinite(story.token(i)) ? i : -1;
  }

  private static boolean isSmallNoun(Token token) {
    return (token.is("NN") || token.is("JJ")) && !token.isCapitalised() && token.isWord();
  }

  private int pass(int from, int to, String end) {
    int i = from;
    while (i < to && !story.token(i).text().matches(end)) {
      i++;
    }
    return i;
  }

  static boolean isFinite(Token token) {
    return token.is("VBD") || token.is("VBZ") || token.is("VBP") || token.is("MD");
  }
}
