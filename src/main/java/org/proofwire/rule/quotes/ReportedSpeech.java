package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Sentences that tell what somebody said, with marks or without, and by their grammar can't mean
 * the one they name: "Roe say he left", "Roe began by saying Roe was right".
 */
final class ReportedSpeech {
  private static final Set<String> PLURAL = Set.of("say", "tell", "claim", "believe", "argue");

  /** Words between the verb that reports and the second name, at most: "that of course Roe". */
  private static final int NEAR = 4;

  private final Story story;
  private final Wordbook words;

  ReportedSpeech(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
  }

  /**
   * Who can't be the one who says it.
   *
   * @param sign what shows it
   * @param clause the name with its verb
   */
  record Slip(Sign sign, Entity speaker, Span clause, Optional<Span> again) {}

  List<Slip> slips() {
    var slips = new ArrayList<Slip>();
    for (Sentence sentence : story.article().sentences()) {
      if (sentence.role() == Role.BODY) {
        pluralVerb(sentence).or(() -> namedAgain(sentence)).ifPresent(slips::add);
      }
    }
    return slips;
  }

  /** "Roe say he left", at the head of a sentence, where no "supporters of" can stand before. */
  private Optional<Slip> pluralVerb(Sentence sentence) {
    int first = sentence.first().index();
    Optional<Naming> naming = person(first);
    if (naming.isEmpty()) {
      return Optional.empty();
    }
    int verb = story.tokenAt(naming.get().mention().span().end());
    boolean plural =
        verb <= sentence.last().index()
            && !story.isQuoted(verb)
            && PLURAL.contains(story.token(verb).text())
            && !story.token(verb).is("NN");
    return plural
        ? Optional.of(
            new Slip(
                Sign.PLURAL_VERB,
                naming.get().entity(),
                naming.get().mention().span().to(story.token(verb).span()),
                Optional.empty()))
        : Optional.empty();
  }

  /** "Roe began by saying “of course” Roe was right": English says "she" there. */
  private Optional<Slip> namedAgain(Sentence sentence) {
    int end = sentence.last().index();
    int first = sentence.first().index();
    Optional<Naming> naming = person(first);
    if (naming.isEmpty() || story.hasRelative(naming.get().entity())) {
      return Optional.empty();
    }
    Entity speaker = naming.get().entity();
    int verb = story.tokenAt(naming.get().mention().span().end());
    if (verb > end || !isFinite(story.token(verb))) {
      return Optional.empty();
    }
    for (int report = verb; report <= end; report++) {
      if (story.token(report).text().matches("[,;:—–]|and|but")
          || (report > verb && person(report).isPresent())) {
        return Optional.empty();
      }
      if (!story.isQuoted(report) && isReport(report)) {
        return again(speaker, report, end)
            .map(
                name ->
                    new Slip(
                        Sign.NAMED_AGAIN,
                        speaker,
                        naming.get().mention().span().to(name),
                        Optional.of(name)));
      }
    }
    return Optional.empty();
  }

  /** The same name as the subject of what is reported. */
  private Optional<Span> again(Entity speaker, int report, int end) {
    int told = 0;
    for (int i = report + 1; i < end && told <= NEAR; i++) {
      Optional<Naming> naming = story.at(i);
      if (naming.isPresent()) {
        Span name = naming.get().mention().span();
        boolean same =
            naming.get().isName()
                && naming.get().entity().equals(speaker)
                && !story.isQuoted(i)
                && isFinite(story.token(story.tokenAt(name.end())));
        return same ? Optional.of(name) : Optional.empty();
      }
      if (story.token(i).text().matches("[,;:—–]")) {
        return Optional.empty();
      }
      told += story.isQuoted(i) ? 0 : 1;
    }
    return Optional.empty();
  }

  private boolean isReport(int verb) {
    Token token = story.token(verb);
    return token.is("VB") && words.isReporting(token.lemma().toLowerCase(Locale.ROOT));
  }

  private Optional<Naming> person(int token) {
    return story
        .at(token)
        .filter(naming -> naming.isName() && !story.isQuoted(token))
        .filter(naming -> Story.isPerson(naming.entity()));
  }

  private static boolean isFinite(Token token) {
    return token.is("VBD") || token.is("VBZ") || token.is("VBP") || token.is("MD");
  }
}
