package org.proofwire.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.diff.CommandVisitor;
import org.apache.commons.text.diff.StringsComparator;
import org.proofwire.article.Article;
import org.proofwire.article.Original;
import org.proofwire.article.Span;

/**
 * Puts a corrected article back into the page that it was read from, between the tags that stood
 * there: links, pictures and everything around the article stay as they were.
 */
public final class CorrectedPage {
  private static final Pattern PARAGRAPH_BREAK = Pattern.compile("[ \\t\\r]*\\n\\s*\\n\\s*");

  /** A word, the blanks after it, or one other sign: what is kept or replaced as a whole. */
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\n+|[ \\t]+|.", Pattern.DOTALL);

  /** What may stand between two paragraphs that are joined. */
  private static final Pattern BETWEEN_PARAGRAPHS =
      Pattern.compile("\\s*</p>\\s*<p(?:\\s[^>]*)?>\\s*", Pattern.CASE_INSENSITIVE);

  /** More kinds of token than a text can have that is still read as one. */
  private static final int MOST_TOKENS = 50_000;

  /** Where the letters begin that stand for tokens; none of them is half a character. */
  private static final char FIRST_LETTER = '\u0100';

  private CorrectedPage() {}

  /**
   * The page with its article's words replaced by the corrected ones.
   *
   * @param title the headline as it was given beside the page when it was read, or empty
   * @param text the corrected article: headline, then paragraphs with a blank line between
   * @return empty if some of it finds no place, so that another text would be read from the page
   */
  public static Optional<String> of(String html, String title, String text) {
    String wanted = settled(text);
    if (!(HtmlPage.read("page", html, title) instanceof Reading.Ready read)) {
      return Optional.empty();
    }
    Article article = read.article();
    if (article.original().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> written =
        changes(article.text(), wanted)
            .flatMap(changes -> write(changes, article.text(), article.original().get()));
    return written.filter(
        page ->
            HtmlPage.read("page", page, title) instanceof Reading.Ready again
                && settled(again.article().text()).equals(wanted));
  }

  /** With white space as a page shows it. */
  private static String settled(String text) {
    return PARAGRAPH_BREAK
        .splitAsStream(text.strip())
        .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining(ArticleWriter.BETWEEN_PARAGRAPHS));
  }

  /** One stretch of the old text and what is to stand there. */
  private record Change(Span old, String words) {}

