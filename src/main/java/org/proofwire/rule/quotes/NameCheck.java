package org.proofwire.rule.quotes;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;

/**
 * Whether the word that stands where a speaker's name belongs can be one: not “Journalism said”,
 * “Judge said”, “Iranians told me”, “Blasio said” of de Blasio.
 */
final class NameCheck {
  private static final Set<String> PARTICLES =
      Set.of("de", "da", "del", "della", "di", "du", "le", "la", "van", "von", "der", "bin", "al");

  /** So often by itself, a word is what the article calls somebody: "Twitter", "Congress". */
  private static final int OFTEN = 3;

  private static final double RARE_SURNAME = 0.7;

  /** Offices that people also go by: "“...,” Coach said". */
  private static final Set<String> CALLED_SO =
      Set.of("coach", "dad", "mom", "mum", "mother", "father", "grandma", "grandpa", "nurse");

  private final Story story;
  private final Wordbook words;

  NameCheck(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
  }

  /**
   * How surely an attribution names nobody with its one word, from 0 to 1. A common word may still
   * be a rare surname: "Sweet said".
   */
  double noName(Attribution given) {
    int name = story.tokenAt(given.named().start());
    String word = story.token(name).text();
    if (given.named().length() != word.length()
        || given.cue() < 0
        || Math.abs(given.cue() - name) > 2
        || words.isGivenName(word)
        || word.equals(word.toUpperCase(Locale.ROOT))) {
      return 0;
    }
    boolean sure =
        isPartOfOrganisation(given, name, word)
            || (!isPersonsName(given.speaker().name()) && isOffice(name))
            || isCrowd(given, name, word);
    return sure ? 1 : isPlainWord(given, name, word) ? RARE_SURNAME : 0;
  }

  /** "“...,” Journalism said": a common word behind the quotation. */
  private boolean isPlainWord(Attribution given, int name, String word) {
    boolean isOwnName = !given.speaker().name().contains(" ") && timesAlone(word) >= OFTEN;
    return isBehindQuotation(name)
        && !isPersonsName(given.speaker().name())
        && !isOwnName
        && !isFirstOfName(word)
        && !word.matches(".*[^s]s")
        && isCommonWord(word);
  }

  /** "“...,” States said", where the article knows only the United States. */
  private boolean isPartOfOrganisation(Attribution given, int name, String word) {
    Entity speaker = given.speaker();
    return startsPhrase(name)
        && speaker.name().endsWith(" " + word)
        && speaker.name().indexOf(' ') > 0
        && speaker.kind() != Entity.Kind.PERSON
        && Stream.of(speaker.name().split(" ")).noneMatch(words::isGivenName)
        && isCommonWord(word)
        && timesAlone(word) == timesIn(speaker.name(), word) + 1;
  }

  /** The office that stands alone, without an article or a name, where the speaker is named. */
  Optional<String> officeAlone(Quote quote) {
    if (quote.speaker().isPresent()
        || quote.named().isEmpty()
        || quote.cue().isEmpty()
        || quote.basis() != Quote.Basis.CUE
        || quote.kind() != Quote.Kind.DIRECT) {
      return Optional.empty();
    }
    int name = story.tokenAt(quote.named().get().start());
    Token token = story.token(name);
    boolean alone =
        token.isCapitalised()
            && quote.named().get().length() == token.text().length()
            && Math.abs(story.tokenAt(quote.cue().get().start()) - name) <= 2;
    return alone && isOffice(name) ? Optional.of(token.text()) : Optional.empty();
  }

  /** "“...,” Judge said", where there is a Judge Roe. */
  private boolean isOffice(int name) {
    String word = story.token(name).text();
    return words.office(word.toLowerCase(Locale.ROOT)).isPresent()
        && !CALLED_SO.contains(word.toLowerCase(Locale.ROOT))
        && startsPhrase(name)
        && isCommonWord(word)
        && isTitleElsewhere(name, word);
  }

  /** Whether a word stands before names or without a capital, and nowhere behind a given name. */
  private boolean isTitleElsewhere(int name, String word) {
    boolean title = false;
    for (Token token : story.article().tokens()) {
      int i = token.index();
      if (i == name || !token.isText(word) || !story.sentence(token.start()).role().isProse()) {
        continue;
      }
      boolean behindName = i > 0 && words.isGivenName(story.token(i - 1).text());
      if (behindName && token.isCapitalised()) {
        return false;
      }
      boolean beforeName = i + 1 < story.size() && story.token(i + 1).isCapitalised();
      title |= token.text().equals(word.toLowerCase(Locale.ROOT)) || beforeName;
    }
    return title;
  }

