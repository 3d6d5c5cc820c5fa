package org.proofwire.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.proofwire.model.Windows.Window;
import org.proofwire.model.WordPiece.Word;

/**
 * A model that reads English and says of each word how likely it is garbled.
 *
 * <p>It reads a paragraph at a time, so that what it says of one does not depend on what else is in
 * the article, and an edited article needs only its edited paragraphs read again. Costly to load,
 * safe for use by several threads, each of which holds the memory of one window.
 */
public final class Model {
  private static final String CARD = "wording.yml";
  private static final String NETWORK = "wording.onnx";
  private static final String VOCABULARY = "wording.vocab.txt";

  private final Card card;
  private final WordPiece wordPiece;
  private final Encoder encoder;

  private Model(Card card, WordPiece wordPiece, Encoder encoder) {
    this.card = card;
    this.wordPiece = wordPiece;
    this.encoder = encoder;
  }

  /** Where a model's files lie. */
  @FunctionalInterface
  public interface Folder {
    /**
     * Opens a file.
     *
     * @throws NoSuchFileException or {@link FileNotFoundException} if there is none
     */
    InputStream open(String name) throws IOException;
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if a file is missing or damaged, or this machine can't run it
   */
  public static Model load(Folder folder) throws ModelException {
    Card card = Card.parse(new String(read(folder, CARD), StandardCharsets.UTF_8));
    byte[] network = intact(folder, NETWORK, card.files());
    String vocabulary =
        new String(intact(folder, VOCABULARY, card.files()), StandardCharsets.UTF_8);
    return new Model(card, new WordPiece(vocabulary.lines().toList()), Encoder.load(network));
  }

  private static byte[] intact(Folder folder, String name, Map<String, String> digests)
      throws ModelException {
    byte[] content = read(folder, name);
    if (!digest(content).equals(digests.get(name))) {
      throw new ModelException(
          "rules/models/" + name + " is damaged, or is not the file that " + CARD + " describes");
    }
    return content;
  }

  private static byte[] read(Folder folder, String name) throws ModelException {
    try (InputStream in = folder.open(name)) {
      return in.readAllBytes();
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new ModelException("rules/models/" + name + " is missing", e);
    } catch (IOException e) {
      throw new ModelException(
          "rules/models/" + name + " can't be read (" + e.getMessage() + ")", e);
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Its name and version, for reports. */
  public String name() {
    return card.name();
  }

  /** What makes one probability of its answers. */
  public Judge judge() {
    return card.judge();
  }

  /**
   * Reads a paragraph.
   *
   * @return its words in order, punctuation included, with spans into the text given
   * @throws CancellationException if the thread is interrupted: a paragraph may be as long as any
   *     article, and take as long
   */
  public List<Chance> read(String paragraph) {
    List<Word> words = wordPiece.words(paragraph);
    var chances = new ArrayList<Chance>(words.size());
    for (Window window : Windows.over(words, card.longest() - 2)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the model was told to stop");
      }
      float[][] logits = encoder.read(pieces(words.subList(window.from(), window.to())));
      int at = 1;
      for (int i = window.from(); i < window.keepTo(); i++) {
        Word word = words.get(i);
        if (i >= window.keepFrom()) {
          chances.add(new Chance(word.span(), boxed(logits[at])));
        }
        at += word.pieces().length;
      }
    }
    return List.copyOf(chances);
  }

  private static List<Float> boxed(float[] values) {
    var boxed = new ArrayList<Float>(values.length);
    for (float value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  private int[] pieces(List<Word> words) {
    int count = words.stream().mapToInt(word -> word.pieces().length).sum();
    int[] pieces = new int[count + 2];
    pieces[0] = wordPiece.start();
    int at = 1;
    for (Word word : words) {
      System.arraycopy(word.pieces(), 0, pieces, at, word.pieces().length);
      at += word.pieces().length;
    }
    pieces[at] = wordPiece.end();
    return pieces;
  }
}
