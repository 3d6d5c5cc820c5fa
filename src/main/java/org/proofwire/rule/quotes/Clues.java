package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.analysis.Wordbook;
import org.proofwire.article.Evidence;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.quotes.Story.Naming;

/**
 * Sees the signs that words are given to the right or to the wrong person, as a reader does who has
 * just read what stands before and goes on to what stands behind.
 */
final class Clues {
  /** Sentences back to whoever a reader has in mind when the words begin. */
  private static final int IN_MIND = 3;

  /** Sentences back in which somebody counts as part of the talk. */
  private static final int TALK = 6;

  /** Paragraphs after which a surname alone makes a reader look back. */
  private static final int LONG_AWAY = 8;

  /** No longer phrase is an apposition. */
  private static final int LONG_APPOSITION = 18;

  /** A speech of few words shares little by chance; in the units of {@link #shared}. */
  private static final double SHORT_SPEECH = 10;

  /** A third of the words in common is as good as all. */
  private static final double FEW_WORDS = 3;

  private static final Set<String> LINKS =
      Set.of("after", "as", "when", "while", "before", "because", "where", "since", "which");

  private static final Set<String> COMMON_VERBS =
      Set.of("be", "have", "do", "go", "get", "say", "make", "know", "think", "want", "will");

  private static final Set<String> ADDING = Set.of("add", "continue", "conclude");
  private static final Set<String> FURTHER =
      Set.of("additionally", "again", "also", "further", "furthermore", "moreover", "reiterated");
  private static final Set<String> ANSWERING =
      Set.of("answer", "counter", "rebut", "rejoin", "reply", "respond", "retort");
  private static final Set<String> LISTENING =
      Set.of("told", "asked", "interview", "host", "moderator", "anchor", "interviewer");
  private static final Set<String> PLAIN_VERBS = Set.of("say", "tell", "ask", "add", "claim");
  private static final Set<String> HONORIFICS = Set.of("Mr", "Mrs", "Ms", "Miss", "Dr");

  private final Story story;
  private final Wordbook words;
  private final NameCheck names;
  private final QuotedWords quotedWords;
  private final Map<Entity, List<Mention>> told = new HashMap<>();
  private final Map<Integer, Optional<Doer>> doers = new HashMap<>();
  private final Map<String, Integer> sentencesWith = new HashMap<>();
  private final int most;

  Clues(Story story, Wordbook words) {
    this.story = story;
    this.words = words;
    this.names = new NameCheck(story, words);
    this.quotedWords = new QuotedWords(story, words);
    int most = 1;
    for (Entity entity : story.article().entities()) {
      List<Mention> mentions =
          entity.mentions().stream().filter(mention -> isTold(mention.span())).toList();
      told.put(entity, mentions);
      most = Story.isPerson(entity) ? Math.max(most, mentions.size()) : most;
    }
    this.most = most;
    for (Sentence sentence : story.article().sentences()) {
      stems(sentence.span()).forEach(stem -> sentencesWith.merge(stem, 1, Integer::sum));
    }
  }

  /** Whether the writer says it: outside quoted words and headlines. */
  private boolean isTold(Span span) {
    int token = story.tokenAt(span.start());
    return !story.isQuoted(token) && isText(story.sentence(span.start()));
  }

  private static boolean isText(Sentence sentence) {
    return sentence.role() != Role.HEADLINE
        && sentence.role() != Role.SUBHEADING
        && sentence.role() != Role.RESIDUE;
  }

  /**
   * Somebody who does something in a sentence.
   *
   * @param speaks whether what is done is speaking
   */
  private record Doer(Entity who, Mention mention, boolean speaks, int token) {
    boolean isNamed() {
      return mention.kind() == Mention.Kind.NAME;
    }
  }

  /**
   * One attribution with what several signs ask of it.
   *
   * @param before where the speaker is named before the words, outside quoted words
   * @param after where behind them
   * @param doers who does something in the sentences before, the nearest first
   * @param other whoever a reader has in mind, unless that is the speaker
   */
  private record View(
      Attribution given,
      String text,
      boolean bare,
      List<Mention> before,
      List<Mention> after,
      List<Doer> doers,
      @Nullable Doer other) {
    Entity speaker() {
      return given.speaker();
    }
  }

