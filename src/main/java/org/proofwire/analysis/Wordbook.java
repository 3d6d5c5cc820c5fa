package org.proofwire.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Entity.Gender;

/**
 * The words that tell who somebody is and that somebody speaks: given names, titles, offices, kinds
 * of organisation, places, cue verbs.
 *
 * <p>The lists lie beside this class as text files, one word a line, and were written for it.
 */
public final class Wordbook {
  private final Map<String, Gender> givenNames = new HashMap<>();
  private final Map<String, Gender> titles = new HashMap<>();
  private final Map<String, Gender> offices = new HashMap<>();
  private final Set<String> organisations = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private final Set<String> noNames = new HashSet<>();
  private final Set<String> cues = new HashSet<>();
  private final Set<String> reporting = new HashSet<>();

  public Wordbook() {
    read("given-names-male", (word, note) -> givenNames.put(word, Gender.MALE));
    read("given-names-female", (word, note) -> givenNames.put(word, Gender.FEMALE));
    read("given-names-either", (word, note) -> givenNames.put(word, Gender.UNKNOWN));
    read("titles", (word, note) -> titles.put(word, gender(note)));
    read("offices", (word, note) -> offices.put(word, gender(note)));
    read("organisations", (word, note) -> organisations.add(word));
    read("places", (word, note) -> places.add(word));
    read("no-names", (word, note) -> noNames.add(word));
    read(
        "cue-verbs",
        (word, note) -> {
          cues.add(word);
          if (note.equals("*")) {
            reporting.add(word);
          }
        });
  }

  /** Takes a word and the note behind it. */
  private interface Entry {
    void take(String word, String note);
  }

  private static final Set<String> NOTES = Set.of("m", "f");

  private static void read(String list, Entry entries) {
    String resource = list + ".txt";
    InputStream in = Wordbook.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("missing from the class path: " + resource);
    }
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String entry = line.strip();
        if (entry.isEmpty() || entry.startsWith("#")) {
          continue;
        }
        int blank = entry.lastIndexOf(' ');
        String note = blank < 0 ? "" : entry.substring(blank + 1);
        if (NOTES.contains(note)) {
          entries.take(entry.substring(0, blank), note);
        } else if (entry.endsWith("*")) {
          entries.take(entry.substring(0, entry.length() - 1), "*");
        } else {
          entries.take(entry, "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " can't be read", e);
    }
  }

  private static Gender gender(String note) {
    return note.equals("m") ? Gender.MALE : note.equals("f") ? Gender.FEMALE : Gender.UNKNOWN;
  }

  /** Whether a word is a given name: with its capital, or without one for "Jean-Luc". */
  public boolean isGivenName(String word) {
    return givenName(word).isPresent();
  }

  /** Whose name a given name is. */
  public Optional<Gender> givenName(String word) {
    Gender gender = givenNames.get(word);
    if (gender == null && word.indexOf('-') > 0) {
      gender = givenNames.get(word.substring(0, word.indexOf('-')));
    }
    return Optional.ofNullable(gender);
  }

  /** A word such as "Mrs" or "Sen", and who is called so. */
  public Optional<Gender> title(String word) {
    return Optional.ofNullable(titles.get(word));
  }

  /** A word such as "minister" or "actress", in any capitals, and who is called so. */
  public Optional<Gender> office(String word) {
    Gender gender = offices.get(word);
    return Optional.ofNullable(
        gender != null ? gender : offices.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Whether a word, in any capitals, names a kind of organisation: "ministry". */
  public boolean isOrganisation(String word) {
    return organisations.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a name is that of a country, a region or a big city. */
  public boolean isPlace(String name) {
    return places.contains(name);
  }

  /** Whether a word, in small letters, is no name even with a capital: "Monday", "However". */
  public boolean isNoName(String word) {
    return noNames.contains(word);
  }

  /** Whether the dictionary form of a verb gives words to a speaker. */
  public boolean isCue(String lemma) {
    return cues.contains(lemma);
  }

  /** Whether such a verb reports speech without "that" and without marks: "she said he left". */
  public boolean isReporting(String lemma) {
    return reporting.contains(lemma);
  }
}
