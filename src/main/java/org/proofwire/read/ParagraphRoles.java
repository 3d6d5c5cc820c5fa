package org.proofwire.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * Finds out what each paragraph is by how it looks, where no markup tells.
 *
 * <p>Whatever is not clearly something else is {@link Role#BODY}: a sentence that is taken for a
 * heading escapes being checked as a sentence.
 */
final class ParagraphRoles {

  /**
   * A paragraph as it is shown.
   *
   * @param told its role where the markup tells
   */
  record Shown(String text, Optional<Role> told) {}

  /** No line with another role than body is longer, in UTF-16 code units; captions may be. */
  private static final int LONGEST_LINE = 200;

  private static final int LONGEST_CAPTION = 700;

  /**
   * Headlines without a final stop go up to some 240 units in translated news (first paragraphs of
   * the WMT news sets), and with one up to 120 (PolNeAR's news); what is longer is a first
   * paragraph without a headline.
   */
  private static final int LONGEST_HEADLINE = 240;

  private static final int LONGEST_STOPPED_HEADLINE = 120;

  /** A sentence of more words, not in title case, is a first paragraph and no headline. */
  private static final int HEADLINE_SENTENCE_WORDS = 14;

  private static final int QUESTION_WORDS = 20;

  /** A headline stands over longer paragraphs: so many times its length, on average. */
  private static final int BODY_TO_HEADLINE = 2;

  /** How far down a headline may stand, under bylines and what a scraper left. */
  private static final int HEADLINE_WITHIN = 4;

  private static final int LONGEST_SUBHEADING = 70;
  private static final int SUBHEADING_WORDS = 10;
  private static final int QUESTION_SUBHEADING_WORDS = 6;

  /** A subheading stands over a paragraph of at least this many units. */
  private static final int SHORTEST_BODY = 60;

  /** So many short lines one after another are a list rather than headings over nothing. */
  private static final int LINES_OF_A_LIST = 3;

  /** Below this many words a line without a stop is no sentence that lost it. */
  private static final int SENTENCE_WORDS = 4;

  private static final double TITLE_CASE = 0.7;

  private static final Set<String> AGENCIES = WordList.named("agencies.txt");
  private static final Set<String> FINITE = WordList.named("finite-verbs.txt");
  private static final Set<String> PAST_OR_PARTICIPLE = WordList.named("past-or-participle.txt");
  private static final Set<String> OPENERS = WordList.named("sentence-openers.txt");
  private static final Residue RESIDUE = Residue.load();

  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
          + "Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";

  /** What a line of date and time is made of; nearly nothing else may stand in it. */
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:\\b"
              + MONTH
              + "(?![a-z])|\\b(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?\\b\\.?"
              + "|\\b\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b"
              + "|\\b\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.?m\\b\\.?)?"
              + "|\\b\\d{1,2}\\s?[ap]\\.?m\\b\\.?"
              + "|\\b\\d{1,2}(?:st|nd|rd|th)?\\b|\\b(?:19|20)\\d\\d\\b"
              + "|\\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|IST)\\b|\\bT(?=\\d)|[+-]\\d{2}:?\\d{2})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WHEN_LABEL =
      Pattern.compile(
          "(?i)\\b(?:published|posted|updated|last|modified|created|first|on|at|date|time|noon)\\b:?");

  /** "GENEVA, ", "LONDON (Reuters) - ": capitals, then a comma, bracket, dash, or the end. */
  private static final Pattern WHERE =
      Pattern.compile("\\p{Lu}[\\p{Lu}.' -]{2,30}+(?:,\\s+\\p{Lu}[\\p{L}. ]{1,30}+)?");

  private static final Pattern RUNNING_DATELINE =
      Pattern.compile(
          "\\p{Lu}[\\p{Lu}.' ,-]{2,40}(?:\\([^)]{2,30}\\)\\s*)?[–—-].*", Pattern.DOTALL);

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:\\(?(?:(?:Words|Story|Text|Report|Reporting|Written|Reported|Edited|Translated|Analysis)\\s+)?"
              + "[Bb][Yy]|\\(?(?:Reporter|Correspondent|Journalist|Author|Editor|Writer)s?:?)\\s+(.{3,90})");

  private static final Pattern JOB =
      Pattern.compile(
          "(?i).*\\b(?:correspondent|reporter|editor|journalist|writer|columnist|commentator)\\b.*");

  private static final Pattern CAPTION =
      Pattern.compile(
          "(?i)[\\[(]?(?:(?:photo(?:graph)?|picture|image|illustration|caption|file"
              + " (?:photo|image|picture))(?:\\s+(?:credit|caption|courtesy))?\\s*[:/|]"
              + "|(?:photo(?:graph)?|picture|image)\\s+(?:by|from|courtesy|provided)\\b|file"
              + " (?:photo|image|picture)\\b)\\s*.*",
          Pattern.DOTALL);

  /** A credit in brackets at the very end. */
  private static final Pattern CREDIT = Pattern.compile("([\\[(])([^\\[\\]()]{2,80})[\\])]\\s*+$");

  private static final Pattern CREDIT_WORD =
      Pattern.compile("(?i)\\b(?:photo|photograph|picture|image|credit|courtesy|handout|via)\\b");

  private ParagraphRoles() {}

  /** One role for each paragraph. */
  static List<Role> of(List<Shown> paragraphs) {
    if (paragraphs.size() == 1) {
      // a sentence by itself: there is nothing that it could be the headline or the caption of
      return List.of(paragraphs.get(0).told().orElse(Role.BODY));
    }
    var roles = new ArrayList<Optional<Role>>();
    for (Shown paragraph : paragraphs) {
      roles.add(alone(paragraph));
    }
    findHeadline(paragraphs, roles);
    findLists(paragraphs, roles);
    findSubheadings(paragraphs, roles);
    return roles.stream().map(role -> role.orElse(Role.BODY)).toList();
  }

  /** What can be told of a paragraph without the others. */
  private static Optional<Role> alone(Shown paragraph) {
    String text = paragraph.text();
    boolean headline = paragraph.told().filter(role -> role == Role.HEADLINE).isPresent();
    if (!headline && RESIDUE.holds(text)) {
      return Optional.of(Role.RESIDUE);
    }
    boolean item = paragraph.told().filter(role -> role == Role.LIST_ITEM).isPresent();
    if (item && isDateline(text)) {
      return Optional.of(Role.DATELINE);
    }
    if (paragraph.told().isPresent()) {
      return paragraph.told();
    }
    if (isCaption(text)) {
      return Optional.of(Role.CAPTION);
    }
    if (ListMark.at(text, Span.of(0, text.length())).filter(ListMark::isSure).isPresent()) {
      return Optional.of(Role.LIST_ITEM);
    }
    if (isByline(text)) {
      return Optional.of(Role.BYLINE);
    }
    return isDateline(text) ? Optional.of(Role.DATELINE) : Optional.empty();
  }

  static boolean isCaption(String text) {
    if (text.length() > LONGEST_CAPTION) {
      return false;
    }
    if (text.length() <= LONGEST_LINE && CAPTION.matcher(text).matches()) {
      return true;
    }
    Matcher credit = CREDIT.matcher(text);
    if (!credit.find()) {
      return false;
    }
    String words = credit.group(2);
    boolean agency =
        Arrays.stream(words.split("[/,|]| via ", -1))
            .map(String::strip)
            .anyMatch(AGENCIES::contains);
    // "… he said. (Reuters)" signs off a report; "[Reuters]" and "(Ann Lee/Reuters)" credit a
    // picture
    boolean square = credit.group(1).equals("[");
    return (agency && (square || words.contains("/")))
        || (CREDIT_WORD.matcher(words).find() && (agency || square || Sentences.words(words) <= 5));
  }

  static boolean isByline(String text) {
    if (text.length() > LONGEST_LINE || Sentences.isEnded(text) || text.endsWith(":")) {
      return false;
    }
    Matcher byline = BYLINE.matcher(text);
    if (byline.matches()) {
      String names = byline.group(1);
      return !WHEN.matcher(names).lookingAt() && isNames(names);
    }
    // "Jane Roe, Political Editor", "Gazette reporter Jane Roe"
    int words = Sentences.words(text);
    return words > 2 && words <= 8 && JOB.matcher(text).matches() && isNames(text);
  }

  /** All words capitalised, but for the small ones that join names and offices. */
  private static boolean isNames(String text) {
    String[] words = text.split("[\\s,/|&()]+", -1);
    int names = 0;
    for (String word : words) {
      if (word.isEmpty() || word.matches("and|in|of|for|the|with|at|de|van|von|al|bin|[-–—•·]")) {
        continue;
      }
      boolean office = JOB.matcher(word).matches();
      if (!Character.isUpperCase(word.codePointAt(0)) && !office) {
        return false;
      }
      names++;
    }
    return names > 0 && names <= 12;
  }

  static boolean isDateline(String text) {
    if (text.length() > 90) {
      return false;
    }
    String rest = WHEN.matcher(text).replaceAll(" ");
    boolean when = !rest.equals(text);
    rest = WHEN_LABEL.matcher(rest).replaceAll(" ");
    String place = AGENCIES.stream().anyMatch(text::contains) ? withoutBrackets(rest) : rest;
    place = place.replaceAll("[\\s,;:()\\[\\]|/•·–—-]+", " ").strip();
    boolean placeAlone = WHERE.matcher(place).matches();
    boolean agency =
        place.length() < rest.strip().length() && !rest.equals(place) && text.contains("(");
    return (when && (place.isEmpty() || (placeAlone && text.contains(","))))
        || (placeAlone && agency);
  }

  private static String withoutBrackets(String text) {
    return text.replaceAll("\\([^()]{0,60}\\)|\\[[^\\[\\]]{0,60}\\]", " ");
  }

  private static void findHeadline(List<Shown> paragraphs, List<Optional<Role>> roles) {
    if (roles.contains(Optional.of(Role.HEADLINE))) {
      return;
    }
    int first = 0;
    while (first < roles.size() && roles.get(first).isPresent()) {
      first++;
    }
    if (first >= Math.min(HEADLINE_WITHIN, roles.size())) {
      return;
    }
    var others = paragraphs.subList(first + 1, paragraphs.size());
    boolean body = roles.subList(first + 1, roles.size()).contains(Optional.<Role>empty());
    if (body && looksLikeHeadline(paragraphs.get(first).text(), others)) {
      roles.set(first, Optional.of(Role.HEADLINE));
    }
  }

  private static boolean looksLikeHeadline(String text, List<Shown> others) {
    if (text.length() > LONGEST_HEADLINE || text.endsWith(":") || text.endsWith(",")) {
      return false;
    }
    if (RUNNING_DATELINE.matcher(text).matches() && Sentences.isEnded(text)) {
      return false;
    }
    if (!Sentences.isEnded(text)) {
      return true;
    }
    if (isTitleCase(text)) {
      return true;
    }
    // "Storm nears coast; / Thousands leave their homes." over two lines
    boolean twoLines = text.strip().contains("\n") && text.contains(";");
    if (twoLines) {
      return true;
    }
    int words = Sentences.words(text);
    if (text.length() > LONGEST_STOPPED_HEADLINE || startsLikeSentence(text)) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    if (last == '?' || last == '!') {
      return words <= QUESTION_WORDS;
    }
    double mean = others.stream().mapToInt(other -> other.text().length()).average().orElse(0);
    return words <= HEADLINE_SENTENCE_WORDS
        && others.size() > 1
        && mean >= BODY_TO_HEADLINE * text.length();
  }

  /** With a word that points back or joins on, which headlines have no room for. */
  private static boolean startsLikeSentence(String text) {
    String first = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return first.matches(
        "he|she|it|they|we|i|you|his|her|their|my|our|your|this|that|these|those|there|but|and");
  }

  /** Nearly all words long enough to get one in a title begin with a capital. */
  private static boolean isTitleCase(String text) {
    int longWords = 0;
    int capitals = 0;
    String[] words = text.split("\\s+", -1);
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      if (word.length() > 3 && Character.isLetter(word.codePointAt(0))) {
        longWords++;
        capitals += Character.isUpperCase(word.codePointAt(0)) ? 1 : 0;
      }
    }
    return longWords > 1 && capitals >= TITLE_CASE * longWords;
  }

  /** Marks that only tell when the next item has one, too; then runs of short lines. */
  private static void findLists(List<Shown> paragraphs, List<Optional<Role>> roles) {
    var marks = new ArrayList<Optional<ListMark>>();
    for (int i = 0; i < paragraphs.size(); i++) {
      String text = paragraphs.get(i).text();
      marks.add(
          roles.get(i).isEmpty() ? ListMark.at(text, Span.of(0, text.length())) : Optional.empty());
    }
    for (int i = 0; i < marks.size(); i++) {
      Optional<ListMark> mark = marks.get(i);
      boolean likeBefore = i > 0 && mark.equals(marks.get(i - 1));
      boolean likeAfter = i + 1 < marks.size() && mark.equals(marks.get(i + 1));
      if (mark.isPresent() && (likeBefore || likeAfter)) {
        roles.set(i, Optional.of(Role.LIST_ITEM));
      }
    }
    int from = 0;
    for (int i = 0; i <= paragraphs.size(); i++) {
      boolean item =
          i < paragraphs.size() && roles.get(i).isEmpty() && isShortLine(paragraphs.get(i).text());
      if (!item) {
        if (i - from >= LINES_OF_A_LIST) {
          Collections.fill(roles.subList(from, i), Optional.of(Role.LIST_ITEM));
        }
        from = i + 1;
      }
    }
  }

  private static boolean isShortLine(String text) {
    return text.length() <= LONGEST_SUBHEADING
        && Sentences.words(text) <= SUBHEADING_WORDS
        && !Sentences.isEnded(text)
        && ",;:".indexOf(text.charAt(text.length() - 1)) < 0;
  }

  /** From the end, since a heading may stand over a heading, but the last one over a body. */
  private static void findSubheadings(List<Shown> paragraphs, List<Optional<Role>> roles) {
    for (int i = paragraphs.size() - 2; i > 0; i--) {
      if (roles.get(i).isEmpty()
          && looksLikeSubheading(paragraphs.get(i).text())
          && standsOverBody(i, paragraphs, roles)) {
        roles.set(i, Optional.of(Role.SUBHEADING));
      }
    }
  }

  private static boolean standsOverBody(
      int index, List<Shown> paragraphs, List<Optional<Role>> roles) {
    int length = paragraphs.get(index).text().length();
    Optional<Role> nextRole = roles.get(index + 1);
    int next = paragraphs.get(index + 1).text().length();
    int begins = paragraphs.get(index + 1).text().codePointAt(0);
    if (Character.isLowerCase(begins) || ",;:.".indexOf(begins) >= 0) {
      return false; // "Regarding" / ", the president said": a sentence that lost a link
    }
    boolean over =
        nextRole.filter(role -> role != Role.BODY).isPresent()
            ? nextRole.get() == Role.SUBHEADING || nextRole.get() == Role.LIST_ITEM
            : next >= Math.max(SHORTEST_BODY, length * 3 / 2);
    boolean under =
        roles.get(index - 1).filter(role -> role != Role.BODY).isPresent()
            || paragraphs.get(index - 1).text().length() > length;
    return over && under;
  }

  private static boolean looksLikeSubheading(String text) {
    if (text.length() > LONGEST_SUBHEADING || Sentences.words(text) > SUBHEADING_WORDS) {
      return false;
    }
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (",;:".indexOf(last) >= 0 || "(,.;:)-–—".indexOf(first) >= 0) {
      return false;
    }
    if (Sentences.isEnded(text)) {
      // "Against my will!" heads a section; “I won’t!” and "He left." are said in one
      return (last == '?' || last == '!')
          && Sentences.words(text) <= QUESTION_SUBHEADING_WORDS
          && "\"“‘«„".indexOf(first) < 0
          && !text.contains(": ");
    }
    return !isFiniteSentence(text);
  }

  /**
   * Whether this reads like a whole sentence whose full stop is missing. Only what an English
   * sentence shows on its face counts: an auxiliary, a past form that is no participle, or a verb
   * in -ed after "The ministers". "Village destroyed by fire" is none.
   */
  static boolean isFiniteSentence(String text) {
    String[] words = text.replace('’', '\'').split("[^\\p{L}\\p{N}']+", -1);
    if (words.length < SENTENCE_WORDS || isTitleCase(text)) {
      return false;
    }
    String opener = words[0].toLowerCase(Locale.ROOT);
    if (opener.matches("why|what|how|who|where|when|which|whose") && words.length < 8) {
      return false;
    }
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      if (FINITE.contains(word)) {
        return true;
      }
      String next = i + 1 < words.length ? words[i + 1] : "";
      boolean object = next.matches("the|a|an|his|her|its|their|him|them|us|me|it|to|that");
      boolean past =
          PAST_OR_PARTICIPLE.contains(word) || (word.length() > 4 && word.endsWith("ed"));
      if (past
          && (object || (OPENERS.contains(opener) && i > 1) || OPENERS.contains(words[i - 1]))) {
        return true;
      }
    }
    return false;
  }
}
