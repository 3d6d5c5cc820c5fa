package org.proofwire.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languagetool.AnalyzedToken;
import org.languagetool.synthesis.Synthesizer;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;

/**
 * A rule that needs no class: phrases from the lexicons that name it.
 *
 * <p>Where different phrases of one language meet in an article, at least one of them sure by
 * itself, the article was probably translated from that language: this raises confidence, and
 * phrases that alone would be too little to go on are shown. So are those that many languages have.
 *
 * <p>Its messages have the slots {@code {found}}, {@code {language}}, {@code {meant}} and, in the
 * ones whose name ends in {@code write}, {@code {write}}. Those called {@code language} and {@code
 * language-write} are for phrases of a language, {@code origin} and {@code origin-write} for
 * articles whose language is known, {@code ""} and {@code write} for all others.
 */
final class LexiconRule implements Rule {
  /** {@code <move>}: the form of the first verb found; {@code <vote:2>}: of the second word. */
  private static final Pattern LEMMA = Pattern.compile("<([a-z-]+)(?::(\\d))?>");

  private static final Pattern REFERENCE = Pattern.compile("\\$(\\d)");

  /** A phrase with this confidence or more can say by itself that an article is a translation. */
  private static final double SURE = 0.5;

  /** How much doubt remains of a phrase once the article's language is known, as a share. */
  private static final double DOUBT_LEFT = 0.5;

  /** More languages than these are not an answer to the question which it was. */
  private static final int MOST_LANGUAGES = 4;

  /** How many other phrases of the article's language a finding points at. */
  private static final int MOST_EVIDENCE = 3;

  private static final List<String> MESSAGES_WITH_LANGUAGE =
      List.of("language", "language-write", "origin", "origin-write");

  /** Of phrases that overlap the surest stands, then the longest. */
  private static final Comparator<Hit> MORE_TELLING =
      Comparator.<Hit>comparingDouble(hit -> hit.entry().confidence().orElse(1.0))
          .reversed()
          .thenComparing(
              Comparator.<Hit>comparingInt(hit -> hit.match().span().length()).reversed());

  private final RuleInfo info;
  private final List<Example> examples;
  private final Phrases phrases;
  private final Phrases others;
  private final Synthesizer wordForms;

  /** Entries by a word that each must hold. */
  private record Phrases(Map<String, List<Lexicon.Entry>> byAnchor, List<Lexicon.Entry> rest) {
    static Phrases of(List<Lexicon> lexicons) {
      var byAnchor = new HashMap<String, List<Lexicon.Entry>>();
      var rest = new ArrayList<Lexicon.Entry>();
      for (Lexicon lexicon : lexicons) {
        for (Lexicon.Entry entry : lexicon.entries()) {
          Set<String> anchors = entry.pattern().anchors();
          anchors.forEach(
              word -> byAnchor.computeIfAbsent(word, w -> new ArrayList<>()).add(entry));
          if (anchors.isEmpty()) {
            rest.add(entry);
          }
        }
      }
      return new Phrases(byAnchor, rest);
    }

    /** Where they match, in order; none overlaps another. */
    List<Hit> in(Analysis article) {
      var lines = article.sentences().stream().map(TokenPattern.Line::of).toList();
      var found = new ArrayList<Hit>();
      for (int i = 0; i < lines.size(); i++) {
        TokenPattern.Line line = lines.get(i);
        Sentence sentence = article.sentences().get(i);
        var candidates = new LinkedHashSet<Lexicon.Entry>();
        for (String word : line.vocabulary()) {
          candidates.addAll(byAnchor.getOrDefault(word, List.of()));
        }
        candidates.addAll(rest);
        candidates.forEach(entry -> found.addAll(hits(entry, line, sentence)));
      }
      Set<String> vocabulary =
          lines.stream()
              .flatMap(line -> line.vocabulary().stream())
              .collect(Collectors.toUnmodifiableSet());
      return found.stream()
          .filter(hit -> hit.entry().fits(vocabulary, hit.match()))
          .sorted(MORE_TELLING)
          .collect(ArrayList::new, Phrases::addUnlessOverlapping, List::addAll);
    }

    private static List<Hit> hits(Lexicon.Entry entry, TokenPattern.Line line, Sentence sentence) {
      List<TokenPattern.Match> matches = entry.pattern().in(line);
      return matches.isEmpty() || entry.unless().stream().anyMatch(unless -> unless.isIn(line))
          ? List.of()
          : matches.stream().map(match -> new Hit(entry, match, sentence)).toList();
    }

    private static void addUnlessOverlapping(List<Hit> hits, Hit hit) {
      if (hits.stream().noneMatch(other -> other.match().span().overlaps(hit.match().span()))) {
        hits.add(hit);
      }
    }
  }

  private record Hit(Lexicon.Entry entry, TokenPattern.Match match, Sentence sentence) {}

  /**
   * @param lexicons those that name this rule
   * @param others those that name other rules; they help to tell an article's language
   */
  LexiconRule(RuleInfo info, List<Lexicon> lexicons, List<Lexicon> others, Synthesizer wordForms) {
    boolean foreign =
        lexicons.stream()
            .flatMap(lexicon -> lexicon.entries().stream())
            .anyMatch(entry -> !entry.languages().isEmpty());
    if (foreign && !info.messages().keySet().containsAll(MESSAGES_WITH_LANGUAGE)) {
      throw new IllegalArgumentException(
          "“messages” needs “%s”, as a lexicon names a language"
              .formatted(String.join("”, “", MESSAGES_WITH_LANGUAGE)));
    }
    this.info = info;
    this.examples =
        lexicons.stream()
            .flatMap(lexicon -> lexicon.entries().stream())
            .flatMap(entry -> Stream.concat(Stream.of(entry.wrong()), entry.right().stream()))
            .toList();
    this.phrases = Phrases.of(lexicons);
    this.others = Phrases.of(others);
    this.wordForms = wordForms;
  }