  /** All signs at one attribution. */
  List<Clue> of(Attribution given) {
    View view = view(given);
    var clues = new ArrayList<Clue>();
    List<Clue> spoken = quotedWords.of(given);
    clues.addAll(spoken);
    // Who somebody is says nothing for him where the words speak of him as of another.
    if (spoken.isEmpty()) {
      description(given).ifPresent(clues::add);
    }
    mentions(view, clues);
    other(view, clues);
    onward(view, clues);
    clause(view, clues);
    standing(view, clues);
    return clues;
  }

  private View view(Attribution given) {
    int opening = story.token(given.opening()).start();
    int closing = story.token(given.closing()).end();
    var before = new ArrayList<Mention>();
    var after = new ArrayList<Mention>();
    for (Mention mention : told.getOrDefault(given.speaker(), List.of())) {
      if (mention.span().end() <= opening) {
        before.add(mention);
      } else if (mention.span().start() >= closing) {
        after.add(mention);
      }
    }
    List<Doer> doers = doersBefore(given);
    int from = story.sentence(opening).index();
    Doer mind =
        doers.stream()
            .filter(doer -> from - sentence(doer) <= IN_MIND)
            .findFirst()
            .filter(doer -> !doer.who().equals(given.speaker()))
            .orElse(null);
    return new View(
        given, given.text(story.article().text()), isBare(given), before, after, doers, mind);
  }

  private int sentence(Doer doer) {
    return story.sentence(story.token(doer.token()).start()).index();
  }

  private List<Doer> doersBefore(Attribution given) {
    var before = new ArrayList<Doer>();
    Sentence here = story.sentence(story.token(given.opening()).start());
    doer(here.first().index(), given.opening()).ifPresent(before::add);
    for (int s = here.index() - 1; s >= Math.max(0, here.index() - 2 * TALK); s--) {
      Sentence sentence = story.article().sentences().get(s);
      if (!isText(sentence)) {
        break;
      }
      doers
          .computeIfAbsent(s, i -> doer(sentence.first().index(), sentence.last().index() + 1))
          .ifPresent(before::add);
    }
    return before;
  }

  /** Whoever speaks among some tokens of a sentence, or else does something last. */
  private Optional<Doer> doer(int from, int to) {
    Optional<Doer> last = Optional.empty();
    for (int i = from; i < to; i++) {
      Optional<Naming> naming = story.isQuoted(i) ? Optional.empty() : story.at(i);
      if (naming.isEmpty() || naming.get().entity().kind() == Entity.Kind.PLACE) {
        continue;
      }
      boolean inverted = i > from && isCue(i - 1) && story.token(i - 1).is("VBD");
      int verb = verbBehind(naming.get().mention().span(), to);
      boolean object =
          (i > from && story.token(i - 1).is("IN"))
              || (naming.get().entity().kind() != Entity.Kind.PERSON
                  && isFollowedByComma(naming.get()));
      if (!inverted && (verb < 0 || object)) {
        continue;
      }
      boolean speaks = inverted || isCue(verb) || (verb + 1 < to && isCue(verb + 1));
      if (last.isEmpty() || speaks) {
        last = Optional.of(new Doer(naming.get().entity(), naming.get().mention(), speaks, i));
      }
      if (speaks) {
        break;
      }
    }
    return last;
  }

  private boolean isFollowedByComma(Naming naming) {
    return story.token(story.tokenAt(naming.mention().span().end())).text().equals(",");
  }

  private boolean isCue(int i) {
    return !story.isQuoted(i)
        && story.token(i).is("VB")
        && words.isCue(story.token(i).lemma().toLowerCase(Locale.ROOT));
  }

  /** The finite verb behind a name, or behind the name's apposition; -1 if there is none. */
  private int verbBehind(Span name, int to) {
    int i = story.tokenAt(name.end());
    if (i < to && story.token(i).text().matches("['’]s?")) {
      i++; // "Roe's campaign", "the Roe camp"
    }
    while (i < to && !story.isQuoted(i) && isSmallNoun(story.token(i))) {
      i++;
    }
    if (i < to && story.token(i).text().equals("(")) {
      i = pass(i, to, "\\)") + 1;
    }
    if (i < to && story.token(i).text().matches(",|—|–|-")) {
      i = pass(i + 1, Math.min(to, i + LONG_APPOSITION), ",|—|–|-") + 1;
    }
    while (i < to
        && (story.token(i).is("RB") || story.token(i).text().matches("(?:him|her)self"))) {
      i++;
    }
    return i < to && !story.isQuoted(i) && isFinite(story.token(i)) ? i : -1;
  }

