package org.proofwire.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.languagetool.AnalyzedSentence;
import org.languagetool.JLanguageTool;
import org.languagetool.Language;
import org.languagetool.Languages;
import org.languagetool.LtBuildInfo;
import org.languagetool.ResultCache;
import org.languagetool.UserConfig;
import org.languagetool.markup.AnnotatedTextBuilder;
import org.languagetool.rules.RuleMatch;

/**
 * LanguageTool, shared by the analysis and by its own rules.
 *
 * <p>An instance of it must not be used by two threads at once, so they are kept in a pool: each
 * call takes one and puts it back. All share one {@link Language}, which caches rules and
 * dictionaries.
 */
public final class LanguageTools {
  /**
   * Longest paragraph, in UTF-16 code units, that is split into sentences at once: that costs the
   * square of its length. Whole articles in one line are shorter, but for the longest.
   */
  private static final int LONGEST_PARAGRAPH = 20_000;

  /**
   * Longest sentence, in UTF-16 code units. What is longer has no full stops and is no prose, and
   * telling its parts of speech would cost the square of its length.
   */
  private static final int LONGEST_SENTENCE = 3_000;

  private final Language language;
  private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
  private final SentenceMemory memory;

  /** Remembers nothing: right for articles that are checked once. */
  public LanguageTools() {
    this(SentenceMemory.none());
  }

  /** Takes over from the memory what it said of the same sentence before. */
  public LanguageTools(SentenceMemory memory) {
    this.memory = memory;
    // LanguageTool allows one instance of a language in a process, so its chunker is set there.
    language = Languages.getLanguageForShortCode("en-US");
    synchronized (language) {
      if (!(language.getChunker() instanceof PosChunker)) {
        language.setChunker(new PosChunker());
      }
    }
  }

  /** What was said of sentences and paragraphs before. */
  SentenceMemory memory() {
    return memory;
  }

  /** LanguageTool's own version: {@code 6.8}. */
  public static String version() {
    // Its build information looks for its main class, which in turn looks for that: main one first.
    Objects.requireNonNull(JLanguageTool.getDataBroker());
    return LtBuildInfo.OS.getVersion();
  }

  public Language language() {
    return language;
  }

  /**
   * A new instance for checking, whose {@code check} takes over sentences analysed before.
   *
   * @param configure chooses rules
   */
  public Checker newChecker(Consumer<JLanguageTool> configure) {
    return newChecker(configure, Optional.empty());
  }

  /** A memory for checkers of the same rules to share; empty if nothing is to be remembered. */
  public Optional<ResultCache> newMemory() {
    return memory.newMatches();
  }

  /** A checker that shares its memory with others of the same rules. */
  public Checker newChecker(Consumer<JLanguageTool> configure, Optional<ResultCache> matches) {
    var session = new Session(language, matches);
    configure.accept(session);
    return session;
  }

  /** Checks sentences that were analysed before. Not safe for use by several threads. */
  public interface Checker {
    /**
     * All matches, overlaps cleaned, at offsets into the whole text.
     *
     * @param sentences cover the text without a gap
     */
    List<RuleMatch> check(List<AnalyzedSentence> sentences);
  }

  /** Splits a paragraph into sentences; they keep the white space behind them. */
  List<String> split(String paragraph) {
    return memory.split(paragraph, this::sentences);
  }

  private List<String> sentences(String paragraph) {
    var sentences = new ArrayList<String>();
    for (String part : cut(paragraph, LONGEST_PARAGRAPH)) {
      Stop.ifInterrupted();
      for (String sentence : language.getSentenceTokenizer().tokenize(part)) {
        sentences.addAll(cut(sentence, LONGEST_SENTENCE));
      }
    }
    return sentences;
  }

  /** A text in parts of bearable length: cut behind a full stop where there is one, or a word. */
  private static List<String> cut(String text, int longest) {
    var parts = new ArrayList<String>();
    int from = 0;
    while (text.length() - from > longest) {
      int stop = text.lastIndexOf(". ", from + longest - 2) + 2;
      int blank = text.lastIndexOf(' ', from + longest - 1) + 1;
      int least = from + longest / 2;
      int to =
          stop > least ? stop : blank > least ? blank : text.offsetByCodePoints(from, longest / 2);
      parts.add(text.substring(from, to));
      from = to;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Tokens, parts of speech and phrases of each sentence. */
  List<AnalyzedSentence> analyse(List<String> sentences) {
    Session session = idle.poll();
    if (session == null) {
      session = new Session(language, Optional.empty());
    }
    try {
      var analysed = new ArrayList<AnalyzedSentence>(sentences.size());
      for (String sentence : sentences) {
        Stop.ifInterrupted();
        analysed.add(memory.analysed(sentence, session::analyse));
      }
      return analysed;
    } finally {
      idle.add(session);
    }
  }

  /** A LanguageTool that is handed its sentences instead of making them. */
  private static final class Session extends JLanguageTool implements Checker {
    private List<AnalyzedSentence> given = List.of();

    Session(Language language, Optional<ResultCache> matches) {
      super(language, null, matches.orElse(null), new UserConfig());
      // Whichever thread checks, not the one that makes this.
      setCheckCancelledCallback(() -> Thread.currentThread().isInterrupted());
    }

    AnalyzedSentence analyse(String sentence) {
      try {
        return getAnalyzedSentence(sentence);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException e) {
        Stop.ifInterrupted(); // LanguageTool stops too, but calls it an error in the sentence
        throw e;
      }
    }

    @Override
    public List<RuleMatch> check(List<AnalyzedSentence> sentences) {
      given = List.copyOf(sentences);
      var text = new StringBuilder();
      given.forEach(sentence -> text.append(sentence.getText()));
      try {
        return check(
            new AnnotatedTextBuilder().addText(text.toString()).build(),
            true,
            ParagraphHandling.NORMAL);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        given = List.of();
      }
    }

    @Override
    public List<String> sentenceTokenize(String text) {
      return given.stream().map(AnalyzedSentence::getText).toList();
    }

    @Override
    protected List<AnalyzedSentence> analyzeSentences(List<String> sentences) {
      return given;
    }
  }
}
