package org.proofwire.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Category;
import org.proofwire.article.Finding;
import org.proofwire.rule.RuleFileException;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleFiles.RuleFile;

/**
 * What a newsroom lets stand: words and names of its own, single findings, and rules for some
 * articles. Never changed once made, so threads may share it.
 *
 * @param entries in the order of the file
 */
public record Acceptances(List<Acceptance> entries) {
  /** Nothing is let stand. */
  public static final Acceptances NONE = new Acceptances(List.of());

  /** LanguageTool's own ids, which are too many to know: {@code EN_A_VS_AN}. */
  private static final Pattern LANGUAGETOOL = Pattern.compile("[A-Z][A-Z0-9_]*(\\[\\d+])?");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*");

  /** Only comments, and perhaps the key of the list with no entry yet. */
  private static final Pattern NOTHING = Pattern.compile("(?:\\s|#.*\\R?|(?<![^\\n])accept:)*");

  private static final List<String> KEYS =
      List.of("word", "name", "finding", "rule", "path", "reason");

  private static final Pattern KEY_OF_ENTRY =
      Pattern.compile("^\\s*(?:- +|(?<= ))([A-Za-z-]+):(?: |$)");

  /** Rules of these kinds complain of words that English lacks, so its own are not at issue. */
  private static final Set<Category> ABOUT_UNKNOWN_WORDS =
      Set.of(Category.SPELLING, Category.UNTRANSLATED);

  public Acceptances {
    entries = List.copyOf(entries);
  }

  /**
   * Reads them from the text of a {@code .proofwire.yml}.
   *
   * @param shown the file's name, for messages
   * @param rules ids of all rules that there are
   * @throws RuleFileException with file, line and what was expected, if the text has a mistake
   */
  public static Acceptances parse(String shown, String content, Set<String> rules) {
    if (NOTHING.matcher(content).matches()) {
      return NONE;
    }
    List<Acceptance> entries = entries(shown, content);
    for (Acceptance entry : entries) {
      if (entry.kind() == Acceptance.Kind.RULE) {
        unknownRule(entry.value(), rules)
            .ifPresent(
                problem -> {
                  throw new RuleFileException(
                      shown + ":" + line(entry.value(), content) + ": " + problem);
                });
      }
    }
    return new Acceptances(entries);
  }

  private static List<Acceptance> entries(String shown, String content) {
    try {
      return RuleFiles.parse(new RuleFile(shown, shown, content), Yaml.class).accept();
    } catch (RuleFileException e) {
      requireKnownKeys(shown, content);
      throw e;
    }
  }

