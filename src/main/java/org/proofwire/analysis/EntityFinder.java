package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Cast.Figure;
import org.proofwire.analysis.Cast.Place;
import org.proofwire.analysis.Entity.Gender;
import org.proofwire.article.Role;

/**
 * Finds who and what an article names.
 *
 * <p>Names are runs of capitals in running text, cut where a title, an office or a given name
 * begins them. Full names come first, then surnames and given names alone join them; roles ("the
 * envoy") join whoever was called so, pronouns whoever is talked about. A capital is a hint only: a
 * word that the article also writes small, or that is an ordinary word at the start of a sentence,
 * is no name.
 */
final class EntityFinder {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "el", "al", "van",
          "von", "der", "den", "ter", "zu", "bin", "bint", "ibn", "ben", "abu", "y", "e");

  /** "al-Masri", "ash-Sharif". */
  private static final Pattern ARABIC = Pattern.compile("(?:al|el|a[dnstz]|ash|ul)-\\p{Lu}\\S+");

  /** "(D-Ohio)": a party and a state, not a name. */
  private static final Pattern PARTY = Pattern.compile("[DIR](?:-\\p{L}.*)?");

  private static final Set<String> MALE = Set.of("he", "him", "his", "himself");
  private static final Set<String> FEMALE = Set.of("she", "her", "hers", "herself");

  private final Wordbook words;
  private final Dictionary dictionary;

  EntityFinder(Wordbook words, Dictionary dictionary) {
    this.words = words;
    this.dictionary = dictionary;
  }

  /** Everybody and everything named in the sentences. */
  Cast find(List<Sentence> sentences, QuotationMarks marks) {
    return new Search(sentences, marks).run();
  }

  /** A run of capitals that may name somebody. */
  private static final class Name {
    final int from;
    final int to;
    final List<String> parts;
    Gender gender = Gender.UNKNOWN;
    String evidence = "";
    boolean titled;
    boolean apposed;
    boolean speaks;

    /** Whether its gender is that of a given name which may be a surname here: "Henry said". */
    boolean guessed;

    final Set<String> roles = new HashSet<>();
    Entity.Kind kind = Entity.Kind.OTHER;

    Name(int from, int to, List<String> parts) {
      this.from = from;
      this.to = to;
      this.parts = parts;
    }

    void learn(Gender told, String word) {
      if (gender == Gender.UNKNOWN && told != Gender.UNKNOWN) {
        gender = told;
        evidence = word;
      }
    }
  }

  /** The search through one article. */
  private final class Search {
    private final List<Sentence> sentences;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Sentence> sentenceOf = new ArrayList<>();
    private final boolean[] quoted;
    private final Set<String> small = new HashSet<>();
    private final Set<String> midCapital = new HashSet<>();
    private final List<Name> names = new ArrayList<>();
    private final Cast cast;

    Search(List<Sentence> sentences, QuotationMarks marks) {
      this.sentences = sentences;
      for (Sentence sentence : sentences) {
        for (Token token : sentence.tokens()) {
          tokens.add(token);
          sentenceOf.add(sentence);
        }
      }
      cast = new Cast(tokens);
      quoted = new boolean[tokens.size()];
      int next = 0;
      for (Marked marked : marks.marked()) {
        if (marked.nested() || marked.inner().length() < 25) {
          continue; // a word or two at arm's length are still the writer's
        }
        while (next < tokens.size() && tokens.get(next).start() < marked.span().start()) {
          next++;
        }
        for (int i = next; i < tokens.size() && tokens.get(i).end() <= marked.span().end(); i++) {
          quoted[i] = true;
        }
      }
    }

    Cast run() {
      learnCapitals();
      for (Sentence sentence : sentences) {
        if (isRunning(sentence.role())) {
          readNames(sentence);
        }
      }
      group();
      judgeSpeakers();
      readHeadlines();
      readRoles();
      resolvePronouns();
      return cast;
    }

    private static boolean isRunning(Role role) {
      return role != Role.HEADLINE && role != Role.SUBHEADING && role != Role.RESIDUE;
    }

    private void learnCapitals() {
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (!token.isWord() || !isRunning(sentenceOf.get(i).role())) {
          continue;
        }
        if (!token.isCapitalised()) {
          small.add(token.text());
        } else if (!isInitial(i)) {
          midCapital.add(token.text());
        }
      }
    }

    private boolean isSameSentence(int one, int other) {
      return sentenceOf.get(one).index() == sentenceOf.get(other).index();
    }

    /** Whether a word would have a capital anyway. */
    private boolean isInitial(int i) {
      if (sentenceOf.get(i).first().index() == i) {
        return true;
      }
      String before = tokens.get(i - 1).text();
      return "“”„«»\"'‘’:([–—-•*.`…".contains(before) || before.equals("''");
    }

    private boolean isNameWord(int i) {
      Token token = tokens.get(i);
      String text = token.text();
      if (ARABIC.matcher(text).matches()) {
        return true;
      }
      if (!token.isCapitalised() || !token.isWord()) {
        return false;
      }
      if (i > 0 && tokens.get(i - 1).text().equals("(") && PARTY.matcher(text).matches()) {
        return false;
      }
      String lower = text.toLowerCase(Locale.ROOT);
      if (words.isNoName(lower)) {
        return (words.isGivenName(text) || lower.equals("may"))
            && i + 1 < tokens.size()
            && tokens.get(i + 1).isCapitalised()
            && isSameSentence(i, i + 1);
      }
      if (!isInitial(i)) {
        return true;
      }
      if (midCapital.contains(text) || words.isGivenName(text) || words.isPlace(text)) {
        return !small.contains(lower) || midCapital.contains(text);
      }
      if (words.title(text).isPresent() || words.office(text).isPresent()) {
        return true;
      }
      if (small.contains(lower)) {
        return false;
      }
      boolean nextCapital =
          i + 1 < tokens.size()
              && isSameSentence(i + 1, i)
              && tokens.get(i + 1).isCapitalised()
              && !words.isNoName(lower(i + 1));
      boolean common = dictionary.knowsAsCommonWord(lower);
      if (common && token.lemmas().stream().anyMatch(words::isCue)) {
        return false; // "Continued Roe: ..."
      }
      return !common || (nextCapital && token.is("NNP"));
    }

    /** Reads the runs of capitals in a sentence. */
    private void readNames(Sentence sentence) {
      int end = sentence.last().index() + 1;
      int i = sentence.first().index();
      while (i < end) {
        if (!isNameWord(i)) {
          i++;
          continue;
        }
        var run = new ArrayList<Integer>();
        int j = i;
        while (j < end) {
          if (isNameWord(j) && (j == i || joins(j))) {
            run.add(j++);
          } else if ((isDot(j) && isShort(tokens.get(j - 1).text())) || isElision(j, end)) {
            j++;
          } else if (j + 1 < end
              && PARTICLES.contains(tokens.get(j).text())
              && tokens.get(j).spaceBefore()
              && (isNameWord(j + 1) || isParticle(j + 1, end))) {
            run.add(j++);
          } else if (tokens.get(j).text().equals("&") && j + 1 < end && isNameWord(j + 1)) {
            run.add(j++);
          } else if (tokens.get(j).text().equals("of") && takesOf(run) && ofEnd(j, end) > 0) {
            int to = ofEnd(j, end);
            while (j < to) {
              run.add(j++);
            }
          } else {
            break;
          }
        }
        readRun(run);
        i = Math.max(j, i + 1);
      }
    }

    private boolean isParticle(int i, int end) {
      return i + 1 < end
          && PARTICLES.contains(tokens.get(i).text())
          && tokens.get(i + 1).isCapitalised();
    }

    /** "D’Souza". */
    private boolean isElision(int i, int end) {
      return "'’".contains(tokens.get(i).text())
          && !tokens.get(i).spaceBefore()
          && tokens.get(i - 1).text().length() == 1
          && i + 1 < end
          && !tokens.get(i + 1).spaceBefore()
          && tokens.get(i + 1).isCapitalised();
    }

    private boolean joins(int i) {
      return tokens.get(i).spaceBefore()
          || isDot(i - 1)
          || "'’".contains(tokens.get(i - 1).text())
          || "-–".contains(tokens.get(i - 1).text());
    }

    private boolean isDot(int i) {
      return tokens.get(i).text().equals(".") && !tokens.get(i).spaceBefore();
    }

    /** "J", "Mr", "Sen", "Jr": what a full stop may stand behind inside a name. */
    private boolean isShort(String text) {
      return text.length() == 1
          || words.title(text).isPresent()
          || text.equals("Jr")
          || text.equals("Sr")
          || text.equals("St");
    }

    /** Whether "of Something" belongs to the name before it. */
    private boolean takesOf(List<Integer> run) {
      String last = tokens.get(run.get(run.size() - 1)).text();
      return words.isOrganisation(last)
          || words.office(last).isPresent()
          || last.equals("State")
          || last.equals("States")
          || last.equals("Republic")
          || last.equals("Secretary");
    }

    private int ofEnd(int of, int end) {
      int i = of + 1;
      if (i < end && tokens.get(i).text().equals("the")) {
        i++;
      }
      return i < end && tokens.get(i).isCapitalised() && !words.isNoName(lower(i)) ? i + 1 : -1;
    }

    private String lower(int i) {
      return tokens.get(i).text().toLowerCase(Locale.ROOT);
    }

    private void readRun(List<Integer> whole) {
      List<Integer> run = new ArrayList<>(whole);
      // "U.S." and its like before an office or a name are no part of it.
      while (run.size() > 2
          && tokens.get(run.get(0)).text().length() == 1
          && tokens.get(run.get(1)).text().length() == 1
          && ("US".equals(text(run.get(0)) + text(run.get(1)))
              || "UK".equals(text(run.get(0)) + text(run.get(1)))
              || "UN".equals(text(run.get(0)) + text(run.get(1))))) {
        run = run.subList(2, run.size());
      }
      if (run.isEmpty()) {
        return;
      }
      int start = 0;
      Gender gender = Gender.UNKNOWN;
      String evidence = "";
      boolean titled = false;
      var roles = new HashSet<String>();
      String last = text(run.get(run.size() - 1));
      boolean organisation =
          run.size() > 1
              && (isPureOrganisation(last)
                  || (isPureOrganisation(text(run.get(0))) && !holdsOfficer(run)));
      if (!organisation) {
        for (int k = 0; k < run.size(); k++) {
          String text = text(run.get(k));
          Optional<Gender> title = words.title(text);
          Optional<Gender> office = words.office(text);
          if (title.isPresent() || office.isPresent()) {
            boolean isLast = k == run.size() - 1;
            if (isLast
                && k > start
                && office.isPresent()
                && !words.isGivenName(text(run.get(start)))) {
              // "Home Secretary": an office, no name
              start = run.size();
            } else if (!isLast || title.isPresent() || !midSurname(text)) {
              if (k > start && words.isGivenName(text(run.get(start)))) {
                break; // "Colin Powell General"? A surname that is also an office: "Tom Cook"
              }
              start = k + 1;
              titled = true;
              Gender told =
                  title.filter(g -> g != Gender.UNKNOWN).or(() -> office).orElse(Gender.UNKNOWN);
              if (told != Gender.UNKNOWN) {
                gender = told;
                evidence = text;
              }
              if (office.isPresent()) {
                roles.add(office(run.get(k)));
              }
              // "Secretary of State", "Minister of the Interior"
              if (k + 1 < run.size() && text(run.get(k + 1)).equals("of")) {
                k++;
                if (k + 1 < run.size() && text(run.get(k + 1)).equals("the")) {
                  k++;
                }
                k++;
                start = Math.min(k + 1, run.size());
              }
            }
          }
        }
        for (int k = start + 1; k + 1 < run.size(); k++) {
          if (words.isGivenName(text(run.get(k)))
              && !words.isGivenName(text(run.get(start)))
              && text(run.get(start)).length() > 1
              && !isPersonSoFar(run, start, k)) {
            start = k; // "Republican Donald Trump"
          }
        }
      }
      if (start >= run.size()) {
        return; // an office alone: read with the roles
      }
      List<Integer> kept = run.subList(start, run.size());
      if (kept.size() > 7) {
        return;
      }
      var parts = new ArrayList<String>();
      kept.forEach(token -> parts.add(text(token)));
      if (parts.size() == 1 && (parts.get(0).length() == 1 || isAdjective(kept.get(0)))) {
        return;
      }
      var name = new Name(kept.get(0), kept.get(kept.size() - 1) + 1, List.copyOf(parts));
      name.titled = titled;
      name.roles.addAll(roles);
      name.learn(gender, evidence);
      if (!organisation) {
        rolesBefore(name, run.get(0));
      }
      rolesAfter(name);
      name.speaks = speaks(name);
      judge(name, organisation);
      names.add(name);
    }

    /** "The Republican candidate", "an Iranian official". */
    private boolean isAdjective(int i) {
      return (tokens.get(i).canBe("JJ") || words.office(text(i)).isPresent())
          && i + 1 < tokens.size()
          && isSameSentence(i, i + 1)
          && tokens.get(i + 1).is("NN")
          && tokens.get(i + 1).isWord()
          && !tokens.get(i + 1).isCapitalised();
    }

    /** "Senate Minority Leader Mitch McConnell": the organisation's officer, not it. */
    private boolean holdsOfficer(List<Integer> run) {
      for (int k = 1; k < run.size() - 1; k++) {
        if (words.office(text(run.get(k))).isPresent() && !text(run.get(k + 1)).equals("of")) {
          return true;
        }
      }
      return false;
    }

    /** "Ministry", but not "Commission" where a person may be called so: "Commissioner". */
    private boolean isPureOrganisation(String word) {
      return words.isOrganisation(word) && words.office(word).isEmpty();
    }

    private boolean midSurname(String text) {
      return midCapital.contains(text) && !small.contains(text.toLowerCase(Locale.ROOT));
    }

    /** "Marco Antonio Solis": a given name in second place of a person's name. */
    private boolean isPersonSoFar(List<Integer> run, int from, int to) {
      for (int k = from; k < to; k++) {
        if (words.isGivenName(text(run.get(k)))) {
          return true;
        }
      }
      return false;
    }

    private String text(int token) {
      return tokens.get(token).text();
    }

    /** An office in small letters: "minister", and "vice president", which is another one. */
    private String office(int token) {
      boolean vice = token > 0 && text(token - 1).equalsIgnoreCase("vice");
      return vice ? "vice " + lower(token) : lower(token);
    }

    /** "lawmaker Michael Waltz", "veteran spokeswoman Ann Roe". */
    private void rolesBefore(Name name, int first) {
      int i = first - 1;
      while (i >= 0
          && isSameSentence(i, first)
          && tokens.get(i).isWord()
          && !tokens.get(i).isCapitalised()
          && words.office(text(i)).isPresent()) {
        name.roles.add(office(i));
        name.learn(words.office(text(i)).orElse(Gender.UNKNOWN), lower(i));
        name.titled = true;
        i--;
      }
    }

    /** "Hussain Haqqani, a senior fellow at": offices in the apposition behind a name. */
    private void rolesAfter(Name name) {
      int i = name.to;
      int end = sentenceOf.get(name.from).last().index() + 1;
      if (i < end && text(i).equals("(")) {
        name.apposed |= i + 2 < end && text(i + 1).matches("[RDI]|[RDI]-.*");
        return;
      }
      if (i >= end || !text(i).equals(",")) {
        return;
      }
      i++;
      if (i < end && text(i).matches("[1-9][0-9]") && i + 1 < end && !tokens.get(i + 1).isWord()) {
        name.apposed = true;
        i += 2;
      }
      // Within nine words: no longer phrase is an apposition's first part.
      for (int k = i; k < Math.min(end, i + 9); k++) {
        String text = text(k);
        if (tokens.get(k).isCapitalised() && k > i && words.isGivenName(text)) {
          return; // a list of names
        }
        if (tokens.get(k).is("VBD") || tokens.get(k).is("VBZ") || tokens.get(k).is("MD")) {
          return;
        }
        Optional<Gender> office = words.office(text);
        if (office.isPresent()) {
          name.roles.add(office(k));
          name.learn(office.get(), lower(k));
          name.apposed = true;
        }
        if (k > i && Set.of(",", "of", "for", "at", "in", "who", "and", ";", ":").contains(text)) {
          return;
        }
      }
    }

    /** Whether a cue verb stands right behind a name or before it. */
    private boolean speaks(Name name) {
      return isCue(name.to) || isCue(name.from - 1);
    }

    private boolean isCue(int i) {
      return i >= 0
          && i < tokens.size()
          && (tokens.get(i).is("VBD") || tokens.get(i).is("VBZ"))
          && words.isCue(tokens.get(i).lemma());
    }

    /** Decides what a name names. */
    private void judge(Name name, boolean organisation) {
      String joined = String.join(" ", name.parts);
      String first = name.parts.get(0);
      String last = name.parts.get(name.parts.size() - 1);
      Optional<Gender> given = words.givenName(first);
      if (words.isPlace(joined) && !name.titled) {
        name.kind = Entity.Kind.PLACE;
      } else if (organisation || (words.isOrganisation(last) && given.isEmpty() && !name.titled)) {
        name.kind = Entity.Kind.ORGANISATION;
      } else if (name.titled || name.apposed || (given.isPresent() && name.parts.size() > 1)) {
        name.kind = Entity.Kind.PERSON;
        if (given.isPresent() && (name.parts.size() > 1 || !name.titled)) {
          name.learn(given.get(), first);
        }
      } else if (given.isPresent()) {
        name.kind = Entity.Kind.PERSON;
        name.guessed = name.gender == Gender.UNKNOWN;
        name.learn(given.get(), first);
      } else if (name.speaks
          && (name.parts.size() == 2 || name.parts.size() == 3)
          && !isAllCaps(name)) {
        name.kind = Entity.Kind.PERSON;
      } else if (name.parts.size() == 1
          && tokens.get(name.from).isAllCaps()
          && first.length() < 7) {
        name.kind = Entity.Kind.ORGANISATION;
      }
    }

    private boolean isAllCaps(Name name) {
      return tokens.get(name.from).isAllCaps();
    }

    /** Brings the names together, full ones first. */
    private void group() {
      Map<String, Figure> full = new HashMap<>();
      Map<String, List<Figure>> byLast = new HashMap<>();
      Map<String, List<Figure>> byFirst = new HashMap<>();
      Map<Name, Figure> figureOf = new HashMap<>();
      for (Name name : names) {
        if (name.parts.size() < 2) {
          continue;
        }
        Figure figure = full.get(key(name.parts));
        if (figure == null) {
          figure = likeFigure(name, byLast);
        }
        if (figure == null) {
          figure = cast.add(name.parts);
          byLast.computeIfAbsent(lastKey(name.parts), last -> new ArrayList<>()).add(figure);
          byFirst.computeIfAbsent(name.parts.get(0), first -> new ArrayList<>()).add(figure);
        }
        full.put(key(name.parts), figure);
        figure.fullMentions++;
        take(figure, name);
        figureOf.put(name, figure);
      }
      Map<String, Figure> single = new HashMap<>();
      Map<String, Figure> recent = new HashMap<>();
      for (Name name : names) {
        Figure figure = figureOf.get(name);
        if (figure == null) {
          String key = key(name.parts);
          List<Figure> bearers =
              new ArrayList<>(byLast.getOrDefault(lastKey(name.parts), List.of()));
          bearers.removeIf(
              bearer ->
                  (bearer.gender.contradicts(name.gender) && !name.guessed)
                      || bearer.kind == Entity.Kind.ORGANISATION
                      || (bearer.kind == Entity.Kind.PLACE && name.titled));
          if (bearers.isEmpty() && !words.isPlace(name.parts.get(0)) && !name.titled) {
            bearers.addAll(organisations(name, byLast));
          }
          if (bearers.isEmpty() && !words.isPlace(name.parts.get(0)) && !name.titled) {
            bearers.addAll(byFirst.getOrDefault(name.parts.get(0), List.of()));
            bearers.removeIf(
                bearer -> !bearer.isPerson() || bearer.gender.contradicts(name.gender));
            if (bearers.size() > 1) {
              bearers.clear();
            }
          }
          Figure last = recent.get(key);
          if (bearers.isEmpty()) {
            figure = single.computeIfAbsent(key, k -> cast.add(name.parts));
            if (figure.gender.contradicts(name.gender)) {
              figure = single.computeIfAbsent(key + name.gender, k -> cast.add(name.parts));
            }
          } else if (last != null && bearers.contains(last)) {
            figure = last;
          } else {
            figure = bearers.get(0);
            for (Figure bearer : bearers) {
              if (bearer.fullMentions > figure.fullMentions) {
                figure = bearer;
              }
            }
          }
          take(figure, name);
        } else {
          Figure old = recent.get(lastKey(name.parts));
          if (old == null || old.fullMentions <= figure.fullMentions) {
            recent.put(lastKey(name.parts), figure);
          }
        }
        cast.place(name.from, name.to, Mention.Kind.NAME, Optional.of(figure));
      }
    }

    /** The organisation that a single word names: "the Times", "the DNC"; none if several. */
    private List<Figure> organisations(Name name, Map<String, List<Figure>> byLast) {
      String word = name.parts.get(0);
      boolean initials = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      List<Figure> found =
          initials
              ? cast.figures().stream().filter(figure -> word.equals(initials(figure))).toList()
              : byLast.getOrDefault(lastKey(name.parts), List.of()).stream()
                  .filter(figure -> figure.kind == Entity.Kind.ORGANISATION)
                  .toList();
      return found.size() == 1 ? found : List.of();
    }

    private static String initials(Figure figure) {
      return figure.isPerson()
          ? ""
          : figure.parts.stream()
              .filter(part -> Character.isUpperCase(part.charAt(0)))
              .map(part -> part.substring(0, 1))
              .collect(Collectors.joining());
    }

    /** "Alejandro N. Mayorkas" for "Alejandro Mayorkas", "De Blasio" for "Bill de Blasio". */
    private @Nullable Figure likeFigure(Name name, Map<String, List<Figure>> byLast) {
      for (Figure figure : byLast.getOrDefault(lastKey(name.parts), List.of())) {
        if (figure.gender.contradicts(name.gender)) {
          continue;
        }
        String one = figure.parts.get(0);
        String other = name.parts.get(0);
        boolean alike = one.equals(other) || isInitialOf(one, other) || isInitialOf(other, one);
        boolean tail = endsWith(figure.parts, name.parts) || endsWith(name.parts, figure.parts);
        if (alike || tail) {
          if (name.parts.size() > figure.parts.size()) {
            figure.parts = name.parts;
          }
          return figure;
        }
      }
      return null;
    }

    private boolean endsWith(List<String> longer, List<String> shorter) {
      return longer.size() > shorter.size()
          && key(longer.subList(longer.size() - shorter.size(), longer.size()))
              .equals(key(shorter));
    }

    private static boolean isInitialOf(String one, String other) {
      return one.length() == 1 && other.startsWith(one);
    }

    private static String key(List<String> parts) {
      return String.join(" ", parts).toLowerCase(Locale.ROOT);
    }

    private static String lastKey(List<String> parts) {
      return parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    }

    private void take(Figure figure, Name name) {
      if (!name.guessed || figure.parts.size() == 1) {
        figure.learn(name.gender, name.evidence);
      }
      figure.roles.addAll(name.roles);
      figure.speaks |= name.speaks;
      if (figure.kind == Entity.Kind.OTHER || (name.kind == Entity.Kind.PERSON && name.titled)) {
        figure.kind = name.kind;
      }
    }

    /**
     * Two or three names that begin as nobody in particular and then speak: a person. "Nomura" may
     * speak too, and is none.
     */
    private void judgeSpeakers() {
      for (Figure figure : cast.figures()) {
        boolean organisation = figure.parts.stream().anyMatch(words::isOrganisation);
        if (figure.kind == Entity.Kind.OTHER
            && figure.speaks
            && !organisation
            && (figure.parts.size() == 2 || figure.parts.size() == 3)
            && !words.isPlace(String.join(" ", figure.parts))) {
          figure.kind = Entity.Kind.PERSON;
        }
      }
    }

    /** In headlines every word may have a capital: only names known from the text count. */
    private void readHeadlines() {
      Map<String, Figure> byName = new HashMap<>();
      for (Figure figure : cast.figures()) {
        String last = lastKey(figure.parts);
        Figure other = byName.putIfAbsent(last, figure);
        if (other != null && other.places.size() < figure.places.size()) {
          byName.put(last, figure);
        }
      }
      for (int i = 0; i < tokens.size(); i++) {
        if (isRunning(sentenceOf.get(i).role()) || !tokens.get(i).isCapitalised()) {
          continue;
        }
        Figure figure = byName.get(lower(i));
        if (figure == null) {
          continue;
        }
        int from = i;
        int part = figure.parts.size() - 2;
        while (from > 0
            && part >= 0
            && isSameSentence(from - 1, i)
            && text(from - 1).equals(figure.parts.get(part))) {
          from--;
          part--;
        }
        cast.place(from, i + 1, Mention.Kind.NAME, Optional.of(figure));
      }
    }

    /** "the envoy": whoever was called an envoy. */
    private void readRoles() {
      Map<String, List<Figure>> holders = new HashMap<>();
      for (Figure figure : cast.figures()) {
        for (String role : figure.roles) {
          holders.computeIfAbsent(role, r -> new ArrayList<>()).add(figure);
        }
      }
      Figure organisation = null;
      for (int i = 0; i < tokens.size(); i++) {
        Optional<Figure> named = cast.figureAt(i);
        if (named.isPresent()) {
          if (named.get().kind == Entity.Kind.ORGANISATION) {
            organisation = named.get();
          }
          continue;
        }
        String word = lower(i);
        boolean office = words.office(word).isPresent();
        if ((!office && !words.isOrganisation(word)) || !isDefinite(i)) {
          continue;
        }
        if (office) {
          Figure holder = holder(holders.getOrDefault(word, List.of()), i);
          cast.place(i, i + 1, Mention.Kind.ROLE, Optional.ofNullable(holder));
        } else if (organisation != null && i - lastToken(organisation, i) < 60) {
          // Sixty tokens are two or three sentences.
          cast.place(i, i + 1, Mention.Kind.ROLE, Optional.of(organisation));
        }
      }
    }

    /** "the", up to three words, and not the start of a longer name for something else. */
    private boolean isDefinite(int i) {
      int end = sentenceOf.get(i).last().index() + 1;
      if (i + 1 < end && (tokens.get(i + 1).is("NN") || text(i + 1).equals("of"))) {
        return false;
      }
      for (int k = i - 1; k >= Math.max(sentenceOf.get(i).first().index(), i - 4); k--) {
        String text = lower(k);
        if (text.equals("the")) {
          return true;
        }
        if (!tokens.get(k).is("JJ") && !tokens.get(k).is("NN") && !tokens.get(k).is("VBN")) {
          return false;
        }
      }
      return false;
    }

    private @Nullable Figure holder(List<Figure> figures, int at) {
      Figure best = null;
      int latest = -1;
      for (Figure figure : figures) {
        int last = lastToken(figure, at);
        if (last > latest) {
          latest = last;
          best = figure;
        }
      }
      return best;
    }

    private int lastToken(Figure figure, int before) {
      int last = -1;
      for (Place place : figure.places) {
        if (place.from() < before) {
          last = Math.max(last, place.from());
        }
      }
      return last;
    }

    /** Pronouns outside quoted words, resolved to whoever is most talked about there. */
    private void resolvePronouns() {
      for (int i = 0; i < tokens.size(); i++) {
        Optional<Figure> named = cast.figureAt(i);
        String word = lower(i);
        boolean male = MALE.contains(word);
        if (named.isPresent() || quoted[i] || (!male && !FEMALE.contains(word))) {
          continue;
        }
        Gender gender = male ? Gender.MALE : Gender.FEMALE;
        Figure figure = antecedent(i, gender);
        if (figure != null) {
          if (male) {
            figure.he++;
          } else {
            figure.she++;
          }
        }
        cast.place(i, i + 1, Mention.Kind.PRONOUN, Optional.ofNullable(figure));
      }
      for (Figure figure : cast.figures()) {
        if (figure.gender == Gender.UNKNOWN && figure.he + figure.she > 0) {
          if (figure.he > 2 * figure.she) {
            figure.learn(Gender.MALE, "he");
          } else if (figure.she > 2 * figure.he) {
            figure.learn(Gender.FEMALE, "she");
          }
        }
      }
    }

    private @Nullable Figure antecedent(int pronoun, Gender gender) {
      Map<Figure, Double> scores = new HashMap<>();
      Sentence here = sentenceOf.get(pronoun);
      // Three sentences back; further back nobody remembers who "he" is.
      int oldest = Math.max(0, here.index() - 3);
      for (int i = pronoun - 1; i >= 0 && sentenceOf.get(i).index() >= oldest; i--) {
        Optional<Place> place = cast.at(i);
        if (place.isEmpty() || place.get().from() != i || place.get().figure().isEmpty()) {
          continue;
        }
        Figure figure = place.get().figure().get();
        boolean mayBe =
            figure.isPerson()
                || (figure.kind == Entity.Kind.OTHER
                    && figure.gender == Gender.UNKNOWN
                    && !isPlural(place.get()));
        if (!mayBe || figure.gender.contradicts(gender)) {
          continue;
        }
        int back = here.index() - sentenceOf.get(i).index();
        double score =
            switch (back) {
              case 0 -> 3;
              case 1 -> 2.5;
              case 2 -> 1.2;
              default -> 0.6;
            };
        score *= isSubject(place.get()) ? 1.6 : 1;
        score *= quoted[i] ? 0.3 : 1;
        score *= figure.gender == gender ? 1.3 : figure.isPerson() || figure.speaks ? 1 : 0.6;
        score *= isPossessive(place.get()) ? 0.8 : 1;
        scores.merge(figure, score, (old, more) -> Math.max(old, more) + 0.2 * Math.min(old, more));
      }
      Figure best = null;
      for (Map.Entry<Figure, Double> entry : scores.entrySet()) {
        if (best == null
            || entry.getValue() > scores.getOrDefault(best, 0.0)
            || (entry.getValue().equals(scores.getOrDefault(best, 0.0))
                && entry.getKey().id < best.id)) {
          best = entry.getKey();
        }
      }
      return best;
    }

    /** "Democrats", "Iranians". */
    private boolean isPlural(Place place) {
      Token last = tokens.get(place.to() - 1);
      return last.is("NNPS") || last.canBe("NNPS") || last.canBe("NNS");
    }

    private boolean isPossessive(Place place) {
      return place.to() < tokens.size()
          && (text(place.to()).equals("'s") || text(place.to()).equals("’s"));
    }

    /** Whether a finite verb follows, right away or behind an apposition. */
    private boolean isSubject(Place place) {
      int i = place.to();
      int end = sentenceOf.get(place.from()).last().index() + 1;
      if (i < end && text(i).equals("(")) {
        while (i < end && !text(i).equals(")")) {
          i++;
        }
        i++;
      }
      if (i < end && text(i).equals(",")) {
        int close = i + 1;
        while (close < Math.min(end, i + 15) && !text(close).equals(",")) {
          close++;
        }
        i = close + 1;
      }
      while (i < end && (tokens.get(i).is("RB") || tokens.get(i).text().equals("who"))) {
        i++;
      }
      return i < end
          && (tokens.get(i).is("VBD")
              || tokens.get(i).is("VBZ")
              || tokens.get(i).is("VBP")
              || tokens.get(i).is("MD"));
    }
  }
}
