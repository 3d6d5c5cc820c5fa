package org.proofwire.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * <p>Its messages have the slots {@code {found}}, {@code {language}}, {@code {meant}} and, in the
 * one called {@code write}, {@code {write}}.
 */
final class LexiconRule implements Rule {
  private static final Pattern LEMMA = Pattern.compile("<([a-z-]+)>");
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\d)");

  private final RuleInfo info;
  private final Map<String, List<Phrase>> byAnchor = new HashMap<>();
  private final List<Phrase> unanchored = new ArrayList<>();
  private final Synthesizer wordForms;

  private record Phrase(Lexicon.Entry entry, String language) {}

  LexiconRule(RuleInfo info, List<Lexicon> lexicons, Synthesizer wordForms) {
    this.info = info;
    this.wordForms = wordForms;
    for (Lexicon lexicon : lexicons) {
      for (Lexicon.Entry entry : lexicon.entries()) {
        var phrase = new Phrase(entry, lexicon.language());
        Set<String> anchors = entry.pattern().anchors();
        anchors.forEach(word -> byAnchor.computeIfAbsent(word, w -> new ArrayList<>()).add(phrase));
        if (anchors.isEmpty()) {
          unanchored.add(phrase);
        }
      }
    }
  }

  @Override
  public RuleInfo info() {
    return info;
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      Stream.concat(
              TokenPattern.vocabulary(sentence).stream()
                  .sorted()
                  .flatMap(word -> byAnchor.getOrDefault(word, List.of()).stream())
                  .distinct(),
              unanchored.stream())
          .forEach(phrase -> find(phrase, sentence, article.text(), findings));
    }
    return findings;
  }

  private void find(Phrase phrase, Sentence sentence, String text, List<Finding> findings) {
    Lexicon.Entry entry = phrase.entry();
    List<TokenPattern.Match> matches = entry.pattern().in(sentence);
    if (matches.isEmpty()
        || entry.unless().stream().anyMatch(unless -> !unless.in(sentence).isEmpty())) {
      return;
    }
    for (TokenPattern.Match match : matches) {
      if (findings.stream().noneMatch(other -> other.span().overlaps(match.span()))) {
        findings.add(finding(phrase, match, text));
      }
    }
  }

  private Finding finding(Phrase phrase, TokenPattern.Match match, String text) {
    Lexicon.Entry entry = phrase.entry();
    Optional<String> write = entry.write().map(template -> fill(template, match));
    var slots = new HashMap<>(Map.of("language", phrase.language(), "meant", entry.meant()));
    write.ifPresent(words -> slots.put("write", words));
    Finding finding =
        info.finding(write.isPresent() ? "write" : "", match.span(), text, slots)
            .withSuggestions(
                write.filter(words -> !words.contains("…")).map(List::of).orElse(List.of()));
    Finding graded = entry.severity().map(finding::withSeverity).orElse(finding);
    return entry.confidence().map(graded::withConfidence).orElse(graded);
  }

  /**
   * Puts the words that the pattern took for {@code $1}, and the fitting form for {@code <move>}.
   */
  private String fill(String template, TokenPattern.Match match) {
    String withWords =
        REFERENCE
            .matcher(template)
            .replaceAll(
                found -> {
                  int place = Integer.parseInt(found.group(1)) - 1;
                  if (place >= match.elements().size()) {
                    throw new IllegalStateException("no word " + found.group() + ": " + template);
                  }
                  return Matcher.quoteReplacement(
                      String.join(
                          " ", match.elements().get(place).stream().map(Token::text).toList()));
                });
    Optional<Token> verb =
        match.elements().stream().flatMap(List::stream).filter(token -> token.is("VB")).findFirst();
    return LEMMA
        .matcher(withWords)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    verb.map(token -> form(found.group(1), token.tag())).orElse(found.group(1))));
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
