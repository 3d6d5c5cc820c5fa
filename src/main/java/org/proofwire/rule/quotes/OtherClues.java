package org.proofwire.rule.quotes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Span;

/** Sees the signs before the words that somebody else may be speaking. */
final class OtherClues {
  /** A speech of few words shares little by chance; in the units of {@link #shared}. */
  private static final double SHORT_SPEECH = 10;

  /** A third of the words in common is as good as all. */
  private static final double FEW_WORDS = 3;

  private static final Set<String> COMMON_VERBS =
      Set.of("be", "have", "do", "go", "get", "say", "make", "know", "think", "want", "will");
  private static final Set<String> ADDING = Set.of("add", "continue", "conclude");
  private static final Set<String> FURTHER =
      Set.of("additionally", "again", "also", "further", "furthermore", "moreover", "reiterated");

  private final Story story;
  private final Map<Entity, List<Mention>> told;
  private final Map<String, Integer> sentencesWith = new HashMap<>();

  /**
   * Of one article.
   *
   * @param told where the writer names each entity
   */
  OtherClues(Story story, Map<Entity, List<Mention>> told) {
    this.story = story;
    this.told = told;
    for (Sentence sentence : story.article().sentences()) {
      stems(sentence.span()).forEach(stem -> sentencesWith.merge(stem, 1, Integer::sum));
    }
  }

  void see(View view, List<Clue> clues) {
    Doer other = view.other();
    if (other == null) {
      return;
    }
    Attribution given = view.given();
    int here = story.block(given.opening());
    int away = here - story.block(other.token());
    boolean near = here - story.block(other.token()) <= 1;
    if (near) {
      Sign sign =
          away == 0
              ? other.speaks() ? Sign.OTHER_SPEAKS_HERE : Sign.OTHER_ACTS_HERE
              : other.speaks() ? Sign.OTHER_SPEAKS : Sign.OTHER_ACTS;
      clues.add(Clue.about(sign, 1, other, "speaks or acts here"));
    }
    if (near && other.speaks() && isIntroduced(other)) {
      clues.add(Clue.about(Sign.OTHER_INTRODUCED, 1, other, "is introduced here"));
    }
    var blocks = new HashSet<Integer>();
    for (Doer doer : view.doers()) {
      if (!doer.who().equals(other.who())) {
        break;
      }
      blocks.add(story.block(doer.token()));
    }
    if (blocks.size() > 1) {
      clues.add(Clue.about(Sign.OTHER_FOR_LONG, Math.min(1, (blocks.size() - 1) / 2.0), other, ""));
    }
    if (isAdding(given)) {
      clues.add(Clue.about(Sign.ADDS_TO_OTHER, 1, other, "speaks or acts here"));
    }
    double shared = shared(given, story.sentence(story.token(other.token()).start()).span());
    if (shared > 0) {
      clues.add(Clue.about(Sign.TAKES_UP_OTHER, shared, other, "says much the same"));
    }
  }

  /** Whether somebody is named for the first time, and in full. */
  private boolean isIntroduced(Doer doer) {
    List<Mention> mentions = told.getOrDefault(doer.who(), List.of());
    return doer.mention().text().contains(" ")
        && !mentions.isEmpty()
        && mentions.get(0).equals(doer.mention());
  }

  /** "added", "also said", "went even further", "In addition, ... said". */
  private boolean isAdding(Attribution given) {
    if (given.cue() >= 0 && ADDING.contains(story.token(given.cue()).lemma())) {
      return true;
    }
    Sentence own = story.sentence(given.clause().start());
    for (int i = own.first().index(); i <= story.tokenAt(given.clause().end()); i++) {
      if (!story.isQuoted(i) && i < story.size()) {
        String word = story.token(i).text().toLowerCase(Locale.ROOT);
        if (FURTHER.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How much of the quoted words, weighed by how rare they are, a sentence has too. */
  private double shared(Attribution given, Span sentence) {
    var quoted = new HashSet<String>();
    given.words().forEach(quote -> quoted.addAll(stems(quote.span())));
    Set<String> there = stems(sentence);
    double all = 0;
    double both = 0;
    for (String stem : quoted) {
      double weight =
          Math.log(
              1.0
                  + story.article().sentences().size()
                      / (double) sentencesWith.getOrDefault(stem, 1));
      all += weight;
      both += there.contains(stem) ? weight : 0;
    }
    return all == 0 ? 0 : Math.min(1, FEW_WORDS * both / Math.max(all, SHORT_SPEECH));
  }

  private Set<String> stems(Span span) {
    var stems = new HashSet<String>();
    for (int i = story.tokenAt(span.start());
        i < story.size() && story.token(i).start() < span.end();
        i++) {
      Token token = story.token(i);
      boolean telling = token.is("NN") || token.is("JJ") || (token.is("VB") && !isPlainVerb(token));
      if (telling && token.isWord() && token.text().length() > 2) {
        stems.add(token.stem());
      }
    }
    return stems;
  }

  private static boolean isPlainVerb(Token token) {
    return COMMON_VERBS.contains(token.lemma());
  }
}
