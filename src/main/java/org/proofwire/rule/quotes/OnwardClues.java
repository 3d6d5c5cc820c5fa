package org.proofwire.rule.quotes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/** Sees the signs behind the words: who goes on to speak, and what of. */
final class OnwardClues {

  private final Story story;
  private final Wordbook words;
  private final Doers doers;

  OnwardClues(Story story, Wordbook words, Doers doers) {
    this.story = story;
    this.words = words;
    this.doers = doers;
  }

  void see(View view, List<Clue> clues) {
    Attribution given = view.given();
    int here = story.block(given.closing());
    Optional<Quote> next =
        story.article().quotes().stream()
            .filter(quote -> quote.span().start() > given.first().span().start())
            .filter(quote -> quote.named().isPresent())
            .filter(quote -> quote.named().get().start() >= given.clause().end())
            .filter(quote -> !quote.named().get().equals(given.named()))
            .filter(quote -> story.block(story.tokenAt(quote.named().get().start())) <= here + 1)
            .findFirst();
    boolean stays = next.isPresent() && nextSpeaker(view, next.get(), clues);
    Doer other = view.other();
    if (!stays && other != null) {
      returns(view, other, clues);
    }
    int closing = story.sentence(story.token(given.closing()).start()).index();
    Sentence closed = story.article().sentences().get(closing);
    Optional<Doer> rest = doers.in(given.closing() + 1, closed.last().index() + 1);
    if (isOther(view, rest)) {
      clues.add(Clue.about(Sign.OTHER_FOLLOWS, 1, rest.orElseThrow(), "goes on with"));
    } else if (closing + 1 < story.article().sentences().size()) {
      Sentence behind = story.article().sentences().get(closing + 1);
      boolean near = story.block(behind.first().index()) <= here + 1;
      Optional<Doer> doer =
          near && Story.isText(behind)
              ? doers.in(behind.first().index(), behind.last().index() + 1)
              : Optional.empty();
      if (doer.filter(d -> d.isNamed() && d.who().equals(view.speaker())).isPresent()) {
        stays = true;
      } else if (isOther(view, doer)) {
        clues.add(Clue.about(Sign.OTHER_FOLLOWS, 1, doer.get(), "goes on with"));
      }
    }
    stays |=
        view.after().stream()
            .anyMatch(
                mention ->
                    mention.kind() == Mention.Kind.NAME
                        && story.block(story.tokenAt(mention.span().start())) <= here + 1);
    if (stays) {
      clues.add(Clue.of(Sign.STAYS, 1));
    }
  }

  /** "“...,” Doe said. “...,” Roe said. “...,” Doe said": the next to speak is the one before. */
  private void returns(View view, Doer other, List<Clue> clues) {
    int from = view.given().clause().end();
    int here = story.block(view.given().closing());
    for (Quote quote : story.speeches()) {
      Optional<Naming> naming =
          quote
              .named()
              .filter(named -> named.start() >= from)
              .filter(named -> !named.equals(view.given().named()))
              .flatMap(named -> story.at(story.tokenAt(named.start())))
              .filter(Naming::isName);
      if (naming.isPresent()) {
        Span named = quote.named().orElseThrow();
        int away = story.block(story.tokenAt(named.start())) - here;
        if (away <= View.IN_MIND && naming.get().entity().equals(other.who()) && other.speaks()) {
          clues.add(
              new Clue(
                  Sign.OTHER_RETURNS,
                  1,
                  Map.of("other", other.who().lastName()),
                  List.of(new Evidence(named, "speaks again"))));
        }
        return;
      }
    }
  }

  private static boolean isOther(View view, Optional<Doer> doer) {
    Doer other = view.other();
    return other != null
        && doer.filter(d -> d.isNamed() && d.who().equals(other.who())).isPresent();
  }

  /** Signs at the next clause that names a speaker; whether it is the same one again. */
  private boolean nextSpeaker(View view, Quote next, List<Clue> clues) {
    Attribution given = view.given();
    Span named = next.named().orElseThrow();
    int token = story.tokenAt(named.start());
    boolean here = story.block(token) == story.block(given.closing());
    Optional<Naming> naming = story.at(token);
    if (naming.filter(Naming::isName).isPresent()) {
      return naming.get().entity().equals(view.speaker());
    }
    Token last = story.token(story.tokenAt(named.end() - 1));
    String role = last.text().toLowerCase(Locale.ROOT);
    if (words.office(role).isPresent() && !view.speaker().roles().contains(role)) {
      roleOf(role, view)
          .ifPresent(
              other ->
                  clues.add(
                      new Clue(
                          Sign.OTHER_ROLE,
                          here ? 1 : 0.7,
                          Map.of("role", role, "other", other.lastName()),
                          List.of(new Evidence(named, "speaks on")))));
    }
    Entity.Gender gender = Story.gender(story.token(token));
    boolean clash =
        view.speaker().isGenderCertain()
            && Story.contradict(gender, view.speaker().gender())
            && !namesAnother(given.clause().end(), named.start(), view.speaker(), gender);
    if (clash) {
      clues.add(Clue.pronoun(Sign.OTHER_PRONOUN, here ? 1 : 0.6, story.token(token)));
    }
    return gender != Entity.Gender.UNKNOWN && gender == view.speaker().gender();
  }

  /** Who near by has a role: whoever a reader has in mind, or was named a few sentences ago. */
  private Optional<Entity> roleOf(String role, View view) {
    return view.doers().stream()
        .map(Doer::who)
        .filter(who -> !who.equals(view.speaker()) && who.roles().contains(role))
        .findFirst();
  }

  /** Whether somebody else whom a pronoun may mean is named between two places. */
  private boolean namesAnother(int from, int to, Entity speaker, Entity.Gender gender) {
    return to > from
        && story.within(new Span(from, to)).stream()
            .anyMatch(
                naming ->
                    naming.isName()
                        && !naming.entity().equals(speaker)
                        && naming.entity().kind() != Entity.Kind.PLACE
                        && !Story.contradict(naming.entity().gender(), gender));
  }
}
