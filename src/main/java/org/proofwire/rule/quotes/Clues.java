package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Span;

/**
 * Sees the signs that words are given to the right or to the wrong person, as a reader does who has
 * just read what stands before and goes on to what stands behind.
 */
final class Clues {
  private final Story story;
  private final Map<Entity, List<Mention>> told = new HashMap<>();
  private final int most;
  private final Doers doers;
  private final QuotedWords quotedWords;
  private final NameClues name;
  private final OtherClues other;
  private final OnwardClues onward;
  private final ClauseClues clause;

  Clues(Story story, Wordbook words) {
    this.story = story;
    int most = 1;
    for (Entity entity : story.article().entities()) {
      List<Mention> mentions =
          entity.mentions().stream().filter(mention -> isTold(mention.span())).toList();
      told.put(entity, mentions);
      most = Story.isPerson(entity) ? Math.max(most, mentions.size()) : most;
    }
    this.most = most;
    this.doers = new Doers(story, words);
    this.quotedWords = new QuotedWords(story, words);
    this.name = new NameClues(story, words, doers);
    this.other = new OtherClues(story, told);
    this.onward = new OnwardClues(story, words, doers);
    this.clause = new ClauseClues(story, doers);
  }

  /** Whether the writer says it: outside quoted words and headlines. */
  private boolean isTold(Span span) {
    int token = story.tokenAt(span.start());
    return !story.isQuoted(token) && Story.isText(story.sentence(span.start()));
  }

  /** All signs at one attribution. */
  List<Clue> of(Attribution given) {
    View view = view(given);
    List<Clue> spoken = quotedWords.of(given);
    var clues = new ArrayList<Clue>(spoken);
    // Who somebody is says nothing for him where the words speak of him as of another.
    if (spoken.isEmpty()) {
      name.description(given).ifPresent(clues::add);
    }
    name.see(view, clues);
    other.see(view, clues);
    onward.see(view, clues);
    clause.see(view, clues);
    clues.add(central(view));
    return clues;
  }

  private View view(Attribution given) {
    int opening = story.token(given.opening()).start();
    int closing = story.token(given.closing()).end();
    var before = new ArrayList<Mention>();
    var after = new ArrayList<Mention>();
    for (Mention mention : told.getOrDefault(given.speaker(), List.of())) {
      if (mention.span().end() <= opening) {
        before.add(mention);
      } else if (mention.span().start() >= closing) {
        after.add(mention);
      }
    }
    List<Doer> acting = doers.before(given);
    int from = story.sentence(opening).index();
    Doer mind =
        acting.stream()
            .filter(doer -> from - doers.sentence(doer) <= View.IN_MIND)
            .findFirst()
            .filter(doer -> !doer.who().equals(given.speaker()))
            .orElse(null);
    return new View(
        given, given.text(story.article().text()), name.isBare(given), before, after, acting, mind);
  }

  /** How often the article names the speaker, against the one named most. */
  private Clue central(View view) {
    int times = view.before().size() + view.after().size();
    return Clue.of(Sign.CENTRAL, Math.min(1, times / (double) most));
  }
}