  /** A misspelt key first of all, or the user is told that the right one is missing. */
  private static void requireKnownKeys(String shown, String content) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher key = KEY_OF_ENTRY.matcher(lines.get(i));
      if (key.find() && !KEYS.contains(key.group(1))) {
        throw new RuleFileException(
            "%s:%d: unknown key “%s”.%s"
                .formatted(shown, i + 1, key.group(1), RuleFiles.didYouMean(key.group(1), KEYS)));
      }
    }
  }

  /** What to tell someone who names a rule that there is not; empty if there is one. */
  public static Optional<String> unknownRule(String id, Set<String> rules) {
    return rules.contains(id) || LANGUAGETOOL.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("no rule “" + id + "”." + nearest(id, rules));
  }

  private static String nearest(String id, Set<String> rules) {
    String nearest = RuleFiles.didYouMean(id, rules);
    return nearest.startsWith(" Did") ? nearest : " “proofwire rules” lists them all.";
  }

  private static int line(String rule, String content) {
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("rule:") && lines.get(i).contains(rule)) {
        return i + 1;
      }
    }
    return 1;
  }

  private record Yaml(List<Acceptance> accept) {
    @JsonCreator
    static Yaml of(@Nullable List<Acceptance> accept) {
      return new Yaml(accept == null ? List.of() : accept);
    }
  }

  /** These and one more. */
  public Acceptances with(Acceptance entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    return new Acceptances(all);
  }

  /** These but one, however often it was written. */
  public Acceptances without(Acceptance entry) {
    return new Acceptances(entries.stream().filter(each -> !each.isSameAs(entry)).toList());
  }

  /** Whether the same thing is let stand already. */
  public boolean contains(Acceptance entry) {
    return entries.stream().anyMatch(entry::isSameAs);
  }

  /** Those that hold for the article at a path, which has {@code /} between folders. */
  Acceptances at(String path) {
    return new Acceptances(
        entries.stream()
            .filter(entry -> entry.path().isEmpty() || fits(entry.path().get(), path))
            .toList());
  }

  /**
   * As in {@code .gitignore}: {@code *} stays within a folder, {@code **} does not, a glob without
   * {@code /} is the name of a file anywhere, and one that ends in {@code /} is all that is in a
   * folder.
   */
  private static boolean fits(String glob, String path) {
    String whole = glob.endsWith("/") ? glob + "**" : glob;
    String regex =
        Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+")
            .matcher(whole.replaceFirst("^\\./|^/", ""))
            .results()
            .map(
                part ->
                    switch (part.group()) {
                      case "**/" -> "(?:.*/)?";
                      case "**" -> ".*";
                      case "*" -> "[^/]*";
                      case "?" -> "[^/]";
                      default -> Pattern.quote(part.group());
                    })
            .collect(Collectors.joining());
    String anywhere = whole.contains("/") ? regex : "(?:.*/)?" + regex;
    return com.google.re2j.Pattern.compile(anywhere, com.google.re2j.Pattern.DOTALL).matches(path);
  }

  /**
   * The entry that lets a finding stand for its words or its rule, if one does.
   *
   * @param text the article's text
   * @param isEnglish whether a word is English
   */
  Optional<Acceptance> of(Finding finding, String text, Predicate<String> isEnglish) {
    return entries.stream()
        .filter(
            entry -> entry.kind() == Acceptance.Kind.RULE && entry.value().equals(finding.rule()))
        .findFirst()
        .or(() -> ofWords(finding, text, isEnglish));
  }

  /** The entry that lets a finding of this fingerprint stand, if one does. */
  Optional<Acceptance> of(String fingerprint) {
    return entries.stream()
        .filter(entry -> entry.kind() == Acceptance.Kind.FINDING)
        .filter(
            entry ->
                entry.value().equals(fingerprint)
                    || fingerprint.startsWith(entry.value() + ":")) // all that are alike
        .findFirst();
  }

  /**
   * The words at issue must all be the newsroom's: not those that the finding's evidence has too
   * (the given name of a name spelled two ways), nor English ones where unknown words are the
   * complaint. One entry stands for one place, so that a word said twice is still found.
   */
  private Optional<Acceptance> ofWords(Finding finding, String text, Predicate<String> isEnglish) {
    List<String> words = words(finding.span().in(text));
    Set<String> elsewhere = new HashSet<>();
    finding.evidence().forEach(each -> elsewhere.addAll(words(each.span().in(text))));
    boolean unknownWords = ABOUT_UNKNOWN_WORDS.contains(finding.category());
    Optional<Acceptance> first = Optional.empty();
    Set<Acceptance> used = new HashSet<>();
    int at = 0;
    while (at < words.size()) {
      int from = at;
      Optional<Match> match =
          entries.stream()
              .filter(entry -> !used.contains(entry))
              .map(entry -> new Match(entry, length(entry, words, from)))
              .filter(each -> each.length() > 0)
              .findFirst();
      if (match.isPresent()) {
        first = first.or(() -> match.map(Match::entry));
        used.add(match.get().entry());
        at += match.get().length();
      } else if (elsewhere.contains(words.get(at))
          || (unknownWords && isEnglish.test(words.get(at)))) {
        at++;
      } else {
        return Optional.empty();
      }
    }
    return first;
  }

  private record Match(Acceptance entry, int length) {}

  /** How many of the words from a place are the entry's; 0 if it is not there. */
  private static int length(Acceptance entry, List<String> words, int from) {
    if (entry.kind() != Acceptance.Kind.WORD && entry.kind() != Acceptance.Kind.NAME) {
      return 0;
    }
    List<String> own = words(entry.value());
    if (!own.isEmpty() && from + own.size() <= words.size()) {
      boolean all = true;
      for (int i = 0; i < own.size(); i++) {
        all &= isSame(own.get(i), words.get(from + i));
      }
      if (all) {
        return own.size();
      }
    }
    // of a whole name, the surname is used alone as well
    boolean part =
        entry.kind() == Acceptance.Kind.NAME
            && own.stream().anyMatch(word -> isSame(word, words.get(from)));
    return part ? 1 : 0;
  }

  /** A word in small letters may be written any way, one with capitals in capitals too. */
  private static boolean isSame(String own, String word) {
    return own.equals(word)
        || own.toUpperCase(Locale.ROOT).equals(word)
        || (own.equals(own.toLowerCase(Locale.ROOT)) && own.equalsIgnoreCase(word));
  }

  /** The words of a text, without possessive endings. */
  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group().replace('’', '\'').replaceFirst("'[sS]?$", ""))
        .toList();
  }
}
