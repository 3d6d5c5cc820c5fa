package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.proofwire.analysis.Name;
import org.proofwire.article.Span;
import org.proofwire.rule.RuleFiles;

/**
 * Finds names that an article spells in two ways.
 *
 * <p>Two words are compared where they stand in the same place of a name, as surnames (or the only
 * word) or as given names. How much they may differ depends on their length and on what stands
 * around them: two given names that disagree forbid it, an agreeing one allows a slip of the
 * fingers, and where nothing is known only letters that stand for one sound may differ. Safe for
 * use by several threads.
 */
final class Variants {
  /** Allowed distance for each letter beyond the third, where nothing else is known. */
  private static final double PER_LETTER = 0.16;

  private static final double LEAST_ALLOWED = 0.1;
  private static final double MOST_ALLOWED = 1.0;

  /** A given name that agrees allows so much more. */
  private static final double KNOWN_GIVEN = 2.3;

  /** And never more than this: about one wrong letter and a half. */
  private static final double MOST_ALLOWED_WITH_GIVEN = 1.3;

  /** Given names of relatives are often alike, so they are allowed less. */
  private static final double FOR_GIVEN = 1.0;

  /** An ordinary word is a name's other spelling only if it sounds the same: "Bark", "Barq". */
  private static final double FOR_ORDINARY_WORD = 0.15;

  /** A distance from which a letter is missing, not written otherwise; as in {@link Sounds}. */
  private static final double DROPPED_VOWEL = 0.5;

  private static final int SHORTEST = 3;
  private static final int MOST_EDITS = 3;
  private static final LevenshteinDistance EDITS = new LevenshteinDistance(MOST_EDITS);

  /** One or two syllables of Chinese in pinyin, where every letter counts: Hunan, Henan. */
  private static final Pattern PINYIN =
      Pattern.compile(
          "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
              + "(?:iang|uang|iong|uai|uan|iao|ian|ang|eng|ing|ong|ua|uo|ui|un|ue|ia|ie|iu|in|ai|ei|ao|ou|an|en|a|o|e|i|u)){1,2}");

  private final Sounds sounds;
  private final PhoneticKeys keys = new PhoneticKeys();
  private final Map<String, Set<Integer>> same;

  /** Line and place in it, by folded name. */
  private final Map<String, Map<Integer, Integer>> other;

  private final Set<String> endings;

  /**
   * What a list of names must know.
   *
   * @param sounds how far apart spellings are
   * @param same lines of spellings of one name that sound too unlike to be recognised
   * @param other lines of names that are alike and yet different; a slash stands between spellings
   *     of one name
   * @param endings what makes another word of a name: pairs such as {@code -/ian}, {@code o/a}
   */
  Variants(Sounds sounds, List<String> same, List<String> other, Collection<String> endings) {
    this.sounds = sounds;
    this.same = groups(same);
    this.other = places(other);
    this.endings = Set.copyOf(endings);
  }

  static Variants from(RuleFiles files) {
    return new Variants(
        new Sounds(files.lines("names/sounds.txt")),
        files.lines("names/same-names.txt"),
        files.lines("names/other-names.txt"),
        files.lines("names/endings.txt"));
  }

  private static Map<String, Set<Integer>> groups(List<String> lines) {
    var groups = new HashMap<String, Set<Integer>>();
    for (int i = 0; i < lines.size(); i++) {
      for (String name : lines.get(i).split("\\s+", -1)) {
        groups.computeIfAbsent(Name.fold(name), n -> new LinkedHashSet<>()).add(i);
      }
    }
    return groups;
  }

  private static Map<String, Map<Integer, Integer>> places(List<String> lines) {
    var places = new HashMap<String, Map<Integer, Integer>>();
    for (int i = 0; i < lines.size(); i++) {
      String[] names = lines.get(i).split("\\s+", -1);
      for (int j = 0; j < names.length; j++) {
        for (String spelling : names[j].split("/", -1)) {
          places.computeIfAbsent(Name.fold(spelling), n -> new HashMap<>()).put(i, j);
        }
      }
    }
    return places;
  }