  private static boolean isSmallNoun(Token token) {
    return (token.is("NN") || token.is("JJ")) && !token.isCapitalised() && token.isWord();
  }

  private int pass(int from, int to, String end) {
    int i = from;
    while (i < to && !story.token(i).text().matches(end)) {
      i++;
    }
    return i;
  }

  private static boolean isFinite(Token token) {
    return token.is("VBD") || token.is("VBZ") || token.is("VBP") || token.is("MD");
  }

  // ---- the name

  private boolean isBare(Attribution given) {
    String name = given.named().in(story.article().text());
    boolean surname = name.equals(given.speaker().lastName());
    return surname
        && Story.isPerson(given.speaker())
        && !isDescribed(given)
        && !isArticle(given)
        && !isPartOfAnotherName(given, name);
  }

  /** Whether somebody was named before who may be called so too: Ali Rahmat, then "said Ali". */
  private boolean isPartOfAnotherName(Attribution given, String name) {
    return story.article().entities().stream()
        .filter(other -> !other.equals(given.speaker()) && !other.name().equals(name))
        .flatMap(other -> other.mentions().stream())
        .filter(mention -> mention.span().start() < given.named().start())
        .anyMatch(mention -> (" " + mention.text() + " ").contains(" " + name + " "));
  }

  /** "the Hill" */
  private boolean isArticle(Attribution given) {
    int first = story.tokenAt(given.named().start());
    return first > 0 && story.token(first - 1).is("DT");
  }

  /** A title before the name ("Mr" tells nothing), or who it is behind it. */
  private boolean isDescribed(Attribution given) {
    return isDescribed(given.named());
  }

  private boolean isDescribed(Span named) {
    int first = story.tokenAt(named.start());
    int next = story.tokenAt(named.end());
    int before = first - 1;
    if (before > 0 && story.token(before).text().equals(".")) {
      before--;
    }
    boolean titled =
        isBesides(before, first)
            && !HONORIFICS.contains(story.token(before).text())
            && (story.token(before).is("NN") || before < first - 1);
    boolean apposed =
        isBesides(next, first)
            && story.token(next).text().matches("[,(]|of|from|at")
            && isBesides(next + 1, first)
            && !isFinite(story.token(next + 1))
            && !story.token(next + 1).is("VBG")
            && !story.token(next + 1).is("RB");
    return titled || apposed;
  }

  /** Whether a token stands in the sentence of a name, outside quoted words. */
  private boolean isBesides(int i, int name) {
    return i >= 0
        && i < story.size()
        && !story.isQuoted(i)
        && story.sentence(story.token(i).start()).index()
            == story.sentence(story.token(name).start()).index();
  }

  private Optional<Clue> description(Attribution given) {
    if (isDescribed(given)) {
      return Optional.of(Clue.of(Sign.DESCRIBED, 1));
    }
    boolean full = given.named().in(story.article().text()).contains(" ");
    return full ? Optional.of(Clue.of(Sign.FULL_NAME, 1)) : Optional.empty();
  }

  private void mentions(View view, List<Clue> clues) {
    Attribution given = view.given();
    double noName = names.noName(given);
    if (noName > 0) {
      clues.add(Clue.of(Sign.NO_NAME, noName));
    } else if (view.bare()) {
      names.shorn(given).ifPresent(clues::add);
    }
    int here = story.block(given.opening());
    if (view.before().isEmpty()) {
      firstMention(view).ifPresent(clues::add);
    } else {
      Mention last = view.before().get(view.before().size() - 1);
      int lastToken = story.tokenAt(last.span().start());
      int away = here - story.block(lastToken);
      int sentences =
          story.sentence(story.token(given.opening()).start()).index()
              - story.sentence(last.span().start()).index();
      if (away >= 2 && view.bare()) {
        clues.add(
            new Clue(
                Sign.AWAY,
                Math.log(away) / Math.log(LONG_AWAY) > 1 ? 1 : Math.log(away) / Math.log(LONG_AWAY),
                Map.of("paragraphs", String.valueOf(away)),
                List.of(new Evidence(last.span(), "named here last"))));
      }
      if (sentences <= 1) {
        clues.add(Clue.of(Sign.NAMED_JUST_BEFORE, 1));
      }
      if (view.before().stream().allMatch(this::isListener)) {
        clues.add(
            new Clue(
                Sign.ONLY_LISTENS, 1, Map.of(), List.of(new Evidence(last.span(), "listens"))));
      }
    }
    boolean spoke =
        view.doers().stream()
            .anyMatch(
                doer ->
                    doer.who().equals(view.speaker())
                        && story.sentence(story.token(given.opening()).start()).index()
                                - sentence(doer)
                            <= TALK);
    if (spoke) {
      clues.add(Clue.of(Sign.SPOKE_BEFORE, 1));
    }
  }

