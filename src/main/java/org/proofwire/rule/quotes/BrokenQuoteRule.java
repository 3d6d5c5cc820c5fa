package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Marked;
import org.proofwire.analysis.QuotationMarks;
import org.proofwire.analysis.Sentence;
import org.proofwire.article.Finding;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleInfo;

/**
 * Finds quotation marks without their partner, and marks that close before the speech is over.
 *
 * <p>A speech over several paragraphs closes only in the last, so an opening mark needs no partner
 * where the next paragraph opens with one too.
 */
public record BrokenQuoteRule(RuleInfo info) implements Rule {
  /**
   * How sure a mark without partner is. Well-edited news drops marks too (1.8 in 1,000 words of the
   * WMT21 English sources), so the careful profile leaves them alone.
   */
  private static final double UNBALANCED = 0.45;

  private static final Set<String> FIRST_PERSON = Set.of("I", "we", "We", "my", "our", "me", "us");

  @Override
  public List<Finding> check(Analysis article) {
    var story = new Story(article);
    QuotationMarks marks = story.marks();
    String text = article.text();
    var findings = new ArrayList<Finding>();
    List<Span> strays = new ArrayList<>(marks.strays());
    for (Marked marked : marks.marked()) {
      if (marked.nested() || !isProse(article, marked.span()) || marked.open().length() > 1) {
        continue;
      }
      boolean last = marked.block() == marks.blocks().size() - 1;
      if (marked.closed() || marked.carriesOn() || last || closesLater(marks, marked, strays)) {
        continue;
      }
      findings.add(
          info.finding(
                  "unclosed",
                  new Span(marked.span().start(), marked.span().start() + 1),
                  text,
                  Map.of())
              .withConfidence(UNBALANCED));
    }
    for (Span stray : strays) {
      if (isProse(article, stray)) {
        findings.add(info.finding("stray", stray, text, Map.of()).withConfidence(UNBALANCED));
      }
    }
    for (Marked marked : marks.marked()) {
      if (!marked.nested() && marked.closed() && isProse(article, marked.span())) {
        closedEarly(story, marked, findings);
      }
    }
    return findings;
  }

  /**
   * Whether a mark without partner a few paragraphs below closes the speech: many sites put the
   * marks around the whole only. Takes it out of the strays.
   */
  private static boolean closesLater(QuotationMarks marks, Marked marked, List<Span> strays) {
    int furthest =
        marks.blocks().get(Math.min(marks.blocks().size() - 1, marked.block() + 4)).end();
    for (Span stray : strays) {
      if (stray.start() > marked.span().end() && stray.start() < furthest) {
        strays.remove(stray);
        return true;
      }
    }
    return false;
  }

  /** Attributes of markup have quotation marks too. */
  private static boolean isProse(Analysis article, Span span) {
    return article
        .sentenceAt(span.start())
        .map(Sentence::paragraph)
        .filter(paragraph -> paragraph.role() == Role.BODY)
        .filter(paragraph -> !paragraph.span().in(article.text()).matches("(?s).*[<>=].*"))
        .isPresent();
  }

  /** "“We are late” and we will not wait any longer, Keller said." */
  private void closedEarly(Story story, Marked marked, List<Finding> findings) {
    int first = story.tokenAt(marked.span().end());
    Sentence sentence = story.sentence(marked.span().start());
    if (first >= story.size()
        || marked.span().start() != sentence.span().start()
        || story.token(first).start() > sentence.span().end()
        || marked.inner().in(story.article().text()).matches("(?s).*[,.?!…—–-]\\s*")) {
      return;
    }
    boolean person = false;
    for (int i = first; i <= sentence.last().index() && !story.isQuoted(i); i++) {
      String word = story.token(i).text();
      person |= FIRST_PERSON.contains(word);
      if (word.equals(",")
          && person
          && i + 2 <= sentence.last().index()
          && story.at(i + 1).isPresent()
          && story.token(story.tokenAt(story.at(i + 1).get().mention().span().end())).is("VBD")) {
        findings.add(
            info.finding(
                "early",
                new Span(marked.span().end() - 1, marked.span().end()),
                story.article().text(),
                Map.of()));
        return;
      }
    }
  }
}
