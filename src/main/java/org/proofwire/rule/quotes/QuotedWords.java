package org.proofwire.rule.quotes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Span;

/** Sees where quoted words speak of the one who is shown as their speaker. */
final class QuotedWords {
  private static final Pattern FIRST_PERSON =
      Pattern.compile("(?<!\\p{L})(?:I|[Mm]e|[Mm]y|[Mm]yself|[Mm]ine)(?!\\p{L})");

  /** People say "the Republican" of themselves, too. */
  private static final Set<String> PARTIES = Set.of("democrat", "republican");

  private final Story story;
  private final Wordbook words;

  QuotedWords(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
  }

  /** The sign of the first place where an attribution's words name their speaker, if they do. */
  List<Clue> of(Attribution given) {
    if (!Story.isPerson(given.speaker())) {
      return List.of();
    }
    boolean first = FIRST_PERSON.matcher(given.text(story.article().text())).find();
    for (Quote quote : given.words()) {
      // A fragment in the writer's sentence is full of the writer's names.
      if (quote.kind() != Quote.Kind.MIXED) {
        Optional<Clue> found = byName(given, quote, first);
        if (found.isEmpty() && !first) {
          found = byOffice(given, quote);
        }
        if (found.isPresent()) {
          return List.of(found.get());
        }
      }
    }
    return List.of();
  }

  private Optional<Clue> byName(Attribution given, Quote quote, boolean first) {
    if (story.hasRelative(given.speaker())) {
      return Optional.empty();
    }
    return story.within(quote.span()).stream()
        .filter(naming -> naming.isName() && naming.entity().equals(given.speaker()))
        .filter(naming -> !story.isNested(naming.mention().span()))
        .findFirst()
        .flatMap(
            naming ->
                sign(given.speaker(), quote, naming.mention(), first)
                    .map(sign -> clue(sign, naming.mention().span())));
  }

  /** "“The president has tried to be fair,” Roe said", of President Roe. */
  private Optional<Clue> byOffice(Attribution given, Quote quote) {
    int end = story.tokenAt(quote.span().end() - 1);
    for (int i = story.tokenAt(quote.span().start()); i + 2 <= end; i++) {
      String office = story.token(i + 1).text().toLowerCase(Locale.ROOT);
      boolean own =
          story.token(i).isText("the")
              && given.speaker().roles().contains(office)
              && words.office(office).isPresent()
              && !PARTIES.contains(office)
              && !story.token(i + 2).isCapitalised()
              && !story.isNested(story.token(i + 1).span())
              && !isHeldNearBy(given, office);
      if (own) {
        return Optional.of(clue(Sign.SPEAKS_OF_ITSELF, story.token(i + 1).span()));
      }
    }
    return Optional.empty();
  }

  /** Whether somebody else of the same office is named in this paragraph or the one before. */
  private boolean isHeldNearBy(Attribution given, String office) {
    int here = story.block(given.opening());
    return story.article().entities().stream()
        .filter(other -> !other.equals(given.speaker()) && other.roles().contains(office))
        .flatMap(other -> other.mentions().stream())
        .map(mention -> here - story.block(story.tokenAt(mention.span().start())))
        .anyMatch(away -> away == 0 || away == 1);
  }

  private Clue clue(Sign sign, Span name) {
    return new Clue(
        sign,
        1,
        Map.of("name", name.in(story.article().text())),
        List.of(new Evidence(name, "the speaker")));
  }

  /**
   * What a name tells; nothing where the rule self-reference has enough to go on. Those who do
   * speak of themselves by name take the whole of it: "nobody is more loyal than Jane Roe".
   */
  private Optional<Sign> sign(Entity speaker, Quote quote, Mention name, boolean first) {
    OwnName own = OwnName.of(story, words, speaker, name.span());
    boolean whole = name.text().contains(" ");
    if (own == OwnName.CAMP) {
      return first ? Optional.of(Sign.NAMES_OWN_CAMP_WITH_I) : Optional.empty();
    }
    if ((first && (!whole || own == OwnName.TITLED))
        || isTakenUp(speaker, quote, name.span())
        || (own == OwnName.MENTIONED && !whole)) {
      return Optional.of(Sign.SPEAKS_OF_ITSELF);
    }
    if (first) {
      return Optional.of(Sign.NAMES_ITSELF_WITH_I);
    }
    return own == OwnName.MENTIONED ? Optional.of(Sign.NAMES_ITSELF) : Optional.empty();
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
