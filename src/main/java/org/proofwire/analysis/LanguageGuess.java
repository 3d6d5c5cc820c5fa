package org.proofwire.analysis;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Guesses which language a text is in, among those of most of the world's newsrooms. Safe for use
 * by several threads.
 */
public final class LanguageGuess {
  private static final List<String> LANGUAGES =
      List.of(
          "ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it",
          "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "ur", "vi", "zh-CN");

  /** A shorter text tells too little, and is taken for English. */
  private static final int SHORTEST = 40;

  /** What stands further back changes nothing any more. */
  private static final int ENOUGH = 3_000;

  /** Below this another language is not believed. */
  private static final double SURE = 0.95;

  private final LanguageDetector detector;

  public LanguageGuess() {
    try {
      var profiles =
          new LanguageProfileReader()
              .readBuiltIn(LANGUAGES.stream().map(LdLocale::fromString).toList());
      detector =
          LanguageDetectorBuilder.create(NgramExtractors.standard())
              .seed(1) // it throws dice; the same text must get the same answer
              .withProfiles(profiles)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException("the profiles of languages in the jar can't be read", e);
    }
  }

  /**
   * A language and how sure it is.
   *
   * @param code {@code de}
   */
  public record Guess(String code, double confidence) {
    public boolean isEnglish() {
      return code.equals("en");
    }

    /** Its English name. */
    public String name() {
      return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }
  }

  /** English, unless the text is surely in another language. */
  public Guess of(String text) {
    if (text.strip().length() < SHORTEST) {
      return new Guess("en", 0.5);
    }
    List<DetectedLanguage> found =
        detector.getProbabilities(text.substring(0, Math.min(ENOUGH, text.length())));
    Optional<DetectedLanguage> best = found.stream().findFirst();
    return best.filter(
            language ->
                language.getLocale().getLanguage().equals("en")
                    || language.getProbability() >= SURE)
        .map(language -> new Guess(language.getLocale().getLanguage(), language.getProbability()))
        .orElse(new Guess("en", 0.5));
  }
}
