package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Cast.Figure;
import org.proofwire.analysis.Cast.Place;
import org.proofwire.article.Article;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * Finds who says what.
 *
 * <p>The clause that gives a quotation to its speaker is looked for behind it ("..., she said",
 * "..., said Roe", "..., according to Roe"), then before it ("Roe said: ..."), then in the
 * quotation that it goes on, then in the sentence before. Each step is less sure than the one
 * before it.
 */
final class QuoteFinder {
  private static final Set<String> AUXILIARIES =
      Set.of(
          "has", "had", "have", "would", "will", "did", "does", "do", "also", "then", "later",
          "could", "can", "may", "might", "must", "should", "shall", "'s", "’s", "'ve", "is", "was",
          "are", "were", "been");
  private static final Set<String> END = Set.of(".", "!", "?", ";");

  /** Nouns whose writer or speaker the following words belong to. */
  private static final Set<String> WORKS =
      Set.of(
          "letter",
          "statement",
          "email",
          "e-mail",
          "message",
          "tweet",
          "post",
          "interview",
          "speech",
          "report",
          "article",
          "memo",
          "note",
          "column",
          "essay",
          "book",
          "testimony",
          "address",
          "remarks",
          "op-ed",
          "blog",
          "video",
          "press",
          "affidavit",
          "petition",
          "reply",
          "answer",
          "response",
          "comment",
          "comments");

  private final Wordbook words;

  QuoteFinder(Wordbook words) {
    this.words = words;
  }

  List<Quote> find(
      Article article,
      List<Sentence> sentences,
      QuotationMarks marks,
      Cast cast,
      Map<Figure, Entity> entities) {
    return new Search(article, sentences, marks, cast, entities).run();
  }

  /**
   * Who speaks, as one clause has it.
   *
   * @param figure the speaker, if the article tells who it is
   * @param from first token that names the speaker; -1 where none does
   * @param to token behind the last
   * @param cue first token of the cue; -1 where there is none
   */
  private record Clause(
      Optional<Figure> figure, int from, int to, int cue, Quote.Basis basis, double confidence) {}

  /** The search through one article. */
  private final class Search {
    private final Article article;
    private final List<Sentence> sentences;
    private final List<Marked> marked;
    private final Cast cast;
    private final Map<Figure, Entity> entities;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Sentence> sentenceOf = new ArrayList<>();

    /** Place among {@code marked} of the quoted words that a token belongs to, or -1. */
    private final int[] markOf;

    private final List<Span> blocks;
    private final int[] blockOf;
    private final int[] firstOf;
    private final int[] lastOf;

    Search(
        Article article,
        List<Sentence> sentences,
        QuotationMarks marks,
        Cast cast,
        Map<Figure, Entity> entities) {
      this.article = article;
      this.sentences = sentences;
      this.cast = cast;
      this.entities = entities;
      this.marked = marks.marked().stream().filter(words -> !words.nested()).toList();
      for (Sentence sentence : sentences) {
        for (Token token : sentence.tokens()) {
          tokens.add(token);
          sentenceOf.add(sentence);
        }
      }
      blocks = marks.blocks();
      blockOf = new int[tokens.size()];
      int block = 0;
      for (int i = 0; i < tokens.size(); i++) {
        while (block + 1 < blocks.size() && tokens.get(i).start() >= blocks.get(block).end()) {
          block++;
        }
        blockOf[i] = block;
      }
      markOf = new int[tokens.size()];
      Arrays.fill(markOf, -1);
      firstOf = new int[marked.size()];
      lastOf = new int[marked.size()];
      int next = 0;
      for (int m = 0; m < marked.size(); m++) {
        Span span = marked.get(m).span();
        while (next < tokens.size() && tokens.get(next).end() <= span.start()) {
          next++;
        }
        firstOf[m] = next;
        int i = next;
        while (i < tokens.size() && tokens.get(i).start() < span.end()) {
          markOf[i++] = m;
        }
        lastOf[m] = i - 1;
        next = i;
      }
    }

    List<Quote> run() {
      var quotes = new ArrayList<Quote>();
      @Nullable Clause[] clauses = new Clause[marked.size()];
      for (int m = 0; m < marked.size(); m++) {
        if (lastOf[m] < firstOf[m]) {
          continue;
        }
        Role role = sentenceOf.get(firstOf[m]).role();
        Clause clause = clause(m, clauses);
        clauses[m] = clause;
        Quote.Kind kind = kind(m, clause);
        if (kind == Quote.Kind.TITLE
            || (kind == Quote.Kind.SCARE && (clause == null || clause.basis() != Quote.Basis.CUE))
            || role == Role.RESIDUE) {
          clauses[m] = null;
          quotes.add(quote(marked.get(m).span(), kind, null));
        } else {
          quotes.add(quote(marked.get(m).span(), kind, clause));
        }
      }
      addIndirect(quotes);
      quotes.sort(Comparator.comparing(Quote::span));
      return quotes;
    }

