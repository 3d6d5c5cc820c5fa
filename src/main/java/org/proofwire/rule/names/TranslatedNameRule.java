package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Name;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.names.Meanings.Meaning;

/**
 * Finds a name that was taken for a word and translated: Vogel, and then "Bird said".
 *
 * <p>The word alone proves nothing. It counts where the article has the name itself, in a language
 * in which it means this word, and where the word stands as a person does: with "Mrs." before it,
 * with the rest of the name behind it, or speaking without an article. Where the article uses the
 * word as a word too, or has a person whose name it really is, the rule is silent.
 *
 * @param verbs what people do, in dictionary form: "say"
 * @param events what people do or undergo, as nouns: "the transfer of lightning"
 */
public record TranslatedNameRule(
    RuleInfo info, Meanings meanings, Set<String> verbs, Set<String> events) implements Rule {
  private static final Set<String> PERSONAL_TITLES =
      Set.of("mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr.", "madame", "señor");

  private static final double FULL = 0.9;
  private static final double SPEAKING = 0.8;
  private static final double UNCERTAIN = 0.65;

  /** "The slap of lightning", once two other places show that lightning is a person here. */
  private static final double LIKE_OTHERS = 0.55;

  private static final int ENOUGH = 2;

  public static TranslatedNameRule of(RuleInfo info, Kit kit) {
    return new TranslatedNameRule(
        info,
        Meanings.parse(kit.files().lines("names/meanings.txt")),
        info.settings().wordSet("verbs"),
        info.settings().wordSet("events"));
  }

  /** A place where the words of a meaning stand. */
  private record Place(Meaning meaning, Sentence sentence, int first, Optional<Name> original) {
    int end() {
      return first + meaning.words().size();
    }

    Span span() {
      return token(first).span().to(token(end() - 1).span());
    }

    Token token(int i) {
      return sentence.tokens().get(i);
    }

    Optional<Token> at(int i) {
      return i >= 0 && i < sentence.tokens().size()
          ? Optional.of(sentence.tokens().get(i))
          : Optional.empty();
    }

    boolean followsOf() {
      return at(first - 1).filter(token -> token.isText("of")).isPresent();
    }

    boolean isCapitalised() {
      return IntStream.range(first, end()).allMatch(i -> token(i).isCapitalised());
    }
  }

  @Override
  public List<Finding> check(Analysis article) {
    List<Name> all = article.names();
    var findings = new ArrayList<Finding>();
    for (List<Place> places : places(article, all)) {
      var found = new ArrayList<Finding>();
      var open = new ArrayList<Place>();
      boolean isWordToo = false;
      for (Place place : places) {
        Optional<Finding> finding = judge(place, all, article);
        finding.ifPresent(found::add);
        if (finding.isEmpty() && place.followsOf()) {
          open.add(place);
        } else if (finding.isEmpty()) {
          // "Lightning struck" beside "the exit of lightning": the article is about the weather.
          isWordToo = true;
        }
      }
      if (!isWordToo && found.size() >= ENOUGH) {
        open.forEach(place -> found.add(finding(place, place.span(), LIKE_OTHERS, article)));
      }
      boolean doubtful = isWordToo;
      found.stream()
          .filter(finding -> !doubtful || finding.confidence() >= FULL)
          .filter(finding -> findings.stream().noneMatch(o -> o.span().overlaps(finding.span())))
          .forEach(findings::add);
    }
    return findings;
  }

  /** All places of each meaning whose name the article has. */
  private List<List<Place>> places(Analysis article, List<Name> all) {
    var byMeaning = new LinkedHashMap<Meaning, List<Place>>();
    Map<Meaning, Optional<Name>> originals = new HashMap<>();
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        for (Meaning meaning :
            meanings.byFirstWord().getOrDefault(lower(tokens.get(i)), List.of())) {
          if (matches(meaning, tokens, i)) {
            Optional<Name> original = originals.computeIfAbsent(meaning, m -> original(m, all));
            if (original.isPresent() || meaning.tellsAlone()) {
              byMeaning
                  .computeIfAbsent(meaning, m -> new ArrayList<>())
                  .add(new Place(meaning, sentence, i, original));
            }
          }
        }
      }
    }
    return List.copyOf(byMeaning.values());
  }

  private static boolean matches(Meaning meaning, List<Token> tokens, int first) {
    List<String> words = meaning.words();
    return first + words.size() <= tokens.size()
        && IntStream.range(0, words.size())
            .allMatch(i -> lower(tokens.get(first + i)).equals(words.get(i)));
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  /** A name of the article that means this; the fullest one. */
  private static Optional<Name> original(Meaning meaning, List<Name> all) {
    return all.stream()
        .filter(name -> place(meaning, name) >= 0)
        .max(Comparator.comparingInt(name -> name.words().size()));
  }

  private static int place(Meaning meaning, Name name) {
    List<String> words = name.words().stream().map(Name.Word::folded).toList();
    return Collections.indexOfSubList(words, meaning.folded());
  }

  private Optional<Finding> judge(Place place, List<Name> all, Analysis article) {
    Meaning meaning = place.meaning();
    if (meaning.words().equals(meaning.folded())) {
      return Optional.empty();
    }
    if (place.isCapitalised()) {
      return judgeCapitalised(place, all, article);
    }
    boolean isNoun = place.token(place.end() - 1).is("NN");
    if (!isNoun || place.token(place.first()).isCapitalised()) {
      return Optional.empty();
    }
    return judgeSmall(place, article);
  }

  private Optional<Finding> judgeCapitalised(Place place, List<Name> all, Analysis article) {
    Meaning meaning = place.meaning();
    if (meaning.tellsAlone()) {
      return Optional.of(finding(place, place.span(), UNCERTAIN, article));
    }
    if (standsForFullName(place, all)) {
      return Optional.of(finding(place, place.span(), FULL, article));
    }
    if (isSomeonesName(place, all) || meaning.words().size() > 1) {
      return Optional.empty();
    }
    Optional<Token> before = place.at(place.first() - 1);
    boolean titled =
        before.filter(token -> isTitle(place, token)).isPresent()
            && place.at(place.end()).filter(Token::isCapitalised).isEmpty();
    if (titled) {
      return Optional.of(finding(place, place.span(), FULL, article));
    }
    Optional<Token> after = place.at(place.end());
    boolean isBare = before.stream().noneMatch(TranslatedNameRule::limits);
    boolean acts = after.filter(this::isPersonsVerb).isPresent();
    boolean isActor =
        before.filter(this::isPersonsVerb).isPresent() && after.filter(Token::isWord).isEmpty();
    return isBare && (acts || isActor)
        ? Optional.of(finding(place, place.span(), SPEAKING, article))
        : Optional.empty();
  }

  /** Whether a word makes one phrase with the noun behind it: "the", "two", "New". */
  private static boolean limits(Token before) {
    return before.isWord()
        && (before.isCapitalised()
            || Set.of("DT", "JJ", "PRP$", "POS", "CD").contains(before.tag()));
  }

  private static boolean isTitle(Place place, Token before) {
    return PERSONAL_TITLES.contains(lower(before))
        || (before.text().equals(".")
            && place
                .at(place.first() - 2)
                .filter(token -> PERSONAL_TITLES.contains(lower(token)))
                .isPresent());
  }

  /** Whether "Hope Salehpour" stands where the article has "Omid Salehpour". */
  private static boolean standsForFullName(Place place, List<Name> all) {
    return all.stream()
        .filter(name -> name.words().size() > place.meaning().folded().size())
        .anyMatch(name -> standsFor(place, name));
  }

  private static boolean standsFor(Place place, Name name) {
    int at = place(place.meaning(), name);
    if (at < 0) {
      return false;
    }
    int behind = at + place.meaning().folded().size();
    boolean before =
        IntStream.range(0, at)
            .allMatch(i -> isAt(place, place.first() - at + i, name.words().get(i)));
    boolean after =
        IntStream.range(behind, name.words().size())
            .allMatch(i -> isAt(place, place.end() + i - behind, name.words().get(i)));
    return before && after;
  }

  private static boolean isAt(Place place, int index, Name.Word word) {
    return place
        .at(index)
        .filter(token -> Name.fold(token.text()).equals(word.folded()))
        .isPresent();
  }

  /** Whether somebody in the article is really called so: "Nick Frost". */
  private static boolean isSomeonesName(Place place, List<Name> all) {
    String word = place.meaning().words().get(0);
    return all.stream()
        .filter(name -> name.words().size() > 1)
        .anyMatch(name -> name.words().stream().anyMatch(w -> w.folded().equals(word)));
  }

  private boolean isPersonsVerb(Token token) {
    return (token.is("VBD") || token.is("VBZ") || token.canBe("VBD"))
        && token.lemmas().stream().anyMatch(verbs::contains);
  }

  private Optional<Finding> judgeSmall(Place place, Analysis article) {
    int first = place.first();
    Optional<Token> before = place.at(first - 1);
    Optional<Token> after = place.at(place.end());
    boolean acts = after.filter(this::isPersonsVerb).isPresent();
    boolean definite = before.filter(token -> token.isText("the")).isPresent();
    boolean singular = place.token(place.end() - 1).tag().equals("NN");
    if (definite && acts && singular && !isIntroduced(place, article)) {
      return Optional.of(
          finding(place, before.orElseThrow().span().to(place.span()), UNCERTAIN, article));
    }
    boolean bare = before.isEmpty() || !before.get().isWord();
    if (bare && acts && singular) {
      return Optional.of(finding(place, place.span(), SPEAKING, article));
    }
    boolean ofEvent =
        place.followsOf()
            && place.at(first - 2).filter(token -> events.contains(token.lemma())).isPresent();
    return ofEvent && singular
        ? Optional.of(finding(place, place.span(), UNCERTAIN, article))
        : Optional.empty();
  }

  /**
   * Whether the word stands in the article with another word before it than "the": "a carpenter".
   */
  private static boolean isIntroduced(Place place, Analysis article) {
    Set<String> words = new HashSet<>(place.meaning().words());
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        boolean the = i > 0 && tokens.get(i - 1).isText("the");
        if (!the
            && (words.contains(lower(token)) || words.contains(token.lemma()))
            && !place.span().contains(token.span())) {
          return true;
        }
      }
    }
    return false;
  }

  private Finding finding(Place place, Span span, double confidence, Analysis article) {
    String name =
        place
            .original()
            .map(
                original ->
                    original
                        .words()
                        .get(place(place.meaning(), original))
                        .span()
                        .to(
                            original
                                .words()
                                .get(
                                    place(place.meaning(), original)
                                        + place.meaning().folded().size()
                                        - 1)
                                .span())
                        .in(article.text()))
            .orElse(place.meaning().name());
    return info.finding(
            place.original().isPresent() ? "" : "alone",
            span,
            article.text(),
            Map.of("name", name, "language", place.meaning().language()))
        .withConfidence(confidence)
        .withSuggestions(List.of(name))
        .withEvidence(
            place.original().stream()
                .map(original -> new Evidence(original.span(), "the name itself"))
                .toList());
  }
}
