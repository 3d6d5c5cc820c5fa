package org.proofwire.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.proofwire.article.Span;

/**
 * One article as people marked it. What a set does not say is empty.
 *
 * @param id joins it with its prediction
 * @param text the article
 * @param document the original that it is one of several translations of; else its id
 * @param system what translated it
 * @param segments its segments, of which the first is the headline
 * @param marks what people marked as wrong
 * @param hasMarks whether people looked for errors at all, even where they found none
 * @param raters MQM penalty per 100 words, by rater
 * @param humanScore their mean
 * @param pair the two languages of a single sentence
 * @param words its words, where each is tagged
 * @param bad whether each word is wrong
 * @param quotes quotations with their speakers
 * @param hasQuotes whether quotations were looked for
 * @param corrupted the quotation that was given to somebody else on purpose
 */
record Gold(
    String id,
    String text,
    String document,
    String system,
    List<Span> segments,
    List<Mark> marks,
    boolean hasMarks,
    Map<String, Double> raters,
    Optional<Double> humanScore,
    String pair,
    List<Span> words,
    List<Boolean> bad,
    List<Said> quotes,
    boolean hasQuotes,
    Optional<Span> corrupted) {
  /** What one person marked. */
  record Mark(
      Span span, String rater, String category, String severity, String kind, String visible) {
    Mark at(int cut) {
      return new Mark(span.shift(-cut), rater, category, severity, kind, visible);
    }

    boolean isSerious() {
      return severity.equals("major") || severity.equals("critical");
    }
  }

  /**
   * A quotation and its speaker. No Span: in sets made by machine some end before they begin, and
   * are answered by whatever holds both ends.
   */
  record Said(int start, int end, String speaker) {
    static Said of(JsonNode node) {
      return new Said(
          node.path("start").asInt(), node.path("end").asInt(), node.path("speaker").asText(""));
    }

    boolean overlaps(Said other) {
      if (start == end || other.start == other.end) {
        return start <= other.end && other.start <= end;
      }
      return start < other.end && other.start < end;
    }

    /** How many characters it shares with another; below 0 where they lie apart. */
    int shared(Said other) {
      return Math.min(end, other.end) - Math.max(start, other.start);
    }
  }

  /** Reads one line of a set; offsets are UTF-16 code units into its text. */
  static Gold of(JsonNode line) {
    var marks = new ArrayList<Mark>();
    for (JsonNode mark : line.path("spans")) {
      marks.add(
          new Mark(
              span(mark),
              mark.path("rater").asText(""),
              mark.path("category").asText(""),
              mark.path("severity").asText(""),
              mark.path("kind").asText(""),
              mark.path("visible").asText("")));
    }
    var segments = new ArrayList<Span>();
    line.path("segments").forEach(segment -> segments.add(span(segment)));
    var raters = new TreeMap<String, Double>();
    line.path("raters")
        .properties()
        .forEach(each -> raters.put(each.getKey(), each.getValue().asDouble()));
    var words = new ArrayList<Span>();
    line.path("tokenSpans")
        .forEach(pair -> words.add(Span.of(pair.get(0).asInt(), pair.get(1).asInt())));
    var bad = new ArrayList<Boolean>();
    line.path("tags").forEach(tag -> bad.add(tag.asText().equals("BAD")));
    var quotes = new ArrayList<Said>();
    line.path("quotes").forEach(quote -> quotes.add(Said.of(quote)));
    String id = line.path("id").asText();
    return new Gold(
        id,
        line.path("text").asText(""),
        line.path("document").asText(id),
        line.path("system").asText(""),
        segments,
        marks,
        line.has("spans"),
        raters,
        line.path("humanScore").isNumber()
            ? Optional.of(line.path("humanScore").asDouble())
            : Optional.empty(),
        line.path("pair").asText(""),
        words,
        bad,
        quotes,
        line.has("quotes"),
        line.path("corrupted").isObject()
            ? Optional.of(span(line.path("corrupted")))
            : Optional.empty());
  }

  static Span span(JsonNode node) {
    return Span.of(node.path("start").asInt(), node.path("end").asInt());
  }

  /** Where the text below the headline begins; 0 where there is no headline. */
  int headlineEnd() {
    return segments.size() > 1 ? segments.get(0).end() : 0;
  }

  /** What was marked, without what one rater did. */
  List<Mark> marksWithout(String rater) {
    return marks.stream().filter(mark -> !mark.rater().equals(rater)).toList();
  }

  /**
   * The article without its headline. Raters mark most headlines, so that flagging just those would
   * look clever.
   */
  Gold body() {
    int cut = headlineEnd();
    return new Gold(
        id,
        text.substring(cut),
        document,
        system,
        segments,
        marks.stream()
            .filter(mark -> mark.span().start() >= cut)
            .map(mark -> mark.at(cut))
            .toList(),
        hasMarks,
        raters,
        humanScore,
        pair,
        words,
        bad,
        quotes,
        hasQuotes,
        corrupted);
  }
}
