package org.proofwire.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.languagetool.AnalyzedSentence;
import org.languagetool.ResultCache;
import org.proofwire.model.Chance;

/**
 * What LanguageTool said of paragraphs and sentences and the model of paragraphs, so that an
 * article which comes again after an edit costs only what changed. They look at one of them at a
 * time, so the same words always get the same answer. Safe for use by several threads.
 */
public final class SentenceMemory {
  /** After so long an editor has gone on to another article. */
  private static final int HOURS = 1;

  private final int characters;
  private final Optional<Cache<String, List<String>>> split;
  private final Optional<Cache<String, AnalyzedSentence>> analysed;
  private final Optional<Cache<String, List<Chance>>> read;

  private SentenceMemory(int characters) {
    this.characters = characters;
    this.split = characters == 0 ? Optional.empty() : Optional.of(cache());
    this.analysed = characters == 0 ? Optional.empty() : Optional.of(cache());
    this.read = characters == 0 ? Optional.empty() : Optional.of(cache());
  }

  private <T> Cache<String, T> cache() {
    return Caffeine.newBuilder()
        .maximumWeight(characters)
        .weigher((String words, T said) -> words.length() + 1)
        .expireAfterAccess(HOURS, TimeUnit.HOURS)
        .recordStats()
        .build();
  }

  /** Remembers nothing. */
  public static SentenceMemory none() {
    return new SentenceMemory(0);
  }

  /**
   * Remembers the sentences and paragraphs used last.
   *
   * @param characters how many of them together; each costs some 500 bytes. 0 for none
   */
  public static SentenceMemory of(int characters) {
    return new SentenceMemory(characters);
  }

  /** A paragraph's sentences. */
  List<String> split(String paragraph, Function<String, List<String>> split) {
    return this.split.isEmpty() ? split.apply(paragraph) : this.split.get().get(paragraph, split);
  }

  AnalyzedSentence analysed(String sentence, Function<String, AnalyzedSentence> analyse) {
    return analysed.isEmpty() ? analyse.apply(sentence) : analysed.get().get(sentence, analyse);
  }

  List<Chance> read(String paragraph, Function<String, List<Chance>> reader) {
    return read.isEmpty() ? reader.apply(paragraph) : read.get().get(paragraph, reader);
  }

  /** A memory for what one choice of rules finds, in LanguageTool's own form. */
  public Optional<ResultCache> newMatches() {
    // LanguageTool counts a sentence as one for each 75 characters, and takes a third for matches.
    return analysed.map(
        cache -> new ResultCache(Math.max(3, characters / 25L), HOURS, TimeUnit.HOURS));
  }

  /** How often it helped. */
  public CacheStats stats() {
    return analysed.map(Cache::stats).orElse(CacheStats.empty());
  }
}
