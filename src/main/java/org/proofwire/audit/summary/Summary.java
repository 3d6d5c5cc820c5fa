package org.proofwire.audit.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.state.Results.Bin;
import org.proofwire.audit.state.Results.Counts;
import org.proofwire.audit.state.Results.Reason;
import org.proofwire.audit.state.Results.RuleTally;
import org.proofwire.audit.state.Results.Share;
import org.proofwire.audit.state.Results.Tally;
import org.proofwire.audit.state.Results.Trouble;
import org.proofwire.audit.state.Run;

/**
 * What an audit came to, in figures. A copy counts like an article of its own, with its story's
 * score.
 *
 * @param schemaVersion grows when a property is renamed, dropped or changes its sense
 * @param begun when the run was begun, if that was asked for
 * @param complete whether the run came to its end; one that watches has none
 * @param scores how many articles have which score, in steps of {@link #STEP}
 * @param publishers who publishes them, those with most articles below the pass mark first
 * @param rules what was found, the dearest rule first
 * @param time how it went over time, by date of publication
 * @param skipped why articles were left out
 * @param troubles what could not be read or checked, the first {@link #TROUBLES}
 * @param against what has changed since another run
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Summary(
    int schemaVersion,
    String tool,
    String rulesVersion,
    String profile,
    int passMark,
    List<String> sources,
    Optional<String> begun,
    boolean complete,
    Counts articles,
    Tally total,
    List<Bin> scores,
    List<Share> publishers,
    List<RuleTally> rules,
    Timeline time,
    List<Reason> skipped,
    List<Trouble> troubles,
    Optional<Comparison> against) {
  /** Scores are counted in steps of so many points. */
  static final int STEP = 5;

  static final int TROUBLES = 1_000;

  /** More publishers than this are of no use on a page; the files of articles have all. */
  private static final int PUBLISHERS = 500;

  /** So many columns can be told apart. */
  private static final int COLUMNS = 62;

  /**
   * A time line.
   *
   * @param unit {@code day}, {@code week} (beginning on Monday) or {@code month}
   * @param spans by their first day, without gaps
   * @param undated articles that don't say when they were published
   */
  public record Timeline(String unit, List<Share> spans, int undated) {}

  /** What a run came to. */
  static Summary of(Results results, boolean dated, Optional<Comparison> against) {
    Run run = results.run();
    Tally total = results.total();
    List<Share> publishers = results.sources();
    return new Summary(
        1,
        run.plan().scale().tool(),
        run.plan().rules(),
        run.plan().scale().profile(),
        run.plan().scale().passMark(),
        run.plan().sources(),
        dated
            ? Optional.of(run.begun().truncatedTo(ChronoUnit.SECONDS).toString())
            : Optional.empty(),
        run.plan().watch() || run.status() == Run.Status.FINISHED,
        results.counts(),
        rounded(total),
        results.scores(STEP),
        publishers.stream()
            .limit(PUBLISHERS)
            .map(each -> new Share(each.name(), rounded(each.tally()), each.troubled()))
            .toList(),
        results.rules().stream()
            .map(
                each ->
                    new RuleTally(
                        each.rule(),
                        each.label(),
                        each.articles(),
                        each.findings(),
                        rounded(each.penalty())))
            .toList(),
        timeline(results.days(), total.articles()),
        results.skipped(),
        results.troubles(TROUBLES),
        against);
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static Tally rounded(Tally tally) {
    return new Tally(
        tally.articles(),
        tally.publish(),
        tally.review(),
        tally.reject(),
        tally.below(),
        rounded(tally.mean()));
  }

  private static Timeline timeline(List<Share> days, int articles) {
    int dated = days.stream().mapToInt(day -> day.tally().articles()).sum();
    if (days.isEmpty()) {
      return new Timeline("day", List.of(), articles);
    }
    LocalDate first = LocalDate.parse(days.get(0).name());
    LocalDate last = LocalDate.parse(days.get(days.size() - 1).name());
    ChronoUnit unit =
        ChronoUnit.DAYS.between(first, last) < COLUMNS
            ? ChronoUnit.DAYS
            : ChronoUnit.WEEKS.between(first, last) < COLUMNS
                ? ChronoUnit.WEEKS
                : ChronoUnit.MONTHS;
    var spans = new TreeMap<LocalDate, Tally>();
    LocalDate begin = begin(first, unit);
    boolean isFew = unit.between(begin, last) < 20L * COLUMNS;
    for (LocalDate span = begin; isFew && !span.isAfter(last); span = span.plus(1, unit)) {
      spans.put(span, new Tally(0, 0, 0, 0, 0, 0));
    }
    for (Share day : days) {
      spans.merge(begin(LocalDate.parse(day.name()), unit), day.tally(), Summary::sum);
    }
    var list = new ArrayList<Share>();
    spans.forEach((span, tally) -> list.add(new Share(span.toString(), rounded(tally), 0)));
    String name = unit == ChronoUnit.DAYS ? "day" : unit == ChronoUnit.WEEKS ? "week" : "month";
    return new Timeline(name, list, articles - dated);
  }

  private static LocalDate begin(LocalDate day, ChronoUnit unit) {
    return switch (unit) {
      case WEEKS -> day.minusDays(day.getDayOfWeek().getValue() - 1);
      case MONTHS -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private static Tally sum(Tally a, Tally b) {
    int articles = a.articles() + b.articles();
    return new Tally(
        articles,
        a.publish() + b.publish(),
        a.review() + b.review(),
        a.reject() + b.reject(),
        a.below() + b.below(),
        (a.mean() * a.articles() + b.mean() * b.articles()) / articles);
  }
}
