package org.proofwire.rule.residue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds phrases that were put into the text for search engines: "gold price today, gold rate 2025,
 * buy gold online".
 *
 * <p>They come in a row, without a verb, and say the same words again and again, because people
 * search in many ways. So does a list of guests or of things to cook, but not with words such as
 * "today" and "online" in it. Where they stand in a sentence, they have no article and no place in
 * it: "The ministry said gold price today that".
 *
 * @param searched words that people add to what they search
 * @param topics what they search for in the news: price, news, result
 */
public record KeywordInjectionRule(RuleInfo info, Set<String> searched, Set<String> topics)
    implements Rule {
  private static final int FEWEST = 3;
  private static final int LONGEST_PHRASE = 7;
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|•·/،、]\\s*|\\s+[-–—]\\s+");
  private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

  /** Two or more in a row: one by itself is a quotation from a social network. */
  private static final Pattern HASHTAGS =
      Pattern.compile("(?<![\\w#])#[\\p{L}\\d_]{2,}(?:[\\s,]+#[\\p{L}\\d_]{2,}){2,}");

  /** The rule with the words that its file gives. */
  public static KeywordInjectionRule of(RuleInfo info) {
    return new KeywordInjectionRule(
        info, info.settings().wordSet("searched"), info.settings().wordSet("topics"));
  }

  public KeywordInjectionRule {
    searched = Set.copyOf(searched);
    topics = Set.copyOf(topics);
  }

  @Override
  public List<Finding> check(Analysis article) {
    var findings = new ArrayList<Finding>();
    Set<String> headline = new HashSet<>();
    for (Sentence sentence : article.sentences()) {
      if (sentence.role() == Role.HEADLINE) {
        headline.addAll(stems(sentence.tokens()));
      } else if (sentence.role() != Role.BYLINE && sentence.role() != Role.DATELINE) {
        boolean list = isList(sentence, headline, article.text());
        if (list) {
          findings.add(info.finding(sentence.span(), article.text()).withSuggestions(List.of("")));
        } else {
          tail(sentence, headline, article.text(), findings);
          inSentence(sentence, article, findings);
        }
      }
    }
    Matcher tags = HASHTAGS.matcher(article.text());
    while (tags.find()) {
      Span span = new Span(tags.start(), tags.end());
      if (!article.isQuoted(span)
          && findings.stream().noneMatch(finding -> finding.span().overlaps(span))) {
        findings.add(
            info.finding("tags", span, article.text(), Map.of()).withSuggestions(List.of("")));
      }
    }
    return findings;
  }

  /** A line of its own: "bread price today, new price of bread, bread card 2024". */
  private boolean isList(Sentence sentence, Set<String> headline, String text) {
    return isList(sentence.tokens(), headline, text);
  }

  private boolean isList(List<Token> tokens, Set<String> headline, String text) {
    if (tokens.stream().anyMatch(KeywordInjectionRule::isOfSentences)) {
      return false;
    }
    Span span = tokens.get(0).span().to(tokens.get(tokens.size() - 1).span());
    String line = span.in(text).replaceFirst("[.]$", "");
    List<String> phrases = List.of(BETWEEN.split(line));
    if (phrases.size() < FEWEST
        || phrases.stream().anyMatch(phrase -> phrase.split(" ", -1).length > LONGEST_PHRASE)
        || phrases.stream().noneMatch(phrase -> phrase.contains(" "))) {
      return false;
    }
    var phrasesWith = new HashMap<String, Integer>();
    int baits = 0;
    for (String phrase : phrases) {
      List<Token> words = within(tokens, phrase, text, span.start() + line.indexOf(phrase));
      stems(words).forEach(stem -> phrasesWith.merge(stem, 1, Integer::sum));
      boolean bait =
          words.stream().anyMatch(word -> searched.contains(lower(word)))
              || YEAR.matcher(phrase).find();
      baits += bait ? 1 : 0;
    }
    long again = phrasesWith.values().stream().filter(count -> count > 1).count();
    boolean onTopic = phrasesWith.keySet().stream().anyMatch(headline::contains);
    return baits > 0 && (again > 0 || (onTopic && baits > 1));
  }

  private static List<Token> within(List<Token> tokens, String phrase, String text, int from) {
    Span span = new Span(from, Math.min(text.length(), from + phrase.length()));
    return tokens.stream().filter(token -> span.contains(token.span())).toList();
  }

  /** Words that searches do without: verbs in a form that tells, pronouns, "that". */
  private static boolean isOfSentences(Token token) {
    return token.is("VBD")
        || token.is("VBZ")
        || token.is("MD")
        || token.is("PRP")
        || token.text().matches("[“”\"«»:!?()]");
  }

  private static Set<String> stems(List<Token> tokens) {
    var stems = new HashSet<String>();
    for (Token token : tokens) {
      if ((token.is("NN") || token.is("JJ") || !token.isTagged()) && token.text().length() > 2) {
        stems.add(token.stem());
      }
    }
    return stems;
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  /** Put behind a sentence without a stop of its own: "... the ministry said. gold rate, gold". */
  private void tail(Sentence sentence, Set<String> headline, String text, List<Finding> findings) {
    List<Token> tokens = sentence.tokens();
    for (int i = 1; i + 5 < tokens.size(); i++) {
      Token open = tokens.get(i);
      boolean opens = open.isText("(") || open.isText("[") || open.isText("|");
      if (!opens) {
        continue;
      }
      int close = i + 1;
      while (close < tokens.size() && !tokens.get(close).text().matches("[)\\]|]")) {
        close++;
      }
      List<Token> inner = tokens.subList(i + 1, close);
      if (inner.size() > FEWEST && isList(inner, headline, text)) {
        int last = Math.min(close, tokens.size() - 1);
        findings.add(
            info.finding(open.span().to(tokens.get(last).span()), text)
                .withSuggestions(List.of("")));
      }
      i = close;
    }
  }

  /** "The director, gold price today, said": a phrase without an article between commas. */
  private void inSentence(Sentence sentence, Analysis article, List<Finding> findings) {
    List<Token> tokens = sentence.tokens();
    for (int last = 3; last + 1 < tokens.size(); last++) {
      Token bait = tokens.get(last);
      boolean searches = searched.contains(lower(bait)) || YEAR.matcher(bait.text()).matches();
      if (!searches || !topics.contains(lower(tokens.get(last - 1)))) {
        continue;
      }
      int first = last - 1;
      while (first > 0 && (tokens.get(first - 1).is("NN") || tokens.get(first - 1).is("JJ"))) {
        first--;
      }
      Span span = tokens.get(first).span().to(bait.span());
      if (last - first > 1
          && first > 0
          && tokens.get(first - 1).isText(",")
          && tokens.get(last + 1).isText(",")
          && !article.isQuoted(span)
          && findings.stream().noneMatch(finding -> finding.span().overlaps(span))) {
        findings.add(info.finding(span, article.text()).withConfidence(0.7));
      }
    }
  }
}
