package org.proofwire.rule.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Span;

/**
 * A number as a reader takes it: "4.2 million yuan", "the other five", "18 soldiers".
 *
 * @param value with "million" and the like counted in
 * @param figures the digits as they stand, without commas; empty for a number in words
 * @param span the number, with its "million" and the sign of its currency, without what is counted
 * @param measure what it is measured in: "$", "yuan", "kilometre", "percent"; empty for a number of
 *     things
 * @param counted dictionary form of what is counted; empty where the text does not say
 * @param isDefinite whether it says "the", "these" or "all": things that were told of
 * @param before up to forty characters that stand before it in its sentence
 * @param after up to forty characters after it
 */
record Quantity(
    double value,
    String figures,
    Span span,
    String measure,
    String counted,
    boolean isDefinite,
    String before,
    String after) {

  private static final Pattern UNIT = Pattern.compile(" [a-z]+");

  boolean isCount() {
    return measure.isEmpty();
  }

  /** The number with its unit or currency: "210 meters". */
  Span withMeasure() {
    Matcher unit = UNIT.matcher(after);
    boolean inWords = !isCount() && unit.lookingAt();
    return inWords ? new Span(span.start(), span.end() + unit.end()) : span;
  }

  /** Digits that tell something: 2 for 15,000, 3 for 1.45. */
  int tellingDigits() {
    return figures.replace(".", "").replaceAll("^0+|0+$", "").length();
  }
}
