package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Finds words that the article gives to one person and shows to be another's.
 *
 * <p>It asks for proof on the page: a letter that the sentence before gives to its writer, a
 * speaker who is also the one spoken to, a speech that goes on with a pronoun of the other gender,
 * a speaker whom the article introduces only later. Where there is none, it weighs what a reader
 * notices besides: {@link Clues}.
 */
public record MisattributedQuoteRule(RuleInfo info, Wordbook words, Weights weights)
    implements Rule {
  /** What is written, and so has one writer. */
  private static final Set<String> WRITINGS =
      Set.of(
          "letter",
          "email",
          "e-mail",
          "memo",
          "note",
          "column",
          "essay",
          "op-ed",
          "article",
          "book",
          "report",
          "tweet",
          "post",
          "message",
          "petition",
          "blog");

  private static final Set<String> SENDING =
      Set.of(
          "send", "write", "publish", "post", "pen", "issue", "release", "sign", "hand", "share");

  private static final Set<String> WRITING_CUES = Set.of("write", "tweet", "post", "pen");

  /** Verbs that turn to somebody: their object can't be their subject. */
  private static final Set<String> TURNING =
      Set.of(
          "tell", "ask", "assure", "inform", "remind", "urge", "warn", "thank", "answer", "call");

  private static final Pattern TO_YOU =
      Pattern.compile("(?:^|[^\\p{L}])(?:[Yy]ou|[Yy]ours?)(?![\\p{L}])");

  private static final Set<String> TITLES =
      Set.of("Mr", "Mrs", "Ms", "Dr", "President", "Minister", "Senator", "Prime", "Madam", "dear");

  private static final Set<String> LINKS =
      Set.of("after", "as", "when", "while", "before", "because", "where", "since", "that");

  public static MisattributedQuoteRule of(RuleInfo info, Kit kit) {
    return new MisattributedQuoteRule(info, new Wordbook(), Weights.of(info.settings()));
  }

  public MisattributedQuoteRule {
    // A sign that alone is enough must have words for the reader.
    weights.telling().forEach(sign -> requireMessage(info, sign));
  }

  private static void requireMessage(RuleInfo info, Sign sign) {
    if (!info.messages().containsKey(sign.id())) {
      throw new IllegalArgumentException("has no message “" + sign.id() + "”");
    }
  }

  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
    List<Finding> findings = proven(story);
    findings.addAll(nameless(story));
    findings.addAll(earlyReporters(story));
    new ReportedSpeech(story, words)
        .slips().stream().map(slip -> slip(story, slip)).forEach(findings::add);
    var clues = new Clues(story, words);
    for (Attribution given : Attribution.in(story)) {
      boolean known = findings.stream().anyMatch(found -> found.span().overlaps(given.clause()));
      if (!known) {
        doubt(story, given, clues.of(given)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** What is found where the signs are enough: the strongest of them speaks. */
  private Optional<Finding> doubt(Story story, Attribution given, List<Clue> clues) {
    if (!weights.suffice(clues)) {
      return Optional.empty();
    }
    var slots = new HashMap<String, String>();
    var evidence = new ArrayList<Evidence>();
    for (Clue clue : clues) {
      if (weights.of(clue) > 0) {
        slots.putAll(clue.slots());
        clue.evidence().stream().filter(seen -> !evidence.contains(seen)).forEach(evidence::add);
      }
    }
    slots.put("speaker", given.speaker().lastName());
    Optional<Clue> strongest =
        clues.stream()
            .filter(clue -> weights.of(clue) > 0)
            .filter(clue -> hasMessage(clue, slots))
            .max(Comparator.comparingDouble(weights::of));
    boolean sure = strongest.filter(weights::isTelling).isPresent();
    Finding found =
        info.finding(
                strongest.map(clue -> clue.sign().id()).orElse(""),
                given.clause(),
                story.article().text(),
                slots)
            .withEvidence(evidence);
    return Optional.of(sure ? found : found.withSeverity(Severity.MAJOR));
  }

  /** Whether there is a message for a sign, and all that it speaks of is known. */
  private boolean hasMessage(Clue clue, Map<String, String> slots) {
    String message = info.messages().get(clue.sign().id());
    return message != null && (slots.containsKey("other") || !message.contains("{other}"));
  }

  private Finding slip(Story story, ReportedSpeech.Slip slip) {
    return info.finding(
            slip.sign().id(),
            slip.clause(),
            story.article().text(),
            Map.of("speaker", slip.speaker().lastName()))
        .withEvidence(
            slip.again().stream().map(name -> new Evidence(name, "named once more")).toList());
  }

  /** "Roe says he left", "Roe’s answer was: “...”", before the article has said who Roe is. */
  private List<Finding> earlyReporters(Story story) {
    var findings = new ArrayList<Finding>();
    for (Quote quote : story.article().quotes()) {
      boolean reported =
          quote.kind() == Quote.Kind.INDIRECT || quote.basis() == Quote.Basis.INTRODUCED;
      if (!reported || quote.speaker().isEmpty() || quote.named().isEmpty()) {
        continue;
      }
      Span named = quote.named().get();
      int first = story.tokenAt(named.start());
      boolean name =
          story.at(first).filter(Naming::isName).isPresent()
              && quote.speaker().get().gender() != Entity.Gender.UNKNOWN;
      boolean known = findings.stream().anyMatch(found -> found.span().overlaps(named));
      if (name && !known && !story.isQuoted(first) && isBody(story, named)) {
        earlyBird(story, named, quote.speaker().get(), quote.attribution().orElse(named))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static boolean isBody(Story story, Span span) {
    return story.sentence(span.start()).role() == Role.BODY;
  }

  /** "“...,” Judge said": nobody is called so. */
  private List<Finding> nameless(Story story) {
    var names = new NameCheck(story, words);
    var findings = new ArrayList<Finding>();
    for (Quote quote : story.speeches()) {
      names
          .officeAlone(quote)
          .filter(office -> isProse(story, quote.named().orElseThrow()))
          .map(
              office ->
                  info.finding(
                      "no-name",
                      quote.attribution().orElse(quote.named().orElseThrow()),
                      story.article().text(),
                      Map.of("speaker", office)))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static boolean isProse(Story story, Span named) {
    Role role = story.sentence(named.start()).role();
    return role != Role.HEADLINE && role != Role.SUBHEADING;
  }

  private List<Finding> proven(Story story) {
    var findings = new ArrayList<Finding>();
    List<Quote> speeches = story.speeches();
    for (int q = 0; q < speeches.size(); q++) {
      Quote quote = speeches.get(q);
      if (quote.speaker().isEmpty() || quote.named().isEmpty() || quote.cue().isEmpty()) {
        continue;
      }
      Optional<Naming> named = story.at(story.tokenAt(quote.named().get().start()));
      if (named.isEmpty() || !named.get().isName()) {
        continue;
      }
      Role role = story.sentence(quote.named().get().start()).role();
      if (role == Role.HEADLINE || role == Role.SUBHEADING) {
        continue;
      }
      Entity speaker = quote.speaker().get();
      Span clause = quote.attribution().orElse(quote.named().get());
      writer(story, quote, speaker, clause)
          .or(() -> hearer(story, quote, speaker, clause))
          .or(() -> addressed(story, quote, speaker, clause))
          .or(() -> aside(story, speaker, clause))
          .or(() -> earlyBird(story, quote.named().orElseThrow(), speaker, clause))
          .ifPresent(findings::add);
      if (findings.isEmpty() || !findings.get(findings.size() - 1).span().equals(clause)) {
        if (q + 1 < speeches.size()) {
          pronoun(story, speeches.get(q + 1), speaker, clause).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** "Waltz sent Biden a letter about Khalilzad. “...,” Khalilzad wrote." */
  private Optional<Finding> writer(Story story, Quote quote, Entity speaker, Span clause) {
    Token cue = story.token(story.tokenAt(quote.cue().orElseThrow().start()));
    Sentence here = story.sentence(Math.min(quote.span().start(), clause.start()));
    if (!WRITING_CUES.contains(cue.lemma()) || here.index() == 0) {
      return Optional.empty();
    }
    Sentence before = story.article().sentences().get(here.index() - 1);
    if (before.role() == Role.HEADLINE || before.role() == Role.SUBHEADING) {
      return Optional.empty();
    }
    Optional<Token> work =
        before.tokens().stream()
            .filter(
                token ->
                    !story.isQuoted(token.index())
                        && WRITINGS.contains(token.text().toLowerCase(Locale.ROOT)))
            .findFirst();
    Optional<Naming> writer = story.subject(before);
    if (work.isEmpty()
        || writer.isEmpty()
        || writer.get().entity().equals(speaker)
        || !hasSent(story, writer.get(), work.get())) {
      return Optional.empty();
    }
    // The speaker is named there too, but as the one written to or about.
    boolean about =
        story.within(before.span()).stream().anyMatch(other -> other.entity().equals(speaker))
            || address(story, quote, speaker).isPresent();
    if (!about) {
      return Optional.empty();
    }
    return Optional.of(
        info.finding(
                "writer",
                clause,
                story.article().text(),
                Map.of(
                    "writer", writer.get().entity().lastName(),
                    "work", work.get().text(),
                    "speaker", speaker.lastName()))
            .withSuggestions(suggestions(story, clause, quote, writer.get().entity()))
            .withEvidence(List.of(new Evidence(before.span(), "says who wrote it"))));
  }

  /**
   * "Waltz sent Biden a letter": a verb of writing or sending leads from the writer to the work.
   */
  private static boolean hasSent(Story story, Naming writer, Token work) {
    int from = story.tokenAt(writer.mention().span().end());
    for (int i = from; i < work.index(); i++) {
      if (story.isQuoted(i)) {
        return false;
      }
      if (story.token(i).is("VB") && SENDING.contains(story.token(i).lemma())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> suggestions(Story story, Span clause, Quote quote, Entity right) {
    String words = clause.in(story.article().text());
    Span named = quote.named().orElseThrow();
    int from = named.start() - clause.start();
    return List.of(
        words.substring(0, from) + right.lastName() + words.substring(from + named.length()));
  }

  /** "“...,” Jones assured Jones": nobody turns to himself. */
  private Optional<Finding> hearer(Story story, Quote quote, Entity speaker, Span clause) {
    int cue = story.tokenAt(quote.cue().orElseThrow().start());
    if (!TURNING.contains(story.token(cue).lemma())
        || quote.named().orElseThrow().start() > story.token(cue).start()) {
      return Optional.empty();
    }
    for (int i = cue + 1; i < Math.min(story.size(), cue + 5) && !story.isQuoted(i); i++) {
      if (story.token(i).text().matches("[,.;:]") || story.token(i).is("IN")) {
        break;
      }
      Optional<Naming> naming = story.at(i);
      if (naming.isPresent()) {
        int after = story.tokenAt(naming.get().mention().span().end());
        boolean owner = story.token(after).text().matches("['’]s?");
        if (naming.get().isName() && naming.get().entity().equals(speaker) && !owner) {
          return Optional.of(
              info.finding(
                  "hearer",
                  clause.to(naming.get().mention().span()),
                  story.article().text(),
                  Map.of("speaker", speaker.lastName())));
        }
        break;
      }
    }
    return Optional.empty();
  }

  /** "“You signed it, Mr Haddad,” Haddad wrote": nobody says "you" to himself by name. */
  private Optional<Finding> addressed(Story story, Quote quote, Entity speaker, Span clause) {
    return address(story, quote, speaker)
        .map(
            name ->
                info.finding(
                        "addressed",
                        clause,
                        story.article().text(),
                        Map.of("speaker", speaker.lastName()))
                    .withEvidence(List.of(new Evidence(name, "is spoken to"))));
  }

  /** Where quoted words speak to their speaker by name, between commas, and say "you". */
  private static Optional<Span> address(Story story, Quote quote, Entity speaker) {
    String words = quote.span().in(story.article().text());
    if (quote.kind() != Quote.Kind.DIRECT || !TO_YOU.matcher(words).find()) {
      return Optional.empty();
    }
    return story.within(quote.span()).stream()
        .filter(naming -> naming.isName() && naming.entity().equals(speaker))
        .map(naming -> naming.mention().span())
        .filter(name -> !story.isNested(name) && isSetOff(story, name))
        .findFirst();
  }

  /** Whether a name stands between marks, with its title: ", Mr Haddad,". */
  private static boolean isSetOff(Story story, Span name) {
    int before = story.tokenAt(name.start()) - 1;
    while (before > 0
        && (TITLES.contains(story.token(before).text())
            || (story.token(before).text().equals(".")
                && TITLES.contains(story.token(before - 1).text())))) {
      before--;
    }
    int after = story.tokenAt(name.end());
    return before >= 0
        && after < story.size()
        && story.token(before).text().matches("[,“\"]|[Dd]ear")
        && story.token(after).text().matches("[,.!?:”\"]");
  }

  /** "“...,” Mr Brandt told the crowd after she took the stage." */
  private Optional<Finding> aside(Story story, Entity speaker, Span clause) {
    if (!speaker.isGenderCertain() || hasRelative(story, speaker)) {
      return Optional.empty();
    }
    Sentence here = story.sentence(clause.start());
    for (int i = story.tokenAt(clause.end()); i <= here.last().index(); i++) {
      Token word = story.token(i);
      if (story.isQuoted(i) || story.at(i).filter(Naming::isName).isPresent()) {
        return Optional.empty();
      }
      if (LINKS.contains(story.token(i - 1).text())
          && word.text().matches("s?he")
          && Story.contradict(Story.gender(word), speaker.gender())) {
        return isAboutAnother(story, here, speaker, word)
            ? Optional.empty()
            : Optional.of(pronounFinding(story, speaker, clause, word));
      }
    }
    return Optional.empty();
  }

  /** "“...,” Brandt said. “...,” she added." */
  private Optional<Finding> pronoun(Story story, Quote next, Entity speaker, Span clause) {
    if (!speaker.isGenderCertain()
        || hasRelative(story, speaker)
        || next.named().isEmpty()
        || next.basis() != Quote.Basis.CUE) {
      return Optional.empty();
    }
    Token word = story.token(story.tokenAt(next.named().get().start()));
    Sentence here = story.sentence(clause.start());
    Sentence there = story.sentence(next.named().get().start());
    if (!Story.contradict(Story.gender(word), speaker.gender())
        || here.paragraphIndex() != story.sentence(next.span().start()).paragraphIndex()
        || there.index() - here.index() > 3) {
      return Optional.empty();
    }
    return isAboutAnother(story, here, speaker, word)
        ? Optional.empty()
        : Optional.of(pronounFinding(story, speaker, clause, word));
  }

  /** Whoever else a pronoun may mean is named in its paragraph or the one before. */
  private static boolean isAboutAnother(Story story, Sentence here, Entity speaker, Token word) {
    int paragraph = here.paragraphIndex();
    for (Sentence sentence : story.article().sentences()) {
      if (sentence.paragraphIndex() < paragraph - 1 || sentence.paragraphIndex() > paragraph) {
        continue;
      }
      for (Naming other : story.within(sentence.span())) {
        if (other.isName()
            && !other.entity().equals(speaker)
            && other.entity().kind() != Entity.Kind.PLACE
            && !Story.contradict(other.entity().gender(), Story.gender(word))) {
          return true;
        }
      }
    }
    return false;
  }

  private Finding pronounFinding(Story story, Entity speaker, Span clause, Token word) {
    return info.finding(
            "pronoun",
            clause,
            story.article().text(),
            Map.of("pronoun", word.text(), "speaker", speaker.lastName()))
        .withEvidence(List.of(new Evidence(word.span(), "goes on with the other gender")));
  }

  /** A wife and a husband with one surname are easily taken for each other, by us. */
  private static boolean hasRelative(Story story, Entity speaker) {
    return story.article().entities().stream()
        .anyMatch(other -> !other.equals(speaker) && other.lastName().equals(speaker.lastName()));
  }

  /** A bare surname speaks before the article has said who that is. */
  private Optional<Finding> earlyBird(Story story, Span named, Entity speaker, Span clause) {
    boolean bare = named.length() == speaker.lastName().length() && speaker.name().contains(" ");
    int first = story.tokenAt(named.start());
    if (!bare
        || !Story.isPerson(speaker)
        || isTitled(story, first)
        || (first > 0
            && story.token(first - 1).isCapitalised()
            && !story.isQuoted(first - 1)
            && story.token(first - 1).index() > story.sentence(named.start()).first().index())) {
      return Optional.empty();
    }
    if (isPartOfAnotherName(story, speaker, named)) {
      return Optional.empty();
    }
    Optional<Span> introduced = Optional.empty();
    for (var mention : speaker.mentions()) {
      boolean full = mention.text().contains(" ");
      if (mention.span().start() < named.start()) {
        // A headline, or somebody else's words, introduce nobody.
        Role role = story.sentence(mention.span().start()).role();
        if (role != Role.HEADLINE && !story.isQuoted(story.tokenAt(mention.span().start()))) {
          return Optional.empty();
        }
        continue;
      }
      if (full && introduced.isEmpty()) {
        introduced = Optional.of(mention.span());
      }
    }
    // In the same paragraph the full name may stand in an apposition or a list.
    if (introduced.isEmpty()
        || story.sentence(introduced.get().start()).paragraphIndex()
            == story.sentence(named.start()).paragraphIndex()) {
      return Optional.empty();
    }
    return Optional.of(
        info.finding("early", clause, story.article().text(), Map.of("speaker", speaker.name()))
            .withEvidence(List.of(new Evidence(introduced.get(), "the first full name"))));
  }

  /** "Mr. Roe": a full stop in the sentence of the name. */
  private static boolean isTitled(Story story, int name) {
    return name > 0
        && story.token(name - 1).text().equals(".")
        && story.sentence(story.token(name - 1).start()).index()
            == story.sentence(story.token(name).start()).index();
  }

  /** Whether somebody was named before who may be called so too: Ali Rahmat, then "said Ali". */
  private static boolean isPartOfAnotherName(Story story, Entity speaker, Span named) {
    String name = named.in(story.article().text());
    return story.article().entities().stream()
        .filter(other -> !other.equals(speaker))
        .flatMap(other -> other.mentions().stream())
        .filter(mention -> mention.span().start() < named.start())
        .anyMatch(mention -> (" " + mention.text() + " ").contains(" " + name + " "));
  }
}