  /** "“...,” Iranians told the paper": a people says nothing in one voice; nor do "Graysons". */
  private boolean isCrowd(Attribution given, int name, String word) {
    boolean plural = word.length() > OFTEN && word.matches(".*[^s]s") && startsPhrase(name);
    if (!plural
        || given.speaker().name().contains(" ")
        || given.first().kind() != Quote.Kind.DIRECT) {
      return false;
    }
    String one = word.substring(0, word.length() - 1);
    boolean family =
        story.article().entities().stream()
            .filter(Story::isPerson)
            .anyMatch(person -> person.name().endsWith(" " + one));
    Token token = story.token(name);
    boolean people =
        (token.canBe("NNPS") || token.canBe("NNS"))
            && one.matches(".*(?:an|i|ese|ish)")
            && words.office(one.toLowerCase(Locale.ROOT)).isEmpty();
    return family || people;
  }

  /** Whether a quotation stands right before, outside of which the word's clause goes on. */
  private boolean isBehindQuotation(int name) {
    return name > 0
        && (story.isQuoted(name - 1) || story.token(name - 1).text().matches("[”\"’'»]"))
        && isInSentence(name + 1, name);
  }

  /** Whether no article, adjective or other word of its phrase stands before a name. */
  private boolean startsPhrase(int name) {
    if (isBehindQuotation(name) || name == 0) {
      return true;
    }
    Token before = story.token(name - 1);
    return story.sentence(before.start()).index()
            != story.sentence(story.token(name).start()).index()
        || before.text().matches("[,:;—–]|and|but|then|when|as|while|after|that");
  }

  private boolean isInSentence(int i, int name) {
    return i < story.size()
        && !story.isQuoted(i)
        && story.sentence(story.token(i).start()).index()
            == story.sentence(story.token(name).start()).index();
  }

  private boolean isCommonWord(String word) {
    return story.article().dictionary().knowsAsCommonWord(word.toLowerCase(Locale.ROOT));
  }

  private long timesAlone(String word) {
    return story.article().tokens().stream()
        .filter(other -> other.text().equals(word))
        .filter(other -> other.index() == 0 || !story.token(other.index() - 1).is("DT"))
        .count();
  }

  /** How often a word stands in the article as the end of a longer name. */
  private long timesIn(String name, String word) {
    String before = name.substring(0, name.length() - word.length()).strip();
    String last = before.substring(before.lastIndexOf(' ') + 1);
    return story.article().tokens().stream()
        .filter(other -> other.text().equals(word) && other.index() > 0)
        .filter(other -> story.token(other.index() - 1).text().equals(last))
        .count();
  }

  /** "Na Hye-sook", then "Na said": in Chinese and Korean names the family name stands first. */
  private boolean isFirstOfName(String word) {
    return story.article().tokens().stream()
        .filter(token -> token.text().equals(word) && token.index() + 1 < story.size())
        .map(token -> story.token(token.index() + 1))
        .anyMatch(Token::isCapitalised);
  }

  /** A name of several words that are not all plain English: not "Northern Press". */
  private boolean isPersonsName(String name) {
    return name.contains(" ")
        && Stream.of(name.split(" "))
            .anyMatch(word -> words.isGivenName(word) || !isCommonWord(word));
  }

  /** "Blasio said" of a man who is "de Blasio" everywhere else. */
  Optional<Clue> shorn(Attribution given) {
    int name = story.tokenAt(given.named().start());
    if (particle(name).isPresent()) {
      return Optional.empty();
    }
    var particles = new HashSet<String>();
    int times = 0;
    String word = story.token(name).text();
    for (int i = 1; i < story.size(); i++) {
      if (i != name && story.token(i).text().equals(word)) {
        times++;
        Optional<String> particle = particle(i);
        if (particle.isEmpty()) {
          return Optional.empty();
        }
        particles.add(particle.get());
      }
    }
    return times >= 2 && particles.size() == 1
        ? Optional.of(
            new Clue(
                Sign.SHORN_NAME,
                1,
                Map.of("full", particles.iterator().next() + " " + word),
                List.of()))
        : Optional.empty();
  }

  private Optional<String> particle(int name) {
    if (name == 0) {
      return Optional.empty();
    }
    String before = story.token(name - 1).text();
    return PARTICLES.contains(before.toLowerCase(Locale.ROOT))
        ? Optional.of(before.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