  private Optional<Clue> firstMention(View view) {
    Span named = view.given().named();
    if (!view.bare()) {
      return Optional.empty();
    }
    Optional<Mention> later =
        view.after().stream()
            .filter(mention -> mention.kind() == Mention.Kind.NAME)
            .filter(mention -> mention.span().length() > named.length())
            .filter(mention -> mention.text().contains(" "))
            .findFirst();
    return Optional.of(
        later
            .map(
                full ->
                    new Clue(
                        Sign.NAMED_LATER,
                        1,
                        Map.of("full", full.text()),
                        List.of(new Evidence(full.span(), "the first full name"))))
            .orElseGet(() -> Clue.of(Sign.UNNAMED_BEFORE, 1)));
  }

  /** "told Roe", "an interview with Roe". */
  private boolean isListener(Mention mention) {
    int name = story.tokenAt(mention.span().start());
    for (int i = name - 1; i >= Math.max(0, name - IN_MIND * 2); i--) {
      String word = story.token(i).text().toLowerCase(Locale.ROOT);
      if (story.isQuoted(i) || word.matches("[.,;:]")) {
        return false;
      }
      if (LISTENING.contains(word)) {
        return true;
      }
    }
    return false;
  }

  // ---- whoever else a reader has in mind

  private void other(View view, List<Clue> clues) {
    Doer other = view.other();
    if (other == null) {
      return;
    }
    Attribution given = view.given();
    int here = story.block(given.opening());
    int away = here - story.block(other.token());
    boolean near = here - story.block(other.token()) <= 1;
    if (near) {
      Sign sign =
          away == 0
              ? other.speaks() ? Sign.OTHER_SPEAKS_HERE : Sign.OTHER_ACTS_HERE
              : other.speaks() ? Sign.OTHER_SPEAKS : Sign.OTHER_ACTS;
      clues.add(about(sign, 1, other, "speaks or acts here"));
    }
    if (near && other.speaks() && isIntroduced(other)) {
      clues.add(about(Sign.OTHER_INTRODUCED, 1, other, "is introduced here"));
    }
    var blocks = new HashSet<Integer>();
    for (Doer doer : view.doers()) {
      if (!doer.who().equals(other.who())) {
        break;
      }
      blocks.add(story.block(doer.token()));
    }
    if (blocks.size() > 1) {
      clues.add(about(Sign.OTHER_FOR_LONG, Math.min(1, (blocks.size() - 1) / 2.0), other, ""));
    }
    if (isAdding(given)) {
      clues.add(about(Sign.ADDS_TO_OTHER, 1, other, "speaks or acts here"));
    }
    double shared = shared(given, story.sentence(story.token(other.token()).start()).span());
    if (shared > 0) {
      clues.add(about(Sign.TAKES_UP_OTHER, shared, other, "says much the same"));
    }
  }

  /** Whether somebody is named for the first time, and in full. */
  private boolean isIntroduced(Doer doer) {
    List<Mention> mentions = told.getOrDefault(doer.who(), List.of());
    return doer.mention().text().contains(" ")
        && !mentions.isEmpty()
        && mentions.get(0).equals(doer.mention());
  }

