package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Finds speakers who name themselves as if they were somebody else.
 *
 * <p>Whoever says "I" may well name himself beside it, and a campaign or a house may bear the
 * speaker's name; relatives share a surname. All these are let go. A name in brackets is a
 * reporter's note on somebody else, so it counts in any case.
 */
public record SelfReferenceRule(RuleInfo info, Wordbook words) implements Rule {
  private static final Pattern FIRST_PERSON =
      Pattern.compile("(?:^|[^\\p{L}])(?:I|[Mm]e|[Mm]y|[Mm]yself|[Mm]ine)(?![\\p{L}])");

  private static final Pattern PLURAL =
      Pattern.compile("(?:^|[^\\p{L}])(?:[Ww]e|[Oo]urs?|us)(?![\\p{L}])");

  /** What may stand before the name in a note: "to Roe", "President Roe". */
  private static final Pattern BEFORE_NAME =
      Pattern.compile("(?:(?:to|with|for|by|of|from|about|the) )?(?:\\p{Lu}[\\p{L}-]*\\.? )?");

  /** No longer a stretch of characters stands before the name in such a note. */
  private static final int LONG_NOTE = 30;

  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
    var findings = new ArrayList<Finding>();
    boolean byName = false;
    for (Quote quote : story.speeches()) {
      // A pronoun may have been taken for the wrong person, so the speech must begin with a name.
      if (quote.basis() == Quote.Basis.CUE) {
        byName =
            quote
                .named()
                .flatMap(named -> story.at(story.tokenAt(named.start())))
                .filter(Naming::isName)
                .isPresent();
      }
      // A fragment in the writer's sentence is full of the writer's names.
      if (!byName
          || quote.kind() == Quote.Kind.MIXED
          || quote.speaker().isEmpty()
          || quote.basis() == Quote.Basis.INTRODUCED
          || quote.confidence() < 0.6
          || !Story.isPerson(quote.speaker().get())) {
        continue;
      }
      Entity speaker = quote.speaker().get();
      for (Naming naming : story.within(quote.span())) {
        if (!naming.isName() || !naming.entity().equals(speaker)) {
          continue;
        }
        Span name = naming.mention().span();
        Optional<Span> note = note(article.text(), name);
        if (note.isPresent()
            || (isSaid(story, quote)
                && isStranger(story, quote, naming)
                && !(hasRelative(article, speaker) && !naming.mention().text().contains(" ")))) {
          findings.add(
              info.finding(
                      note.isPresent() ? "noted" : "",
                      note.orElse(name),
                      article.text(),
                      Map.of("speaker", speaker.name()))
                  .withEvidence(evidence(quote)));
          break;
        }
      }
    }
    return findings;
  }

  /**
   * By a clause of its own, or in a speech that had one and goes on, here or in the next paragraph.
   */
  private static boolean isSaid(Story story, Quote quote) {
    return quote.basis() == Quote.Basis.CUE
        || (quote.basis() == Quote.Basis.CONTINUED && (story.runsOn(quote) || !story.opens(quote)));
  }

  /** Whether the words speak of the named one as of somebody else. */
  private boolean isStranger(Story story, Quote quote, Naming naming) {
    Span name = naming.mention().span();
    OwnName own = OwnName.of(story, words, naming.entity(), name);
    // "Jane would have won, I think": nobody says that of herself.
    if (own == OwnName.GIVEN && !story.isNested(name) && isDoer(story, name)) {
      return !isShared(story, naming);
    }
    if (FIRST_PERSON.matcher(quote.span().in(story.article().text())).find()
        || story.isNested(name)) {
      return false;
    }
    return switch (own) {
      case TITLED, DOER -> true;
      case GIVEN -> !isShared(story, naming);
      // "our Roe campaign"
      case CAMP -> !PLURAL.matcher(quote.span().in(story.article().text())).find();
      // "nobody is more loyal than Roe": some speakers do say that of themselves.
      case MENTIONED -> false;
    };
  }

  private static boolean isDoer(Story story, Span name) {
    int next = story.tokenAt(name.end());
    return story.isQuoted(next)
        && (story.token(next).is("VBD")
            || story.token(next).is("VBZ")
            || story.token(next).is("MD"));
  }

  /** Whether somebody else in the article may be called by the same given name. */
  private static boolean isShared(Story story, Naming naming) {
    String name = naming.mention().text();
    return hasRelative(story.article(), naming.entity())
        || story.article().entities().stream()
            .anyMatch(
                other ->
                    !other.equals(naming.entity())
                        && (other.name().equals(name) || other.name().startsWith(name + " ")));
  }

  private static List<Evidence> evidence(Quote quote) {
    return quote.attribution().stream()
        .map(span -> new Evidence(span, "gives the words to the speaker"))
        .toList();
  }

  private static boolean hasRelative(Analysis article, Entity speaker) {
    return article.entities().stream()
        .anyMatch(
            other ->
                !other.equals(speaker)
                    && Story.isPerson(other)
                    && other.lastName().equals(speaker.lastName()));
  }

  /** A writer's note, which stands for "he" or "her" and so for nobody who speaks: "(to Roe)". */
  private static Optional<Span> note(String text, Span name) {
    int open = name.start() - 1;
    while (open >= 0 && name.start() - open <= LONG_NOTE && "([\n".indexOf(text.charAt(open)) < 0) {
      open--;
    }
    boolean opened = open >= 0 && "([".indexOf(text.charAt(open)) >= 0;
    String before = opened ? text.substring(open + 1, name.start()) : "";
    return opened
            && name.end() < text.length()
            && ")]".indexOf(text.charAt(name.end())) >= 0
            && BEFORE_NAME.matcher(before).matches()
        ? Optional.of(new Span(open, name.end() + 1))
        : Optional.empty();
  }
}
