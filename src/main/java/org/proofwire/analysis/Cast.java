package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Entity.Gender;
import org.proofwire.article.Span;

/**
 * Who is in an article while it is being read: people, organisations and places with the tokens
 * that name them. {@link EntityFinder} fills it, {@link QuoteFinder} asks it who stands at a token,
 * and then it becomes the list of entities.
 */
final class Cast {
  private final List<Token> tokens;
  private final List<Figure> figures = new ArrayList<>();
  private final @Nullable Place[] places;

  Cast(List<Token> tokens) {
    this.tokens = tokens;
    this.places = new Place[tokens.size()];
  }

  /** One entity in the making. */
  static final class Figure {
    final int id;
    List<String> parts;
    Entity.Kind kind = Entity.Kind.OTHER;
    Gender gender = Gender.UNKNOWN;
    String genderEvidence = "";
    final Set<String> roles = new LinkedHashSet<>();
    final List<Place> places = new ArrayList<>();
    int fullMentions;
    boolean speaks;
    int he;
    int she;

    Figure(int id, List<String> parts) {
      this.id = id;
      this.parts = parts;
    }

    String last() {
      return parts.get(parts.size() - 1);
    }

    boolean isPerson() {
      return kind == Entity.Kind.PERSON;
    }

    void learn(Gender told, String evidence) {
      if (gender == Gender.UNKNOWN && told != Gender.UNKNOWN) {
        gender = told;
        genderEvidence = evidence;
      }
    }
  }

  /**
   * Some tokens that name a figure.
   *
   * @param from first token
   * @param to token behind the last
   */
  record Place(int from, int to, Mention.Kind kind, Optional<Figure> figure) {}

  Figure add(List<String> parts) {
    var figure = new Figure(figures.size(), parts);
    figures.add(figure);
    return figure;
  }

  List<Figure> figures() {
    return figures;
  }

  /** Notes that tokens name a figure; tokens that name somebody already are left as they are. */
  void place(int from, int to, Mention.Kind kind, Optional<Figure> figure) {
    for (int i = from; i < to; i++) {
      if (places[i] != null) {
        return;
      }
    }
    var place = new Place(from, to, kind, figure);
    Arrays.fill(places, from, to, place);
    figure.ifPresent(whose -> whose.places.add(place));
  }

  /** What a token is part of, if it names somebody. */
  Optional<Place> at(int token) {
    return token < 0 || token >= places.length
        ? Optional.empty()
        : Optional.ofNullable(places[token]);
  }

  Optional<Figure> figureAt(int token) {
    return at(token).flatMap(Place::figure);
  }

  Span span(Place place) {
    return tokens.get(place.from()).span().to(tokens.get(place.to() - 1).span());
  }

  /** The entities, most mentioned first, by the figures that they were made from. */
  Map<Figure, Entity> entities(String text) {
    Map<Figure, Entity> entities = new HashMap<>();
    for (Figure figure : figures) {
      if (figure.places.isEmpty()) {
        continue;
      }
      List<Mention> mentions =
          figure.places.stream()
              .sorted(Comparator.comparingInt(Place::from))
              .map(place -> new Mention(span(place), span(place).in(text), place.kind()))
              .toList();
      entities.put(
          figure,
          new Entity(
              name(figure, mentions),
              figure.kind,
              figure.gender,
              figure.genderEvidence,
              figure.roles,
              mentions));
    }
    return entities;
  }

  /** The parts as the article writes them, with the marks in them: "J. D’Souza". */
  private static String name(Figure figure, List<Mention> mentions) {
    String letters = String.join("", figure.parts);
    return mentions.stream()
        .map(Mention::text)
        .filter(text -> text.replaceAll("[\\s.'’]", "").equals(letters.replaceAll("['’]", "")))
        .findFirst()
        .orElse(String.join(" ", figure.parts));
  }

  static List<Entity> inOrder(Map<Figure, Entity> entities) {
    return entities.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<Figure, Entity> entry) -> -entry.getValue().mentions().size())
                .thenComparingInt(entry -> entry.getKey().id))
        .map(Map.Entry::getValue)
        .collect(Collectors.toList());
  }
}
