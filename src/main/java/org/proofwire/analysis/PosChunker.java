package org.proofwire.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.chunker.ChunkerME;
import opennlp.tools.chunker.ChunkerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;
import org.languagetool.AnalyzedTokenReadings;
import org.languagetool.chunking.ChunkTag;
import org.languagetool.chunking.Chunker;

/**
 * Tags parts of speech in context and marks phrases, in one pass with the same OpenNLP models as
 * LanguageTool's own chunker.
 *
 * <p>LanguageTool's chunker computes one Penn tag a word and throws it away, keeping only phrase
 * tags ({@code B-NP-singular}). Our rules need that tag ("is this word a verb here?"), and tagging
 * twice costs a fifth of an analysis, so this one keeps it beside the phrase tags as {@code
 * POS:VBD}. No LanguageTool rule asks for a phrase of that name. Phrase tags are the same as
 * LanguageTool's, which a test holds, but for sentences with quotation marks, dashes or brackets:
 * the models learnt from the Penn Treebank, where those are {@code ``}, {@code ''}, {@code --} and
 * {@code -LRB-}, and take any other for part of a name. So they are handed over as the Treebank
 * writes them.
 *
 * <p>Thread-safe: models are shared, taggers made anew for each sentence.
 */
final class PosChunker implements Chunker {
  static final String POS = "POS:";

  /** Marks that the models know in another form; not those in a word or between figures. */
  private static final Pattern MARK =
      Pattern.compile(
          "[\"“”„‟«»‚‹›—…()\\[\\]{}]|(?<!\\p{L})‘|‘(?!\\p{L})|(?<!\\p{Nd})–|–(?!\\p{Nd})");

  /** How the Penn Treebank writes the marks whose side does not matter. */
  private static final Map<String, String> TREEBANK =
      Map.of(
          "–", "--", "—", "--", "…", "...", "(", "-LRB-", "[", "-LRB-", "{", "-LRB-", ")", "-RRB-",
          "]", "-RRB-", "}", "-RRB-");

  private final TokenizerModel tokenizer;
  private final POSModel tagger;
  private final ChunkerModel chunker;

  PosChunker() {
    try (InputStream tokens = open("/en-token.bin");
        InputStream tags = open("/en-pos-maxent.bin");
        InputStream chunks = open("/en-chunker.bin")) {
      tokenizer = new TokenizerModel(tokens);
      tagger = new POSModel(tags);
      chunker = new ChunkerModel(chunks);
    } catch (IOException e) {
      throw new UncheckedIOException("OpenNLP's English models can't be read", e);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = PosChunker.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("missing from the class path: " + resource);
    }
    return in;
  }

  /** One OpenNLP token, and the LanguageTool tokens that begin in it. */
  private record Piece(
      String text, String pos, String phrase, List<AnalyzedTokenReadings> readings) {
    boolean begins() {
      return phrase.equals("B-NP");
    }

    boolean continues() {
      return phrase.equals("I-NP");
    }

    boolean isPlural() {
      return text.equals("and")
          || readings.stream()
              .flatMap(token -> token.getReadings().stream())
              .anyMatch(reading -> "NNS".equals(reading.getPOSTag()));
    }
  }

  @Override
  public void addChunkTags(List<AnalyzedTokenReadings> tokens) {
    List<Piece> pieces = pieces(tokens);
    String number = "";
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      var tags = new ArrayList<ChunkTag>();
      if (piece.begins()) {
        number = isPlural(pieces, i) ? "NP-plural" : "NP-singular";
        tags.add(new ChunkTag("B-" + number));
      }
      boolean inside = piece.begins() || piece.continues();
      if (inside && (i + 1 == pieces.size() || !pieces.get(i + 1).continues())) {
        tags.add(new ChunkTag("E-" + number));
      } else if (piece.continues()) {
        tags.add(new ChunkTag("I-" + number));
      }
      if (tags.isEmpty()) {
        tags.add(new ChunkTag(piece.phrase()));
      }
      tags.add(new ChunkTag(POS + piece.pos()));
      piece.readings().forEach(token -> token.setChunkTags(tags));
    }
  }

  /** How the Penn Treebank writes a token. */
  private static String treebankForm(String text, Span span) {
    String word = span.getCoveredText(text).toString();
    if (!MARK.matcher(word).matches()) {
      return word;
    }
    if (TREEBANK.containsKey(word)) {
      return TREEBANK.get(word);
    }
    boolean opens =
        span.getStart() == 0 || " (\t\n–—-".indexOf(text.charAt(span.getStart() - 1)) >= 0;
    return opens ? "``" : "''";
  }

  /** As LanguageTool has it: any plural as far as noun phrases follow each other, "and" too. */
  private static boolean isPlural(List<Piece> pieces, int from) {
    for (int i = from; i < pieces.size(); i++) {
      if (!pieces.get(i).begins() && !pieces.get(i).continues()) {
        return false;
      }
      if (pieces.get(i).isPlural()) {
        return true;
      }
    }
    return false;
  }

  private List<Piece> pieces(List<AnalyzedTokenReadings> tokens) {
    var sentence = new StringBuilder();
    tokens.forEach(token -> sentence.append(token.getToken()));
    // The models know straight apostrophes and plain blanks only. A mark is a token by itself
    // whatever it clings to, so a blank stands in for it while the words are told apart.
    String text = sentence.toString().replace('’', '\'').replace('\u00a0', ' ');
    Matcher marks = MARK.matcher(text);
    var spans =
        new TreeSet<>(List.of(new TokenizerME(tokenizer).tokenizePos(marks.replaceAll(" "))));
    marks.reset();
    while (marks.find()) {
      spans.add(new Span(marks.start(), marks.end()));
    }
    return pieces(tokens, text, spans.toArray(Span[]::new));
  }

  private List<Piece> pieces(List<AnalyzedTokenReadings> tokens, String text, Span[] spans) {
    String[] words = new String[spans.length];
    for (int i = 0; i < spans.length; i++) {
      words[i] = treebankForm(text, spans[i]);
    }
    String[] pos = new POSTaggerME(tagger).tag(words);
    String[] phrases = new ChunkerME(chunker).chunk(words, pos);
    var pieces = new ArrayList<Piece>(spans.length);
    int next = 0;
    int offset = 0;
    for (int i = 0; i < spans.length; i++) {
      // A token goes with the piece that it begins in: "can" + "not" is one token, "U.K." may be
      // two.
      var covered = new ArrayList<AnalyzedTokenReadings>(1);
      while (next < tokens.size() && offset < spans[i].getEnd()) {
        AnalyzedTokenReadings token = tokens.get(next++);
        if (!token.isWhitespace() && offset >= spans[i].getStart()) {
          covered.add(token);
        }
        offset += token.getToken().length();
      }
      pieces.add(new Piece(words[i], pos[i], phrases[i], covered));
    }
    return pieces;
  }
}