  private static Optional<List<Change>> changes(String before, String after) {
    var letters = new HashMap<String, Character>();
    List<String> old = tokens(before);
    List<String> wanted = tokens(after);
    String oldLetters = lettered(old, letters);
    String wantedLetters = lettered(wanted, letters);
    if (letters.size() > MOST_TOKENS) {
      return Optional.empty();
    }
    var collector = new Collector(old, wanted);
    new StringsComparator(oldLetters, wantedLetters).getScript().visit(collector);
    return Optional.of(collector.finish());
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String lettered(List<String> tokens, Map<String, Character> letters) {
    var text = new StringBuilder();
    for (String token : tokens) {
      text.append(
          letters
              .computeIfAbsent(token, unseen -> (char) (FIRST_LETTER + letters.size()))
              .charValue());
    }
    return text.toString();
  }

  /** Gathers what is inserted and deleted in one place into one change. */
  private static final class Collector implements CommandVisitor<Character> {
    private final List<String> old;
    private final List<String> wanted;
    private final List<Change> changes = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int oldToken;
    private int wantedToken;
    private int start;
    private int at;

    Collector(List<String> old, List<String> wanted) {
      this.old = old;
      this.wanted = wanted;
    }

    @Override
    public void visitKeepCommand(Character letter) {
      flush();
      at += old.get(oldToken++).length();
      wantedToken++;
      start = at;
    }

    @Override
    public void visitInsertCommand(Character letter) {
      words.append(wanted.get(wantedToken++));
    }

    @Override
    public void visitDeleteCommand(Character letter) {
      at += old.get(oldToken++).length();
    }

    private void flush() {
      if (at > start || !words.isEmpty()) {
        changes.add(new Change(Span.of(start, at), words.toString()));
        words.setLength(0);
      }
      start = at;
    }

    List<Change> finish() {
      flush();
      return changes;
    }
  }

  private static Optional<String> write(List<Change> changes, String text, Original original) {
    String page = original.content();
    var written = new StringBuilder();
    int from = 0;
    for (Change change : changes) {
      List<Span> places = places(deletedAtBest(change, text, original), text, original);
      boolean first = true;
      for (Span place : places) {
        if (place.start() < from) {
          return Optional
              .empty(); // a page that shows its words in another order than it holds them
        }
        written.append(page, from, place.start());
        if (first) {
          written.append(escaped(change.words()));
          first = false;
        }
        from = place.end();
      }
      if (first && !(change.words() + change.old().in(text)).isBlank()) {
        return Optional.empty();
      }
    }
    return Optional.of(written.append(page.substring(from)).toString());
  }

  /**
   * What to delete: of “brief brief” either word may go, and the one is right whose blank does not
   * stand on the other side of a tag.
   */
  private static Span deletedAtBest(Change change, String text, Original original) {
    Span best = change.old();
    if (!change.words().isEmpty() || best.length() == 0) {
      return best;
    }
    int fewest = places(best, text, original).size();
    for (int step : new int[] {1, -1}) {
      Span span = change.old();
      while (fewest > 1 && mayBeMoved(span, step, text)) {
        span = span.shift(step);
        int pieces = places(span, text, original).size();
        if (pieces < fewest) {
          fewest = pieces;
          best = span;
        }
      }
    }
    return best;
  }

  /** Whether the text is the same with the stretch beside this one deleted instead. */
  private static boolean mayBeMoved(Span span, int step, String text) {
    return step > 0
        ? span.end() < text.length() && text.charAt(span.start()) == text.charAt(span.end())
        : span.start() > 0 && text.charAt(span.start() - 1) == text.charAt(span.end() - 1);
  }

  /** Where a stretch of the text stands in the page, without the tags in it. */
  private static List<Span> places(Span span, String text, Original original) {
    if (span.length() == 0) {
      return original.locate(span).map(List::of).orElse(List.of());
    }
    var places = new ArrayList<Span>();
    if (text.charAt(span.start()) == '\n' && span.start() > 0) {
      // Between paragraphs there are only tags: it stands after the words before.
      original
          .locate(Span.of(span.start() - 1, span.start()))
          .ifPresent(before -> places.add(Span.of(before.end(), before.end())));
    }
    for (Original.Run run : original.runs()) {
      if (run.text().end() <= span.start() || run.text().start() >= span.end()) {
        continue;
      }
      Span inRun =
          Span.of(
              Math.max(run.text().start(), span.start()), Math.min(run.text().end(), span.end()));
      add(original.locate(inRun).orElseThrow(), places, span.in(text), original.content());
    }
    if (text.charAt(span.end() - 1) == '\n' && span.end() < text.length()) {
      original
          .locate(Span.of(span.end(), span.end() + 1))
          .map(after -> Span.of(after.start(), after.start()))
          .ifPresent(after -> add(after, places, span.in(text), original.content()));
    }
    return places;
  }

  private static void add(Span place, List<Span> places, String words, String page) {
    int last = places.size() - 1;
    if (last >= 0 && mayBeJoined(places.get(last), place, words, page)) {
      places.set(last, places.get(last).to(place));
    } else {
      places.add(place);
    }
  }

  private static boolean mayBeJoined(Span before, Span after, String words, String page) {
    if (after.start() < before.end()) {
      return false;
    }
    String between = page.substring(before.end(), after.start());
    return between.isBlank()
        || (words.contains("\n") && BETWEEN_PARAGRAPHS.matcher(between).matches());
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace(ArticleWriter.BETWEEN_PARAGRAPHS, "</p>\n<p>");
  }
}
