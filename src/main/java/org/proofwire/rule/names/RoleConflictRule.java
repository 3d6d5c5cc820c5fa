package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Name;
import org.proofwire.analysis.QuotationMarks;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds one person with two offices that nobody holds at once: "President Ruiz", then "Prime
 * Minister Ruiz"; one office in two countries; and somebody who speaks by an office that nobody in
 * the article holds, where one with an office of that kind is in it: "the Minister of Supply, Adel
 * Rizk", then "the Minister of Catering said".
 *
 * <p>Silent where the article speaks of another time (former, acting, elected, a year), and where
 * two people of that surname are in it.
 *
 * @param offices how offices are read
 * @param otherTime words that say that someone no longer or not yet holds an office
 * @param words for cue verbs
 */
public record RoleConflictRule(RuleInfo info, Offices offices, Pattern otherTime, Wordbook words)
    implements Rule {

  /** Somebody else may hold the other office, and the article not say so. */
  private static final double SPEAKER = 0.65;

  public static RoleConflictRule of(RuleInfo info, Kit kit) {
    return new RoleConflictRule(
        info,
        Offices.of(info.settings()),
        Pattern.compile(
            "\\b(?:"
                + String.join("|", info.settings().words("other-time"))
                + ")\\b|\\b(?:19|20)\\d\\d\\b",
            Pattern.CASE_INSENSITIVE),
        new Wordbook());
  }

  /**
   * A person with an office before or behind the name.
   *
   * @param span the office and the name
   * @param title the words of the office as they stand there
   * @param before whether they stand right before the name
   */
  private record Holder(Name name, Offices.Office office, Span span, String title, boolean before) {
    boolean conflicts(Holder other) {
      return office.conflicts(other.office());
    }
  }

  @Override
  public List<Finding> check(Analysis article) {
    List<Name> all = article.names();
    List<Holder> known =
        all.stream().filter(Name::certain).flatMap(name -> holder(name, article).stream()).toList();
    List<Holder> holders =
        known.stream()
            .filter(holder -> !speaksOfOtherTime(holder.name(), article))
            .filter(holder -> !isSharedSurname(holder.name(), all))
            .toList();
    var findings = new ArrayList<Finding>();
    for (Holder holder : holders) {
      List<Holder> same =
          holders.stream().filter(other -> isOne(holder.name(), other.name())).toList();
      same.stream()
          .filter(holder::conflicts)
          .filter(other -> isUsual(other, holder, same))
          .findFirst()
          .ifPresent(other -> findings.add(finding(holder, other, article)));
    }
    findings.addAll(speakers(article, known));
    return findings;
  }

  /**
   * The office in a title, or before the name without a comma, or set off by commas before or
   * behind the name.
   */
  private Optional<Holder> holder(Name name, Analysis article) {
    String text = article.text();
    Optional<Offices.Office> title = offices.read(name.title());
    if (title.isPresent()) {
      String words = text.substring(name.start(), name.span().start()).strip();
      return Optional.of(new Holder(name, title.get(), name.withTitle(), words, true));
    }
    List<Token> tokens = article.sentences().get(name.sentence()).tokens();
    int start = tokenAt(tokens, name.start());
    int first = tokenAt(tokens, name.span().start());
    int next = tokenAt(tokens, name.span().end());
    Optional<Holder> running =
        offices
            .runningInto(tokens, start, next)
            .map(
                phrase ->
                    new Holder(
                        name,
                        phrase.office(),
                        phrase.span().to(name.span()),
                        phrase.span().in(text),
                        true));
    if (running.isPresent()) {
      return running;
    }
    return name.title().isEmpty() || name.start() == name.span().start()
        ? apposed(name, article, tokens, first, next)
        : Optional.empty();
  }

  /** The first token that ends behind an offset. */
  private static int tokenAt(List<Token> tokens, int offset) {
    int token = 0;
    while (token < tokens.size() && tokens.get(token).end() <= offset) {
      token++;
    }
    return token;
  }

  private Optional<Holder> apposed(
      Name name, Analysis article, List<Token> tokens, int first, int next) {
    Optional<Offices.Phrase> before =
        first > 1 && tokens.get(first - 1).text().equals(",")
            ? offices.endingAt(tokens, first - 1)
            : Optional.empty();
    Optional<Offices.Phrase> behind =
        next + 1 < tokens.size() && tokens.get(next).text().equals(",")
            ? offices.startingAt(tokens, next + 1)
            : Optional.empty();
    return before
        .or(() -> behind)
        .map(
            phrase ->
                new Holder(
                    name,
                    phrase.office(),
                    phrase.span().start() < name.span().start()
                        ? phrase.span().to(name.span())
                        : name.span().to(phrase.span()),
                    phrase.span().in(article.text()),
                    phrase.span().start() < name.span().start()));
  }

  /** "the Minister of Catering said", where the article knows the Minister of Supply alone. */
  private List<Finding> speakers(Analysis article, List<Holder> known) {
    var findings = new ArrayList<Finding>();
    QuotationMarks marks = QuotationMarks.of(article.article());
    for (Sentence sentence : article.sentences()) {
      List<Token> tokens = sentence.tokens();
      for (int i = 0; i < tokens.size() - 1; i++) {
        if (!tokens.get(i).text().matches("[Tt]he")) {
          continue;
        }
        int at = i;
        Optional<Offices.Phrase> phrase =
            offices.startingAt(tokens, i).filter(words -> speaks(tokens, at, words));
        boolean quoted =
            phrase.isPresent()
                && marks.marked().stream()
                    .anyMatch(marked -> marked.span().contains(phrase.get().span()));
        if (phrase.isPresent() && !quoted && !otherTime.matcher(told(tokens, marks)).find()) {
          unknown(article, known, phrase.get()).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** The words of a sentence outside quotation marks. */
  private static String told(List<Token> tokens, QuotationMarks marks) {
    return tokens.stream()
        .filter(
            token ->
                marks.marked().stream().noneMatch(marked -> marked.span().contains(token.span())))
        .map(Token::text)
        .collect(Collectors.joining(" "));
  }

  private boolean speaks(List<Token> tokens, int first, Offices.Phrase phrase) {
    int next = first;
    while (next < tokens.size() && tokens.get(next).start() < phrase.span().end()) {
      next++;
    }
    boolean before = first > 0 && isCue(tokens.get(first - 1));
    boolean ends = next >= tokens.size() || !tokens.get(next).isWord();
    return (before && ends) || (next < tokens.size() && isCue(tokens.get(next)));
  }

  private boolean isCue(Token token) {
    return token.is("VBD") && words.isCue(token.lemma().toLowerCase(Locale.ROOT));
  }

  private Optional<Finding> unknown(Analysis article, List<Holder> known, Offices.Phrase phrase) {
    List<Holder> kin =
        known.stream().filter(holder -> holder.office().isKin(phrase.office())).toList();
    Set<String> people =
        kin.stream().map(h -> h.name().last().folded()).collect(Collectors.toSet());
    boolean introduced =
        kin.stream().anyMatch(holder -> !holder.office().conflicts(phrase.office()));
    if (people.size() != 1
        || introduced
        || kin.get(0).span().start() > phrase.span().start()
        || offices.isNamedElsewhere(phrase, article)) {
      return Optional.empty();
    }
    Holder holder = kin.get(0);
    return Optional.of(
        info.finding(
                "speaker",
                phrase.span(),
                article.text(),
                Map.of("usual", holder.title(), "name", holder.name().last().text()))
            .withConfidence(SPEAKER)
            .withEvidence(List.of(new Evidence(holder.span(), "the office given elsewhere"))));
  }

  private boolean speaksOfOtherTime(Name name, Analysis article) {
    return otherTime
        .matcher(article.sentences().get(name.sentence()).span().in(article.text()))
        .find();
  }

  private static boolean isSharedSurname(Name name, List<Name> all) {
    // The word before the surname: an office may have run into those further ahead.
    Set<String> given =
        all.stream()
            .filter(other -> other.last().folded().equals(name.last().folded()))
            .filter(other -> other.words().size() > 1)
            .map(other -> other.given().get(other.given().size() - 1).folded())
            .collect(Collectors.toSet());
    return given.size() > 1;
  }

  private static boolean isOne(Name one, Name other) {
    return one.last().folded().equals(other.last().folded());
  }

  /** Whether the other office is told more often, or as often and earlier. */
  private static boolean isUsual(Holder usual, Holder rare, List<Holder> same) {
    long more = same.stream().filter(holder -> !holder.conflicts(usual)).count();
    long less = same.stream().filter(holder -> !holder.conflicts(rare)).count();
    return more > less || (more == less && usual.span().start() < rare.span().start());
  }

  private Finding finding(Holder holder, Holder usual, Analysis article) {
    String text = article.text();
    Finding found =
        info.finding("", holder.span(), text, Map.of("usual", usual.span().in(text)))
            .withEvidence(List.of(new Evidence(usual.span(), "the office given elsewhere")));
    // "the country's prime minister, Arana": only a title can be put in another's place
    boolean titles =
        holder.before() && usual.before() && holder.span().equals(holder.name().withTitle());
    if (!titles || usual.title().contains(",")) {
      return found;
    }
    String right = usual.title() + " " + holder.name().span().in(text);
    boolean opens =
        article.sentences().get(holder.name().sentence()).span().start() == holder.span().start();
    return found.withSuggestions(
        List.of(
            opens ? right.substring(0, 1).toUpperCase(Locale.ROOT) + right.substring(1) : right));
  }
}
