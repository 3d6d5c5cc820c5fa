package org.proofwire.audit.summary;

import java.util.List;

/**
 * What has changed since another run: by article, and by rule. Findings are told apart by their
 * fingerprints (rule, words and two words on either side), so that one which has only moved is
 * neither lost nor gained.
 *
 * @param before the version of the rules then
 * @param articles how many are in both, only in the other run, only in this one
 * @param mean mean score of the articles in both
 * @param better articles in both whose score is higher now
 * @param worse articles in both whose score is lower now
 * @param changed articles in both whose text has changed; their findings are left out of {@code
 *     rules}, where they would tell of the text
 * @param passing articles in both that were below the pass mark and are not now
 * @param failing articles in both that were not below the pass mark and are now
 * @param rules what was gained and lost by rule in unchanged texts, most first
 * @param list articles with another score or other findings, those with the largest change first
 */
public record Comparison(
    String before,
    Shared articles,
    Means mean,
    int better,
    int worse,
    int changed,
    int passing,
    int failing,
    List<RuleChange> rules,
    List<ArticleChange> list) {
  public Comparison {
    rules = List.copyOf(rules);
    list = List.copyOf(list);
  }

  /** How many articles the runs share. */
  public record Shared(int both, int onlyBefore, int onlyNow) {}

  /** Then and now. */
  public record Means(double before, double now) {}

  /**
   * What one rule found more and less.
   *
   * @param rule its id
   * @param label how a person calls it
   * @param articles in how many articles that is so
   */
  public record RuleChange(
      String rule,
      String label,
      int gained,
      int lost,
      int articles,
      List<Example> gains,
      List<Example> losses) {
    public RuleChange {
      gains = List.copyOf(gains);
      losses = List.copyOf(losses);
    }
  }

  /** Words that are a finding in one run and none in the other. */
  public record Example(String article, String words, String message) {}

  /**
   * One article.
   *
   * @param text whether its text has changed
   */
  public record ArticleChange(
      String id,
      String title,
      String source,
      int before,
      int now,
      int gained,
      int lost,
      boolean text) {}
}