  /** What tells that two words are one name. */
  enum Ground {
    /** The same letters but for hyphens, spaces, diacritics or the Arabic article. */
    FORM,
    /** Surnames with a given name that agrees. */
    FULL_NAME,
    /** Surnames, or single names, of which nothing more is known. */
    ALONE,
    /** Given names before one surname. */
    GIVEN
  }

  /**
   * Two spellings of one name.
   *
   * @param usual the spelling that the article uses more often
   * @param rare the other one
   * @param ground what tells so
   * @param distance how far apart, as a share of what is allowed, 0 to 1
   */
  record Variant(Spelling usual, Spelling rare, Ground ground, double distance) {}

  /**
   * One spelling with all its uses.
   *
   * @param text the word as written
   * @param uses where it stands, in the order of reading
   */
  record Spelling(String text, List<Use> uses) {
    Spelling {
      uses = List.copyOf(uses);
    }

    private String folded() {
      return uses.get(0).word().folded();
    }

    private List<Use> asLast() {
      return uses.stream().filter(Use::isLast).toList();
    }

    private List<Use> asGiven() {
      return uses.stream().filter(use -> !use.isLast()).toList();
    }
  }

  /**
   * A word in a name.
   *
   * @param place which of its words; {@link #WHOLE} for all of them
   */
  record Use(Name name, int place) {
    static final int WHOLE = -1;

    Span span() {
      return place == WHOLE ? name.span() : word().span();
    }

    Name.Word word() {
      return name.words().get(place);
    }

    boolean isLast() {
      return place == name.words().size() - 1;
    }
  }

  /**
   * All pairs of spellings, in the order of the rarer one's first use.
   *
   * @param names in the order of reading
   * @param isOrdinary whether a word is an English word that is no name
   * @param isKnown whether a word is an English word or a name that English dictionaries have
   */
  List<Variant> in(List<Name> names, Predicate<String> isOrdinary, Predicate<String> isKnown) {
    List<Spelling> spellings = spellings(names);
    Map<String, Set<String>> keysOf = new HashMap<>();
    var variants = new ArrayList<Variant>();
    for (int i = 0; i < spellings.size(); i++) {
      for (int j = i + 1; j < spellings.size(); j++) {
        Spelling one = spellings.get(i);
        Spelling two = spellings.get(j);
        if (mayBeOne(one, two, keysOf)) {
          judge(one, two, isOrdinary).ifPresent(variants::add);
        }
      }
    }
    variants.addAll(respaced(names, isKnown));
    return List.copyOf(variants);
  }

  /** Names whose words are divided in two ways: "Xi Jinping", "Xi Jin Ping". */
  private static List<Variant> respaced(List<Name> names, Predicate<String> isKnown) {
    var byLetters = new LinkedHashMap<String, Map<Integer, List<Use>>>();
    for (Name name : names) {
      if (name.certain()) {
        byLetters
            .computeIfAbsent(name.glued(), letters -> new LinkedHashMap<>())
            .computeIfAbsent(name.words().size(), size -> new ArrayList<>())
            .add(new Use(name, Use.WHOLE));
      }
    }
    var variants = new ArrayList<Variant>();
    for (Map<Integer, List<Use>> forms : byLetters.values()) {
      List<Spelling> spellings =
          forms.values().stream()
              .map(uses -> new Spelling(uses.get(0).name().text(), uses))
              .toList();
      for (Spelling two : spellings.subList(1, spellings.size())) {
        if (isEnglish(spellings.get(0), isKnown) || isEnglish(two, isKnown)) {
          continue;
        }
        variants.add(ordered(spellings.get(0), two, Ground.FORM, 0, 0));
      }
    }
    return variants;
  }