    private Quote quote(Span span, Quote.Kind kind, @Nullable Clause clause) {
      if (clause == null) {
        return new Quote(
            span,
            kind,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Quote.Basis.NONE,
            0);
      }
      Optional<Span> named =
          clause.from() < 0 ? Optional.empty() : Optional.of(span(clause.from(), clause.to()));
      Optional<Span> cue =
          clause.cue() < 0
              ? Optional.empty()
              : Optional.of(
                  span(clause.cue(), clause.cue() + (isText(clause.cue(), "according") ? 2 : 1)));
      Optional<Span> attribution =
          named.isPresent() && cue.isPresent()
              ? Optional.of(named.get().to(cue.get()))
              : Optional.empty();
      return new Quote(
          span,
          kind,
          clause.figure().map(entities::get),
          named,
          attribution,
          cue,
          clause.basis(),
          clause.confidence());
    }

    private Span span(int from, int to) {
      return tokens.get(from).span().to(tokens.get(to - 1).span());
    }

    private boolean isText(int i, String text) {
      return i >= 0 && i < tokens.size() && tokens.get(i).text().equalsIgnoreCase(text);
    }

    private String text(int i) {
      return tokens.get(i).text();
    }

    private int paragraph(int i) {
      return blockOf[i];
    }

    private boolean isCue(int i) {
      Token token = tokens.get(i);
      if (token.text().equals("said") || token.text().equals("says") || isBack(i)) {
        return true;
      }
      if (!words.isCue(token.lemma().toLowerCase(Locale.ROOT))
          && token.lemmas().stream().noneMatch(lemma -> words.isCue(lemma) && token.is("VB"))) {
        return false;
      }
      if (token.is("VB")) {
        return true;
      }
      // "Joel sings, "...": the tagger takes a rare verb for a noun, the comma and the mark don't.
      boolean verb = token.tags().contains("VBD") || token.tags().contains("VBZ");
      return verb
          && ((!token.is("JJ") && !token.is("NN"))
              || (i + 2 < tokens.size()
                  && Set.of(",", ":").contains(text(i + 1))
                  && markOf[i + 2] >= 0)
              || (i > 0 && markOf[i - 1] >= 0));
    }

    private static boolean isFinite(Token token) {
      return token.is("VB") && !token.is("VBN") && !token.is("VBG");
    }

    private static final Set<String> BACK =
        Set.of("shoot", "fire", "hit", "write", "snap", "push", "come");

    /** "shot back", "fired back". */
    private boolean isBack(int i) {
      return isText(i + 1, "back") && BACK.contains(tokens.get(i).lemma());
    }

    // ---- the clause of a quotation

    private @Nullable Clause clause(int m, @Nullable Clause[] earlier) {
      Clause after = after(m);
      Clause before = before(m);
      // "Roe said, “Why now?” Doe answered, “...”": what stands before and leads up to the words
      // rules them, unless a comma inside the marks leads on.
      boolean leadsOn = endOf(m) == ',';
      if (after != null
          && after.confidence() > 0.8
          && (leadsOn || before == null || before.confidence() < 0.9)) {
        return after;
      }
      if (before != null && (after == null || before.confidence() >= after.confidence())) {
        return before;
      }
      if (after != null && after.confidence() > 0.5) {
        return after;
      }
      Clause signed = signed(m);
      if (signed != null) {
        return signed;
      }
      Clause rest = continued(m, earlier);
      return rest == null ? after : rest;
    }

    private char endOf(int m) {
      String inner = marked.get(m).inner().in(article.text()).strip();
      return inner.isEmpty() ? ' ' : inner.charAt(inner.length() - 1);
    }

    /** A line of its own below: "- Jane Roe." */
    private @Nullable Clause signed(int m) {
      int i = lastOf[m] + 1;
      if (i + 1 >= tokens.size()
          || paragraph(i) != marked.get(m).block() + 1
          || !"-–—―".contains(text(i))) {
        return null;
      }
      Optional<Place> place = nounPhrase(i + 1, Math.min(tokens.size(), i + 6));
      return place.map(name -> named(name, -1, Quote.Basis.CUE, 0.9)).orElse(null);
    }

