package org.proofwire.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.proofwire.article.Category;
import org.proofwire.article.Report;
import org.proofwire.article.Role;
import org.proofwire.article.Severity;
import org.proofwire.article.Verdict;

/** Reports for the writers to write. All that they tell is made up. */
final class Samples {
  /** What every writer must show as text and nothing else. */
  static final Path HOSTILE = Path.of("fixtures", "hostile.txt");

  private Samples() {}

  /** A harbour strike, garbled in every way that a page has to show. */
  static Report strike() {
    return strikeDraft().report(46, Verdict.REVIEW, 318);
  }

  static Report strikeFromWebPage() {
    return strikeDraft().fromWebPage().report(46, Verdict.REVIEW, 318);
  }

  private static Draft strikeDraft() {
    return new Draft("stories/velmora-strike.txt")
        .paragraph(
            Role.HEADLINE, "Dockers’ strike in Velmora enters third week as minister Calls on calm")
        .paragraph(Role.BYLINE, "By Irena Castell")
        .paragraph(Role.DATELINE, "VELMORA, 14 May")
        .body(
            "The strike that has closed the port of Velmora for three weeks was already Unleash anger"
                + " among shopkeepers, who say that their shelves are emptying and that nobody tells"
                + " them when the next ship will be unloaded.",
            "“We will not go back to the cranes before the agreement is signed,” said Transport"
                + " Minister Elena Dragova, whose office received a letter from the dockers’ union on"
                + " Monday. The letter, seen by this newspaper, was signed by Tomas Herrero, the"
                + " president of the union.")
        .paragraph(Role.CAPTION, "Idle cranes in the port of Velmora on Tuesday. Photo: M. Okafor")
        .body(
            "The carpenter added that his members had voted by 412 to 37 to go on, and that the the"
                + " strike fund would last until the end of June",
            "According to the port authority, 2,300 containers are waiting on the quays. The Storated"
                + " goods include medicines, seed and spare parts for the waterworks of three towns.")
        .paragraph(Role.SUBHEADING, "Talks broke off twice")
        .body(
            "Herero and the minister met twice this month under the eye of a mediator. Both times the"
                + " talks were drawn to the rope before midnight, a participant said, because neither"
                + " side had brought figures",
            "“They want to buy time, nothing more,” a docker at the gate said. “In the evening we go"
                + " home with empty hands.” A new meeting is planned for June 31.",
            "The ministry wants the 230 containers that hold medicines to be unloaded first, and it",
            "Has asked the mediator to put three points to both sides:")
        .paragraph(Role.LIST_ITEM, "pay for the night shift, which has not risen since 2019;")
        .paragraph(Role.LIST_ITEM, "the age at which crane drivers may retire;")
        .paragraph(Role.LIST_ITEM, "who pays for the days lost in the strike.")
        .body(
            "Shopkeepers in the old town have begun to bring vegetables over the mountains by lorry,"
                + " which takes eleven hours and doubles the price. “It is the customers who pay,”"
                + " said Amal Deeb, who keeps a grocery by the fish market.")
        .paragraph(Role.RESIDUE, "Source link [ad_2]")
        .found(
            "Calls on calm",
            Severity.MAJOR,
            "spliced-fragment",
            Category.MISTRANSLATION,
            0.88,
            "“Calls on calm” begins with a capital in the middle of a sentence and doesn’t fit its"
                + " grammar. Write it into the sentence.",
            "A link or a line of the page was translated by itself and pasted back into its sentence.",
            "calls for calm")
        .found(
            "Unleash",
            Severity.MAJOR,
            "spliced-fragment",
            Category.MISTRANSLATION,
            0.94,
            "“Unleash” begins with a capital in the middle of a sentence and doesn’t fit its grammar."
                + " Write it into the sentence.",
            "A link or a line of the page was translated by itself and pasted back into its sentence.",
            "unleashing")
        .alsoFoundBy("miscapitalised-word", "BEEN_PART_AGREEMENT")
        .found(
            "“We will not go back to the cranes before the agreement is signed,” said Transport"
                + " Minister Elena Dragova",
            Severity.CRITICAL,
            "misattributed-quote",
            Category.MISATTRIBUTION,
            0.72,
            "These look like the words of Tomas Herrero, not of Elena Dragova: she received the"
                + " letter, he signed it. Check who said this.",
            "The original gives the quotation before it says whose letter it is from. The translation"
                + " put the nearest name beside it.\n\nA reader would now believe that the minister"
                + " herself is on strike.",
            "said Tomas Herrero")
        .because("a letter from the dockers’ union", "whose words they are")
        .because("signed by Tomas Herrero", "who wrote them")
        .found(
            "carpenter",
            Severity.CRITICAL,
            "translated-name",
            Category.MISTRANSLATION,
            0.81,
            "No carpenter was mentioned before. This seems to be the surname Herrero, translated as"
                + " a word.",
            "A translator program can’t always tell a surname from the trade that it comes from.",
            "Herrero")
        .because("Tomas Herrero", "the person meant")
        .found(
            "the the",
            Severity.MINOR,
            "repeated-words",
            Category.GRAMMAR,
            0.97,
            "“the” stands here twice. Keep one.",
            "Two halves of a sentence were translated apart and each brought its own article.",
            "the")
        .missingAfter(
            "until the end of June",
            Severity.MINOR,
            "missing-full-stop",
            Category.PUNCTUATION,
            0.9,
            "This paragraph ends without a full stop. Add one, or see whether some of it is missing.",
            "The segment was cut before its last character, or its end was lost.",
            ".")
        .found(
            "Storated",
            Severity.MAJOR,
            "non-word",
            Category.SPELLING,
            0.98,
            "“Storated” isn’t an English word or a known name.",
            "The program put an English stem and ending together that don’t belong together.",
            "Stored",
            "Storage")
        .found(
            "Herero",
            Severity.MINOR,
            "name-variant",
            Category.INCONSISTENT_USE,
            0.86,
            "“Herero” and “Herrero” look like one person. Keep one spelling.",
            "A translator program spells a foreign name afresh each time it meets it. The reader is"
                + " left wondering whether a second person has walked into the story.",
            "Herrero")
        .because("Tomas Herrero", "the usual spelling")
        .found(
            "drawn to the rope",
            Severity.MAJOR,
            "calque",
            Category.UNIDIOMATIC,
            0.55,
            "English doesn’t say “drawn to the rope”. Perhaps: dragged out.",
            "An idiom of the source language, translated word for word.",
            "dragged out")
        .found(
            "June 31",
            Severity.CRITICAL,
            "impossible-date",
            Category.DATE_FORMAT,
            0.99,
            "June has 30 days. Check the date in the source.",
            "")
        .found(
            "230 containers",
            Severity.MAJOR,
            "number-conflict",
            Category.INCONSISTENCY,
            0.58,
            "Here 230 containers, above 2,300. Check which is right.",
            "A thousands separator was lost or misread on the way.")
        .because("2,300 containers", "the other figure")
        .foundAcross(
            "and it",
            "Has asked",
            Severity.MINOR,
            "broken-line",
            Category.PUNCTUATION,
            0.9,
            "The sentence is broken in two by a new paragraph. Join it.",
            "The page had a line break there, and the next line was translated as a new sentence.",
            "and it has asked")
        .found(
            "keeps a grocery",
            Severity.NEUTRAL,
            "EN_STYLE_KEEP_A_SHOP",
            Category.AWKWARD,
            0.4,
            "A little old-fashioned; “runs a grocery” is more usual.",
            "",
            "runs a grocery")
        .found(
            "Source link [ad_2]",
            Severity.MINOR,
            "republishing-residue",
            Category.REPUBLISHING_RESIDUE,
            1,
            "This is not part of the story. Delete it.",
            "Programs that copy stories from site to site leave such marks.",
            "")
        .quote(
            "“We will not go back to the cranes before the agreement is signed,”",
            Optional.of("Elena Dragova"),
            "said Transport Minister Elena Dragova",
            0.5)
        .quote("“They want to buy time, nothing more,”", Optional.empty(), "", 0)
        .quote("“In the evening we go home with empty hands.”", Optional.empty(), "", 0)
        .quote("“It is the customers who pay,”", Optional.of("Amal Deeb"), "said Amal Deeb", 0.97)
        .found(
            "Amal Deeb",
            Severity.MINOR,
            "name-variant",
            Category.INCONSISTENT_USE,
            0.6,
            "“Amal Deeb” may be one of two spellings.",
            "")
        .accepted("name: Amal Deeb", "our grocer")
        .rule("grammar", "checked", 1, "")
        .rule("non-word", "checked", 1, "")
        .rule("spliced-fragment", "checked", 2, "")
        .rule("name-variant", "checked", 1, "")
        .rule("misattributed-quote", "checked", 1, "")
        .rule("number-conflict", "checked", 1, "")
        .rule("encoding-damage", "checked", 0, "")
        .rule("self-reference", "not-applicable", 0, "nobody speaks of themselves")
        .rule("untranslated-text", "failed", 0, "its word list could not be read");
  }

