package org.proofwire.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.languagetool.rules.spelling.morfologik.MorfologikSpeller;

/**
 * Which words are English, in America, Britain or anywhere else.
 *
 * <p>From the spelling dictionaries that come with LanguageTool: American, British, Australian,
 * Canadian, New Zealand and South African, and its lists of words that these lack. They hold common
 * given names and surnames too, but far from all. Safe for use by several threads.
 */
public final class Dictionary {
  private static final String FOLDER = "/org/languagetool/resource/en/hunspell/";
  private static final List<String> COUNTRIES = List.of("US", "GB", "AU", "CA", "NZ", "ZA");
  private static final List<String> LISTS =
      List.of(
          FOLDER + "spelling.txt",
          FOLDER + "ignore.txt",
          "/org/languagetool/resource/spelling_global.txt");

  /** Words looked up last: an article of 700 words asks for some 2,000, many of them again. */
  private static final int WORDS_KEPT = 50_000;

  private static final int SUGGESTIONS_KEPT = 2_000;

  private final Cache<String, Boolean> spelled =
      Caffeine.newBuilder().maximumSize(WORDS_KEPT).build();
  private final Cache<String, Integer> frequencies =
      Caffeine.newBuilder().maximumSize(WORDS_KEPT).build();
  private final Cache<String, List<String>> suggested =
      Caffeine.newBuilder().maximumSize(SUGGESTIONS_KEPT).build();
  private final List<MorfologikSpeller> spellers;
  private final Set<String> listed = new HashSet<>();

  public Dictionary() {
    try {
      var all = new java.util.ArrayList<MorfologikSpeller>();
      for (String country : COUNTRIES) {
        // Suggestions within two edits; LanguageTool's own rule uses the same bound.
        all.add(new MorfologikSpeller("/en/hunspell/en_" + country + ".dict", 2));
      }
      spellers = List.copyOf(all);
      for (String list : LISTS) {
        readWords(list);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("LanguageTool's English dictionaries can't be read", e);
    }
  }

  private void readWords(String resource) throws IOException {
    InputStream in = Dictionary.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("missing from the class path: " + resource);
    }
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String entry = line.replaceFirst("#.*", "").strip();
        if (!entry.isEmpty()) {
          String word = entry.replaceFirst("/.*", "");
          listed.add(word);
          if (entry.endsWith("/S") || entry.contains("/A")) {
            listed.add(word + "s");
          }
        }
      }
    }
  }

  /**
   * Whether a word is English as it stands: a name must have its capital, a common word may have
   * one.
   */
  public boolean knows(String word) {
    String plain = word.replace('’', '\'');
    if (listed.contains(plain) || isSpelled(plain)) {
      return true;
    }
    String lower = plain.toLowerCase(Locale.ROOT);
    return !lower.equals(plain) && knowsAsCommonWord(lower);
  }

  /** Whether a word in small letters is English: false for a name. */
  public boolean knowsAsCommonWord(String word) {
    String lower = word.replace('’', '\'').toLowerCase(Locale.ROOT);
    return listed.contains(lower) || isSpelled(lower);
  }

  private boolean isSpelled(String word) {
    return spelled.get(word, this::lookUp);
  }

  private boolean lookUp(String word) {
    for (MorfologikSpeller speller : spellers) {
      synchronized (speller) { // Morfologik's spellers keep buffers
        if (!speller.isMisspelled(word)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * How common a word is, from 0 (rare or unknown) to 25: the frequency class in LanguageTool's
   * American dictionary, on a logarithmic scale.
   */
  public int frequency(String word) {
    return frequencies.get(word, this::lookUpFrequency);
  }

  private int lookUpFrequency(String word) {
    MorfologikSpeller american = spellers.get(0);
    synchronized (american) {
      return american.getFrequency(word);
    }
  }

  /**
   * English words like this one, likeliest first. Slow at first (about 10 ms): ask only for
   * findings that are kept.
   */
  public List<String> suggest(String word) {
    return suggested.get(word, asked -> List.copyOf(spellers.get(0).findReplacements(asked)));
  }
}