    /** "..., she said", "..., said Roe of the union", "..., according to Roe". */
    private @Nullable Clause after(int m) {
      int i = lastOf[m] + 1;
      if (i >= tokens.size() || paragraph(i) != marked.get(m).block()) {
        return null;
      }
      char end = endOf(m);
      boolean pausing = ",?!—–-…".indexOf(end) >= 0;
      if (isText(i, ",") || isText(i, "–") || isText(i, "—") || isText(i, "-")) {
        i++;
        pausing = true;
      }
      int limit = i;
      while (limit < tokens.size()
          && limit < i + 30
          && paragraph(limit) == marked.get(m).block()
          && markOf[limit] < 0
          && !(END.contains(text(limit)) && endsSentence(limit))) {
        limit++;
      }
      if (i >= limit) {
        return null;
      }
      if (isText(i, "according") && isText(i + 1, "to")) {
        return speakerBehind(i + 1, limit, i, 0.95);
      }
      int j = i;
      while (j < limit && (tokens.get(j).is("RB") || isText(j, "has") || isText(j, "had"))) {
        j++;
      }
      if (j < limit && isCue(j) && tokens.get(j).is("VB") && !tokens.get(j).is("VBG")) {
        if (!pausing && end != '.' && !isText(j, "said") && !isText(j, "says")) {
          return null;
        }
        return speakerBehind(j, limit, j, 0.95);
      }
      for (j = i; j < limit; j++) {
        if (isCue(j) && !tokens.get(j).is("VBG") && isFiniteCue(j)) {
          // A full stop inside the marks ends the sentence: the next one speaks of somebody else.
          double sure = pausing ? 0.95 : end == '.' ? 0.5 : 0.6;
          Clause subject = subject(j, i, Quote.Basis.CUE, sure);
          if (subject != null && subject.from() >= i && startsClause(i, subject.from())) {
            return subject;
          }
          if (subject != null
              && subject.from() > i
              && end != '.'
              && isText(subject.from() - 1, ",")
              && startsSentence(m)) {
            return subject(j, i, Quote.Basis.CUE, 0.85); // "“...” for the win, Roe said"
          }
          if (subject != null && subject.from() < 0) {
            return null;
          }
        }
        if (isText(j, "and") || isText(j, "but") || isText(j, "as") || isText(j, "when")) {
          break;
        }
      }
      return null;
    }

    /** Whom the words behind a cue or its preposition name, with a name or without. */
    private @Nullable Clause speakerBehind(int before, int limit, int cue, double confidence) {
      Optional<Place> place = nounPhrase(before + 1, limit);
      if (place.isPresent()) {
        return named(place.get(), cue, Quote.Basis.CUE, confidence);
      }
      int noun = plainNoun(before + 1, limit);
      return noun < 0
          ? null
          : new Clause(
              Optional.empty(), before + 1, noun + 1, cue, Quote.Basis.CUE, confidence - 0.05);
    }

    private boolean startsSentence(int m) {
      int i = firstOf[m];
      return i == 0 || paragraph(i - 1) != paragraph(i) || END.contains(text(i - 1));
    }

    /** Whether only titles, articles, adjectives and nouns stand before the speaker's name. */
    private boolean startsClause(int from, int name) {
      for (int i = from; i < name; i++) {
        Token token = tokens.get(i);
        if (isFinite(token) || (token.is("IN") && !isText(i, "of"))) {
          return false;
        }
      }
      return true;
    }

    private boolean endsSentence(int i) {
      return !isText(i, ".")
          || sentenceOf.get(i).last().index() == i
          || (i + 1 < tokens.size() && markOf[i + 1] >= 0);
    }

    private boolean isFiniteCue(int i) {
      // "was asked", "been told": the subject hears it
      for (int k = i - 1; k >= Math.max(0, i - 3); k--) {
        String word = text(k).toLowerCase(Locale.ROOT);
        if (Set.of("was", "were", "been", "is", "are", "be", "being", "to").contains(word)) {
          return false;
        }
        if (!tokens.get(k).is("RB")) {
          return true;
        }
      }
      return true;
    }

    private Clause named(Place place, int cue, Quote.Basis basis, double confidence) {
      return new Clause(place.figure(), place.from(), place.to(), cue, basis, confidence);
    }

