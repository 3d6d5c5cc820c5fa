package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Severity;

/**
 * A list of phrases that give away a machine, as a linguist writes it.
 *
 * @param rule id of the rule that reports them
 * @param language the language that they are carried over from, empty if from none
 * @param entries the phrases
 */
record Lexicon(String rule, String language, List<Entry> entries) {
  @JsonCreator
  static Lexicon of(
      @Nullable String rule,
      @Nullable String language,
      @Nullable String about,
      @Nullable List<Entry> entries) {
    return new Lexicon(
        RuleYaml.given("rule", rule),
        language == null ? "" : language,
        entries == null ? List.of() : List.copyOf(entries));
  }

  /**
   * One phrase.
   *
   * @param pattern what to find
   * @param source the pattern as written, for messages to whoever edits the file
   * @param meant what the original probably said, or why the phrase is wrong
   * @param write what to write instead; a replacement for the marked words unless it has an
   *     ellipsis
   * @param severity where it differs from the rule's
   * @param confidence where it differs from the rule's
   * @param unless patterns; where one of them matches in the same sentence, the phrase is right
   * @param wrong a sentence with the phrase marked
   * @param right a sentence where the same words are good English
   */
  record Entry(
      TokenPattern pattern,
      String source,
      String meant,
      Optional<String> write,
      Optional<Severity> severity,
      Optional<Double> confidence,
      List<TokenPattern> unless,
      Example wrong,
      Optional<Example> right) {
    @JsonCreator
    static Entry of(
        @Nullable String pattern,
        @Nullable String meant,
        @Nullable String write,
        @Nullable String severity,
        @Nullable Double confidence,
        @Nullable List<String> unless,
        @Nullable String wrong,
        @Nullable String right) {
      String source = RuleYaml.given("pattern", pattern);
      return new Entry(
          TokenPattern.parse(source),
          source,
          RuleYaml.given("meant", meant),
          Optional.ofNullable(write),
          Optional.ofNullable(severity).map(RuleYaml::severity),
          Optional.ofNullable(confidence),
          unless == null ? List.of() : unless.stream().map(TokenPattern::parse).toList(),
          Example.parse(RuleYaml.given("wrong", wrong), null, null, null),
          Optional.ofNullable(right).map(text -> Example.parse(null, text, null, null)));
    }
  }
}
