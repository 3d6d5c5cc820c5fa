package org.proofwire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.audit.Audit;
import org.proofwire.audit.Checker;
import org.proofwire.audit.source.Addresses;
import org.proofwire.audit.source.PoliteWeb;
import org.proofwire.audit.source.Sources;
import org.proofwire.audit.source.Web;
import org.proofwire.audit.state.Outbox;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.audit.state.StateException;
import org.proofwire.audit.summary.Summary;
import org.proofwire.audit.summary.SummaryFiles;
import org.proofwire.audit.summary.SummaryFiles.Other;
import org.proofwire.audit.watch.Courier;
import org.proofwire.audit.watch.Herald;
import org.proofwire.audit.watch.Watch;
import org.proofwire.engine.Newsroom;
import org.proofwire.engine.Proofwire;
import org.proofwire.engine.RulesVersion;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Provenance;
import org.proofwire.report.Tool;
import org.proofwire.report.Unseen;
import org.proofwire.webhook.Webhook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code proofwire audit}: tells which of many articles are garbled, and where they come from. */
@Command(
    name = "audit",
    description = "Audits many articles: which are garbled, where they come from, better or worse.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every article was checked and reaches the pass mark; a watch was told to stop",
      "1:an article is below the pass mark",
      "2:wrong usage, or the audit could not go on (what was done is kept)",
      "3:it was told to stop (Ctrl-C, SIGTERM): the summary is partial, the same command goes on",
      "4:no article is below the pass mark, but some could not be read or checked"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire audit archive/             the summary is in audit/index.html",
      "  proofwire audit --fetch https://news.example/feed.xml",
      "  proofwire audit --rules our-rules --against last archive/",
      "  proofwire audit --fetch --watch --webhook https://cms.example/hook FEED..."
    })
final class AuditCommand implements Callable<Integer> {
  /** It was told to stop. */
  static final int STOPPED = 3;

  /** Some articles could not be read or checked, and all others pass. */
  static final int UNREADABLE = 4;

  /** The analysis of a sentence takes some 500 bytes a character; so this is some 100 MB. */
  private static final int REMEMBERED_CHARACTERS = 200_000;