  /** Nothing wrong. */
  static Report clean() {
    return new Draft("stories/lighthouse.txt")
        .paragraph(Role.HEADLINE, "Lighthouse at Cape Orso gets its keeper back")
        .body(
            "Eleven years after the last keeper left, the lighthouse at Cape Orso is lived in again."
                + " Marta Villani, 34, moved into the white house under the tower on Saturday with"
                + " two dogs and a piano.",
            "“People think it is lonely,” she said. “But every ship that passes says good evening.”")
        .quote("“People think it is lonely,”", Optional.of("Marta Villani"), "she said", 0.9)
        .rule("non-word", "checked", 0, "")
        .rule("name-variant", "checked", 0, "")
        .report(98, Verdict.PUBLISH, 56);
  }

  /** Three hundred findings, and words that no line can hold. */
  static Report crowded() {
    var draft = new Draft("stories/crowded.txt");
    draft.paragraph(Role.HEADLINE, "A" + "nticonstitution".repeat(12) + "ally long word");
    List<Severity> severities = List.of(Severity.values());
    for (int i = 1; i <= 60; i++) {
      draft.body(
          "Word%1$da stood by word%1$db and word%1$dc, while word%1$dd spoke to word%1$de of %2$s."
              .formatted(i, "x".repeat(i * 4)));
    }
    for (int i = 1; i <= 60; i++) {
      for (char letter = 'a'; letter <= 'e'; letter++) {
        String word = (letter == 'a' ? "Word" : "word") + i + letter;
        draft.found(
            word,
            severities.get((i + letter) % severities.size()),
            List.of("non-word", "name-variant", "calque").get(i % 3),
            List.of(Category.values()).get(i % 7),
            0.5 + i / 150.0,
            "“%s” is made up. Write another word.".formatted(word),
            "It was made up for a test.",
            "another" + i);
      }
    }
    return draft.report(0, Verdict.REJECT, 660);
  }

  /** An article, messages and names that try to break out of wherever they are put. */
  static Report hostile() {
    String text;
    try {
      text = Files.readString(HOSTILE).strip();
    } catch (IOException e) {
      throw new IllegalStateException("run from the repository's root", e);
    }
    // A file with a NUL in it counts as binary, so that one is added here.
    var lines = (text + "\n\nnul\0nul, escape\u001b[31m, half a pair \ud83d.").split("\n\n", -1);
    var draft = new Draft("stories/<img src=x onerror=alert(1)>&\"';${7*7}.txt");
    draft.paragraph(Role.HEADLINE, lines[0]);
    draft.body(Arrays.copyOfRange(lines, 1, lines.length));
    int n = 0;
    for (String line : lines) {
      draft.found(
          line,
          List.of(Severity.values()).get(n++ % 4),
          line,
          Category.MARKUP,
          0.9,
          line,
          line + "\n\n" + line,
          line,
          "");
      draft.because(line, line);
      draft.alsoFoundBy(line);
      draft.quote(line, Optional.of(line), line, 0.9);
      draft.rule(line, n % 2 == 0 ? "failed" : "not-applicable", 0, line);
    }
    return draft.fromWebPage().report(1, Verdict.REJECT, 99);
  }
}
