package org.proofwire.rule.quotes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Evidence;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/** Sees the signs in the clause that gives the words to somebody, and in what leads up to it. */
final class ClauseClues {
  /** No longer phrase is an apposition. */
  private static final int LONG_APPOSITION = 18;

  private static final Set<String> LINKS =
      Set.of("after", "as", "when", "while", "before", "because", "where", "since", "which");
  private static final Set<String> ANSWERING =
      Set.of("answer", "counter", "rebut", "rejoin", "reply", "respond", "retort");
  private static final Set<String> PLAIN_VERBS = Set.of("say", "tell", "ask", "add", "claim");

  private final Story story;
  private final Doers doers;

  ClauseClues(Story story, Doers doers) {
    this.story = story;
    this.doers = doers;
  }

  void see(View view, List<Clue> clues) {
    Attribution given = view.given();
    Sentence own = story.sentence(given.clause().start());
    ownPronoun(view, own).or(() -> ownSpeech(view, own)).ifPresent(clues::add);
    asked(view).ifPresent(clues::add);
    int behind = Math.max(given.clause().end(), given.named().end());
    story.within(own.span()).stream()
        .filter(naming -> naming.isName() && naming.entity().equals(view.speaker()))
        .map(naming -> naming.mention().span())
        .filter(span -> span.start() >= behind && !story.isQuoted(story.tokenAt(span.start())))
        .filter(span -> !story.hasRelative(view.speaker()) && Story.isPerson(view.speaker()))
        .filter(span -> isSaidOfAnother(span, behind))
        .findFirst()
        .ifPresent(
            span ->
                clues.add(
                    new Clue(
                        Sign.NAMED_AGAIN,
                        1,
                        Map.of(),
                        List.of(new Evidence(span, "named once more")))));
    if (given.cue() >= 0) {
      Token cue = story.token(given.cue());
      if (Story.isPerson(view.speaker())
          && view.speaker().mentions().size() > 0
          && cue.text().equals(cue.lemma())
          && PLAIN_VERBS.contains(cue.lemma())
          && isAlone(given)) {
        clues.add(Clue.of(Sign.PLURAL_VERB, 1));
      }
    }
    otherLeadsUp(view).ifPresent(clues::add);
    if (isDialogue(view)) {
      clues.add(Clue.of(Sign.DIALOGUE, 1));
    }
    int named = story.tokenAt(given.named().start());
    boolean opens =
        given.named().end() <= given.first().span().start()
            && (named < View.IN_MIND || story.block(named - View.IN_MIND) != story.block(named));
    if (opens) {
      clues.add(Clue.of(Sign.OPENS, 1));
    }
    long others =
        view.doers().stream()
            .limit(2L * View.IN_MIND)
            .map(Doer::who)
            .filter(who -> Story.isPerson(who) && !who.equals(view.speaker()))
            .distinct()
            .count();
    if (others >= View.IN_MIND) {
      clues.add(Clue.of(Sign.ROUND_UP, 1));
    }
    if (given.first().kind() == Quote.Kind.MIXED) {
      clues.add(Clue.of(Sign.FRAGMENT, 1));
    }
  }

  /** "..., Roe said, using Roe's nickname", "Roe said, saying Roe would come". */
  private boolean isSaidOfAnother(Span name, int behind) {
    int first = story.tokenAt(name.start());
    int from = story.tokenAt(behind);
    if (first - from > LONG_APPOSITION) {
      return false;
    }
    for (int i = Math.max(from, first - 2); i < first; i++) {
      if (story.token(i).is("VBG") && !story.isQuoted(i)) {
        return true;
      }
    }
    return story.token(first - 1).text().equals("of");
  }

  /** Whether a question stands at the end of the words before or of these, or an answer follows. */
  private boolean isDialogue(View view) {
    Attribution given = view.given();
    if (view.text().matches("(?s).*\\?[”\"’'»]*")) {
      return true;
    }
    int from = given.opening();
    for (int i = from - 1; i >= Math.max(0, from - 2 * View.TALK); i--) {
      if (story.block(i) < story.block(from) - 1) {
        break;
      }
      if (story.token(i).text().equals("?")) {
        return true;
      }
    }
    return story.speeches().stream()
        .filter(quote -> quote.named().filter(n -> n.start() > given.clause().end()).isPresent())
        .findFirst()
        .flatMap(Quote::cue)
        .map(cue -> story.token(story.tokenAt(cue.start())).lemma())
        .filter(ANSWERING::contains)
        .isPresent();
  }

  /** Whether one person stands before the verb: not "Roe and Doe say", "will Roe say". */
  private boolean isAlone(Attribution given) {
    int first = story.tokenAt(given.named().start());
    int next = story.tokenAt(given.named().end());
    boolean joined = first > 0 && story.token(first - 1).text().matches("and|&|,|to|as|than");
    boolean asked = false;
    for (int i = Math.max(0, first - View.IN_MIND); i < first; i++) {
      asked |=
          story.token(i).is("MD") || story.token(i).text().matches("(?i)did|do|does|let|see|hear");
    }
    return next == given.cue() && !joined && !asked;
  }

