package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Severity;

/**
 * A list of phrases that give away a machine, as a linguist writes it. Its {@code language} may
 * name several, {@code Spanish, Portuguese}, and holds for every entry without one of its own.
 *
 * @param rule id of the rule that reports them
 * @param entries the phrases
 */
record Lexicon(String rule, List<Entry> entries) {
  /** {@code $2} or {@code <vote:2>}: the place of a word in the pattern. */
  private static final Pattern REFERENCE = Pattern.compile("(?:\\$|:)(\\d)");

  @JsonCreator
  static Lexicon of(
      @Nullable String rule,
      @Nullable String language,
      @Nullable String about,
      @Nullable List<Entry> entries) {
    List<String> languages = listed(language);
    return new Lexicon(
        RuleYaml.given("rule", rule),
        entries == null
            ? List.of()
            : entries.stream().map(entry -> entry.inLanguages(languages)).toList());
  }

  private static List<String> listed(@Nullable String commaSeparated) {
    return commaSeparated == null
        ? List.of()
        : Arrays.stream(commaSeparated.split(",")).map(String::strip).toList();
  }

  /**
   * One phrase.
   *
   * @param pattern what to find
   * @param source the pattern as written, for messages to whoever edits the file
   * @param languages the languages that it may be carried over from, those of the list unless the
   *     entry has its own; empty if from none
   * @param meant what the original probably said, or why the phrase is wrong
   * @param write what to write instead; a replacement for the marked words unless it has an
   *     ellipsis
   * @param severity where it differs from the rule's
   * @param confidence where it differs from the rule's
   * @param unless patterns; where one of them matches in the same sentence, the phrase is right
   * @param topics words of what the article must be about for the phrase to be wrong; any, if none
   * @param otherTopics words of what it must not be about
   * @param wrong a sentence with the phrase marked
   * @param right a sentence where the same words are good English
   */
  record Entry(
      TokenPattern pattern,
      String source,
      List<String> languages,
      String meant,
      Optional<String> write,
      Optional<Severity> severity,
      Optional<Double> confidence,
      List<TokenPattern> unless,
      List<Topic> topics,
      List<Topic> otherTopics,
      Example wrong,
      Optional<Example> right) {
    @JsonCreator
    static Entry of(
        @Nullable String pattern,
        @Nullable String language,
        @Nullable String meant,
        @Nullable String write,
        @Nullable String severity,
        @Nullable Double confidence,
        @Nullable List<String> unless,
        @Nullable String topic,
        @Nullable String unlessTopic,
        @Nullable String wrong,
        @Nullable String right,
        @JacksonInject WordKinds kinds) {
      String source = RuleYaml.given("pattern", pattern);
      TokenPattern parsed = TokenPattern.parse(source, kinds);
      if (write != null) {
        checkReferences(write, parsed);
      }
      return new Entry(
          parsed,
          source,
          listed(language),
          RuleYaml.given("meant", meant),
          Optional.ofNullable(write),
          Optional.ofNullable(severity).map(RuleYaml::severity),
          Optional.ofNullable(confidence),
          unless == null
              ? List.of()
              : unless.stream().map(other -> TokenPattern.parse(other, kinds)).toList(),
          listed(topic).stream().map(name -> Topic.of(name, kinds)).toList(),
          listed(unlessTopic).stream().map(name -> Topic.of(name, kinds)).toList(),
          Example.parse(RuleYaml.given("wrong", wrong), null, null, null),
          Optional.ofNullable(right).map(text -> Example.parse(null, text, null, null)));
    }

    private static void checkReferences(String write, TokenPattern pattern) {
      REFERENCE
          .matcher(write)
          .results()
          .mapToInt(found -> Integer.parseInt(found.group(1)))
          .filter(place -> place < 1 || place > pattern.size())
          .forEach(
              place -> {
                throw new IllegalArgumentException(
                    "“write” asks for word %d of a pattern of %d: %s"
                        .formatted(place, pattern.size(), write));
              });
    }

    private Entry inLanguages(List<String> usual) {
      return languages.isEmpty() && !usual.isEmpty()
          ? new Entry(
              pattern,
              source,
              usual,
              meant,
              write,
              severity,
              confidence,
              unless,
              topics,
              otherTopics,
              wrong,
              right)
          : this;
    }

    /** Whether an article with these words in it can have this phrase. */
    boolean fits(Set<String> vocabulary, TokenPattern.Match match) {
      return (topics.isEmpty() || topics.stream().anyMatch(topic -> topic.isOf(vocabulary, match)))
          && otherTopics.stream().noneMatch(topic -> topic.isOf(vocabulary, match));
    }
  }

  /** What an article may be about, by words that tell: {@code FOOTBALL}. */
  record Topic(Set<String> words) {
    /** How many different words of a topic an article must hold to be about it. */
    private static final int TELLING = 2;

    static Topic of(String name, WordKinds kinds) {
      return new Topic(
          kinds
              .meaning(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no list of words for the topic “%s”: rules/kinds/%s.txt"
                              .formatted(name, name.toLowerCase(Locale.ROOT)))));
    }

    /** Whether an article is about it, by words that are not in the phrase itself. */
    boolean isOf(Set<String> vocabulary, TokenPattern.Match match) {
      Set<String> phrase =
          match.elements().stream()
              .flatMap(List::stream)
              .flatMap(token -> TokenPattern.forms(token).stream())
              .collect(Collectors.toSet());
      return words.stream()
              .filter(word -> vocabulary.contains(word) && !phrase.contains(word))
              .limit(TELLING)
              .count()
          == TELLING;
    }
  }
}
