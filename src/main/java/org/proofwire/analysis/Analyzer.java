package org.proofwire.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.languagetool.AnalyzedSentence;
import org.languagetool.AnalyzedToken;
import org.languagetool.AnalyzedTokenReadings;
import org.languagetool.chunking.ChunkTag;
import org.proofwire.article.Article;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Role;
import org.proofwire.article.Span;
import org.proofwire.model.Chance;
import org.proofwire.model.Model;

/** Makes an {@link Analysis} of an article. Safe for use by several threads. */
public final class Analyzer {
  private final LanguageTools languageTools;
  private final Dictionary dictionary;
  private final Stemmer stemmer = new Stemmer();
  private final EntityFinder entityFinder;
  private final QuoteFinder quoteFinder;
  private final NameReader nameReader;
  private final Optional<Model> model;

  /**
   * An analyser.
   *
   * @param model reads every word and doubts some; without one nothing is doubted
   */
  public Analyzer(
      LanguageTools languageTools,
      Dictionary dictionary,
      NameReader nameReader,
      Optional<Model> model) {
    this.nameReader = nameReader;
    this.model = model;
    this.languageTools = languageTools;
    this.dictionary = dictionary;
    var words = new Wordbook();
    this.entityFinder = new EntityFinder(words, dictionary);
    this.quoteFinder = new QuoteFinder(words);
  }

  /** Reads the article once, for all rules. */
  public Analysis analyse(Article article) {
    List<Piece> pieces = split(article);
    List<AnalyzedSentence> analysed =
        languageTools.analyse(
            pieces.stream().map(piece -> piece.span().in(article.text())).toList());
    List<Sentence> sentences = sentences(article, pieces, analysed);
    QuotationMarks marks = QuotationMarks.of(article);
    Cast cast = entityFinder.find(sentences, marks);
    Map<Cast.Figure, Entity> entities = cast.entities(article.text());
    List<Quote> quotes = quoteFinder.find(article, sentences, marks, cast, entities);
    List<Name> names = nameReader.read(article, sentences, dictionary);
    return new Analysis(
        article,
        sentences,
        quotes,
        Cast.inOrder(entities),
        names,
        model.map(reader -> doubts(article, reader)).orElse(Doubts.NONE),
        dictionary,
        analysed);
  }

  private Doubts doubts(Article article, Model reader) {
    var chances = new ArrayList<Chance>();
    for (Paragraph paragraph : article.paragraphs()) {
      Stop.ifInterrupted();
      if (paragraph.role() != Role.RESIDUE) {
        int start = paragraph.span().start();
        languageTools.memory().read(paragraph.span().in(article.text()), reader::read).stream()
            .map(chance -> chance.shift(start))
            .forEach(chances::add);
      }
    }
    return Doubts.of(chances, reader.judge());
  }

  /** A sentence with the white space around it; the pieces of an article cover its text. */
  private record Piece(Span span, int paragraph) {}

  private List<Piece> split(Article article) {
    var pieces = new ArrayList<Piece>();
    List<Paragraph> paragraphs = article.paragraphs();
    for (int i = 0; i < paragraphs.size(); i++) {
      Span span = paragraphs.get(i).span();
      int start = span.start();
      for (String sentence : languageTools.split(span.in(article.text()))) {
        pieces.add(new Piece(new Span(start, start + sentence.length()), i));
        start += sentence.length();
      }
      // What stands between paragraphs goes to the sentence before, or to the first of all.
      int end =
          i + 1 < paragraphs.size()
              ? paragraphs.get(i + 1).span().start()
              : article.text().length();
      widen(pieces, pieces.size() - 1, pieces.get(pieces.size() - 1).span().start(), end);
    }
    if (!pieces.isEmpty()) {
      widen(pieces, 0, 0, pieces.get(0).span().end());
    }
    return pieces;
  }

  private static void widen(List<Piece> pieces, int which, int start, int end) {
    pieces.set(which, new Piece(new Span(start, end), pieces.get(which).paragraph()));
  }

  private List<Sentence> sentences(
      Article article, List<Piece> pieces, List<AnalyzedSentence> analysed) {
    var sentences = new ArrayList<Sentence>();
    Map<String, String> stems = new HashMap<>();
    int index = 0;
    for (int i = 0; i < pieces.size(); i++) {
      var tokens = new ArrayList<Token>();
      for (AnalyzedTokenReadings readings : analysed.get(i).getTokensWithoutWhitespace()) {
        if (!readings.isSentenceStart() && readings.getEndPos() > readings.getStartPos()) {
          tokens.add(token(article.text(), pieces.get(i).span().start(), readings, index++, stems));
        }
      }
      if (!tokens.isEmpty()) {
        Span span = tokens.get(0).span().to(tokens.get(tokens.size() - 1).span());
        int paragraph = pieces.get(i).paragraph();
        sentences.add(
            new Sentence(
                span, sentences.size(), article.paragraphs().get(paragraph), paragraph, tokens));
      }
    }
    return sentences;
  }

  private Token token(
      String text,
      int offset,
      AnalyzedTokenReadings readings,
      int index,
      Map<String, String> stems) {
    Span span = new Span(offset + readings.getStartPos(), offset + readings.getEndPos());
    String word = span.in(text);
    String tag = "";
    String phrase = "O";
    for (ChunkTag chunk : readings.getChunkTags()) {
      String name = chunk.getChunkTag();
      if (name.startsWith(PosChunker.POS)) {
        tag = name.substring(PosChunker.POS.length());
      } else {
        phrase = name;
      }
    }
    Set<String> tags = new LinkedHashSet<>();
    Set<String> lemmas = new LinkedHashSet<>();
    for (AnalyzedToken reading : readings.getReadings()) {
      String pos = reading.getPOSTag();
      if (pos != null && !pos.endsWith("_END") && !pos.endsWith("_START")) {
        tags.add(pos);
        if (reading.getLemma() != null) {
          lemmas.add(reading.getLemma());
        }
      }
    }
    return new Token(
        span,
        word,
        index,
        tag,
        phrase,
        lemma(readings, tag, word),
        Set.copyOf(tags),
        Set.copyOf(lemmas),
        stems.computeIfAbsent(word, stemmer::stem),
        span.start() == 0 || Character.isWhitespace(text.charAt(span.start() - 1)));
  }

  /** The dictionary form under the tag in context, or under the tag most like it. */
  private static String lemma(AnalyzedTokenReadings readings, String tag, String word) {
    return readings.getReadings().stream()
        .filter(reading -> reading.getPOSTag() != null && reading.getLemma() != null)
        .max(Comparator.comparingInt(reading -> likeness(reading.getPOSTag(), tag)))
        .map(AnalyzedToken::getLemma)
        .orElse(word.toLowerCase(Locale.ROOT));
  }

  /** How many first letters two tags share. */
  private static int likeness(String one, String other) {
    int i = 0;
    while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return i;
  }
}
