package org.proofwire.rule.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.languagetool.AnalyzedToken;
import org.languagetool.synthesis.Synthesizer;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds words that don't fit each other in form, and writes the form that is due.
 *
 * <p>Headlines have a grammar of their own and are passed over. In speech a slip is a little less
 * sure: people make them.
 *
 * @param slips where they are in a sentence's tokens
 * @param wordForms makes the form of a word
 */
public record SlipRule(
    RuleInfo info, Function<List<Token>, List<Slip>> slips, Synthesizer wordForms) implements Rule {
  private static final double LESS_SURE_IN_SPEECH = 0.15;

  /** Forms of "be" that its tag does not tell apart. */
  private static final Map<String, String> BE =
      Map.of("is", "are", "are", "is", "was", "were", "were", "was");

  /** Helping verbs with a form that they never take. */
  public static SlipRule verbForms(RuleInfo info, Kit kit) {
    return new SlipRule(info, VerbForms::in, kit.languageTools().language().getSynthesizer());
  }

  /** Pronouns that take up a subject which is there already. */
  public static SlipRule doubledSubjects(RuleInfo info, Kit kit) {
    var doubled = new DoubledSubjects(info.settings().wordSet("clause-nouns"));
    return new SlipRule(info, doubled::in, kit.languageTools().language().getSynthesizer());
  }

  /** Nouns that stand without the article that they need. */
  public static SlipRule missingArticles(RuleInfo info, Kit kit) {
    var articles = MissingArticles.parse(kit.files().lines("wording/countable-nouns.txt"));
    return new SlipRule(info, articles::in, kit.languageTools().language().getSynthesizer());
  }

  /** Subject and verb, count and noun of different number. */
  public static SlipRule agreement(RuleInfo info, Kit kit) {
    var agreement =
        new Agreement(
            info.settings().wordSet("groups"),
            info.settings().wordSet("plural-like"),
            info.settings().wordSet("units"),
            info.settings().wordSet("demands"));
    return new SlipRule(info, agreement::in, kit.languageTools().language().getSynthesizer());
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() != Role.HEADLINE && sentence.role() != Role.RESIDUE) {
        for (Slip slip : slips.apply(sentence.tokens())) {
          Finding finding = finding(slip, sentence.tokens(), article);
          if (findings.stream().noneMatch(other -> other.span().overlaps(finding.span()))) {
            findings.add(finding);
          }
        }
      }
    }
    return findings;
  }

  private Finding finding(Slip slip, List<Token> tokens, Analysis article) {
    Token word = tokens.get(slip.word());
    String write =
        switch (slip.wanted()) {
          case "" -> "";
          case "TO" -> "to " + word.text();
          case "be" -> (isSingular(tokens.get(slip.from())) ? "was " : "were ") + word.text();
          case "DT" -> withArticle(word, slip.word() == 0);
          default -> form(word, slip.wanted());
        };
    Span span = tokens.get(slip.from()).span().to(tokens.get(slip.to()).span());
    Finding finding =
        info.finding(
            slip.kind(),
            span,
            article.text(),
            Map.of("first", tokens.get(slip.from()).text(), "word", word.text(), "write", write));
    if (!write.equals(word.text())) {
      finding = finding.withSuggestions(List.of(instead(span, word, write, article.text())));
    }
    return article.isQuoted(span)
        ? finding.withConfidence(finding.confidence() - LESS_SURE_IN_SPEECH)
        : finding;
  }

  /** The words with one of them exchanged, or left out. */
  private static String instead(Span span, Token word, String write, String text) {
    String before = text.substring(span.start(), word.start());
    String after = text.substring(word.end(), span.end());
    return write.isEmpty()
        ? (before + after.stripLeading()).stripTrailing()
        : before + write + after;
  }

  private static boolean isSingular(Token pronoun) {
    return pronoun.isText("he") || pronoun.isText("she");
  }

  private static String withArticle(Token word, boolean opens) {
    return opens
        ? "The " + word.text().substring(0, 1).toLowerCase(Locale.ROOT) + word.text().substring(1)
        : "the " + word.text();
  }

  private String form(Token word, String tag) {
    String be = BE.get(Verbs.lower(word));
    if (be != null) {
      return be;
    }
    String lemma = lemma(word, tag);
    try {
      String[] forms = wordForms.synthesize(new AnalyzedToken(lemma, tag, lemma), tag);
      return forms.length == 0 ? word.text() : forms[0];
    } catch (IOException e) {
      throw new UncheckedIOException("LanguageTool's word forms can't be read", e);
    }
  }

  /** The dictionary form as a verb where a verb is due, though the tagger may have seen a noun. */
  private static String lemma(Token word, String tag) {
    boolean isBase = tag.startsWith("V") ? word.tags().contains("VB") : word.tags().contains("NN");
    return isBase ? Verbs.lower(word) : word.lemma();
  }
}
