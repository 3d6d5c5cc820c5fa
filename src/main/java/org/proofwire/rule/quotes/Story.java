package org.proofwire.rule.quotes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.Analysis;
import org.proofwire.analysis.Entity;
import org.proofwire.analysis.Mention;
import org.proofwire.analysis.QuotationMarks;
import org.proofwire.analysis.Quote;
import org.proofwire.analysis.Sentence;
import org.proofwire.analysis.Token;
import org.proofwire.article.Role;
import org.proofwire.article.Span;

/**
 * An article as a reader follows it: who is named at a token, who does something in a sentence,
 * what is quoted.
 */
final class Story {
  /** One place where somebody is named. */
  record Naming(Entity entity, Mention mention) {
    boolean isName() {
      return mention.kind() == Mention.Kind.NAME;
    }
  }

  private final Analysis article;
  private final List<Token> tokens;
  private final Map<Integer, Naming> namings = new HashMap<>();
  private final boolean[] quoted;
  private final List<Quote> speeches = new ArrayList<>();
  private final QuotationMarks marks;
  private final int[] blocks;

  Story(Analysis article) {
    this.article = article;
    this.tokens = article.tokens();
    this.marks = QuotationMarks.of(article.article());
    for (Entity entity : article.entities()) {
      for (Mention mention : entity.mentions()) {
        namings.put(mention.span().start(), new Naming(entity, mention));
      }
    }
    blocks = new int[tokens.size()];
    int block = 0;
    for (int i = 0; i < blocks.length; i++) {
      while (block + 1 < marks.blocks().size()
          && tokens.get(i).start() >= marks.blocks().get(block).end()) {
        block++;
      }
      blocks[i] = block;
    }
    quoted = new boolean[tokens.size()];
    int from = 0;
    for (Quote quote : article.quotes()) {
      if (!quote.isSpeech()) {
        continue;
      }
      speeches.add(quote);
      while (from < tokens.size() && tokens.get(from).end() <= quote.span().start()) {
        from++;
      }
      for (int i = from; i < tokens.size() && tokens.get(i).start() < quote.span().end(); i++) {
        quoted[i] = true;
      }
    }
  }

  Analysis article() {
    return article;
  }

  /** Direct, mixed and block quotations in order. */
  List<Quote> speeches() {
    return speeches;
  }

  /**
   * Whether the paragraph before leaves a quotation open, as a speech of several paragraphs does.
   */
  boolean runsOn(Quote quote) {
    String before = article.text().substring(0, quote.span().start());
    String closed = before.stripTrailing();
    return before.length() > closed.length()
        && before.indexOf('\n', closed.length()) >= 0
        && !closed.matches("(?s).*[\"”’'»]");
  }

  /** Whether a quotation opens its paragraph. */
  boolean opens(Quote quote) {
    int first = tokenAt(quote.span().start());
    return first == 0 || blocks[first - 1] != blocks[first];
  }

  Token token(int i) {
    return tokens.get(i);
  }

  /** Which paragraph a token stands in; line breaks behind the end of a sentence count too. */
  int block(int token) {
    return blocks[token];
  }

  int size() {
    return tokens.size();
  }

  /** Whether words stand between marks inside quoted words: somebody else's, told again. */
  boolean isNested(Span words) {
    return marks.marked().stream()
        .anyMatch(marked -> marked.nested() && marked.span().contains(words));
  }

  /** All quotation marks. */
  QuotationMarks marks() {
    return marks;
  }

  boolean isQuoted(int token) {
    return quoted[token];
  }

  /** Who is named by the words that begin at a token. */
  Optional<Naming> at(int token) {
    return Optional.ofNullable(namings.get(tokens.get(token).start()));
  }

  Sentence sentence(int offset) {
    return article.sentenceAt(offset).orElseThrow();
  }

  /** The first token that ends behind an offset. */
  int tokenAt(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Math.min(low, tokens.size() - 1);
  }

  /** Whether a sentence tells the story: no headline, nothing left over. */
  static boolean isText(Sentence sentence) {
    return sentence.role() != Role.HEADLINE
        && sentence.role() != Role.SUBHEADING
        && sentence.role() != Role.RESIDUE;
  }

  /** Whether a span names somebody inside it. */
  List<Naming> within(Span span) {
    var found = new ArrayList<Naming>();
    for (int i = tokenAt(span.start());
        i < tokens.size() && tokens.get(i).start() < span.end();
        i++) {
      at(i).ifPresent(found::add);
    }
    return found;
  }

  /** The person who does something in a sentence, outside quoted words. */
  Optional<Naming> subject(Sentence sentence) {
    @Nullable Naming first = null;
    int end = sentence.last().index() + 1;
    for (int i = sentence.first().index(); i < end; i++) {
      Optional<Naming> naming = at(i);
      if (quoted[i] || naming.isEmpty() || !isPerson(naming.get().entity())) {
        continue;
      }
      boolean object = i > sentence.first().index() && tokens.get(i - 1).is("IN");
      if (isFollowedByVerb(naming.get(), end)) {
        return naming;
      }
      if (first == null && !object) {
        first = naming.get();
      }
    }
    return Optional.ofNullable(first);
  }

  /** Whether somebody else shares a person's surname, so that it tells too little. */
  boolean hasRelative(Entity person) {
    return article.entities().stream()
        .anyMatch(
            other ->
                !other.equals(person)
                    && isPerson(other)
                    && other.lastName().equals(person.lastName()));
  }

  /** A person, or somebody of whom nothing is known but the name. */
  static boolean isPerson(Entity entity) {
    return entity.kind() == Entity.Kind.PERSON;
  }

  private boolean isFollowedByVerb(Naming naming, int end) {
    int i = tokenAt(naming.mention().span().end());
    if (i < end && tokens.get(i).text().equals("(")) {
      while (i < end && !tokens.get(i).text().equals(")")) {
        i++;
      }
      i++;
    }
    if (i < end && tokens.get(i).text().equals(",")) {
      int close = i + 1;
      while (close < Math.min(end, i + 15) && !tokens.get(close).text().equals(",")) {
        close++;
      }
      i = close + 1;
    }
    while (i < end && tokens.get(i).is("RB")) {
      i++;
    }
    return i < end
        && !quoted[i]
        && (tokens.get(i).is("VBD")
            || tokens.get(i).is("VBZ")
            || tokens.get(i).is("VBP")
            || tokens.get(i).is("MD"));
  }

  private static final Set<String> MALE = Set.of("he", "him", "his", "himself");
  private static final Set<String> FEMALE = Set.of("she", "her", "hers", "herself");

  /** The gender that a pronoun has. */
  static Entity.Gender gender(Token token) {
    String word = token.text().toLowerCase(Locale.ROOT);
    return MALE.contains(word)
        ? Entity.Gender.MALE
        : FEMALE.contains(word) ? Entity.Gender.FEMALE : Entity.Gender.UNKNOWN;
  }

  static boolean contradict(Entity.Gender one, Entity.Gender other) {
    return one != Entity.Gender.UNKNOWN && other != Entity.Gender.UNKNOWN && one != other;
  }
}
