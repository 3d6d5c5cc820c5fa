package org.proofwire.report;

import java.util.List;
import java.util.Optional;

/**
 * What the HTML page shows, ready to be set: the templates under {@code src/main/jte} only place
 * and escape it. Public because the compiled templates are a package of their own.
 *
 * @param title of the browser's tab
 * @param head what goes into the page's head, and its script
 * @param origin which article it is and how it was checked
 * @param result score and verdict
 * @param tallies how many findings of each severity, worst first; all four always
 * @param costs what cost most, dearest first
 * @param moreCosts how many kinds of finding cost something but are not among {@code costs}
 * @param groups the kinds of finding that there are, to filter by
 * @param rows the article, paragraph by paragraph, with the notes beside each
 * @param findings how many notes there are in all
 * @param doubts how many stretches of text the model doubts besides
 * @param voices who said what
 * @param accepted findings that the newsroom lets stand
 * @param checks what became of the rules
 * @param tool what made the report
 */
public record Page(
    String title,
    Head head,
    Origin origin,
    Result result,
    List<Tally> tallies,
    List<Cost> costs,
    int moreCosts,
    List<Group> groups,
    List<Row> rows,
    int findings,
    int doubts,
    List<Voice> voices,
    List<Accepted> accepted,
    Checks checks,
    Tool tool) {

  /**
   * The parts of the page that are not markup. They are put in as they are.
   *
   * @param policy the Content-Security-Policy, which allows this style and this script and no other
   * @param style CSS
   * @param script JavaScript
   * @param data the JSON report, without any {@code <}
   */
  public record Head(String policy, String style, String script, String data) {}

  /**
   * Which article it is, and how it was checked.
   *
   * @param headline the article's
   * @param id the article's
   * @param profile under which it was checked
   * @param words "412 words"
   * @param webPage whether the article was read out of a web page
   */
  public record Origin(String headline, String id, String profile, String words, boolean webPage) {}

  /**
   * Score and verdict.
   *
   * @param score 0 to 100
   * @param low the lowest that it may be
   * @param high the highest that it may be
   * @param passMark 0 to 100
   * @param verdict id of the verdict
   * @param label the verdict as a heading
   * @param meaning what the verdict means
   */
  public record Result(
      int score, int low, int high, int passMark, String verdict, String label, String meaning) {}

  /**
   * How many findings have one severity.
   *
   * @param severity id of the severity
   * @param label "Critical"
   * @param count findings that have it
   */
  public record Tally(String severity, String label, int count) {}

  /**
   * What all findings of one kind cost.
   *
   * @param label the kind of finding
   * @param findings "3 findings"
   * @param share of the whole penalty, in percent
   * @param bar length of its bar, in percent of the longest
   * @param first number of its first note; 0 where all its findings gave way to others
   */
  public record Cost(String label, String findings, int share, int bar, int first) {}

  /** The kinds of finding of one category. */
  public record Group(String label, List<Kind> kinds) {}

  /** One kind of finding, as the filter names it. */
  public record Kind(String label, long count) {}

  /**
   * One paragraph and the notes on it.
   *
   * @param number of the paragraph, from 1
   * @param role id of its role
   * @param roleLabel what to call a paragraph that is neither body nor heading; else empty
   * @param runs its text
   * @param notes on what begins in it
   * @param below whether it begins below the notes before it, which else run on beside it
   */
  public record Row(
      int number, String role, String roleLabel, List<Run> runs, List<Note> notes, boolean below) {}

  /** A stretch of a paragraph: marked by one finding, or by none. */
  public record Run(Optional<Mark> mark, List<Piece> pieces) {}

  /**
   * The mark of a finding, or a part of it where it goes on in the next paragraph.
   *
   * @param id the anchor of this part
   * @param number of the note
   * @param severity id of the severity
   * @param title what a pointer that rests on it is told
   * @param kind as the filter names it
   * @param caret whether nothing is marked but a place where something is missing
   */
  public record Mark(
      String id, int number, String severity, String title, String kind, boolean caret) {}

  /**
   * A stretch of text that is drawn one way.
   *
   * @param text what to show
   * @param unseen name of the character whose code the text is; empty for ordinary text
   * @param evidenceOf numbers of the notes that rest on it, with spaces between
   * @param doubt how likely it is garbled, in words, where the model doubts it; else empty
   */
  public record Piece(String text, String unseen, String evidenceOf, String doubt) {}

  /**
   * What is wrong in one place.
   *
   * @param number from 1, in the order of reading
   * @param severity id of the severity
   * @param severityLabel "Critical"
   * @param kind of finding
   * @param words the words that are wrong, shortened; empty where something is missing
   * @param message what is wrong and what to do
   * @param suggestions what to write instead
   * @param delete whether one way to mend it is to delete the words
   * @param why how such an error comes about
   * @param evidence other places that it rests on
   * @param source the place in the web page that the article was read from
   * @param certainty "92% sure"
   * @param rule its id, for whoever wants to look it up
   * @param category what kind of error it is
   * @param alsoFoundBy kinds of finding that pointed at the same words
   */
  public record Note(
      int number,
      String severity,
      String severityLabel,
      String kind,
      String words,
      String message,
      List<String> suggestions,
      boolean delete,
      List<String> why,
      List<Basis> evidence,
      Optional<Source> source,
      String certainty,
      String rule,
      String category,
      String alsoFoundBy) {}

  /**
   * A place that a finding rests on.
   *
   * @param paragraph in which it stands
   * @param words the words
   * @param note what they show
   */
  public record Basis(int paragraph, String words, String note) {}

  /**
   * A place in a page's source.
   *
   * @param line from 1
   */
  public record Source(int line, String before, String words, String after) {}

  /**
   * One speaker and what the article has them say.
   *
   * @param speaker full name; empty where the article doesn't say
   */
  public record Voice(String speaker, List<Said> said) {}

  /**
   * One quotation.
   *
   * @param words the quotation, shortened
   * @param cue what gives it to the speaker; empty where nothing does
   * @param paragraph in which it stands
   * @param doubtful whether the speaker is more guessed than known
   */
  public record Said(String words, String cue, int paragraph, boolean doubtful) {}

  /**
   * A finding that the newsroom lets stand.
   *
   * @param kind of finding
   * @param words the words, shortened
   * @param paragraph in which they stand
   * @param acceptedBy the newsroom's entry
   * @param reason in the newsroom's words; may be empty
   */
  public record Accepted(
      String kind, String words, int paragraph, String acceptedBy, String reason) {}

  /**
   * What became of the rules.
   *
   * @param summary "28 rules checked, 3 did not apply, 1 failed"
   */
  public record Checks(
      String summary, List<Silent> failed, List<Silent> notApplicable, List<String> checked) {}

  /** A rule that had no say, and why. */
  public record Silent(String label, String because) {}
}