    /**
     * The first one named behind a cue, before a comma, a verb or a preposition ends the phrase.
     */
    private Optional<Place> nounPhrase(int from, int limit) {
      Optional<Place> found = Optional.empty();
      for (int i = from; i < limit; i++) {
        Optional<Place> place = cast.at(i);
        if (place.isPresent() && place.get().from() >= from) {
          Place here = place.get();
          int next = here.to();
          boolean owner =
              next < limit && (isText(next, "'s") || isText(next, "’s") || isText(next, "’"));
          boolean more =
              next < limit
                  && markOf[next] < 0
                  && (tokens.get(next).is("NN") || leadsToName(next, limit));
          if (!owner && !more) {
            return place;
          }
          found = more && isOnlyNamed(next, limit) ? Optional.empty() : place;
          i = more ? next - 1 : next;
          continue;
        }
        Token token = tokens.get(i);
        if (isFinite(token)
            || token.is("IN")
            || Set.of(",", ":", "(", "that").contains(token.text())) {
          return found;
        }
      }
      return found;
    }

    /** Whether small words and titles lead on to a name: "Roe supporter Ann Lowe". */
    private boolean leadsToName(int from, int limit) {
      int i = from;
      while (i < limit
          && cast.at(i).isEmpty()
          && (tokens.get(i).is("NN")
              || tokens.get(i).is("JJ")
              || tokens.get(i).is("CD")
              || text(i).equals("."))) {
        i++;
      }
      return i > from && i < limit && cast.at(i).filter(place -> place.from() >= from).isPresent();
    }

    /** Nouns that go with a name and mean the same: "Time magazine". */
    private static final Set<String> SAME_AS_NAME =
        Set.of("agency", "channel", "daily", "magazine", "newspaper", "website", "weekly");

    /** Whether a small noun behind a name makes it another's: "a Quinnipiac poll". */
    private boolean isOnlyNamed(int i, int limit) {
      int last = i;
      while (last + 1 < limit && tokens.get(last + 1).is("NN") && cast.at(last + 1).isEmpty()) {
        last++;
      }
      return tokens.get(last).isWord()
          && !tokens.get(last).isCapitalised()
          && !SAME_AS_NAME.contains(text(last));
    }

    /** "a police spokesman": an unnamed speaker's last noun, or -1. */
    private int plainNoun(int from, int limit) {
      int noun = -1;
      for (int i = from; i < Math.min(limit, from + 6); i++) {
        Token token = tokens.get(i);
        if (token.is("NN")) {
          noun = i;
        } else if (!token.is("DT") && !token.is("JJ") && !token.is("PRP$") && !token.is("CD")) {
          break;
        }
      }
      return noun;
    }

    /** Who does what the verb says, looking to the left no further than a token. */
    private @Nullable Clause subject(int verb, int stop, Quote.Basis basis, double confidence) {
      int i = verb - 1;
      while (i >= stop
          && (tokens.get(i).is("RB")
              || AUXILIARIES.contains(text(i).toLowerCase(Locale.ROOT))
              || isText(i, "himself")
              || isText(i, "herself"))) {
        i--;
      }
      if (i < stop) {
        return null;
      }
      if (isText(i, "who") || isText(i, "which")) {
        i--;
        if (i >= stop && isText(i, ",")) {
          i--;
        }
      }
      if (i >= stop && isText(i, ")")) {
        int open = i;
        while (open > stop && !isText(open, "(")) {
          open--;
        }
        i = open - 1;
      }
      if (i >= stop && isText(i, ",")) {
        // an apposition or a relative clause: the name stands before the comma that begins it
        int k = i - 1;
        Clause found = null;
        for (; k > stop && i - k < 30; k--) {
          if (isText(k, ",") || isText(k, "(")) {
            Optional<Place> place = cast.at(k - 1);
            if (place.isPresent() && place.get().from() >= stop && isSpeaker(place.get())) {
              // "Ann Roe, 30, of Tarn, who was there, said": the person, not the place.
              boolean person = place.get().figure().filter(Figure::isPerson).isPresent();
              if (found == null || person) {
                found = named(place.get(), verb, basis, confidence);
              }
              if (person) {
                break;
              }
            }
          }
        }
        if (found != null) {
          return found;
        }
        i--;
      }
      Optional<Place> place = cast.at(i);
      if (place.isPresent() && place.get().from() >= stop) {
        if (isObject(place.get(), stop)) {
          return phraseHead(place.get().from() - 1, stop, verb, basis, confidence);
        }
        return named(place.get(), verb, basis, confidence);
      }
      return phraseHead(i, stop, verb, basis, confidence);
    }

