package org.proofwire.evaluation;

import java.util.List;
import java.util.Locale;

/** What can be asked of marked articles. */
public enum Kind {
  /** Which characters are wrong, where several raters marked them. */
  SPANS,
  /** Which articles are worse, where raters' penalties are known. */
  ARTICLES,
  /** Which words are wrong, where each is tagged. */
  WORDS,
  /** False alarms, where nothing is marked because nothing is wrong. */
  CLEAN,
  /** Misattributed quotations, and speakers. */
  QUOTES,
  /** Errors marked by hand. */
  MARKED,
  /** Garbled articles told from good ones. */
  VERDICTS,
  /** Each rater against the others. */
  HUMANS;

  Task<?> task() {
    return switch (this) {
      case SPANS -> new Spans();
      case ARTICLES -> new Articles();
      case WORDS -> new Tags();
      case CLEAN -> new Clean();
      case QUOTES -> new Quotes();
      case MARKED -> new Marked();
      case VERDICTS -> new Verdicts();
      case HUMANS -> new Humans();
    };
  }

  /** Its name in tables: {@code spans}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a set says what it takes. */
  boolean fits(List<Gold> set) {
    return switch (this) {
      case SPANS, ARTICLES -> set.stream().anyMatch(Kind::isRated);
      case WORDS -> set.stream().anyMatch(gold -> !gold.words().isEmpty());
      case CLEAN -> set.stream().allMatch(Kind::isPlain);
      case QUOTES -> set.stream().anyMatch(Gold::hasQuotes);
      case MARKED ->
          set.stream().noneMatch(Kind::isRated)
              && set.stream()
                  .flatMap(gold -> gold.marks().stream())
                  .anyMatch(mark -> !mark.kind().isEmpty());
      case VERDICTS ->
          set.stream().noneMatch(gold -> isRated(gold) || gold.hasQuotes())
              && set.stream().anyMatch(gold -> !gold.marks().isEmpty())
              && set.stream().anyMatch(gold -> gold.marks().isEmpty() && gold.words().isEmpty());
      case HUMANS -> set.stream().anyMatch(gold -> gold.raters().size() > 2);
    };
  }

  private static boolean isRated(Gold gold) {
    return gold.humanScore().isPresent();
  }

  private static boolean isPlain(Gold gold) {
    return !gold.hasMarks() && gold.words().isEmpty() && !gold.hasQuotes();
  }
}
