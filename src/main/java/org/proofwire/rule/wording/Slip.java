package org.proofwire.rule.wording;

/**
 * A place in a sentence where the words don't fit each other.
 *
 * @param from its first token, by its place in the sentence
 * @param to its last token
 * @param kind which of the rule's messages says it
 * @param word the token to be put right
 * @param wanted the part of speech that is due there, such as {@code VBN}
 */
record Slip(int from, int to, String kind, int word, String wanted) {}