    private boolean isSpeaker(Place place) {
      return place.figure().map(figure -> figure.kind != Entity.Kind.PLACE).orElse(true);
    }

    /**
     * Whether a preposition makes a name the tail of a longer phrase: "a spokesman for Roe said".
     */
    private boolean isObject(Place place, int stop) {
      int i = place.from() - 1;
      while (i >= stop
          && (tokens.get(i).is("DT")
              || tokens.get(i).is("NN")
              || tokens.get(i).is("JJ")
              || isText(i, "."))) {
        i--;
      }
      return i > stop && tokens.get(i).is("IN") && i - 1 >= stop && tokens.get(i - 1).is("NN");
    }

    /** The noun at the end of a phrase, or the one that "for" and "of" hang on. */
    private @Nullable Clause phraseHead(
        int from, int stop, int verb, Quote.Basis basis, double confidence) {
      int i = from;
      int head = -1;
      while (i >= stop && i > from - 14) {
        Token token = tokens.get(i);
        Optional<Place> place = cast.at(i);
        if (place.isPresent() && place.get().from() >= stop) {
          boolean owner = i + 1 < tokens.size() && (isText(i + 1, "'s") || isText(i + 1, "’s"));
          if (!owner && head < 0 && !isPreposition(place.get().from() - 1)) {
            return named(place.get(), verb, basis, confidence * 0.9);
          }
          i = place.get().from() - 1;
          continue;
        }
        if (token.is("IN")) {
          head = -1; // what came after the preposition was its object
        } else if (token.is("NN") || token.is("PRP") || token.is("CD") || token.is("DT")) {
          if (head < 0 && (token.is("NN") || token.is("PRP"))) {
            head = i;
          }
        } else if (!token.is("JJ") && !token.is("VBN") && !token.is("POS") && !token.is("PRP$")) {
          break;
        }
        if (head >= 0 && (token.is("DT") || token.is("PRP$"))) {
          break;
        }
        i--;
      }
      if (head < 0) {
        return null;
      }
      int first = head;
      while (first - 1 >= stop
          && (tokens.get(first - 1).is("JJ")
              || tokens.get(first - 1).is("NN")
              || tokens.get(first - 1).is("DT")
              || tokens.get(first - 1).is("PRP$"))) {
        first--;
      }
      return new Clause(Optional.empty(), first, head + 1, verb, basis, confidence * 0.8);
    }

    private boolean isPreposition(int i) {
      return i >= 0 && tokens.get(i).is("IN");
    }

    /** At the head of a sentence these say what was done to somebody: "Asked why, ...". */
    private static final Set<String> ASKING = Set.of("ask", "press", "question", "quiz", "tell");

    /** "Roe said: ...", "Roe called it ...", also at the end of the paragraph before. */
    private @Nullable Clause before(int m) {
      int start = firstOf[m];
      int i = start - 1;
      if (i < 0) {
        return null;
      }
      if (paragraph(i) != marked.get(m).block()) {
        if (!isText(i, ":") && !isText(i, ",")) {
          return null;
        }
      } else if (markOf[i] >= 0 || (END.contains(text(i)) && endsSentence(i))) {
        return null;
      }
      int stop = i;
      int paragraph = paragraph(i);
      while (stop > 0
          && paragraph(stop - 1) == paragraph
          && markOf[stop - 1] < 0
          && !(END.contains(text(stop - 1)) && endsSentence(stop - 1))) {
        stop--;
      }
      boolean direct = isText(i, ",") || isText(i, ":");
      Clause leading = direct ? leadingSubject(stop, i + 1) : null;
      // A cue further off than 25 tokens hardly rules these words.
      for (int cue = i; cue >= Math.max(stop, i - 25); cue--) {
        if (isText(cue, "according") && isText(cue + 1, "to")) {
          return speakerBehind(cue + 1, i + 1, cue, 0.9);
        }
        if (!isCue(cue) || (cue == stop && ASKING.contains(tokens.get(cue).lemma()))) {
          continue; // "Asked about it, Roe sighed: “...”"
        }
        if (leading != null && leading.from() > cue) {
          return leading; // "When Roe suggested that ..., Doe hit back hard: “...”"
        }
        double confidence = direct && cue >= i - 8 ? 0.95 : cue >= i - 6 ? 0.85 : 0.7;
        if (tokens.get(cue).is("VBG") || !isFiniteCue(cue) || isText(cue - 1, "to")) {
          Clause main = earlierSpeaker(cue, stop, confidence * 0.95);
          if (main == null) {
            main = mainSubject(stop, cue, cue, confidence * 0.9);
          }
          if (main != null) {
            return main;
          }
          continue;
        }
        Clause subject = subject(cue, stop, Quote.Basis.CUE, confidence);
        if (subject == null) {
          subject = mainSubject(stop, cue, cue, confidence * 0.9);
        }
        if (subject != null) {
          return subject;
        }
        // "Said Roe: ..."
        Optional<Place> inverted = nounPhrase(cue + 1, i + 1);
        if (inverted.isPresent() && cue == stop) {
          return named(inverted.get(), cue, Quote.Basis.CUE, 0.85);
        }
      }
      if (leading != null) {
        return leading;
      }
      return mainSubject(stop, i + 1, -1, direct ? 0.7 : 0.45);
    }