  private static final int WORST_SHOWN = 5;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description =
          "Folder, file or address: articles, JSON Lines, RSS, Atom, JSON Feed, sitemaps, WARC,"
              + " ninjs; files also packed (.gz, .zst).")
  private List<String> sources = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "audit",
      description = "Where the summary goes. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("audit");

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where it is remembered what was checked. Default: audit.db in --out.")
  private @Nullable Path stateFile;

  @Option(
      names = {"-f", "--format"},
      split = ",",
      paramLabel = "FORMAT",
      description = "What to write: ${COMPLETION-CANDIDATES}. Default: all.")
  private Set<SummaryFiles.Format> formats = EnumSet.noneOf(SummaryFiles.Format.class);

  @Option(
      names = "--reports",
      paramLabel = "N|all",
      defaultValue = "2000",
      description =
          "On how many of the worst stories to write a report of its own, 85 kB each. Default:"
              + " ${DEFAULT-VALUE}.")
  private String reports = "2000";

  @Option(
      names = "--against",
      paramLabel = "RUN|DIR",
      description =
          "Show what was gained and lost since another run: its number, “last”, or the folder of"
              + " another audit.")
  private @Nullable String against;

  @Mixin private FetchOptions fetching = new FetchOptions();
  @Mixin private WatchOptions watching = new WatchOptions();
  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--no-config",
      description = "Pay no heed to .proofwire.yml, where a newsroom says what it accepts.")
  private boolean noConfig;

  @Option(names = "--recheck", description = "Check again what was checked under the same rules.")
  private boolean recheck;

  @Option(
      names = "--similar",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description =
          "An article with this share of its wording in common with another is a copy, and not"
              + " checked by itself; 1 for exact copies only. Default: ${DEFAULT-VALUE}.")
  private double similar = 0.9;

  @Option(
      names = "--since",
      paramLabel = "DATE|TIME",
      description = "Leave out what was published before: 2026-03-01, or 7d ago.")
  private @Nullable String since;

  @Option(names = "--limit", paramLabel = "N", description = "Audit so many articles at most.")
  private @Nullable Integer limit;

  @Option(
      names = "--any-language",
      description = "Check articles that are surely not in English, too.")
  private boolean anyLanguage;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Articles to check at once. Default: one a core.")
  private @Nullable Integer jobs;

  @Option(
      names = "--max-chars",
      paramLabel = "N",
      defaultValue = "500000",
      description = "Longest article to check, in characters. Default: ${DEFAULT-VALUE}.")
  private int maxChars = 500_000;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "60s",
      description = "How long the check of one article may take. Default: ${DEFAULT-VALUE}.")
  private Duration timeLimit = Duration.ofSeconds(60);

  @Option(
      names = "--summary",
      description = "Look for no articles, but write the summary of the last run again.")
  private boolean onlySummary;

  @Option(
      names = "--dated",
      description =
          "Say in the summary when the run was begun. Without it, the same articles and rules give"
              + " the same bytes.")
  private boolean dated;

  @Option(
      names = "--progress",
      paramLabel = "KIND",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES}. Default: a bar on a terminal, lines in a log.")
  private AuditProgress.Kind progress = AuditProgress.Kind.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "No summary here and no progress, only errors.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requireUsage();
    try {
      return audit();
    } catch (StateException e) {
      PrintWriter errors = spec.commandLine().getErr();
      errors.println("proofwire: " + e.getMessage());
      errors.flush();
      return Main.TROUBLE;
    }
  }

  private void requireUsage() {
    if (sources.isEmpty() != onlySummary) {
      throw usage(
          onlySummary
              ? "--summary looks for no articles; leave the sources out"
              : "say what to audit: a folder, a file, an address");
    }
    if (jobs != null && jobs < 1) {
      throw usage("--jobs must be 1 or more, not " + jobs);
    }
    if (limit != null && limit < 1) {
      throw usage("--limit must be 1 or more, not " + limit);
    }
    if (!(similar > 0 && similar <= 1)) {
      throw usage("--similar must be above 0 and at most 1, not " + similar);
    }
    if (timeLimit.toMillis() < 100) {
      throw usage("--time-limit must be 100ms or more");
    }
    if (!reports.matches("all|\\d{1,9}")) {
      throw usage("--reports must be a number or “all”, not " + reports);
    }
    watching.requireUsage();
    Optional<String> web = sources.stream().filter(Addresses::isWeb).findFirst();
    if (web.isPresent() && !fetching.isOn()) {
      throw usage(web.get() + " is not on this machine; give --fetch to fetch it");
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private int audit() throws IOException {
    var files =
        new SummaryFiles(
            out,
            formats.isEmpty() ? EnumSet.allOf(SummaryFiles.Format.class) : formats,
            reports.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(reports),
            dated);
    files.prepare();
    if (onlySummary) {
      return summarise(files, Optional.empty());
    }
    Audit.Settings settings = settings();
    String version = RulesVersion.of(engine.settings());
    try (State state = State.open(file())) {
      other(state.runs())
          .ifPresent(each -> each.state().close()); // a mistake is told before the work
      Proofwire proofwire =
          Proofwire.with(engine.settings(), SentenceMemory.of(REMEMBERED_CHARACTERS));
      return audit(files, settings, proofwire, version, state);
    }
  }

  private int audit(
      SummaryFiles files, Audit.Settings settings, Proofwire proofwire, String version, State state)
      throws IOException {
    Run run = state.begin(plan(proofwire, version), Instant.now());
    PrintWriter log = spec.commandLine().getErr();
    AuditProgress.Kind shown = quiet ? AuditProgress.Kind.NONE : progress;
    Optional<PoliteWeb> web = fetching.web();
    Optional<Webhook> webhook = watching.webhook(fetching.reach());
    var outbox = new Outbox(state);
    long bytes = watching.isOn() ? 0 : Sources.bytes(sources);
    try (var told = new AuditProgress(shown, log, bytes, spec.usageMessage().width());
        var audit =
            new Audit(
                settings,
                checker(proofwire, version),
                state,
                webhook.isPresent() ? new Herald(state, outbox, Clock.systemUTC(), told) : told);
        var courier =
            new Courier(
                outbox,
                (id, type, happened, json) ->
                    webhook.orElseThrow().attempt(id, type, happened, json),
                Clock.systemUTC(),
                told::say);
        var shutdown =
            new Shutdown(
                () -> {
                  told.stopping();
                  audit.stop();
                })) {
      if (webhook.isPresent()) {
        courier.start();
      }
      int code =
          watching.isOn()
              ? watch(files, run, audit, state, web, told, courier)
              : once(files, run, audit, state, web, told);
      spec.commandLine().getOut().flush();
      log.flush();
      shutdown.end(code);
      return code;
    } finally {
      webhook.ifPresent(Webhook::close);
      web.ifPresent(PoliteWeb::close);
    }
  }

  private int once(
      SummaryFiles files,
      Run run,
      Audit audit,
      State state,
      Optional<PoliteWeb> web,
      AuditProgress told)
      throws IOException {
    try (var items = new Sources(sources, new ArticleReader(), web.map(Web.class::cast))) {
      boolean ended = audit.run(run, items);
      Run ran = state.finish(run, ended ? Run.Status.FINISHED : Run.Status.STOPPED);
      told.end();
      return summarise(files, Optional.of(ran));
    }
  }

  /** Goes on until it is told to stop, which is how it ends well. */
  private int watch(
      SummaryFiles files,
      Run run,
      Audit audit,
      State state,
      Optional<PoliteWeb> web,
      AuditProgress told,
      Courier courier)
      throws IOException {
    var watch =
        new Watch(
            watching.settings(sources),
            audit,
            state,
            web.map(Web.class::cast),
            Clock.systemUTC(),
            told::say);
    watch.run(run, () -> rewrite(files, run));
    if (!audit.isStopped()) {
      courier.drain();
    }
    Run ran = state.finish(run, Run.Status.STOPPED);
    told.end();
    summarise(files, Optional.of(ran));
    return 0;
  }

  private void rewrite(SummaryFiles files, Run run) throws IOException {
    try (State state = State.openToRead(file())) {
      files.write(state, run, Optional.empty());
    }
  }

  private Audit.Settings settings() {
    return new Audit.Settings(
        jobs == null ? Runtime.getRuntime().availableProcessors() : jobs,
        maxChars,
        timeLimit,
        similar == 1 ? 1.1 : similar,
        anyLanguage,
        since(),
        limit == null ? Integer.MAX_VALUE : limit,
        recheck);
  }

  /** The moment that {@code --since} means. */
  private Optional<Instant> since() {
    if (since == null) {
      return Optional.empty();
    }
    Optional<Instant> date = Provenance.instant(since);
    if (date.isPresent()) {
      return date;
    }
    try {
      return Optional.of(Instant.now().minus(new Durations().convert(since)));
    } catch (TypeConversionException e) {
      throw usage("--since is a date such as 2026-03-01, or a time ago such as 7d, not " + since);
    }
  }

  private Run.Plan plan(Proofwire proofwire, String version) {
    String options =
        "similar=%s since=%s limit=%s any-language=%s max-chars=%d config=%s"
            .formatted(similar, since, limit, anyLanguage, maxChars, !noConfig);
    Tool tool = Tool.current();
    return new Run.Plan(
        sources,
        options,
        version,
        watching.isOn(),
        new Run.Scale(
            proofwire.profile().name(),
            proofwire.profile().passMark(),
            tool.name() + " " + tool.version()));
  }

  private Checker checker(Proofwire proofwire, String version) {
    if (noConfig) {
      return new Checker(proofwire::check, article -> version);
    }
    var newsroom = new Newsroom(proofwire, home());
    return new Checker(
        newsroom::check,
        article -> {
          String accepted = newsroom.version(article);
          return accepted.isEmpty() ? version : version + "+" + accepted;
        });
  }

  /** Where articles that are no file of their own live, as for {@code check}. */
  private Path home() {
    Path only =
        Path.of(sources.size() == 1 && !Addresses.isWeb(sources.get(0)) ? sources.get(0) : "")
            .toAbsolutePath();
    return Files.isRegularFile(only) ? only.resolveSibling("") : Path.of("");
  }

  private Path file() {
    return stateFile == null ? out.resolve("audit.db") : stateFile;
  }

  // ---- the summary

  /**
   * Writes the summary of a run.
   *
   * @param ran the run; the last one, if empty
   */
  private int summarise(SummaryFiles files, Optional<Run> ran) throws IOException {
    try (State state = State.openToRead(file())) {
      List<Run> runs = state.runs();
      if (runs.isEmpty()) {
        throw usage(file() + " has no run yet; audit something first");
      }
      Run run = ran.orElse(runs.get(runs.size() - 1));
      Optional<Other> other = other(runs.subList(0, (int) run.id() - 1));
      try {
        Summary summary = files.write(state, run, other);
        if (!quiet) {
          tell(summary, new Results(state, run));
        }
        return exitCode(summary);
      } finally {
        other.ifPresent(each -> each.state().close());
      }
    }
  }

  /** The run to compare with, if one is wanted, in a state that is only read. */
  private Optional<Other> other(List<Run> before) {
    if (against == null) {
      return Optional.empty();
    }
    boolean isNumber = against.matches("\\d{1,9}");
    if (!isNumber && !against.equals("last")) {
      Path given = Path.of(against);
      State state = State.openToRead(Files.isDirectory(given) ? given.resolve("audit.db") : given);
      List<Run> runs = state.runs();
      if (runs.isEmpty()) {
        state.close();
        throw usage("--against " + against + ": there is no run in it");
      }
      return Optional.of(new Other(state, runs.get(runs.size() - 1)));
    }
    Optional<Run> run =
        before.stream()
            .filter(each -> !isNumber || each.id() == Long.parseLong(against))
            .reduce((first, second) -> second);
    if (run.isEmpty()) {
      throw usage(
          "--against %s: there is no such run before this one in %s".formatted(against, file()));
    }
    return Optional.of(new Other(State.openToRead(file()), run.get()));
  }

  private static int exitCode(Summary summary) {
    if (!summary.complete()) {
      return STOPPED;
    }
    if (summary.total().below() > 0) {
      return Main.BELOW;
    }
    return summary.articles().unreadable() + summary.articles().failed() > 0 ? UNREADABLE : 0;
  }

  private void tell(Summary summary, Results results) {
    PrintWriter screen = spec.commandLine().getOut();
    Results.Counts counts = summary.articles();
    screen.printf(
        "%,d articles: %,d to publish, %,d to edit, %,d to reject; %,d below the pass mark.%n",
        counts.all(),
        summary.total().publish(),
        summary.total().review(),
        summary.total().reject(),
        summary.total().below());
    var more = new ArrayList<String>();
    if (counts.copies() > 0) {
      more.add("%,d copies of others".formatted(counts.copies()));
    }
    if (counts.unreadable() + counts.failed() > 0) {
      more.add("%,d not readable".formatted(counts.unreadable() + counts.failed()));
    }
    if (counts.skipped() > 0) {
      more.add("%,d left out".formatted(counts.skipped()));
    }
    if (!more.isEmpty()) {
      screen.println("Among them " + String.join(", ", more) + ".");
    }
    summary
        .against()
        .ifPresent(
            change ->
                screen.printf(
                    "Against the other run: %,d better, %,d worse; %,d pass now, %,d fail now.%n",
                    change.better(), change.worse(), change.passing(), change.failing()));
    if (summary.total().below() > 0) {
      screen.println("Worst:");
      results.stories(
          Math.min(WORST_SHOWN, summary.total().below()),
          story ->
              screen.printf(
                  "%5d  %s  (%s)%n",
                  story.scored().score(), Unseen.plain(story.title()), Unseen.plain(story.key())));
    }
    if (!summary.complete()) {
      screen.println("It was stopped before its end; the same command goes on.");
    }
    if (Files.exists(out.resolve(SummaryFiles.Format.HTML.file()))) {
      screen.println("Summary: " + out.resolve(SummaryFiles.Format.HTML.file()));
    }
    screen.flush();
  }
}
