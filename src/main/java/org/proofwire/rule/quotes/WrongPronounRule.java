package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Entity.Gender;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Finds pronouns that can't mean the person they stand for.
 *
 * <p>Many languages drop the subject, and the program guesses: "it will respect the ruling", "He
 * President Luna". A pronoun of the wrong gender counts only where nobody else, named or not, could
 * be meant.
 *
 * @param words which nouns name men, which women
 */
public record WrongPronounRule(RuleInfo info, Wordbook words) implements Rule {
  private static final Set<String> SUBJECTS = Set.of("He", "She", "It");

  /** What only people do, so that "it will ..." must mean a person. */
  private static final Set<String> PERSONAL =
      Set.of(
          "respect",
          "obey",
          "appeal",
          "resign",
          "apologise",
          "apologize",
          "hope",
          "intend",
          "refuse",
          "thank",
          "forgive",
          "regret",
          "testify",
          "believe",
          "think",
          "want",
          "wish",
          "announce",
          "attend",
          "confess",
          "deny",
          "insist",
          "listen",
          "marry",
          "meet",
          "recall",
          "speak",
          "swear",
          "travel",
          "veto",
          "visit",
          "vote");

  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
    var antecedents = new Antecedents(story, words);
    boolean speaksToReader = speaksToReader(story);
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() != Role.BODY) {
        continue;
      }
      for (Token token : sentence.tokens()) {
        if (story.isQuoted(token.index())) {
          continue;
        }
        doubled(story, sentence, token)
            .or(() -> thing(story, sentence, token))
            .or(() -> unfit(antecedents, sentence, token))
            .or(() -> address(story, sentence, token, speaksToReader))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** "He President Luna stressed". */
  private Optional<Finding> doubled(Story story, Sentence sentence, Token token) {
    int i = token.index();
    if (!SUBJECTS.contains(token.text()) || i + 2 > sentence.last().index()) {
      return Optional.empty();
    }
    Token office = story.token(i + 1);
    boolean titled =
        office.isCapitalised()
            && (words.office(office.text()).isPresent() || words.title(office.text()).isPresent())
            && story.token(i + 2).isCapitalised();
    return titled
        ? Optional.of(info.finding("doubled", token.span(), story.article().text(), Map.of()))
        : Optional.empty();
  }

  /** "The actress smiled. He added:", "The law was adopted. She enters into force". */
  private Optional<Finding> unfit(Antecedents antecedents, Sentence sentence, Token token) {
    if (Story.gender(token) == Gender.UNKNOWN || sentence.index() == 0) {
      return Optional.empty();
    }
    return antecedents
        .misfit(sentence, token)
        .map(
            misfit -> {
              Finding finding =
                  misfit.person().isEmpty()
                      ? info.finding("nobody", token.span(), antecedents.text(), Map.of())
                      : info.finding(
                              "opposite",
                              token.span(),
                              antecedents.text(),
                              Map.of("person", misfit.person().get().text()))
                          .withEvidence(
                              List.of(
                                  new Evidence(misfit.person().get().span(), "the person meant")));
              return finding.withSuggestions(misfit.instead()).withConfidence(misfit.confidence());
            });
  }

  private static final Set<String> SECOND = Set.of("you", "your", "yours", "yourself");

  /** Whether the narration says "you" as such: a column, a recipe, a guide. */
  private static boolean speaksToReader(Story story) {
    int times = 0;
    for (int i = 0; i < story.size(); i++) {
      String word = story.token(i).text().toLowerCase(Locale.ROOT);
      boolean speaks = SECOND.contains(word) && !word.equals("your");
      if (speaks && !story.isQuoted(i)) {
        return true;
      }
      times += word.equals("your") && !story.isQuoted(i) ? 1 : 0;
    }
    return times > 3;
  }

  /**
   * "The mayor denied that your office had paid": Spanish and Portuguese have one word for his, her
   * and your.
   */
  private Optional<Finding> address(
      Story story, Sentence sentence, Token token, boolean speaksToReader) {
    if (speaksToReader
        || !token.text().equals("your")
        || token.index() == sentence.first().index()) {
      return Optional.empty();
    }
    boolean told = false;
    for (int i = sentence.first().index(); i < token.index(); i++) {
      Token before = story.token(i);
      told |= before.is("VBD") || before.is("VBZ") || before.is("MD");
      if (!before.isWord() && !before.isText(",") && !before.text().matches("[(),.\\d%$’']+")) {
        return Optional.empty(); // a colon, a dash or a mark: perhaps somebody's own words
      }
    }
    return told && !isOfAnybody(story, sentence, token)
        ? Optional.of(
            info.finding("address", token.span(), story.article().text(), Map.of())
                .withSuggestions(List.of("his", "her", "their"))
                .withConfidence(0.7))
        : Optional.empty();
  }

  /** Words of sayings, which speak of anybody: "one knows that your neighbour sees you". */
  private static final Set<String> ANYBODY =
      Set.of(
          "anybody",
          "anyone",
          "each",
          "every",
          "everybody",
          "everyone",
          "if",
          "nobody",
          "one",
          "people",
          "whoever",
          "you",
          "yourself");

  /**
   * "He told them that a fence keeps your hens safe": what holds for anybody, at any time. What
   * somebody's office has done, or will do, is told of one person.
   */
  private static boolean isOfAnybody(Story story, Sentence sentence, Token your) {
    int end = sentence.last().index();
    for (int i = sentence.first().index(); i <= end; i++) {
      if (ANYBODY.contains(story.token(i).text().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    // The verb of its clause: the next one, or where "your" is in the object, the one before.
    for (int i = your.index() + 1; i <= end && story.token(i).isWord(); i++) {
      if (isFinite(story.token(i))) {
        return isTimeless(story.token(i));
      }
    }
    for (int i = your.index() - 1; i >= sentence.first().index(); i--) {
      if (isFinite(story.token(i))) {
        return isTimeless(story.token(i));
      }
    }
    return false;
  }

  private static boolean isFinite(Token token) {
    return token.is("VBD") || token.is("VBZ") || token.is("VBP") || token.is("MD");
  }

  private static boolean isTimeless(Token verb) {
    boolean present = verb.is("VBZ") || verb.is("VBP");
    return present && !verb.text().matches("has|have|'s|is|are");
  }

  /** "Roe said that it will respect the ruling". */
  private Optional<Finding> thing(Story story, Sentence sentence, Token token) {
    int i = token.index();
    if (!token.text().equals("it")
        || i < 2
        || i + 2 > sentence.last().index()
        || !story.token(i - 1).text().matches("that|and|because")
        || !story.token(i + 1).text().matches("will|would|had|has|does|did")
        || !PERSONAL.contains(story.token(i + 2).lemma())) {
      return Optional.empty();
    }
    Optional<Naming> subject = story.subject(sentence);
    if (subject.isEmpty()
        || !subject.get().isName()
        || subject.get().mention().span().start() > token.start()) {
      return Optional.empty();
    }
    // "The firm was fined. Its head Roe said that it will appeal": a firm in the sentence before.
    List<Sentence> all = story.article().sentences();
    int from = all.get(Math.max(0, sentence.index() - 1)).first().index();
    for (int k = from; k < i; k++) {
      Optional<Naming> other = story.at(k);
      if (words.isOrganisation(story.token(k).text())
          || words.isOrganisation(story.token(k).lemma())
          || other.filter(o -> o.entity().kind() != Entity.Kind.PERSON).isPresent()) {
        return Optional.empty();
      }
    }
    Gender gender = subject.get().entity().gender();
    return Optional.of(
        info.finding(
                "thing",
                token.span(),
                story.article().text(),
                Map.of("person", subject.get().entity().lastName()))
            .withSuggestions(
                gender == Gender.UNKNOWN
                    ? List.of("he", "she")
                    : List.of(gender == Gender.MALE ? "he" : "she")));
  }
}