    /** "The two will meet, Roe said, adding: “...”": whoever spoke in the same sentence before. */
    private @Nullable Clause earlierSpeaker(int cue, int stop, double confidence) {
      for (int k = cue - 1; k > stop; k--) {
        if (isCue(k) && isFinite(tokens.get(k)) && isFiniteCue(k) && !isText(k - 1, "to")) {
          Clause speaker = subject(k, stop, Quote.Basis.CUE, confidence);
          return speaker == null
              ? null
              : new Clause(
                  speaker.figure(),
                  speaker.from(),
                  speaker.to(),
                  cue,
                  Quote.Basis.CUE,
                  speaker.confidence());
        }
      }
      return null;
    }

    private static final Set<String> SUBORDINATING =
        Set.of(
            "when",
            "after",
            "before",
            "as",
            "while",
            "if",
            "because",
            "since",
            "that",
            "although",
            "who");

    /** The last one to do something before a colon or comma, or whose answer it was. */
    private @Nullable Clause leadingSubject(int from, int to) {
      for (int i = to - 1; i >= from; i--) {
        Optional<Place> place = cast.at(i);
        if (place.isEmpty()
            || place.get().to() - 1 != i
            || place.get().from() < from
            || markOf[i] >= 0) {
          continue;
        }
        Place here = place.get();
        boolean person = here.figure().isPresent() && here.figure().get().kind != Entity.Kind.PLACE;
        boolean owner = isText(here.to(), "'s") || isText(here.to(), "’s");
        if (person && owner && (isWorkWord(here.to() + 1) || isWorkWord(here.to() + 2))) {
          return named(here, -1, Quote.Basis.INTRODUCED, 0.8);
        }
        int first = here.from() - 1;
        while (first >= from && (tokens.get(first).is("NN") || isText(first, "."))) {
          first--;
        }
        boolean subordinate =
            first >= from && SUBORDINATING.contains(text(first).toLowerCase(Locale.ROOT));
        if (person && !owner && !subordinate && isSubject(here, to)) {
          return named(here, -1, Quote.Basis.INTRODUCED, 0.8);
        }
      }
      return null;
    }

    private boolean isWorkWord(int i) {
      return i < tokens.size() && WORKS.contains(text(i).toLowerCase(Locale.ROOT));
    }

    /** The person that a sentence begins with, or the first who does something in it. */
    private @Nullable Clause mainSubject(int from, int to, int cue, double confidence) {
      Clause first = null;
      for (int i = from; i < to; i++) {
        Optional<Place> place = cast.at(i);
        if (place.isEmpty() || place.get().from() != i || markOf[i] >= 0) {
          continue;
        }
        Optional<Figure> figure = place.get().figure();
        boolean person =
            figure.isPresent()
                && figure.get().kind != Entity.Kind.PLACE
                && (cue >= 0 || figure.get().kind != Entity.Kind.OTHER)
                && (figure.get().kind != Entity.Kind.ORGANISATION
                    || place.get().kind() == Mention.Kind.NAME);
        if (!person) {
          continue;
        }
        boolean owner =
            place.get().to() < tokens.size()
                && (isText(place.get().to(), "'s") || isText(place.get().to(), "’s"));
        if (isSubject(place.get(), to) && !owner) {
          return named(
              place.get(), cue, cue < 0 ? Quote.Basis.INTRODUCED : Quote.Basis.CUE, confidence);
        }
        if (first == null && !isPreposition(i - 1) && !owner) {
          first =
              named(
                  place.get(),
                  cue,
                  cue < 0 ? Quote.Basis.INTRODUCED : Quote.Basis.CUE,
                  confidence * 0.8);
        }
      }
      return first;
    }

