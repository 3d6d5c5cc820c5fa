package org.proofwire.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
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
import org.proofwire.article.Finding;

/**
 * A rule that needs no class: phrases from the lexicons that name it.
 *
 * <p>Where different phrases of one language meet in an article, at least one of them sure by
 * itself, the article was probably translated from that language: this raises confidence, and
 * phrases that alone would be too little to go on are shown.
 *
 * <p>Its messages have the slots {@code {found}}, {@code {language}}, {@code {meant}} and, in the
 * ones called {@code write} and {@code origin-write}, {@code {write}}. The ones called {@code
 * origin} and {@code origin-write} are for articles whose language is known.
 */
final class LexiconRule implements Rule {
  /** {@code <move>}: the form of the first verb found; {@code <vote:2>}: of the second word. */
  private static final Pattern LEMMA = Pattern.compile("<([a-z-]+)(?::(\\d))?>");

  private static final Pattern REFERENCE = Pattern.compile("\\$(\\d)");

  /** A phrase with this confidence or more can say by itself that an article is a translation. */
  private static final double SURE = 0.5;

  /** How much doubt remains of a phrase once the article's language is known, as a share. */
  private static final double DOUBT_LEFT = 0.5;

  private final RuleInfo info;
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

    /** Where they match, by sentence and there by place in it; none overlaps another. */
    List<Hit> in(Analysis article) {
      var hits = new ArrayList<Hit>();
      for (Sentence sentence : article.sentences()) {
        var candidates = new LinkedHashSet<Lexicon.Entry>();
        for (Token token : sentence.tokens()) {
          for (String word : TokenPattern.vocabulary(token)) {
            candidates.addAll(byAnchor.getOrDefault(word, List.of()));
          }
        }
        candidates.addAll(rest);
        candidates.forEach(entry -> find(entry, sentence, hits));
      }
      return hits;
    }

    private static void find(Lexicon.Entry entry, Sentence sentence, List<Hit> hits) {
      List<TokenPattern.Match> matches = entry.pattern().in(sentence);
      if (matches.isEmpty()
          || entry.unless().stream().anyMatch(unless -> !unless.in(sentence).isEmpty())) {
        return;
      }
      for (TokenPattern.Match match : matches) {
        if (hits.stream().noneMatch(hit -> hit.match().span().overlaps(match.span()))) {
          hits.add(new Hit(entry, match, sentence));
        }
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
    if (foreign && !info.messages().keySet().containsAll(List.of("origin", "origin-write"))) {
      throw new IllegalArgumentException(
          "“messages” needs “origin” and “origin-write”, as a lexicon names a language");
    }
    this.info = info;
    this.phrases = Phrases.of(lexicons);
    this.others = Phrases.of(others);
    this.wordForms = wordForms;
  }

  @Override
  public RuleInfo info() {
    return info;
  }

  @Override
  public List<Finding> check(Analysis article) {
    List<Hit> hits = phrases.in(article);
    boolean anyForeign = hits.stream().anyMatch(hit -> !hit.entry().languages().isEmpty());
    Set<String> origin = anyForeign ? origin(hits, others.in(article)) : Set.of();
    return hits.stream().map(hit -> finding(hit, origin, article.text())).toList();
  }

  /** The language that the article was probably translated from; two if as likely; or none. */
  private Set<String> origin(List<Hit> hits, List<Hit> othersHits) {
    var entries = new TreeMap<String, Set<Lexicon.Entry>>();
    Stream.concat(hits.stream(), othersHits.stream())
        .map(Hit::entry)
        .forEach(
            entry ->
                entry
                    .languages()
                    .forEach(
                        language ->
                            entries
                                .computeIfAbsent(language, l -> new LinkedHashSet<>())
                                .add(entry)));
    entries.values().removeIf(found -> found.size() < 2 || found.stream().noneMatch(this::isSure));
    int most = entries.values().stream().mapToInt(Set::size).max().orElse(0);
    Set<String> likely =
        entries.entrySet().stream()
            .filter(language -> language.getValue().size() == most)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return likely.size() > 2 ? Set.of() : likely;
  }

  private boolean isSure(Lexicon.Entry entry) {
    return entry.confidence().orElse(info.confidence()) >= SURE;
  }

  private Finding finding(Hit hit, Set<String> origin, String text) {
    Lexicon.Entry entry = hit.entry();
    boolean expected = entry.languages().stream().anyMatch(origin::contains);
    Optional<String> write = entry.write().map(template -> fill(template, hit));
    var slots = new HashMap<>(Map.of("meant", entry.meant()));
    slots.put("language", either(expected ? origin : entry.languages()));
    write.ifPresent(words -> slots.put("write", words));
    String message = write.isPresent() ? "write" : "";
    if (expected) {
      message = write.isPresent() ? "origin-write" : "origin";
    }
    Finding finding =
        info.finding(message, hit.match().span(), text, slots)
            .withSuggestions(
                write.filter(words -> !words.contains("…")).map(List::of).orElse(List.of()));
    double confidence = entry.confidence().orElse(finding.confidence());
    return finding
        .withSeverity(entry.severity().orElse(finding.severity()))
        .withConfidence(expected ? 1 - (1 - confidence) * DOUBT_LEFT : confidence);
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