  /** "African-Americans" is no slip for "African Americans". */
  private static boolean isEnglish(Spelling spelling, Predicate<String> isKnown) {
    Name name = spelling.uses().get(0).name();
    return !isPinyin(name) && name.words().stream().allMatch(word -> isKnown.test(word.text()));
  }

  private static List<Spelling> spellings(List<Name> names) {
    var uses = new LinkedHashMap<String, List<Use>>();
    for (Name name : names) {
      for (int i = 0; i < name.words().size(); i++) {
        Name.Word word = name.words().get(i);
        if (!word.folded().isEmpty() && !isShout(word.text())) {
          uses.computeIfAbsent(word.text(), w -> new ArrayList<>()).add(new Use(name, i));
        }
      }
    }
    return uses.entrySet().stream()
        .map(entry -> new Spelling(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static boolean isShout(String word) {
    return word.chars().filter(Character::isUpperCase).count() > 1
        && word.chars().noneMatch(Character::isLowerCase);
  }

  /** A quick look: like sounds, few edits, or a list that names both. */
  private boolean mayBeOne(Spelling one, Spelling two, Map<String, Set<String>> keysOf) {
    String a = one.folded();
    String b = two.folded();
    if (Math.min(a.length(), b.length()) < SHORTEST) {
      return a.equals(b);
    }
    if (inOneGroup(same, a, b)) {
      return true;
    }
    // Each edit changes at most two of the letters that the words are made of.
    if (Math.abs(a.length() - b.length()) > MOST_EDITS
        || Integer.bitCount(letters(a) ^ letters(b)) > 2 * MOST_EDITS) {
      return false;
    }
    return EDITS.apply(a, b) >= 0
        || !Collections.disjoint(
            keysOf.computeIfAbsent(a, keys::of), keysOf.computeIfAbsent(b, keys::of));
  }

  /** Which letters a folded word has, one bit each. */
  private static int letters(String word) {
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      letters |= 1 << (word.charAt(i) - 'a');
    }
    return letters;
  }

  private Optional<Variant> judge(Spelling one, Spelling two, Predicate<String> isOrdinary) {
    String a = one.folded();
    String b = two.folded();
    if (standTogether(one, two)) {
      return Optional.empty();
    }
    if (a.equals(b)) {
      return sameLetters(one, two, isOrdinary);
    }
    boolean known = inOneGroup(same, a, b);
    boolean pinyin = isPinyin(one) && isPinyin(two);
    if (!known && (areTwo(a, b) || pinyin || arePartsTwo(one.text(), two.text()))) {
      return Optional.empty();
    }
    double distance = known ? 0 : sounds.distance(a, b);
    double length = (a.length() + b.length()) / 2.0;
    double open = Math.min(MOST_ALLOWED, Math.max(LEAST_ALLOWED, PER_LETTER * (length - 3)));
    if (isOrdinary.test(one.text()) || isOrdinary.test(two.text())) {
      if (isOrdinary.test(one.text()) && isOrdinary.test(two.text())) {
        return Optional.empty();
      }
      open = Math.min(open, FOR_ORDINARY_WORD);
    }
    Optional<Variant> surname = asSurnames(one, two, distance, open);
    return surname.isPresent() ? surname : asGiven(one, two, distance, open * FOR_GIVEN);
  }

  private static Optional<Variant> sameLetters(
      Spelling one, Spelling two, Predicate<String> isOrdinary) {
    boolean bareArticle =
        one.uses().get(0).word().article().isEmpty()
            != two.uses().get(0).word().article().isEmpty();
    // Not equalsIgnoreCase, which takes Turkish "ı" for "i".
    boolean onlyCapitals =
        one.text().toLowerCase(Locale.ROOT).equals(two.text().toLowerCase(Locale.ROOT));
    if (bareArticle || onlyCapitals || isOrdinary.test(one.text())) {
      return Optional.empty(); // "Assad" for "al-Assad" is short, not wrong
    }
    return Optional.of(ordered(one, two, Ground.FORM, 0, 0));
  }

  private Optional<Variant> asSurnames(Spelling one, Spelling two, double distance, double open) {
    List<Use> ones = one.asLast();
    List<Use> twos = two.asLast();
    if (ones.isEmpty() || twos.isEmpty()) {
      return Optional.empty();
    }
    List<Use> fullOnes = ones.stream().filter(use -> use.place() > 0).toList();
    List<Use> fullTwos = twos.stream().filter(use -> use.place() > 0).toList();
    if (fullOnes.isEmpty() || fullTwos.isEmpty()) {
      return distance <= open
          ? Optional.of(ordered(one, two, Ground.ALONE, distance, open))
          : Optional.empty();
    }
    boolean agree =
        fullOnes.stream()
            .anyMatch(
                first ->
                    fullTwos.stream()
                        .anyMatch(second -> agree(first.name().given(), second.name().given())));
    double allowed = Math.min(MOST_ALLOWED_WITH_GIVEN, open * KNOWN_GIVEN);
    return agree && distance <= allowed
        ? Optional.of(ordered(one, two, Ground.FULL_NAME, distance, allowed))
        : Optional.empty();
  }

  /** Whether each word of the shorter list has its like in the longer one. */
  private boolean agree(List<Name.Word> one, List<Name.Word> two) {
    List<Name.Word> few = one.size() <= two.size() ? one : two;
    List<Name.Word> many = one.size() <= two.size() ? two : one;
    return few.stream()
        .allMatch(word -> many.stream().anyMatch(match -> agree(word.folded(), match.folded())));
  }

  private boolean agree(String one, String two) {
    if (one.equals(two) || inOneGroup(same, one, two)) {
      return true;
    }
    if (one.length() == 1 || two.length() == 1) {
      return !one.isEmpty() && !two.isEmpty() && one.charAt(0) == two.charAt(0);
    }
    if (one.length() > 3 && two.length() > 3 && (one.endsWith(two) || two.endsWith(one))) {
      return true; // "Ghani" for "Abdul Ghani"
    }
    double length = (one.length() + two.length()) / 2.0;
    return !areTwo(one, two) && sounds.distance(one, two) <= FOR_GIVEN * PER_LETTER * (length - 3);
  }

  private Optional<Variant> asGiven(Spelling one, Spelling two, double distance, double allowed) {
    if (distance > allowed) {
      return Optional.empty();
    }
    for (Use first : one.asGiven()) {
      for (Use second : two.asGiven()) {
        if (sameButFor(first, second)) {
          return Optional.of(ordered(one, two, Ground.GIVEN, distance, allowed));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether all other words of the two names agree. */
  private boolean sameButFor(Use one, Use two) {
    List<Name.Word> ones = without(one);
    List<Name.Word> twos = without(two);
    boolean lastAgrees =
        agree(one.name().last().folded(), two.name().last().folded())
            && one.name().words().size() - one.place() == two.name().words().size() - two.place();
    return lastAgrees && agree(ones, twos);
  }

  private static List<Name.Word> without(Use use) {
    var rest = new ArrayList<>(use.name().words());
    rest.remove(use.place());
    return rest;
  }

  /** Two names in one list or joined by "and" are two: "Ali and Alia". */
  private static boolean standTogether(Spelling one, Spelling two) {
    return one.uses().stream()
        .anyMatch(first -> two.uses().stream().anyMatch(second -> standTogether(first, second)));
  }

  private static boolean standTogether(Use one, Use two) {
    if (one.name().equals(two.name())) {
      return true;
    }
    int gap =
        Math.max(
            two.name().span().start() - one.name().span().end(),
            one.name().span().start() - two.name().span().end());
    // " and ", ", " or " vs. ": no room for more
    return one.name().sentence() == two.name().sentence() && gap > 0 && gap <= 6;
  }

  private static boolean isPinyin(Spelling spelling) {
    return spelling.uses().stream().allMatch(use -> isPinyin(use.name()));
  }

  private static boolean isPinyin(Name name) {
    return name.words().stream().allMatch(word -> PINYIN.matcher(word.folded()).matches());
  }

  /** "Asia-Pacific" and "Asian-Pacific" differ as Asia and Asian do. */
  private boolean arePartsTwo(String one, String two) {
    String[] ones = one.split("-", -1);
    String[] twos = two.split("-", -1);
    return ones.length > 1
        && ones.length == twos.length
        && IntStream.range(0, ones.length)
            .anyMatch(i -> areTwo(Name.fold(ones[i]), Name.fold(twos[i])));
  }

  private boolean areTwo(String one, String two) {
    Map<Integer, Integer> ones = other.getOrDefault(one, Map.of());
    Map<Integer, Integer> twos = other.getOrDefault(two, Map.of());
    boolean listed =
        ones.entrySet().stream()
            .anyMatch(
                place ->
                    twos.containsKey(place.getKey())
                        && !place.getValue().equals(twos.get(place.getKey())));
    return listed || isOtherWord(one, two);
  }

  /** Whether an ending makes another word: Iran, Iranian; Petrov, Petrova; Mario, Maria. */
  private boolean isOtherWord(String one, String two) {
    int shared = 0;
    while (shared < Math.min(one.length(), two.length())
        && one.charAt(shared) == two.charAt(shared)) {
      shared++;
    }
    for (int stem = shared; stem >= Math.max(2, shared - 2); stem--) {
      String a = one.substring(stem);
      String b = two.substring(stem);
      char before = one.charAt(stem - 1);
      if (isEndingPair(a, b, before) || isEndingPair(b, a, before)) {
        return true;
      }
    }
    return false;
  }

  private boolean isEndingPair(String a, String b, char before) {
    String pair = (a.isEmpty() ? "-" : a) + "/" + (b.isEmpty() ? "-" : b);
    // "Zelensky", "Zelenskyi" is a spelling; "Kuwait", "Kuwaiti" is another word.
    boolean softEnd = a.isEmpty() && (b.equals("i") || b.equals("y"));
    boolean doubled = a.isEmpty() && b.length() == 1 && b.charAt(0) == before; // "Weizmann"
    return endings.contains(pair) && !doubled && !(softEnd && isVowel(before));
  }

  private static boolean isVowel(char letter) {
    return "aeiouy".indexOf(letter) >= 0;
  }

  private static boolean inOneGroup(Map<String, Set<Integer>> groups, String one, String two) {
    Set<Integer> ones = groups.getOrDefault(one, Set.of());
    return groups.getOrDefault(two, Set.of()).stream().anyMatch(ones::contains);
  }

  /**
   * Which of two spellings is the usual one: used more often, else longer where a letter is missing
   * in the other, as translation drops letters sooner than it adds some, else the one with the
   * fuller name, else the first.
   *
   * @param distance in letters, not in shares
   */
  private static Variant ordered(
      Spelling one, Spelling two, Ground ground, double distance, double allowed) {
    boolean letterMissing = distance >= DROPPED_VOWEL;
    Comparator<Spelling> usual =
        Comparator.<Spelling>comparingInt(spelling -> spelling.uses().size())
            .thenComparingInt(spelling -> letterMissing ? Name.fold(spelling.text()).length() : 0)
            .thenComparingInt(Variants::mostWords);
    double share = allowed == 0 ? 0 : distance / allowed;
    return usual.compare(two, one) > 0
        ? new Variant(two, one, ground, share)
        : new Variant(one, two, ground, share);
  }

  private static int mostWords(Spelling spelling) {
    return spelling.uses().stream().mapToInt(use -> use.name().words().size()).max().orElse(0);
  }
}