    /** Whether a finite verb follows, right away or behind an apposition. */
    private boolean isSubject(Place place, int end) {
      int i = place.to();
      if (i < end && isText(i, "(")) {
        while (i < end && !isText(i, ")")) {
          i++;
        }
        i++;
      }
      if (i < end && isText(i, ",")) {
        int close = i + 1;
        while (close < Math.min(end, i + 15) && !isText(close, ",")) {
          close++;
        }
        i = close + 1;
      }
      while (i < end && (tokens.get(i).is("RB") || isText(i, "who"))) {
        i++;
      }
      return i < tokens.size()
          && i <= end
          && (tokens.get(i).is("VBD")
              || tokens.get(i).is("VBZ")
              || tokens.get(i).is("VBP")
              || tokens.get(i).is("MD"));
    }

    /** The rest of a speech, or words that the sentence before introduces. */
    private @Nullable Clause continued(int m, @Nullable Clause[] earlier) {
      Marked here = marked.get(m);
      int paragraph = here.block();
      if (m > 0 && marked.get(m - 1).block() == paragraph) {
        Clause last = earlier[m - 1];
        return last == null ? introduced(m) : goesOn(last, 0.85);
      }
      if (m > 0
          && marked.get(m - 1).block() == paragraph - 1
          && !marked.get(m - 1).closed()
          && earlier[m - 1] != null) {
        Clause last = earlier[m - 1];
        return last == null ? null : goesOn(last, 0.9);
      }
      int first = firstOf[m];
      if (first == 0) {
        return null;
      }
      boolean alone = here.span().start() == blocks.get(paragraph).start();
      if (!alone) {
        return introduced(m);
      }
      if (m > 0 && marked.get(m - 1).block() == paragraph - 1 && lastOf[m - 1] >= 0) {
        // "“...,” Roe wrote.", and the next paragraph is a quotation again: Roe's.
        Clause last = earlier[m - 1];
        if (last != null
            && last.basis() == Quote.Basis.CUE
            && last.cue() >= 0
            && sentenceOf.get(last.cue()).index() == sentenceOf.get(first - 1).index()) {
          return goesOn(last, 0.75);
        }
      }
      Clause intro = introduced(m);
      if (intro != null && intro.confidence() >= 0.65) {
        return intro;
      }
      int before = first - 1;
      if (m > 0 && markOf[before] == m - 1 && earlier[m - 1] != null) {
        Clause last = earlier[m - 1];
        return last == null ? null : goesOn(last, 0.7);
      }
      if (m > 0 && marked.get(m - 1).block() == paragraph - 1 && earlier[m - 1] != null) {
        Clause last = earlier[m - 1];
        return last == null ? null : goesOn(last, 0.65);
      }
      return intro;
    }

    private static Clause goesOn(Clause last, double confidence) {
      return new Clause(
          last.figure(),
          -1,
          -1,
          -1,
          Quote.Basis.CONTINUED,
          Math.min(confidence, last.confidence()));
    }

    /** "Roe sent the mayor a letter. "..."" and any sentence about somebody before a quotation. */
    private @Nullable Clause introduced(int m) {
      int last = firstOf[m] - 1;
      if (last < 0
          || markOf[last] >= 0
          || paragraph(last) < marked.get(m).block() - 1
          || sentenceOf.get(last).role() == Role.HEADLINE
          || sentenceOf.get(last).role() == Role.SUBHEADING) {
        return null;
      }
      int from = last;
      boolean work = false;
      while (from > 0 && sentenceOf.get(from - 1).index() == sentenceOf.get(last).index()) {
        from--;
      }
      for (int i = from; i <= last; i++) {
        work |= WORKS.contains(text(i).toLowerCase(Locale.ROOT)) || isCue(i);
      }
      return mainSubject(from, last + 1, -1, work ? 0.65 : 0.5);
    }

    // ---- kinds

