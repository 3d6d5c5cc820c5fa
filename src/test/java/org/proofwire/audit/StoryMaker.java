package org.proofwire.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes as many news stories as are asked for, each like no other, some of them garbled in known
 * ways and some copies of others. The same number always gives the same story.
 */
public final class StoryMaker {
  /** One story in so many is garbled. */
  private static final int GARBLED = 4;

  private static final int COPIED = 20;
  private static final int NEARLY_COPIED = 25;
  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9-]+)}");
  private static final int PUBLISHERS = 12;

  private final Map<String, List<String>> parts;
  private final int sentences;

  /** How a story is garbled. */
  public enum Garble {
    /** A token that a translation system left. */
    ARTIFACT("model-artifact"),
    /** A sentence said twice in other words that are the same. */
    REPEATED("repeated-words"),
    /** The site's own words. */
    RESIDUE("republishing-residue"),
    /** Letters that were decoded wrongly. */
    MOJIBAKE("encoding-damage"),
    /** Two words that grew together where a link was. */
    GLUED("missing-space");

    private final String rule;

    Garble(String rule) {
      this.rule = rule;
    }

    /** The rule that ought to find it. */
    public String rule() {
      return rule;
    }
  }

  /**
   * A story.
   *
   * @param garbled how, in the order of its paragraphs; none if it is well written
   * @param copyOf the number of the story that it is a copy of; itself if it is none
   */
  public record Story(
      int number,
      String id,
      String source,
      LocalDate published,
      String text,
      List<Garble> garbled,
      int copyOf) {}

  /**
   * @param sentences in each story, about 20 words each
   */
  public StoryMaker(int sentences) {
    this.sentences = sentences;
    try {
      this.parts =
          new YAMLMapper()
              .readValue(
                  Path.of("fixtures/audit/stories.yml").toFile(),
                  new TypeReference<Map<String, List<String>>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("run this from the repository", e);
    }
  }

  /** The story of this number, from 0. */
  public Story story(int number) {
    boolean isCopy = number > 0 && number % COPIED == COPIED - 1;
    boolean isNearCopy = !isCopy && number > 0 && number % NEARLY_COPIED == NEARLY_COPIED - 1;
    // Copies of copies would be copies of the same story; keep to stories that are none.
    int original = number - number % COPIED % NEARLY_COPIED / 2 - 1;
    boolean canCopy =
        original >= 0
            && original % COPIED != COPIED - 1
            && original % NEARLY_COPIED != NEARLY_COPIED - 1;
    if (canCopy && (isCopy || isNearCopy)) {
      Story first = fresh(original);
      String text = isCopy ? first.text() : first.text() + " More soon.";
      return with(number, text, first.garbled(), original);
    }
    return fresh(number);
  }

  private Story with(int number, String text, List<Garble> garbled, int copyOf) {
    var random = new SplittableRandom(number * 31L + 7);
    return new Story(
        number,
        "story-%06d".formatted(number),
        "publisher-%02d.example".formatted(random.nextInt(PUBLISHERS)),
        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90)),
        text,
        garbled,
        copyOf);
  }

  private Story fresh(int number) {
    var random = new SplittableRandom(number);
    var cast = new Cast(random);
    var paragraphs = new ArrayList<String>();
    paragraphs.add(cast.fill(pick("headlines", random)));
    cast.begin();
    paragraphs.add(cast.fill(pick("openers", random)));
    List<String> left = new ArrayList<>(all("body"));
    for (int i = 0; i < sentences; ) {
      var paragraph = new StringBuilder();
      for (int j = 0; j < 3 && i < sentences; j++, i++) {
        if (left.isEmpty()) {
          left.addAll(all("body"));
        }
        boolean isQuote = random.nextInt(4) == 0;
        String sentence =
            isQuote ? pick("quotes", random) : left.remove(random.nextInt(left.size()));
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(cast.fill(sentence));
      }
      paragraphs.add(paragraph.toString());
    }
    paragraphs.add(cast.fill(pick("closers", random)));
    var garbled = new ArrayList<Garble>();
    if (random.nextInt(GARBLED) == 0) {
      int times = 1 + random.nextInt(4);
      for (int i = 0; i < times; i++) {
        Garble garble = Garble.values()[random.nextInt(Garble.values().length)];
        int at = 1 + random.nextInt(paragraphs.size() - 1);
        paragraphs.set(at, garble(paragraphs.get(at), garble, random));
        garbled.add(garble);
      }
    }
    return with(number, String.join("\n\n", paragraphs), garbled, number);
  }

  private static String garble(String paragraph, Garble garble, SplittableRandom random) {
    String[] words = paragraph.split(" ");
    int at = words.length / 2;
    return switch (garble) {
      case ARTIFACT -> replaced(words, at, "[UNK]");
      case REPEATED ->
          replaced(words, at, "the council met in the hall the council met in the hall");
      case RESIDUE ->
          paragraph
              + (random.nextBoolean() ? "\n\nSource link" : "\n\nRead the original article here");
      case MOJIBAKE -> replaced(words, at, "cafÃ©");
      case GLUED -> replaced(words, at, "broadcastsbut");
    };
  }

  private static String replaced(String[] words, int at, String by) {
    String[] copy = words.clone();
    copy[at] = by;
    return String.join(" ", copy);
  }

  private List<String> all(String list) {
    return Objects.requireNonNull(parts.get(list), list);
  }

  private String pick(String list, SplittableRandom random) {
    List<String> all = all(list);
    return all.get(random.nextInt(all.size()));
  }

  /** Who and what a story is about. */
  private final class Cast {
    private final SplittableRandom random;
    private final String[] given = new String[2];
    private final String[] surname = new String[2];
    private final boolean[] isNamed = new boolean[2];
    private final String place;
    private final String org;
    private final String thing;

    Cast(SplittableRandom random) {
      this.random = random;
      for (int i = 0; i < 2; i++) {
        given[i] = pick(random.nextBoolean() ? "women" : "men", random);
        surname[i] = pick("surnames", random);
      }
      if (surname[0].equals(surname[1])) {
        surname[1] = surname[0].equals("Yates") ? "Abbott" : "Yates";
      }
      place = pick("place", random);
      org = pick("org", random);
      thing = pick("thing", random);
    }

    /** From here on people are named; before it, in the headline, nobody is. */
    void begin() {
      isNamed[0] = false;
      isNamed[1] = false;
    }

    String fill(String template) {
      Matcher slots = SLOT.matcher(template);
      return slots
          .replaceAll(slot -> Matcher.quoteReplacement(value(slot)))
          .replaceAll("\\ba (?=[aeiou])", "an ");
    }

    private String value(MatchResult slot) {
      String name = slot.group(1);
      return switch (name) {
        case "P", "p" -> person(0);
        case "Q", "q" -> person(1);
        case "Place", "place" -> place;
        case "org" -> org;
        case "Org" -> capital(org);
        case "thing" -> thing;
        case "elsewhere" -> other("place", place);
        case "Group" -> capital(pick("group", random));
        case "count2" -> pick("count", random);
        case "role" -> pick("roles", random);
        default -> pick(name, random);
      };
    }

    private String other(String list, String than) {
      String picked = pick(list, random);
      return picked.equals(than) ? "Southmere" : picked;
    }

    private String person(int i) {
      boolean again = isNamed[i];
      isNamed[i] = true;
      return again ? surname[i] : given[i] + " " + surname[i];
    }

    private String capital(String words) {
      return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
  }

  private record Line(String id, String source, String published, String text) {}

  /** The story as a line of JSON Lines. */
  public static String line(Story story) {
    try {
      return new ObjectMapper()
              .writeValueAsString(
                  new Line(story.id(), story.source(), story.published().toString(), story.text()))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings always have a JSON form", e);
    }
  }
}
