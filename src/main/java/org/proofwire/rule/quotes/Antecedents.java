package org.proofwire.rule.quotes;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Entity.Gender;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Whom a pronoun could mean.
 *
 * <p>A reader looks for the person in the sentences just before, and in the pronoun's own. Where
 * all who stand there are known to be of the other gender, or nobody at all has been named, the
 * pronoun has no one to mean.
 */
final class Antecedents {
  /** Sentences before the pronoun's in which somebody of its gender may be meant. */
  private static final int WINDOW = 4;

  /** Words at the beginning of a sentence among which its subject stands. */
  private static final int OPENING = 5;

  private static final Set<String> PEOPLE =
      Set.of(
          "child",
          "person",
          "baby",
          "male",
          "female",
          "whoever",
          "someone",
          "somebody",
          "anyone",
          "anybody",
          "everyone",
          "everybody",
          "one",
          "player",
          "guy",
          "lady",
          "dad",
          "mom",
          "mum",
          "kid",
          "teen",
          "teenager",
          "adult",
          "spouse",
          "parent",
          "god",
          "lord",
          "lad",
          "fellow",
          "pensioner",
          "trader",
          "nobody",
          "other",
          "dog",
          "cat",
          "horse",
          "bull",
          "lion",
          "bear",
          "tiger",
          "elephant",
          "animal",
          "puppy",
          "calf",
          "cow",
          "whale",
          "ship",
          "vessel",
          "boat",
          "yacht");

  /** What is done to things and not to people. */
  private static final Set<String> DONE_TO_THINGS =
      Set.of(
          "amended",
          "built",
          "cancelled",
          "canceled",
          "completed",
          "constructed",
          "demolished",
          "enacted",
          "installed",
          "manufactured",
          "opened",
          "paved",
          "postponed",
          "printed",
          "published",
          "ratified",
          "rebuilt",
          "reconstructed",
          "renovated",
          "repaired",
          "repealed",
          "extinguished",
          "modernised",
          "modernized");

  /** What laws and the like do. */
  private static final Set<String> THINGS_DO =
      Set.of("enter into", "take effect", "consist of", "erupt in");

  private static final Set<String> AUXILIARIES =
      Set.of("be", "have", "will", "would", "can", "must");

  /** What English calls "she". */
  private static final Set<String> SHIPS =
      Set.of("ship", "vessel", "boat", "yacht", "ferry", "frigate", "schooner", "trawler");

  private static final Set<String> MEN = Set.of("man", "men", "boy", "boys", "dad", "guy", "lad");
  private static final Set<String> WOMEN =
      Set.of("woman", "women", "girl", "girls", "mom", "mum", "lady");

  /** What stands before places. */
  private static final Set<String> PLACING =
      Set.of("in", "at", "the", "near", "across", "into", "from");

  private final Story story;
  private final Wordbook words;

  Antecedents(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
  }

  /**
   * Why a pronoun fits nobody.
   *
   * @param person whom it must mean although that does not fit; nothing if there is nobody at all
   * @param instead what to write
   */
  record Misfit(Optional<Token> person, List<String> instead, double confidence) {}

  String text() {
    return story.article().text();
  }

  Optional<Misfit> misfit(Sentence sentence, Token pronoun) {
    if (isEither(pronoun)) {
      return Optional.empty();
    }
    if (doesAsThingsDo(sentence, pronoun)) {
      return Optional.of(thing(pronoun, 0.7));
    }
    Gender gender = Story.gender(pronoun);
    return clash(sentence, pronoun, gender)
        .or(() -> followsOrganisation(sentence, pronoun))
        .or(() -> nobody(sentence, pronoun, gender));
  }

  private Misfit thing(Token pronoun, double confidence) {
    boolean possessive = pronoun.is("PRP$");
    String it = possessive ? "its" : "it";
    return new Misfit(
        Optional.empty(), List.of(pronoun.isCapitalised() ? it.replace('i', 'I') : it), confidence);
  }

  /** "he or she". */
  private boolean isEither(Token pronoun) {
    int i = pronoun.index();
    return (i > 0 && isOr(story.token(i - 1)))
        || (i + 1 < story.size() && isOr(story.token(i + 1)));
  }

  private static boolean isOr(Token token) {
    return token.isText("or") || token.isText("/") || token.isText("nor");
  }

  /** "The bridge was built in 1968. He was last repaired in 2009." */
  private boolean doesAsThingsDo(Sentence sentence, Token pronoun) {
    int i = pronoun.index() + 1;
    int end = sentence.last().index();
    if (!pronoun.isText("he") && !pronoun.isText("she")) {
      return false;
    }
    while (i < end && story.token(i).is("RB")) {
      i++;
    }
    if (i + 1 < end
        && THINGS_DO.contains(story.token(i).lemma() + " " + story.token(i + 1).text())) {
      return true;
    }
    boolean passive = false;
    while (i < end
        && (story.token(i).is("RB")
            || story.token(i).isText("last")
            || story.token(i).isText("first")
            || AUXILIARIES.contains(story.token(i).lemma()))) {
      passive |= story.token(i).lemma().equals("be");
      i++;
    }
    return passive
        && (story.token(i).is("VBN") || story.token(i).is("JJ"))
        && DONE_TO_THINGS.contains(story.token(i).text())
        && (pronoun.isText("he")
            || story.article().tokens().stream().noneMatch(token -> SHIPS.contains(token.lemma())));
  }