  /** "added", "also said", "went even further", "In addition, ... said". */
  private boolean isAdding(Attribution given) {
    if (given.cue() >= 0 && ADDING.contains(story.token(given.cue()).lemma())) {
      return true;
    }
    Sentence own = story.sentence(given.clause().start());
    for (int i = own.first().index(); i <= story.tokenAt(given.clause().end()); i++) {
      if (!story.isQuoted(i) && i < story.size()) {
        String word = story.token(i).text().toLowerCase(Locale.ROOT);
        if (FURTHER.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Clue about(Sign sign, double strength, Doer other, String note) {
    return new Clue(
        sign,
        strength,
        Map.of("other", other.who().lastName()),
        note.isEmpty() ? List.of() : List.of(new Evidence(other.mention().span(), note)));
  }

  /** How much of the quoted words, weighed by how rare they are, a sentence has too. */
  private double shared(Attribution given, Span sentence) {
    var quoted = new HashSet<String>();
    given.words().forEach(quote -> quoted.addAll(stems(quote.span())));
    Set<String> there = stems(sentence);
    double all = 0;
    double both = 0;
    for (String stem : quoted) {
      double weight =
          Math.log(
              1.0
                  + story.article().sentences().size()
                      / (double) sentencesWith.getOrDefault(stem, 1));
      all += weight;
      both += there.contains(stem) ? weight : 0;
    }
    return all == 0 ? 0 : Math.min(1, FEW_WORDS * both / Math.max(all, SHORT_SPEECH));
  }

  private Set<String> stems(Span span) {
    var stems = new HashSet<String>();
    for (int i = story.tokenAt(span.start());
        i < story.size() && story.token(i).start() < span.end();
        i++) {
      Token token = story.token(i);
      boolean telling = token.is("NN") || token.is("JJ") || (token.is("VB") && !isPlainVerb(token));
      if (telling && token.isWord() && token.text().length() > 2) {
        stems.add(token.stem());
      }
    }
    return stems;
  }

  private static boolean isPlainVerb(Token token) {
    return COMMON_VERBS.contains(token.lemma());
  }

  // ---- how the text goes on

  private void onward(View view, List<Clue> clues) {
    Attribution given = view.given();
    int here = story.block(given.closing());
    Optional<Quote> next =
        story.article().quotes().stream()
            .filter(quote -> quote.span().start() > given.first().span().start())
            .filter(quote -> quote.named().isPresent())
            .filter(quote -> quote.named().get().start() >= given.clause().end())
            .filter(quote -> !quote.named().get().equals(given.named()))
            .filter(quote -> story.block(story.tokenAt(quote.named().get().start())) <= here + 1)
            .findFirst();
    boolean stays = next.isPresent() && nextSpeaker(view, next.get(), clues);
    Doer other = view.other();
    if (!stays && other != null) {
      returns(view, other, clues);
    }
    int closing = story.sentence(story.token(given.closing()).start()).index();
    Sentence closed = story.article().sentences().get(closing);
    Optional<Doer> rest = doer(given.closing() + 1, closed.last().index() + 1);
    if (isOther(view, rest)) {
      clues.add(about(Sign.OTHER_FOLLOWS, 1, rest.orElseThrow(), "goes on with"));
    } else if (closing + 1 < story.article().sentences().size()) {
      Sentence behind = story.article().sentences().get(closing + 1);
      boolean near = story.block(behind.first().index()) <= here + 1;
      Optional<Doer> doer =
          near && isText(behind)
              ? doer(behind.first().index(), behind.last().index() + 1)
              : Optional.empty();
      if (doer.filter(d -> d.isNamed() && d.who().equals(view.speaker())).isPresent()) {
        stays = true;
      } else if (isOther(view, doer)) {
        clues.add(about(Sign.OTHER_FOLLOWS, 1, doer.get(), "goes on with"));
      }
    }
    stays |=
        view.after().stream()
            .anyMatch(
                mention ->
                    mention.kind() == Mention.Kind.NAME
                        && story.block(story.tokenAt(mention.span().start())) <= here + 1);
    if (stays) {
      clues.add(Clue.of(Sign.STAYS, 1));
    }
  }

  /** "“...,” Doe said. “...,” Roe said. “...,” Doe said": the next to speak is the one before. */
  private void returns(View view, Doer other, List<Clue> clues) {
    int from = view.given().clause().end();
    int here = story.block(view.given().closing());
    for (Quote quote : story.speeches()) {
      Optional<Naming> naming =
          quote
              .named()
              .filter(named -> named.start() >= from)
              .filter(named -> !named.equals(view.given().named()))
              .flatMap(named -> story.at(story.tokenAt(named.start())))
              .filter(Naming::isName);
      if (naming.isPresent()) {
        Span named = quote.named().orElseThrow();
        int away = story.block(story.tokenAt(named.start())) - here;
        if (away <= IN_MIND && naming.get().entity().equals(other.who()) && other.speaks()) {
          clues.add(
              new Clue(
                  Sign.OTHER_RETURNS,
                  1,
                  Map.of("other", other.who().lastName()),
                  List.of(new Evidence(named, "speaks again"))));
        }
        return;
      }
    }
  }

  private static boolean isOther(View view, Optional<Doer> doer) {
    Doer other = view.other();
    return other != null
        && doer.filter(d -> d.isNamed() && d.who().equals(other.who())).isPresent();
  }

  /** Signs at the next clause that names a speaker; whether it is the same one again. */
  private boolean nextSpeaker(View view, Quote next, List<Clue> clues) {
    Attribution given = view.given();
    Span named = next.named().orElseThrow();
    int token = story.tokenAt(named.start());
    boolean here = story.block(token) == story.block(given.closing());
    Optional<Naming> naming = story.at(token);
    if (naming.filter(Naming::isName).isPresent()) {
      return naming.get().entity().equals(view.speaker());
    }
    Token last = story.token(story.tokenAt(named.end() - 1));
    String role = last.text().toLowerCase(Locale.ROOT);
    if (words.office(role).isPresent() && !view.speaker().roles().contains(role)) {
      roleOf(role, view)
          .ifPresent(
              other ->
                  clues.add(
                      new Clue(
                          Sign.OTHER_ROLE,
                          here ? 1 : 0.7,
                          Map.of("role", role, "other", other.lastName()),
                          List.of(new Evidence(named, "speaks on")))));
    }
    Entity.Gender gender = Story.gender(story.token(token));
    boolean clash =
        view.speaker().isGenderCertain()
            && Story.contradict(gender, view.speaker().gender())
            && !namesAnother(given.clause().end(), named.start(), view.speaker(), gender);
    if (clash) {
      clues.add(pronoun(Sign.OTHER_PRONOUN, here ? 1 : 0.6, story.token(token)));
    }
    return gender != Entity.Gender.UNKNOWN && gender == view.speaker().gender();
  }

  /** Who near by has a role: whoever a reader has in mind, or was named a few sentences ago. */
  private Optional<Entity> roleOf(String role, View view) {
    return view.doers().stream()
        .map(Doer::who)
        .filter(who -> !who.equals(view.speaker()) && who.roles().contains(role))
        .findFirst();
  }

  private static Clue pronoun(Sign sign, double strength, Token pronoun) {
    return new Clue(
        sign,
        strength,
        Map.of("pronoun", pronoun.text()),
        List.of(new Evidence(pronoun.span(), "the other gender")));
  }

  /** Whether somebody else whom a pronoun may mean is named between two places. */
  private boolean namesAnother(int from, int to, Entity speaker, Entity.Gender gender) {
    return to > from
        && story.within(new Span(from, to)).stream()
            .anyMatch(
                naming ->
                    naming.isName()
                        && !naming.entity().equals(speaker)
                        && naming.entity().kind() != Entity.Kind.PLACE
                        && !Story.contradict(naming.entity().gender(), gender));
  }

  // ---- the clause

  private void clause(View view, List<Clue> clues) {
    Attribution given = view.given();
    Sentence own = story.sentence(given.clause().start());
    ownPronoun(view, own).or(() -> ownSpeech(view, own)).ifPresent(clues::add);
    asked(view).ifPresent(clues::add);
    int behind = Math.max(given.clause().end(), given.named().end());
    story.within(own.span()).stream()
        .filter(naming -> naming.isName() && naming.entity().equals(view.speaker()))
        .map(naming -> naming.mention().span())
        .filter(span -> span.start() >= behind && !story.isQuoted(story.tokenAt(span.start())))
        .filter(span -> !story.hasRelative(view.speaker()) && Story.isPerson(view.speaker()))
        .filter(span -> isSaidOfAnother(span, behind))
        .findFirst()
        .ifPresent(
            span ->
                clues.add(
                    new Clue(
                        Sign.NAMED_AGAIN,
                        1,
                        Map.of(),
                        List.of(new Evidence(span, "named once more")))));
    if (given.cue() >= 0) {
      Token cue = story.token(given.cue());
      if (Story.isPerson(view.speaker())
          && view.speaker().mentions().size() > 0
          && cue.text().equals(cue.lemma())
          && PLAIN_VERBS.contains(cue.lemma())
          && isAlone(given)) {
        clues.add(Clue.of(Sign.PLURAL_VERB, 1));
      }
    }
    otherLeadsUp(view).ifPresent(clues::add);
    if (isDialogue(view)) {
      clues.add(Clue.of(Sign.DIALOGUE, 1));
    }
    int named = story.tokenAt(given.named().start());
    boolean opens =
        given.named().end() <= given.first().span().start()
            && (named < IN_MIND || story.block(named - IN_MIND) != story.block(named));
    if (opens) {
      clues.add(Clue.of(Sign.OPENS, 1));
    }
    long others =
        view.doers().stream()
            .limit(2L * IN_MIND)
            .map(Doer::who)
            .filter(who -> Story.isPerson(who) && !who.equals(view.speaker()))
            .distinct()
            .count();
    if (others >= IN_MIND) {
      clues.add(Clue.of(Sign.ROUND_UP, 1));
    }
    if (given.first().kind() == Quote.Kind.MIXED) {
      clues.add(Clue.of(Sign.FRAGMENT, 1));
    }
  }

  /** "..., Roe said, using Roe's nickname", "Roe said, saying Roe would come". */
  private boolean isSaidOfAnother(Span name, int behind) {
    int first = story.tokenAt(name.start());
    int from = story.tokenAt(behind);
    if (first - from > LONG_APPOSITION) {
      return false;
    }
    for (int i = Math.max(from, first - 2); i < first; i++) {
      if (story.token(i).is("VBG") && !story.isQuoted(i)) {
        return true;
      }
    }
    return story.token(first - 1).text().equals("of");
  }

  /** Whether a question stands at the end of the words before or of these, or an answer follows. */
  private boolean isDialogue(View view) {
    Attribution given = view.given();
    if (view.text().matches("(?s).*\\?[”\"’'»]*")) {
      return true;
    }
    int from = given.opening();
    for (int i = from - 1; i >= Math.max(0, from - 2 * TALK); i--) {
      if (story.block(i) < story.block(from) - 1) {
        break;
      }
      if (story.token(i).text().equals("?")) {
        return true;
      }
    }
    return story.speeches().stream()
        .filter(quote -> quote.named().filter(n -> n.start() > given.clause().end()).isPresent())
        .findFirst()
        .flatMap(Quote::cue)
        .map(cue -> story.token(story.tokenAt(cue.start())).lemma())
        .filter(ANSWERING::contains)
        .isPresent();
  }

  /** Whether one person stands before the verb: not "Roe and Doe say", "will Roe say". */
  private boolean isAlone(Attribution given) {
    int first = story.tokenAt(given.named().start());
    int next = story.tokenAt(given.named().end());
    boolean joined = first > 0 && story.token(first - 1).text().matches("and|&|,|to|as|than");
    boolean asked = false;
    for (int i = Math.max(0, first - IN_MIND); i < first; i++) {
      asked |=
          story.token(i).is("MD") || story.token(i).text().matches("(?i)did|do|does|let|see|hear");
    }
    return next == given.cue() && !joined && !asked;
  }

  private static final Set<String> SPEECHES =
      Set.of(
          "address",
          "article",
          "book",
          "column",
          "email",
          "essay",
          "interview",
          "letter",
          "message",
          "post",
          "remarks",
          "speech",
          "statement",
          "testimony",
          "tweet");

  /** "In her speech, Roe said". */
  private Optional<Clue> ownSpeech(View view, Sentence own) {
    if (!view.speaker().isGenderCertain()) {
      return Optional.empty();
    }
    for (int i = own.first().index(); i < story.tokenAt(view.given().clause().start()); i++) {
      if (story.isQuoted(i) || story.at(i).filter(Clues::isNamedPerson).isPresent()) {
        return Optional.empty();
      }
      Token token = story.token(i);
      boolean led = i > 0 && story.token(i - 1).text().matches("(?i)in|during|at|after|through");
      if (led && token.text().matches("his|her")) {
        for (int j = i + 1; j <= i + IN_MIND; j++) {
          if (SPEECHES.contains(story.token(j).text())
              && Story.contradict(Story.gender(token), view.speaker().gender())) {
            return Optional.of(pronoun(Sign.OWN_PRONOUN, 1, token));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** "Doe was asked about it. “...,” Roe said". */
  private Optional<Clue> asked(View view) {
    int opening = story.sentence(story.token(view.given().opening()).start()).index();
    if (opening == 0) {
      return Optional.empty();
    }
    Sentence before = story.article().sentences().get(opening - 1);
    for (int i = before.first().index() + 1; i < before.last().index(); i++) {
      if (story.isQuoted(i) || !story.token(i).text().equals("asked")) {
        continue;
      }
      boolean passive = story.token(i - 1).text().matches("was|were|when|is|been|being");
      Optional<Naming> who = Optional.empty();
      if (passive) {
        for (int j = before.first().index(); j < i; j++) {
          Optional<Naming> next = story.isQuoted(j) ? Optional.empty() : story.at(j);
          who = next.isPresent() ? next : who;
        }
      } else {
        for (int j = i + 1;
            j <= Math.min(before.last().index(), i + IN_MIND) && who.isEmpty();
            j++) {
          who = story.at(j);
        }
      }
      Optional<Clue> asker = asker(view, before, i);
      if (!passive && asker.isPresent()) {
        return asker;
      }
      Optional<Naming> asked = who.filter(w -> Story.isPerson(w.entity()));
      if (asked.isPresent()) {
        return asked.get().entity().equals(view.speaker())
            ? Optional.of(Clue.of(Sign.WAS_ASKED, 1))
            : Optional.of(
                new Clue(
                    Sign.OTHER_ASKED,
                    1,
                    Map.of("other", asked.get().entity().lastName()),
                    List.of(new Evidence(asked.get().mention().span(), "is asked"))));
      }
    }
    return Optional.empty();
  }

  /** "Doe asked him about it. “...?” Roe asked". */
  private Optional<Clue> asker(View view, Sentence before, int asked) {
    boolean asks = view.given().cue() >= 0 && story.token(view.given().cue()).lemma().equals("ask");
    return doer(before.first().index(), asked + 1)
        .filter(doer -> asks && doer.isNamed() && !doer.who().equals(view.speaker()))
        .map(doer -> about(Sign.OTHER_ASKS, 1, doer, "asks"));
  }

  /** "..., Roe told the crowd after she had come". */
  private Optional<Clue> ownPronoun(View view, Sentence own) {
    if (!view.speaker().isGenderCertain()) {
      return Optional.empty();
    }
    int from = story.tokenAt(view.given().clause().end());
    for (int i = from; i <= own.last().index(); i++) {
      Token token = story.token(i);
      if (story.isQuoted(i) || story.at(i).filter(Clues::isNamedPerson).isPresent()) {
        return Optional.empty();
      }
      Entity.Gender gender = Story.gender(token);
      boolean linked = i > 0 && LINKS.contains(story.token(i - 1).text().toLowerCase(Locale.ROOT));
      if (linked && token.text().matches("s?he")) {
        return Story.contradict(gender, view.speaker().gender())
            ? Optional.of(pronoun(Sign.OWN_PRONOUN, 1, token))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isNamedPerson(Naming naming) {
    return naming.isName() && naming.entity().kind() != Entity.Kind.PLACE;
  }

  /** "Doe answered by explaining: “...,” Roe wrote." */
  private Optional<Clue> otherLeadsUp(View view) {
    int quote = story.tokenAt(view.given().first().span().start());
    Doer other = view.other();
    if (other == null) {
      return Optional.empty();
    }
    boolean leads =
        Story.isPerson(view.speaker())
            && quote > 0
            && story.token(quote - 1).text().equals(":")
            && view.given().clause().start() > view.given().first().span().end()
            && sentence(other) == story.sentence(story.token(quote - 1).start()).index();
    return leads
        ? Optional.of(about(Sign.OTHER_LEADS_UP, 1, other, "leads up to the words"))
        : Optional.empty();
  }

  // ---- the speaker in the whole article

  private void standing(View view, List<Clue> clues) {
    int times = view.before().size() + view.after().size();
    clues.add(Clue.of(Sign.CENTRAL, Math.min(1, times / (double) most)));
  }
}
