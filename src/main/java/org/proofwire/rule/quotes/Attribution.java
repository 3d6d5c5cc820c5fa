package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * A clause that gives words to somebody by name, and all the words that it gives.
 *
 * @param words the quotations, in order; at least one
 * @param speaker whom the clause names
 * @param named the name in it
 * @param clause the name with its verb: "Haqqani told"
 * @param cue the verb's token; -1 where there is none
 * @param opening the first token of the quotation or of the clause, whichever stands first
 * @param closing the last token of the clause or of the quotation before which it stands
 */
record Attribution(
    List<Quote> words, Entity speaker, Span named, Span clause, int cue, int opening, int closing) {
  Attribution {
    words = List.copyOf(words);
  }

  /** Every attribution of an article outside its headlines, in order. */
  static List<Attribution> in(Story story) {
    var found = new ArrayList<Attribution>();
    List<Quote> speeches = story.speeches();
    for (int i = 0; i < speeches.size(); i++) {
      Quote quote = speeches.get(i);
      Optional<Naming> naming =
          quote.named().flatMap(named -> story.at(story.tokenAt(named.start())));
      boolean byName =
          naming.filter(Naming::isName).isPresent()
              && quote.speaker().isPresent()
              && quote.basis() == Quote.Basis.CUE
              && quote.cue().isPresent();
      boolean again =
          !found.isEmpty()
              && quote.named().equals(Optional.of(found.get(found.size() - 1).named()));
      if (byName && !again && isText(story, quote.named().orElseThrow())) {
        found.add(of(story, i));
      }
    }
    return found;
  }

  private static boolean isText(Story story, Span named) {
    Role role = story.sentence(named.start()).role();
    return role != Role.HEADLINE && role != Role.SUBHEADING;
  }

  private static Attribution of(Story story, int first) {
    Quote quote = story.speeches().get(first);
    Span named = quote.named().orElseThrow();
    Span clause = quote.attribution().orElse(named);
    int block = story.block(story.tokenAt(quote.span().start()));
    var words = new ArrayList<Quote>(List.of(quote));
    for (Quote next : story.speeches().subList(first + 1, story.speeches().size())) {
      boolean same = next.named().equals(quote.named());
      boolean rest =
          next.basis() == Quote.Basis.CONTINUED
              && story.block(story.tokenAt(next.span().start())) == block;
      if (!same && !rest) {
        break;
      }
      words.add(next);
    }
    return new Attribution(
        words,
        quote.speaker().orElseThrow(),
        named,
        clause,
        quote.cue().map(cue -> story.tokenAt(cue.start())).orElse(-1),
        story.tokenAt(Math.min(quote.span().start(), clause.start())),
        story.tokenAt(Math.max(quote.span().end(), clause.end()) - 1));
  }

  /** The words given, with blanks between the quotations. */
  String text(String article) {
    return String.join(" ", words.stream().map(quote -> quote.span().in(article)).toList());
  }

  Quote first() {
    return words.get(0);
  }
}
