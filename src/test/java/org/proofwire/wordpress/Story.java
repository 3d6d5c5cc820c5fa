package org.proofwire.wordpress;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A post for the tests.
 *
 * @param content HTML with the comments of the block editor
 */
record Story(String title, String content) {
  /** Far below the mark. */
  static final Story GARBLED =
      new Story(
          "Judge in port fire case refuses to step down",
          paragraphs(
              "Her summonses to two former ministers have already Provoke a crisis in the ruling"
                  + " coalition.",
              "Adjournated again they was, and the court lifted the session in a brief brief"
                  + " statement."));

  /** Without a finding. */
  static final Story GOOD =
      new Story(
          "Council approves the budget for next year",
          paragraphs(
              "The city council approved the budget for next year on Monday, after a debate of"
                  + " four hours.",
              "Mayor Anna Keller said that the vote had been closer than she had expected."));

  static String paragraphs(String... paragraphs) {
    return Arrays.stream(paragraphs)
        .map(text -> "<!-- wp:paragraph -->\n<p>" + text + "</p>\n<!-- /wp:paragraph -->")
        .collect(Collectors.joining("\n\n"));
  }
}