  /**
   * "In his speech she said": both genders in one sentence, and one person at most who could be
   * meant. The pronoun that comes first is the one that the program guessed without a name.
   */
  private Optional<Misfit> clash(Sentence sentence, Token pronoun, Gender gender) {
    boolean both =
        sentence.tokens().stream()
            .anyMatch(
                other ->
                    Story.contradict(Story.gender(other), gender)
                        && !story.isQuoted(other.index()));
    if (!both) {
      return Optional.empty();
    }
    List<Sentence> all = story.article().sentences();
    Set<Object> people = new HashSet<>();
    @Nullable Token person = null;
    for (int s = Math.max(0, sentence.index() - WINDOW); s <= sentence.index(); s++) {
      if (!all.get(s).role().isProse()) {
        continue;
      }
      for (Token other : all.get(s).tokens()) {
        Optional<Object> who = whoIs(other);
        if (who.isPresent() && people.add(who.get())) {
          person = other;
        }
        if (people.size() > 1) {
          return Optional.empty();
        }
      }
    }
    if (person == null) {
      return Optional.empty();
    }
    Gender known = genderOf(person);
    boolean first =
        sentence.tokens().stream()
            .filter(other -> Story.gender(other) != Gender.UNKNOWN)
            .allMatch(other -> other.index() >= pronoun.index());
    boolean wrong = known == Gender.UNKNOWN ? first : Story.contradict(known, gender);
    return wrong
        ? Optional.of(new Misfit(Optional.of(person), List.of(instead(pronoun)), 0.65))
        : Optional.empty();
  }

  /** The entity or the word that stands for a person; nothing if a word names nobody. */
  private Optional<Object> whoIs(Token token) {
    Optional<Naming> naming = story.at(token.index());
    if (naming.isPresent() && Story.gender(token) == Gender.UNKNOWN) {
      Entity entity = naming.get().entity();
      return switch (entity.kind()) {
        case PERSON -> Optional.of(entity);
        case PLACE, ORGANISATION -> Optional.empty();
        case OTHER -> mayBePerson(token) ? Optional.of(entity) : Optional.empty();
      };
    }
    String word = token.text().toLowerCase(Locale.ROOT);
    boolean noun =
        PEOPLE.contains(word)
            || (MEN.contains(word) && !token.is("NNS"))
            || (WOMEN.contains(word) && !token.is("NNS"))
            || word.equals("who")
            || (token.is("NN") && words.office(token.lemma()).isPresent() && !isTitle(token));
    if (!noun) {
      return Optional.empty();
    }
    // "the minister" where the article calls one person so is that person.
    List<Entity> called =
        story.article().entities().stream()
            .filter(entity -> entity.roles().stream().anyMatch(role -> role.endsWith(word)))
            .toList();
    return Optional.of(called.size() == 1 ? called.get(0) : token);
  }

  /** "The municipality promised help, and she asked": the subject is an office, not a person. */
  private Optional<Misfit> followsOrganisation(Sentence sentence, Token pronoun) {
    int i = pronoun.index();
    boolean joined =
        (pronoun.text().equals("he") || pronoun.text().equals("she"))
            && i > sentence.first().index() + 3
            && story.token(i - 1).isText("and");
    if (!joined) {
      return Optional.empty();
    }
    int subject = -1;
    for (int k = sentence.first().index(); k < i; k++) {
      Token token = story.token(k);
      if (token.is("PRP")
          || whoIs(token).isPresent()
          || story.isQuoted(k)
          || Story.gender(token) != Gender.UNKNOWN) {
        return Optional.empty();
      }
      boolean early = k < sentence.first().index() + OPENING;
      if (early && words.isOrganisation(token.text()) && token.is("NN") && !token.is("NNS")) {
        subject = k;
      }
    }
    return subject >= 0 ? Optional.of(thing(pronoun, 0.6)) : Optional.empty();
  }

  private Optional<Misfit> nobody(Sentence sentence, Token pronoun, Gender gender) {
    List<Sentence> all = story.article().sentences();
    @Nullable Token opposite = null;
    boolean takenUp = isAtStart(sentence, pronoun) && opensOnOther(sentence, gender);
    int window = takenUp || isReported(sentence, pronoun, gender) ? 1 : WINDOW;
    for (int s = Math.max(0, sentence.index() - window); s <= sentence.index(); s++) {
      if (!all.get(s).role().isProse()) {
        continue;
      }
      for (Token other : all.get(s).tokens()) {
        boolean spoken = story.isQuoted(other.index()) && story.at(other.index()).isEmpty();
        if (other.index() == pronoun.index() || spoken) {
          continue;
        }
        if (mayMean(other, gender)) {
          return Optional.empty();
        }
        boolean near = s >= sentence.index() - 1 && other.index() < pronoun.index();
        if (near && Story.contradict(genderOf(other), gender)) {
          opposite = other;
        }
      }
    }
    if (opposite != null) {
      return Optional.of(new Misfit(Optional.of(opposite), List.of(instead(pronoun)), 0.7));
    }
    boolean subject = pronoun.isText("he") || pronoun.isText("she");
    boolean speaks =
        pronoun.index() + 1 < story.size() && words.isCue(story.token(pronoun.index() + 1).lemma());
    boolean opens = sentence.index() < 2 || !all.get(sentence.index() - 1).role().isProse();
    return subject && !speaks && !opens ? Optional.of(thing(pronoun, 0.65)) : Optional.empty();
  }