  @Override
  public RuleInfo info() {
    return info;
  }

  /** The phrases' own examples. */
  List<Example> examples() {
    return examples;
  }

  @Override
  public List<Finding> check(Analysis article) {
    List<Hit> hits = phrases.in(article);
    boolean anyForeign = hits.stream().anyMatch(hit -> !hit.entry().languages().isEmpty());
    List<Hit> all =
        anyForeign ? Stream.concat(hits.stream(), others.in(article).stream()).toList() : List.of();
    Set<String> origin = origin(all);
    return hits.stream().map(hit -> finding(hit, origin, all, article.text())).sorted().toList();
  }

  /** The language that the article was probably translated from; several if as likely; or none. */
  private Set<String> origin(List<Hit> hits) {
    var entries = new TreeMap<String, Set<Lexicon.Entry>>();
    for (Hit hit : hits) {
      for (String language : hit.entry().languages()) {
        entries.computeIfAbsent(language, l -> new LinkedHashSet<>()).add(hit.entry());
      }
    }
    entries.values().removeIf(found -> found.size() < 2 || found.stream().noneMatch(this::isSure));
    int most = entries.values().stream().mapToInt(Set::size).max().orElse(0);
    Set<String> likely =
        entries.entrySet().stream()
            .filter(language -> language.getValue().size() == most)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return likely.size() > MOST_LANGUAGES ? Set.of() : likely;
  }

  private boolean isSure(Lexicon.Entry entry) {
    return entry.confidence().orElse(info.confidence()) >= SURE;
  }

  private Finding finding(Hit hit, Set<String> origin, List<Hit> all, String text) {
    Lexicon.Entry entry = hit.entry();
    boolean ofNone = entry.languages().isEmpty();
    boolean expected =
        !origin.isEmpty() && (ofNone || entry.languages().stream().anyMatch(origin::contains));
    // “…” by itself says that the sentence must be built anew: nothing to show.
    Optional<String> write =
        entry
            .write()
            .map(template -> fill(template, hit))
            .filter(words -> words.chars().anyMatch(Character::isLetterOrDigit));
    var slots = new HashMap<>(Map.of("meant", entry.meant()));
    slots.put("language", either(expected ? origin : entry.languages()));
    write.ifPresent(words -> slots.put("write", words));
    String named = expected ? "origin" : "language";
    String message = write.isPresent() ? "write" : "";
    if (expected || !ofNone) {
      message = write.isPresent() ? named + "-write" : named;
    }
    Finding finding =
        info.finding(message, hit.match().span(), text, slots)
            .withSuggestions(
                write.filter(words -> !words.contains("…")).map(List::of).orElse(List.of()))
            .withEvidence(expected ? evidence(hit, origin, all) : List.of());
    double confidence = entry.confidence().orElse(finding.confidence());
    return finding
        .withSeverity(entry.severity().orElse(finding.severity()))
        .withConfidence(expected ? 1 - (1 - confidence) * DOUBT_LEFT : confidence);
  }

  /** Other phrases that tell the article's language. */
  private static List<Evidence> evidence(Hit hit, Set<String> origin, List<Hit> all) {
    return all.stream()
        .filter(other -> !other.entry().equals(hit.entry()))
        .filter(other -> other.entry().languages().stream().anyMatch(origin::contains))
        .map(
            other ->
                new Evidence(
                    other.match().span(),
                    "also from %s, word for word".formatted(either(other.entry().languages()))))
        .limit(MOST_EVIDENCE)
        .sorted(Comparator.comparing(Evidence::span))
        .toList();
  }

  /** {@code Spanish}, {@code Spanish or French}, {@code Spanish, French or Italian}. */
  private static String either(Collection<String> languages) {
    String all = String.join(", ", languages);
    int last = all.lastIndexOf(", ");
    return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
  }

  /**
   * Puts the words that the pattern took for {@code $1}, and the fitting form for {@code <move>};
   * begins with a capital where a sentence does.
   */
  private String fill(String template, Hit hit) {
    List<List<Token>> elements = hit.match().elements();
    String withWords =
        REFERENCE
            .matcher(template)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        String.join(
                            " ",
                            element(elements, found.group(1)).stream().map(Token::text).toList())));
    Optional<Token> verb =
        elements.stream().flatMap(List::stream).filter(token -> token.is("VB")).findFirst();
    String filled =
        LEMMA
            .matcher(withWords)
            .replaceAll(
                found -> {
                  Optional<Token> model =
                      found.group(2) == null
                          ? verb
                          : element(elements, found.group(2)).stream().findFirst();
                  return Matcher.quoteReplacement(
                      model.map(token -> form(found.group(1), token.tag())).orElse(found.group(1)));
                })
            .strip()
            .replaceAll("\\s+", " ");
    return hit.match().span().start() == hit.sentence().span().start() && !filled.isEmpty()
        ? filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1)
        : filled;
  }

  private static List<Token> element(List<List<Token>> elements, String place) {
    return elements.get(Integer.parseInt(place) - 1);
  }

  private String form(String lemma, String tag) {
    try {
      String[] forms = wordForms.synthesize(new AnalyzedToken(lemma, tag, lemma), tag);
      return forms.length == 0 ? lemma : forms[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
