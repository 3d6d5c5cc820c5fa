package org.proofwire.rule.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Token;
import org.proofwire.article.Span;
import org.proofwire.rule.Settings;

/**
 * Reads what office somebody holds: "the Iranian foreign minister", "Minister of Supply", "Lt.
 * Col.".
 *
 * @param kinds kind of office by its words, in small letters: nobody holds two of a kind
 * @param same words for one ministry or rank: "defence" by "defense"
 * @param nations adjectives of countries, in small letters
 */
record Offices(Map<String, String> kinds, Map<String, String> same, Set<String> nations) {
  private static final String MINISTER = "minister";

  /** A minister may have several fields: "Minister of Trade, Industry and Tourism". */
  private static final Set<String> JOINS = Set.of("and", "of", "the", "for");

  private static final Set<String> ARTICLES =
      Set.of("the", "a", "an", "its", "their", "his", "her");

  private static final int LONGEST = 8;

  Offices {
    kinds = Map.copyOf(kinds);
    same = Map.copyOf(same);
    nations = Set.copyOf(nations);
  }

  /** Reads kinds ("state: president") and words for one thing ("defence = defense"). */
  static Offices of(Settings settings) {
    var kinds = new HashMap<String, String>();
    for (String kind : List.of("state", "rank", "court")) {
      settings.words(kind).forEach(office -> kinds.put(office, kind));
    }
    var same = new HashMap<String, String>();
    for (String line : settings.words("same")) {
      String[] both = line.split("\\s*=\\s*", -1);
      if (both.length != 2) {
        throw new IllegalArgumentException("“" + line + "” must be like “home = interior”");
      }
      same.put(both[0], both[1]);
    }
    return new Offices(kinds, same, settings.wordSet("nations"));
  }

  /**
   * An office.
   *
   * @param kind "state", "rank": nobody holds two of one kind
   * @param what "president", "colonel"; a minister's has the fields behind it: "minister of supply"
   * @param fields what a minister is minister of; empty for other offices
   * @param nation whose, if that is told; else empty
   */
  record Office(String kind, String what, Set<String> fields, String nation) {
    Office {
      fields = Set.copyOf(fields);
    }

    /** Whether one person can't hold both. */
    boolean conflicts(Office other) {
      if (!kind.equals(other.kind())) {
        return false;
      }
      boolean elsewhere =
          !nation.isEmpty() && !other.nation().isEmpty() && !nation.equals(other.nation());
      if (!what.equals(other.what())) {
        // "Lieutenant Colonel", later "Colonel"; "Major General", later "General"
        return elsewhere || !(isPart(what, other.what()) || isPart(other.what(), what));
      }
      boolean otherField =
          !fields.isEmpty()
              && !other.fields().isEmpty()
              && fields.stream().noneMatch(other.fields()::contains);
      return elsewhere || otherField;
    }

    private static boolean isPart(String part, String whole) {
      return whole.startsWith(part + " ") || whole.endsWith(" " + part);
    }

    /** Whether the two are ministers, or officers. */
    boolean isKin(Office other) {
      return kind.equals(other.kind())
          && (kind.equals("rank") || (!fields.isEmpty() && !other.fields().isEmpty()));
    }
  }

  /**
   * An office where it stands.
   *
   * @param span with its article
   */
  record Phrase(Office office, Span span) {}

  /** The office that words in small letters name; none for "vice president", "party president". */
  Optional<Office> read(String title) {
    String words = title.replaceAll("[.]", "").strip();
    String nation = words.replaceFirst(" .*", "");
    boolean hasNation = nations.contains(nation);
    String bare = hasNation ? words.substring(nation.length()).strip() : words;
    String known =
        Arrays.stream(bare.split(" "))
            .map(word -> same.getOrDefault(word, word))
            .reduce((a, b) -> a + " " + b)
            .orElse("");
    String of = hasNation ? nation : "";
    if (kinds.containsKey(known)) {
      return Optional.of(new Office(kinds.get(known), known, Set.of(), of));
    }
    if (known.startsWith(MINISTER + " of ") || known.startsWith(MINISTER + " for ")) {
      Set<String> fields = fields(known.substring(known.indexOf(' ', MINISTER.length() + 1) + 1));
      return fields.isEmpty()
          ? Optional.empty()
          : Optional.of(new Office("state", MINISTER, fields, of));
    }
    if (known.endsWith(" " + MINISTER)) {
      String field = known.substring(0, known.length() - MINISTER.length() - 1);
      return field.contains(" ") || NO_FIELDS.contains(field)
          ? Optional.empty()
          : Optional.of(new Office("state", MINISTER, fields(field), of));
    }
    return Optional.empty();
  }

