package org.proofwire.audit;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.LanguageGuess;
import org.proofwire.analysis.LanguageGuess.Guess;
import org.proofwire.article.Article;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.state.Entry;
import org.proofwire.audit.state.Entry.Check;
import org.proofwire.audit.state.Entry.Outcome;
import org.proofwire.read.Provenance;
import org.proofwire.read.Reading;
import org.proofwire.rule.RuleFileException;

/** Reads articles, and settles those that need no check. Threads may share it. */
public final class Intake {
  private final Audit.Settings settings;
  private final LanguageGuess languages = new LanguageGuess();

  public Intake(Audit.Settings settings) {
    this.settings = settings;
  }

  /**
   * One article that is read.
   *
   * @param key its id, or its place where it could not be read
   * @param story what is to be checked
   * @param settled what became of it, where that needs no check
   */
  public record Prepared(
      String key,
      String title,
      Provenance provenance,
      Optional<Story> story,
      Optional<Outcome> settled) {
    /** As it goes into the state. */
    public Entry entry(int number, Item item, Outcome outcome) {
      return new Entry(
          number,
          item.place(),
          key,
          title,
          provenance.publisher().orElse(""),
          provenance.published(),
          item.stamp().orElse(""),
          outcome);
    }
  }

  /** An article to be checked, unless it is a copy. */
  public record Story(Article article, Fingerprint text, Optional<Signature> signature) {
    /** What became of it. */
    Outcome checked(Check check) {
      return new Outcome.Story(text.hex(), signature.map(Signature::bytes), check);
    }
  }

  /**
   * Reads it.
   *
   * @throws InterruptedException if the thread is interrupted while it waits for another machine
   */
  public Prepared read(Item item) throws InterruptedException {
    Reading reading = item.load().read();
    if (reading instanceof Reading.Unreadable bad) {
      return settled(item, new Outcome.Unreadable(bad.problem(), bad.remedy()));
    }
    var ready = (Reading.Ready) reading;
    Article article = ready.article();
    Provenance provenance = ready.provenance().or(item.told());
    Optional<Outcome> settled = refusal(article, provenance);
    return new Prepared(
        article.id(),
        article.title(),
        provenance,
        settled.isPresent()
            ? Optional.empty()
            : Optional.of(
                new Story(article, Fingerprint.of(article), Signature.of(article.text()))),
        settled);
  }

  /** An article that broke whoever read it. */
  public Prepared unreadable(Item item, @Nullable Throwable cause) {
    Check.Failed failed = failed(cause);
    return settled(item, new Outcome.Unreadable(failed.problem(), failed.remedy()));
  }

  private static Prepared settled(Item item, Outcome outcome) {
    return new Prepared(item.place(), "", item.told(), Optional.empty(), Optional.of(outcome));
  }

  private Optional<Outcome> refusal(Article article, Provenance provenance) {
    if (isOld(provenance)) {
      return Optional.of(new Outcome.Skipped("published before --since"));
    }
    if (article.text().length() > settings.maxChars()) {
      return Optional.of(
          new Outcome.Unreadable(
              "%,d characters, more than an article has".formatted(article.text().length()),
              "Split it, or raise --max-chars (now %,d).".formatted(settings.maxChars())));
    }
    if (settings.anyLanguage()) {
      return Optional.empty();
    }
    Guess guess = languages.of(article.text());
    return guess.isEnglish()
        ? Optional.empty()
        : Optional.of(new Outcome.Skipped("in " + guess.name()));
  }

  /** Whether it was published before what the audit is about. */
  boolean isOld(Provenance provenance) {
    return settings.since().isPresent()
        && provenance.published().filter(settings.since().get()::isAfter).isPresent();
  }

  /**
   * What a check that broke comes to.
   *
   * @throws RuleFileException if that was the cause: a broken .proofwire.yml is broken for every
   *     article
   */
  public Check.Failed failed(@Nullable Throwable cause) {
    if (cause instanceof RuleFileException broken) {
      throw broken;
    }
    if (cause instanceof TimeoutException) {
      return new Check.Failed(
          "it took longer than %d seconds and was stopped"
              .formatted(settings.timeLimit().toSeconds()),
          "See whether it is an article; if so, raise --time-limit.");
    }
    if (cause instanceof OutOfMemoryError) {
      return new Check.Failed(
          "too long for the memory there is", "Set JAVA_OPTS=-Xmx2g, or split it.");
    }
    return new Check.Failed(
        "a mistake of Proofwire's own: " + cause, "Report it, with the article if you may.");
  }
}