  /** "Meena Roe, who came late, said that he": what one says one says first of oneself. */
  private boolean isReported(Sentence sentence, Token pronoun, Gender gender) {
    int i = pronoun.index();
    return i > sentence.first().index() + 2
        && story.token(i - 1).isText("that")
        && words.isCue(story.token(i - 2).lemma())
        && story
            .subject(sentence)
            .filter(subject -> Story.contradict(subject.entity().gender(), gender))
            .isPresent();
  }

  private static boolean isAtStart(Sentence sentence, Token pronoun) {
    return pronoun.index() < sentence.first().index() + 2;
  }

  /**
   * Whether the sentence before, in the same paragraph, begins with somebody of the other gender.
   */
  private boolean opensOnOther(Sentence sentence, Gender gender) {
    Sentence before = story.article().sentences().get(sentence.index() - 1);
    if (before.paragraphIndex() != sentence.paragraphIndex()) {
      return false;
    }
    return before.tokens().stream()
        .limit(OPENING)
        .filter(token -> !story.isQuoted(token.index()))
        .anyMatch(token -> Story.contradict(genderOf(token), gender));
  }

  private static String instead(Token pronoun) {
    String other =
        switch (pronoun.text().toLowerCase(Locale.ROOT)) {
          case "he" -> "she";
          case "him", "his" -> "her";
          case "himself" -> "herself";
          case "she" -> "he";
          case "her" -> pronoun.is("PRP$") ? "his" : "him";
          case "herself" -> "himself";
          default -> "his";
        };
    return pronoun.isCapitalised()
        ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1)
        : other;
  }

  /** What is known of the person that a word names or mentions. */
  private Gender genderOf(Token token) {
    Optional<Naming> naming = story.at(token.index());
    if (naming.isPresent() && naming.get().isName()) {
      Entity entity = naming.get().entity();
      return entity.kind() == Entity.Kind.PERSON ? entity.gender() : Gender.UNKNOWN;
    }
    String word = token.text().toLowerCase(Locale.ROOT);
    if (MEN.contains(word)) {
      return Gender.MALE;
    }
    if (WOMEN.contains(word)) {
      return Gender.FEMALE;
    }
    return words
        .office(word)
        .filter(gender -> gender != Gender.UNKNOWN)
        .orElseGet(() -> inRole(word));
  }

  /** The gender of whoever is called so in the article, if they all are of one. */
  private Gender inRole(String word) {
    Set<Gender> genders = new HashSet<>();
    for (Entity entity : story.article().entities()) {
      if (entity.roles().stream().anyMatch(role -> role.endsWith(word))) {
        genders.add(entity.gender());
      }
    }
    return genders.size() == 1 ? genders.iterator().next() : Gender.UNKNOWN;
  }

  /** Whether a word names or mentions somebody whom a pronoun of this gender may mean. */
  private boolean mayMean(Token token, Gender gender) {
    Gender spoken = Story.gender(token);
    if (spoken != Gender.UNKNOWN) {
      return spoken == gender;
    }
    Optional<Naming> naming = story.at(token.index());
    if (naming.isPresent()) {
      Entity entity = naming.get().entity();
      return switch (entity.kind()) {
        case PERSON -> !Story.contradict(entity.gender(), gender);
        case PLACE, ORGANISATION -> false;
        case OTHER -> mayBePerson(token);
      };
    }
    String word = token.text().toLowerCase(Locale.ROOT);
    Gender own = genderOf(token);
    if (own != Gender.UNKNOWN) {
      return own == gender;
    }
    return PEOPLE.contains(word)
        || (token.is("NN")
            && !token.is("NNS")
            && words.office(word).isPresent()
            && !isTitle(token));
  }

  /** Whether a name of which nothing is known may be a person's: not "in Kazan", "a Turkish". */
  private boolean mayBePerson(Token name) {
    if (name.is("JJ") || name.canBe("JJ")) {
      return false;
    }
    Token before = name.index() > 0 ? story.token(name.index() - 1) : name;
    return !PLACING.contains(before.text().toLowerCase(Locale.ROOT));
  }

  /** Whether a name follows at once, so that it tells no other person: "the singer Marcela Roe". */
  private boolean isTitle(Token office) {
    for (int i = office.index() + 1; i < Math.min(story.size(), office.index() + 3); i++) {
      if (story.at(i).filter(Naming::isName).isPresent()) {
        return true;
      }
      if (!story.token(i).isText(",")) {
        return false;
      }
    }
    return false;
  }
}
