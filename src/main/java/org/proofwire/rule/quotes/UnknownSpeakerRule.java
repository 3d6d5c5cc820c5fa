package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Finds a surname that speaks once, though the article never says who that is.
 *
 * <p>Heads of state and film stars need no introduction, so the article must introduce at least
 * three other speakers by full name before a stranger among them counts, and the stranger must be
 * told to be a person by "he" or "she".
 */
public record UnknownSpeakerRule(RuleInfo info) implements Rule {
  private static final int INTRODUCED = 2;

  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
    var findings = new ArrayList<Finding>();
    Set<String> introduced =
        story.speeches().stream()
            .flatMap(quote -> quote.speaker().stream())
            .filter(entity -> Story.isPerson(entity) && entity.name().contains(" "))
            .map(Entity::name)
            .collect(Collectors.toSet());
    if (introduced.size() < INTRODUCED) {
      return List.of();
    }
    for (Quote quote : story.speeches()) {
      if (quote.basis() != Quote.Basis.CUE
          || quote.kind() != Quote.Kind.DIRECT
          || quote.speaker().isEmpty()
          || quote.named().isEmpty()) {
        continue;
      }
      Entity speaker = quote.speaker().get();
      Span named = quote.named().get();
      Optional<Naming> naming = story.at(story.tokenAt(named.start()));
      boolean once =
          speaker.mentions().stream().filter(m -> m.text().equals(speaker.name())).count() == 1;
      boolean person = speaker.genderEvidence().matches("(?i)he|she");
      if (naming.isPresent()
          && naming.get().isName()
          && once
          && person
          && speaker.roles().isEmpty()
          && !speaker.name().contains(" ")
          && !isIntroduced(story, named)
          && !resembles(article, speaker)) {
        findings.add(info.finding(named, article.text(), Map.of()));
      }
    }
    return findings;
  }

  /** A title before the name, or an apposition behind it. */
  private static boolean isIntroduced(Story story, Span named) {
    int first = story.tokenAt(named.start());
    int after = story.tokenAt(named.end());
    boolean titled =
        first > 0
            && ((story.token(first - 1).isWord() && story.token(first - 1).is("NN"))
                || story.token(first - 1).text().equals("."));
    return titled || (after < story.size() && story.token(after).text().matches("[,(]"));
  }

  /** A misspelt name is another rule's. */
  private static boolean resembles(Analysis article, Entity speaker) {
    String name = speaker.name();
    return article.entities().stream()
        .filter(other -> !other.equals(speaker))
        .map(Entity::lastName)
        .anyMatch(
            last ->
                last.length() > 2
                    && name.length() > 2
                    && last.substring(0, 2).equals(name.substring(0, 2)));
  }
}