  private static final Set<String> NO_FIELDS =
      Set.of(
          "prime", "deputy", "first", "junior", "senior", "former", "vice", "chief", "cabinet",
          "state");

  private Set<String> fields(String words) {
    var fields = new HashSet<String>();
    for (String word : words.split("[ ,]+", -1)) {
      if (!JOINS.contains(word)
          && !word.isEmpty()
          && !word.equals("affairs")
          && !word.equals("state")) {
        fields.add(same.getOrDefault(word, word));
      }
    }
    return fields;
  }

  /** The office right behind an article: "the Minister of Supply". */
  Optional<Phrase> startingAt(List<Token> tokens, int first) {
    int from = ARTICLES.contains(lower(tokens.get(first))) ? first + 1 : first;
    Optional<Phrase> found = Optional.empty();
    for (int end = from + 1; end <= Math.min(tokens.size(), from + LONGEST); end++) {
      Token last = tokens.get(end - 1);
      if (last.text().equals(".")) {
        continue; // "Lt. Col."
      }
      if (!last.isWord() || last.is("VB") || last.is("MD") || last.is("PRP")) {
        break;
      }
      Optional<Office> office = read(words(tokens.subList(from, end)));
      boolean whole = end == tokens.size() || !isPart(tokens.get(end));
      if (office.isPresent() && whole) {
        found = Optional.of(new Phrase(office.get(), tokens.get(first).span().to(last.span())));
      }
    }
    return found;
  }

  /** Whether an office goes on: "president of the club", "foreign minister's aide". */
  private static boolean isPart(Token next) {
    return next.text().matches("of|for|['’]s?|-|and|&") || next.is("NN");
  }

  /** The office that ends before a comma: "The country's prime minister". */
  Optional<Phrase> endingAt(List<Token> tokens, int end) {
    for (int from = Math.max(0, end - LONGEST); from < end; from++) {
      Optional<Office> office = read(words(tokens.subList(from, end)));
      if (office.isPresent()) {
        boolean led =
            from == 0
                || ARTICLES.contains(lower(tokens.get(from - 1)))
                || tokens.get(from - 1).text().matches("['’]s?");
        return led
            ? Optional.of(
                new Phrase(office.get(), tokens.get(from).span().to(tokens.get(end - 1).span())))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The office that runs into a name: "Minister of Supply Adel Rizk". The name's last two words are
   * taken for the person's.
   *
   * @param first the name's first token, which may be the office's last
   * @param end behind the name's last token
   */
  Optional<Phrase> runningInto(List<Token> tokens, int first, int end) {
    int person = end - 2;
    for (int from = Math.max(0, first - LONGEST); from + 2 < person; from++) {
      boolean begins =
          lower(tokens.get(from)).equals(MINISTER)
              && tokens.get(from + 1).text().matches("of|for")
              && tokens.subList(from + 2, person).stream().allMatch(Offices::isOfField);
      if (begins) {
        Span span = tokens.get(from).span().to(tokens.get(person - 1).span());
        return read(words(tokens.subList(from, person))).map(office -> new Phrase(office, span));
      }
    }
    return Optional.empty();
  }

  /** Whether a word may stand in "Supply", "Trade and Industry", "the Interior". */
  private static boolean isOfField(Token token) {
    return token.isCapitalised() || JOINS.contains(token.text()) || token.text().equals(",");
  }

  private static String words(List<Token> tokens) {
    var words = new ArrayList<String>();
    for (Token token : tokens) {
      if (!token.text().equals(".")) {
        words.add(lower(token));
      }
    }
    return String.join(" ", words);
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  /** Whether an article speaks of an office's field or rank in another place too. */
  boolean isNamedElsewhere(Phrase phrase, Analysis article) {
    Set<String> telling =
        phrase.office().fields().isEmpty()
            ? Set.of(phrase.office().what().replaceFirst(".* ", ""))
            : phrase.office().fields();
    return article.tokens().stream()
        .filter(token -> !phrase.span().contains(token.span()))
        .anyMatch(token -> telling.contains(same.getOrDefault(lower(token), lower(token))));
  }
}
