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
          "marry",
          "testify",
          "believe",
          "think",
          "want",
          "wish");

  private static final Set<String> PEOPLE =
      Set.of(
          "people",
          "man",
          "men",
          "woman",
          "women",
          "child",
          "children",
          "boy",
          "girl",
          "person",
          "baby",
          "male",
          "female",
          "couple",
          "who",
          "family",
          "someone",
          "anyone",
          "one",
          "player");

  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
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
            .or(() -> opposite(story, sentence, token))
            .or(() -> thing(story, sentence, token))
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

  /** "The actress smiled. He added:" */
  private Optional<Finding> opposite(Story story, Sentence sentence, Token token) {
    Gender gender = Story.gender(token);
    boolean opens = token.index() == sentence.first().index() && SUBJECTS.contains(token.text());
    if (gender == Gender.UNKNOWN || !opens || sentence.index() == 0) {
      return Optional.empty();
    }
    List<Sentence> all = story.article().sentences();
    Sentence before = all.get(sentence.index() - 1);
    if (before.role() != Role.BODY || before.paragraphIndex() != sentence.paragraphIndex()) {
      return Optional.empty();
    }
    Optional<Token> person = opening(story, before);
    if (person.isEmpty() || !Story.contradict(genderOf(story, person.get()), gender)) {
      return Optional.empty();
    }
    // Anybody named or mentioned in the last five sentences may be meant.
    for (int s = Math.max(0, sentence.index() - 5); s < sentence.index(); s++) {
      for (Token other : all.get(s).tokens()) {
        if (mayMean(story, other, gender)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        info.finding(
                "opposite",
                token.span(),
                story.article().text(),
                Map.of("person", person.get().text()))
            .withSuggestions(List.of(gender == Gender.MALE ? "She" : "He"))
            .withEvidence(List.of(new Evidence(person.get().span(), "the person meant"))));
  }

  /** The person whom a sentence begins with: "The actress", "Maria Keller". */
  private Optional<Token> opening(Story story, Sentence sentence) {
    for (int i = sentence.first().index();
        i <= Math.min(sentence.last().index(), sentence.first().index() + 3);
        i++) {
      Token token = story.token(i);
      if (story.isQuoted(i) || token.is("IN")) {
        return Optional.empty();
      }
      if (genderOf(story, token) != Gender.UNKNOWN) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  private Gender genderOf(Story story, Token token) {
    Optional<Naming> naming = story.at(token.index());
    if (naming.isPresent() && naming.get().isName()) {
      Entity entity = naming.get().entity();
      return entity.isGenderCertain() ? entity.gender() : Gender.UNKNOWN;
    }
    return token.isCapitalised()
        ? Gender.UNKNOWN
        : words.office(token.text()).orElse(Gender.UNKNOWN);
  }

  /** Whether a word names or mentions somebody whom a pronoun of this gender may mean. */
  private boolean mayMean(Story story, Token token, Gender gender) {
    if (Story.gender(token) == gender) {
      return true;
    }
    String word = token.text().toLowerCase(Locale.ROOT);
    if (PEOPLE.contains(word)) {
      return genderOf(story, token) == Gender.UNKNOWN || genderOf(story, token) == gender;
    }
    Optional<Naming> naming = story.at(token.index());
    if (naming.isPresent()) {
      Entity entity = naming.get().entity();
      return entity.kind() != Entity.Kind.PLACE
          && !(entity.isGenderCertain() && Story.contradict(entity.gender(), gender));
    }
    Optional<Gender> office = words.office(token.text()).or(() -> words.office(token.lemma()));
    return office.isPresent() && !Story.contradict(office.get(), gender);
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
