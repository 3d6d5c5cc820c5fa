package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Finds one quotation with two speakers: "Keller said: “...,” Brandt added."
 *
 * <p>Both clauses must stand right at the marks, and the words must end in a comma: a full stop
 * ends the one sentence, and the next may begin with anybody.
 */
public record ContradictoryAttributionRule(RuleInfo info) implements Rule {
  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
    var findings = new ArrayList<Finding>();
    for (Quote quote : story.speeches()) {
      String words = quote.span().in(article.text());
      if (words.length() < 3
          || words.charAt(words.length() - 2) != ','
          || quote.attribution().isEmpty()
          || quote.attribution().get().start() < quote.span().end()
          || quote.speaker().isEmpty()) {
        continue;
      }
      Optional<Naming> after = story.at(story.tokenAt(quote.named().orElseThrow().start()));
      Optional<Naming> before = before(story, quote);
      if (after.isPresent()
          && after.get().isName()
          && Story.isPerson(after.get().entity())
          && before.isPresent()
          && !before.get().entity().equals(after.get().entity())) {
        Span span = quote.attribution().get();
        findings.add(
            info.finding(
                    span,
                    article.text(),
                    Map.of(
                        "first", before.get().entity().lastName(),
                        "second", after.get().entity().lastName()))
                .withEvidence(
                    List.of(new Evidence(before.get().mention().span(), "the first speaker"))));
      }
    }
    return findings;
  }

  /** Whoever "said:" right before the mark, in the same sentence. */
  private static Optional<Naming> before(Story story, Quote quote) {
    int i = story.tokenAt(quote.span().start()) - 1;
    if (i < 2 || !story.token(i).text().matches("[:,]")) {
      return Optional.empty();
    }
    Token cue = story.token(i - 1);
    Sentence here = story.sentence(cue.start());
    if (!cue.is("VBD") && !cue.is("VBZ")) {
      return Optional.empty();
    }
    Optional<Naming> naming = Optional.empty();
    for (int k = i - 2; k >= Math.max(here.first().index(), i - 5) && naming.isEmpty(); k--) {
      naming = story.at(k);
    }
    return naming
        .filter(found -> found.isName() && Story.isPerson(found.entity()))
        .filter(found -> story.tokenAt(found.mention().span().end()) == i - 1);
  }
}
