package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/** Sees where quoted words speak of the one who is shown as their speaker. */
final class QuotedWords {
  private static final Pattern FIRST_PERSON =
      Pattern.compile("(?<!\\p{L})(?:I|[Mm]e|[Mm]y|[Mm]yself|[Mm]ine)(?!\\p{L})");

  private final Story story;
  private final Wordbook words;

  QuotedWords(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
  }

  /** The sign of the first place where an attribution's words name their speaker, if they do. */
  List<Clue> of(Attribution given) {
    if (!Story.isPerson(given.speaker()) || story.hasRelative(given.speaker())) {
      return List.of();
    }
    var clues = new ArrayList<Clue>();
    boolean first = FIRST_PERSON.matcher(given.text(story.article().text())).find();
    for (Quote quote : given.words()) {
      for (Naming naming : story.within(quote.span())) {
        Span name = naming.mention().span();
        if (naming.isName()
            && naming.entity().equals(given.speaker())
            && !story.isNested(name)
            && quote.kind() != Quote.Kind.MIXED) {
          sign(given.speaker(), quote, name, first).forEach(sign -> clues.add(clue(sign, naming)));
          return clues;
        }
      }
    }
    return clues;
  }

  private static Clue clue(Sign sign, Naming naming) {
    return new Clue(
        sign,
        1,
        Map.of("name", naming.mention().text()),
        List.of(new Evidence(naming.mention().span(), "the speaker’s own name")));
  }

  /** Nothing where the rule self-reference has enough to go on. */
  private List<Sign> sign(Entity speaker, Quote quote, Span name, boolean first) {
    OwnName own = OwnName.of(story, words, speaker, name);
    if (own == OwnName.CAMP) {
      return first ? List.of(Sign.NAMES_OWN_CAMP_WITH_I) : List.of();
    }
    if ((first && own == OwnName.TITLED) || isTakenUp(speaker, quote, name)) {
      return List.of(Sign.SPEAKS_OF_ITSELF);
    }
    if (first) {
      return List.of(Sign.NAMES_ITSELF_WITH_I);
    }
    return own == OwnName.MENTIONED ? List.of(Sign.NAMES_ITSELF) : List.of();
  }

  /** "Roe came. She was late": the first "he" or "she" behind the name, before any other name. */
  private boolean isTakenUp(Entity speaker, Quote quote, Span name) {
    for (int i = story.tokenAt(name.end());
        i < story.size() && story.token(i).start() < quote.span().end();
        i++) {
      if (story.token(i).isText("he") || story.token(i).isText("she")) {
        return speaker.gender() == Story.gender(story.token(i));
      }
      boolean other =
          story
              .at(i)
              .filter(naming -> naming.isName() && naming.entity().kind() != Entity.Kind.PLACE)
              .isPresent();
      if (other) {
        return false;
      }
    }
    return false;
  }
}
