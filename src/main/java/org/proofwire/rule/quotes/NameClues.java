package org.proofwire.rule.quotes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Span;

/** Sees the signs at the name that words are given to, and where else the article has it. */
final class NameClues {
  /** Paragraphs after which a surname alone makes a reader look back. */
  private static final int LONG_AWAY = 8;

  private static final Set<String> LISTENING =
      Set.of("told", "asked", "interview", "host", "moderator", "anchor", "interviewer");
  private static final Set<String> HONORIFICS = Set.of("Mr", "Mrs", "Ms", "Miss", "Dr");

  private final Story story;
  private final NameCheck names;
  private final Doers doers;

  NameClues(Story story, Wordbook words, Doers doers) {
    this.story = story;
    this.names = new NameCheck(story, words);
    this.doers = doers;
  }

  /** Whether somebody who was introduced before is named by surname alone. */
  boolean isBare(Attribution given) {
    String name = given.named().in(story.article().text());
    boolean surname = name.equals(given.speaker().lastName());
    return surname
        && Story.isPerson(given.speaker())
        && !isDescribed(given)
        && !isArticle(given)
        && !isPartOfAnotherName(given, name);
  }

  /** Whether somebody was named before who may be called so too: Ali Rahmat, then "said Ali". */
  private boolean isPartOfAnotherName(Attribution given, String name) {
    return story.article().entities().stream()
        .filter(other -> !other.equals(given.speaker()) && !other.name().equals(name))
        .flatMap(other -> other.mentions().stream())
        .filter(mention -> mention.span().start() < given.named().start())
        .anyMatch(mention -> (" " + mention.text() + " ").contains(" " + name + " "));
  }

  /** "the Hill" */
  private boolean isArticle(Attribution given) {
    int first = story.tokenAt(given.named().start());
    return first > 0 && story.token(first - 1).is("DT");
  }

  /** A title before the name ("Mr" tells nothing), or who it is behind it. */
  private boolean isDescribed(Attribution given) {
    return isDescribed(given.named());
  }

  private boolean isDescribed(Span named) {
    int first = story.tokenAt(named.start());
    int next = story.tokenAt(named.end());
    int before = first - 1;
    if (before > 0 && story.token(before).text().equals(".")) {
      before--;
    }
    boolean titled =
        isBesides(before, first)
            && !HONORIFICS.contains(story.token(before).text())
            && (story.token(before).is("NN") || before < first - 1);
    boolean apposed =
        isBesides(next, first)
            && story.token(next).text().matches("[,(]|of|from|at")
            && isBesides(next + 1, first)
            && !Doers.isFinite(story.token(next + 1))
            && !story.token(next + 1).is("VBG")
            && !story.token(next + 1).is("RB");
    return titled || apposed;
  }

  /** Whether a token stands in the sentence of a name, outside quoted words. */
  private boolean isBesides(int i, int name) {
    return i >= 0
        && i < story.size()
        && !story.isQuoted(i)
        && story.sentence(story.token(i).start()).index()
            == story.sentence(story.token(name).start()).index();
  }

  /** What the clause says of the speaker beside the surname. */
  Optional<Clue> description(Attribution given) {
    if (isDescribed(given)) {
      return Optional.of(Clue.of(Sign.DESCRIBED, 1));
    }
    boolean full = given.named().in(story.article().text()).contains(" ");
    return full ? Optional.of(Clue.of(Sign.FULL_NAME, 1)) : Optional.empty();
  }

  /** Signs at the other places that name the speaker. */
  void see(View view, List<Clue> clues) {
    Attribution given = view.given();
    double noName = names.noName(given);
    if (noName > 0) {
      clues.add(Clue.of(Sign.NO_NAME, noName));
    } else if (view.bare()) {
      names.shorn(given).ifPresent(clues::add);
    }
    int here = story.block(given.opening());
    if (view.before().isEmpty()) {
      firstMention(view).ifPresent(clues::add);
    } else {
      Mention last = view.before().get(view.before().size() - 1);
      int lastToken = story.tokenAt(last.span().start());
      int away = here - story.block(lastToken);
      int sentences =
          story.sentence(story.token(given.opening()).start()).index()
              - story.sentence(last.span().start()).index();
      if (away >= 2 && view.bare()) {
        clues.add(
            new Clue(
                Sign.AWAY,
                Math.log(away) / Math.log(LONG_AWAY) > 1 ? 1 : Math.log(away) / Math.log(LONG_AWAY),
                Map.of("paragraphs", String.valueOf(away)),
                List.of(new Evidence(last.span(), "named here last"))));
      }
      if (sentences <= 1) {
        clues.add(Clue.of(Sign.NAMED_JUST_BEFORE, 1));
      }
      if (view.before().stream().allMatch(this::isListener)) {
        clues.add(
            new Clue(
                Sign.ONLY_LISTENS, 1, Map.of(), List.of(new Evidence(last.span(), "listens"))));
      }
    }
    boolean spoke =
        view.doers().stream()
            .anyMatch(
                doer ->
                    doer.who().equals(view.speaker())
                        && story.sentence(story.token(given.opening()).start()).index()
                                - doers.sentence(doer)
                            <= View.TALK);
    if (spoke) {
      clues.add(Clue.of(Sign.SPOKE_BEFORE, 1));
    }
  }

  private Optional<Clue> firstMention(View view) {
    Span named = view.given().named();
    if (!view.bare()) {
      return Optional.empty();
    }
    Optional<Mention> later =
        view.after().stream()
            .filter(mention -> mention.kind() == Mention.Kind.NAME)
            .filter(mention -> mention.span().length() > named.length())
            .filter(mention -> mention.text().contains(" "))
            .findFirst();
    return Optional.of(
        later
            .map(
                full ->
                    new Clue(
                        Sign.NAMED_LATER,
                        1,
                        Map.of("full", full.text()),
                        List.of(new Evidence(full.span(), "the first full name"))))
            .orElseGet(() -> Clue.of(Sign.UNNAMED_BEFORE, 1)));
  }

  /** "told Roe", "an interview with Roe". */
  private boolean isListener(Mention mention) {
    int name = story.tokenAt(mention.span().start());
    for (int i = name - 1; i >= Math.max(0, name - View.IN_MIND * 2); i--) {
      String word = story.token(i).text().toLowerCase(Locale.ROOT);
      if (story.isQuoted(i) || word.matches("[.,;:]")) {
        return false;
      }
      if (LISTENING.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