    private Quote.Kind kind(int m, @Nullable Clause clause) {
      Marked here = marked.get(m);
      String inner = here.inner().in(article.text()).strip();
      if (inner.isEmpty()) {
        return Quote.Kind.SCARE;
      }
      int count = inner.split("\\s+").length;
      char first = inner.charAt(0);
      char end = inner.charAt(inner.length() - 1);
      boolean cued =
          clause != null && clause.basis() == Quote.Basis.CUE && clause.confidence() >= 0.8;
      boolean sentence = Character.isUpperCase(first) || "[…¿¡'‘“.".indexOf(first) >= 0;
      if (cued && (",?!.".indexOf(end) >= 0 || sentence)) {
        return sentence || count > 3 ? Quote.Kind.DIRECT : Quote.Kind.MIXED;
      }
      if ((count <= 8 && isTitled(inner) && ",?!.".indexOf(end) < 0) || (isWork(m) && sentence)) {
        return Quote.Kind.TITLE;
      }
      if (sentence && count >= 4) {
        return Quote.Kind.DIRECT;
      }
      if (count <= 2 && !cued && !(sentence && ".?!".indexOf(end) >= 0)) {
        return Quote.Kind.SCARE;
      }
      return Quote.Kind.MIXED;
    }

    /** Every longer word with a capital, as titles have it. */
    private static boolean isTitled(String inner) {
      String[] all = inner.split("\\s+");
      return Character.isUpperCase(inner.charAt(0))
          && Arrays.stream(all)
              .filter(word -> word.length() > 3)
              .allMatch(
                  word ->
                      Character.isUpperCase(word.charAt(0)) || !Character.isLetter(word.charAt(0)))
          && (all.length > 1 || inner.length() > 3);
    }

    private static final Set<String> NAMED_WORKS =
        Set.of(
            "film",
            "movie",
            "book",
            "novel",
            "song",
            "album",
            "play",
            "show",
            "series",
            "documentary",
            "titled",
            "entitled",
            "headlined",
            "magazine",
            "essay",
            "poem",
            "musical",
            "opera",
            "podcast",
            "single",
            "game",
            "painting",
            "headline",
            "hit");

    private boolean isWork(int m) {
      int i = firstOf[m] - 1;
      if (i >= 0 && isText(i, ",")) {
        i--;
      }
      return i >= 0 && NAMED_WORKS.contains(text(i).toLowerCase(Locale.ROOT));
    }

    // ---- speech without marks

    private void addIndirect(List<Quote> quotes) {
      for (Sentence sentence : sentences) {
        if (sentence.role() == Role.HEADLINE || sentence.role() == Role.RESIDUE) {
          continue;
        }
        int from = sentence.first().index();
        int end = sentence.last().index();
        for (int i = from; i < end; i++) {
          if (markOf[i] >= 0 || !isCue(i) || tokens.get(i).is("VBG") || !isFiniteCue(i)) {
            continue;
          }
          String lemma = tokens.get(i).lemma().toLowerCase(Locale.ROOT);
          boolean reporting = words.isReporting(lemma) || isText(i, "said") || isText(i, "says");
          int that = i + 1;
          while (that < Math.min(end, i + 6) && !isText(that, "that")) {
            that++;
          }
          boolean hasThat = isText(that, "that");
          if (!reporting && !hasThat) {
            continue;
          }
          int begin = hasThat ? that + 1 : i + 1;
          int last = begin;
          boolean verb = false;
          while (last <= end && markOf[last] < 0) {
            verb |= tokens.get(last).is("VB") || tokens.get(last).is("MD");
            last++;
          }
          if (last <= end || !verb || last - begin < 4) {
            continue; // marks follow: a mixed or direct quotation
          }
          Clause subject = subject(i, from, Quote.Basis.CUE, 0.85);
          if (subject != null) {
            int close = END.contains(text(last - 1)) ? last - 1 : last;
            quotes.add(quote(span(begin, close), Quote.Kind.INDIRECT, subject));
            break;
          }
        }
      }
      addBlocks(quotes);
    }

    /** A paragraph without marks behind "He wrote:". */
    private void addBlocks(List<Quote> quotes) {
      for (int s = 1; s < sentences.size(); s++) {
        Sentence sentence = sentences.get(s);
        Sentence before = sentences.get(s - 1);
        if (!sentence.opensParagraph()
            || sentence.role() != Role.BODY
            || !before.last().text().equals(":")
            || markOf[sentence.first().index()] >= 0
            || !sentence.last().text().matches("[.!?…”\"]")) {
          continue;
        }
        int from = before.first().index();
        for (int i = before.last().index(); i >= from; i--) {
          if (isCue(i) && markOf[i] < 0 && tokens.get(i).is("VB")) {
            Clause subject = subject(i, from, Quote.Basis.CUE, 0.7);
            if (subject != null && subject.figure().isPresent()) {
              quotes.add(quote(sentence.paragraph().span(), Quote.Kind.BLOCK, subject));
            }
            break;
          }
        }
      }
    }
  }
}
