package org.proofwire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.proofwire.article.Article;
import org.proofwire.article.DoubtMark;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Report;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * An article's text cut for printing: into paragraphs, those into stretches marked by a finding or
 * by none, and those into pieces.
 *
 * <p>Every finding gets a mark, come what may: one that crosses into the next paragraph is marked
 * in both, and one between paragraphs, where nothing is printed, as a caret at the end of the one
 * before.
 */
final class Galley {
  private final String text;
  private final List<Finding> findings;
  private final Labels labels;
  private final List<Paragraph> blocks;
  private final List<List<Fragment>> fragments;
  private final List<Basis> evidence;
  private final List<DoubtMark> doubts;

  Galley(Report report, Labels labels) {
    this.text = report.article().text();
    this.findings = report.findings();
    this.doubts = report.doubts();
    this.labels = labels;
    this.blocks = blocks(report.article());
    this.fragments = blocks.stream().<List<Fragment>>map(block -> new ArrayList<>()).toList();
    this.evidence =
        IntStream.range(0, findings.size())
            .boxed()
            .flatMap(i -> findings.get(i).evidence().stream().map(each -> new Basis(each, i + 1)))
            .toList();
    IntStream.range(0, findings.size()).forEach(this::place);
  }

  /** The paragraphs, and whatever stands outside of them as one more each: nothing goes missing. */
  private static List<Paragraph> blocks(Article article) {
    var blocks = new ArrayList<Paragraph>();
    int from = 0;
    for (Paragraph paragraph : article.paragraphs()) {
      outside(article, from, paragraph.span().start()).ifPresent(blocks::add);
      blocks.add(paragraph);
      from = paragraph.span().end();
    }
    outside(article, from, article.text().length()).ifPresent(blocks::add);
    if (blocks.isEmpty()) {
      blocks.add(new Paragraph(Span.of(0, 0), Role.BODY));
    }
    return List.copyOf(blocks);
  }

  private static Optional<Paragraph> outside(Article article, int from, int to) {
    String gap = article.text().substring(from, to);
    return gap.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Paragraph(
                Span.of(
                    from + gap.length() - gap.stripLeading().length(),
                    from + gap.stripTrailing().length()),
                Role.BODY));
  }

  private void place(int index) {
    Span span = findings.get(index).span();
    int part = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Span block = blocks.get(i).span();
      int start = Math.max(span.start(), block.start());
      int end = Math.min(span.end(), block.end());
      if (start < end) {
        fragments.get(i).add(new Fragment(index + 1, part++, Span.of(start, end)));
      }
    }
    if (part == 0) {
      int home = blockAt(span.start());
      Span block = blocks.get(home).span();
      int at = Math.min(Math.max(span.start(), block.start()), block.end());
      fragments.get(home).add(new Fragment(index + 1, 0, Span.of(at, at)));
    }
  }

  /** The last block that begins at or before an offset; the first where none does. */
  private int blockAt(int offset) {
    int at = 0;
    while (at + 1 < blocks.size() && blocks.get(at + 1).span().start() <= offset) {
      at++;
    }
    return at;
  }

  /** Number of the paragraph that an offset is in, or that was the last before it. */
  int paragraphAt(int offset) {
    return blockAt(offset) + 1;
  }

  /** The rows, with the notes on the findings that begin in each. */
  List<Page.Row> rows(List<Page.Note> notes) {
    var margin = new Margin();
    return IntStream.range(0, blocks.size()).mapToObj(i -> row(i, notes, margin)).toList();
  }

  private Page.Row row(int index, List<Page.Note> notes, Margin margin) {
    Paragraph block = blocks.get(index);
    List<Page.Note> beside =
        fragments.get(index).stream()
            .filter(fragment -> fragment.part() == 0)
            .map(fragment -> notes.get(fragment.number() - 1))
            .toList();
    return new Page.Row(
        index + 1,
        block.role().id(),
        labels.role(block.role()),
        runs(block.span(), fragments.get(index)),
        beside,
        margin.add(block, beside));
  }

  private List<Page.Run> runs(Span block, List<Fragment> fragments) {
    var runs = new ArrayList<Page.Run>();
    int at = block.start();
    for (Fragment fragment : fragments.stream().sorted().toList()) {
      // Findings don't overlap; if two ever should, the later one keeps what is left.
      int start = Math.max(at, fragment.span().start());
      int end = Math.max(start, fragment.span().end());
      if (at < start) {
        runs.add(new Page.Run(Optional.empty(), pieces(Span.of(at, start))));
      }
      runs.add(
          new Page.Run(Optional.of(mark(fragment, start == end)), pieces(Span.of(start, end))));
      at = end;
    }
    if (at < block.end()) {
      runs.add(new Page.Run(Optional.empty(), pieces(Span.of(at, block.end()))));
    }
    return runs;
  }

  private Page.Mark mark(Fragment fragment, boolean caret) {
    Finding finding = findings.get(fragment.number() - 1);
    String kind = labels.rule(finding.rule(), finding.category());
    return new Page.Mark(
        "m" + fragment.number() + (fragment.part() == 0 ? "" : "-" + (fragment.part() + 1)),
        fragment.number(),
        finding.severity().id(),
        labels.severity(finding.severity()) + ": " + kind,
        kind,
        caret);
  }

  private List<Page.Piece> pieces(Span span) {
    NavigableSet<Integer> cuts = new TreeSet<>(List.of(span.start(), span.end()));
    Stream.concat(evidence.stream().map(Basis::span), doubts.stream().map(DoubtMark::span))
        .flatMap(place -> Stream.of(place.start(), place.end()))
        .filter(span::contains)
        .forEach(cuts::add);
    var pieces = new ArrayList<Page.Piece>();
    int from = span.start();
    for (int to : cuts.tailSet(from + 1)) {
      String numbers = evidenceAt(Span.of(from, to));
      String doubt = doubtAt(Span.of(from, to));
      for (Unseen.Stretch stretch : Unseen.stretches(text.substring(from, to))) {
        pieces.add(new Page.Piece(stretch.text(), stretch.unseen().orElse(""), numbers, doubt));
      }
      from = to;
    }
    return pieces;
  }

  private String evidenceAt(Span piece) {
    return evidence.stream()
        .filter(basis -> basis.span().contains(piece))
        .map(basis -> String.valueOf(basis.number()))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private String doubtAt(Span piece) {
    return doubts.stream()
        .filter(doubt -> doubt.span().contains(piece))
        .map(doubt -> "%d%% likely to be wrong".formatted(Math.round(100 * doubt.chance())))
        .findFirst()
        .orElse("");
  }

  /** The part of a finding's mark that lies in one block. */
  private record Fragment(int number, int part, Span span) implements Comparable<Fragment> {
    @Override
    public int compareTo(Fragment other) {
      int bySpan = span.compareTo(other.span);
      return bySpan != 0 ? bySpan : Integer.compare(number, other.number);
    }
  }

  /** A place that the finding of that number rests on. */
  private record Basis(Span span, int number) {
    Basis(Evidence evidence, int number) {
      this(evidence.span(), number);
    }
  }
}