  private static final Set<String> SPEECHES =
      Set.of(
          "address",
          "article",
          "book",
          "column",
          "email",
          "essay",
          "interview",
          "letter",
          "message",
          "post",
          "remarks",
          "speech",
          "statement",
          "testimony",
          "tweet");

  /** "In her speech, Roe said". */
  private Optional<Clue> ownSpeech(View view, Sentence own) {
    if (!view.speaker().isGenderCertain()) {
      return Optional.empty();
    }
    for (int i = own.first().index(); i < story.tokenAt(view.given().clause().start()); i++) {
      if (story.isQuoted(i) || story.at(i).filter(ClauseClues::isNamedPerson).isPresent()) {
        return Optional.empty();
      }
      Token token = story.token(i);
      boolean led = i > 0 && story.token(i - 1).text().matches("(?i)in|during|at|after|through");
      if (led && token.text().matches("his|her")) {
        for (int j = i + 1; j <= i + View.IN_MIND; j++) {
          if (SPEECHES.contains(story.token(j).text())
              && Story.contradict(Story.gender(token), view.speaker().gender())) {
            return Optional.of(Clue.pronoun(Sign.OWN_PRONOUN, 1, token));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** "Doe was asked about it. “...,” Roe said". */
  private Optional<Clue> asked(View view) {
    int opening = story.sentence(story.token(view.given().opening()).start()).index();
    if (opening == 0) {
      return Optional.empty();
    }
    Sentence before = story.article().sentences().get(opening - 1);
    for (int i = before.first().index() + 1; i < before.last().index(); i++) {
      if (story.isQuoted(i) || !story.token(i).text().equals("asked")) {
        continue;
      }
      boolean passive = story.token(i - 1).text().matches("was|were|when|is|been|being");
      Optional<Naming> who = Optional.empty();
      if (passive) {
        for (int j = before.first().index(); j < i; j++) {
          Optional<Naming> next = story.isQuoted(j) ? Optional.empty() : story.at(j);
          who = next.isPresent() ? next : who;
        }
      } else {
        for (int j = i + 1;
            j <= Math.min(before.last().index(), i + View.IN_MIND) && who.isEmpty();
            j++) {
          who = story.at(j);
        }
      }
      Optional<Clue> asker = asker(view, before, i);
      if (!passive && asker.isPresent()) {
        return asker;
      }
      Optional<Naming> asked = who.filter(w -> Story.isPerson(w.entity()));
      if (asked.isPresent()) {
        return asked.get().entity().equals(view.speaker())
            ? Optional.of(Clue.of(Sign.WAS_ASKED, 1))
            : Optional.of(
                new Clue(
                    Sign.OTHER_ASKED,
                    1,
                    Map.of("other", asked.get().entity().lastName()),
                    List.of(new Evidence(asked.get().mention().span(), "is asked"))));
      }
    }
    return Optional.empty();
  }

  /** "Doe asked him about it. “...?” Roe asked". */
  private Optional<Clue> asker(View view, Sentence before, int asked) {
    boolean asks = view.given().cue() >= 0 && story.token(view.given().cue()).lemma().equals("ask");
    return doers
        .in(before.first().index(), asked + 1)
        .filter(doer -> asks && doer.isNamed() && !doer.who().equals(view.speaker()))
        .map(doer -> Clue.about(Sign.OTHER_ASKS, 1, doer, "asks"));
  }

  /** "..., Roe told the crowd after she had come". */
  private Optional<Clue> ownPronoun(View view, Sentence own) {
    if (!view.speaker().isGenderCertain()) {
      return Optional.empty();
    }
    int from = story.tokenAt(view.given().clause().end());
    for (int i = from; i <= own.last().index(); i++) {
      Token token = story.token(i);
      if (story.isQuoted(i) || story.at(i).filter(ClauseClues::isNamedPerson).isPresent()) {
        return Optional.empty();
      }
      Entity.Gender gender = Story.gender(token);
      boolean linked = i > 0 && LINKS.contains(story.token(i - 1).text().toLowerCase(Locale.ROOT));
      if (linked && token.text().matches("s?he")) {
        return Story.contradict(gender, view.speaker().gender())
            ? Optional.of(Clue.pronoun(Sign.OWN_PRONOUN, 1, token))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isNamedPerson(Naming naming) {
    return naming.isName() && naming.entity().kind() != Entity.Kind.PLACE;
  }

  /** "Doe answered by explaining: “...,” Roe wrote." */
  private Optional<Clue> otherLeadsUp(View view) {
    int quote = story.tokenAt(view.given().first().span().start());
    Doer other = view.other();
    if (other == null) {
      return Optional.empty();
    }
    boolean leads =
        Story.isPerson(view.speaker())
            && quote > 0
            && story.token(quote - 1).text().equals(":")
            && view.given().clause().start() > view.given().first().span().end()
            && doers.sentence(other) == story.sentence(story.token(quote - 1).start()).index();
    return leads
        ? Optional.of(Clue.about(Sign.OTHER_LEADS_UP, 1, other, "leads up to the words"))
        : Optional.empty();
  }
}
