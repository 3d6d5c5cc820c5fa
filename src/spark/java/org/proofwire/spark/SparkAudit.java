package org.proofwire.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.audit.state.StateException;
import org.proofwire.audit.summary.Summary;
import org.proofwire.audit.summary.SummaryFiles;
import org.proofwire.rule.RuleFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire audit} on many machines, for {@code spark-submit}. */
@Command(
    name = "spark-audit",
    description = "Audits many articles on many machines, with the results of proofwire audit.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every article reaches the pass mark",
      "1:an article is below the pass mark",
      "2:wrong usage, or the audit could not be done; the state is as it was"
    })
public final class SparkAudit implements Callable<Integer> {
  private static final int BELOW = 1;
  private static final int TROUBLE = 2;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description =
          "Folder or file: WARC, JSON Lines, Parquet and whatever else proofwire audit reads; a path"
              + " that all machines see, or an address that Hadoop reads (hdfs://, s3a://).")
  private List<String> sources = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "audit",
      description = "Where the driver writes the summary and audit.db. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("audit");

  @Option(
      names = "--parquet",
      paramLabel = "PLACE",
      description =
          "Where all machines write the reports: a path that they see, or an address. Default:"
              + " reports.parquet in --out.")
  private @Nullable String parquet;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "news",
      description = "What is expected of the articles (rules/profiles). Default: ${DEFAULT-VALUE}.")
  private String profile = "news";

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Your own rules, laid over Proofwire's; in a place that all machines see.")
  private @Nullable String rules;

  @Option(names = "--only", split = ",", paramLabel = "RULE", description = "Run only these rules.")
  private List<String> only = List.of();

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "RULE",
      description = "Leave these rules out.")
  private List<String> skip = List.of();

  @Option(
      names = "--no-model",
      description = "Check by rules alone: faster, and blind to what only reads oddly.")
  private boolean noModel;

  @Option(
      names = "--similar",
      paramLabel = "SHARE",
      defaultValue = "0.9",
      description = "As for proofwire audit. Default: ${DEFAULT-VALUE}.")
  private double similar = 0.9;

  @Option(
      names = "--any-language",
      description = "Check articles that are surely not in English, too.")
  private boolean anyLanguage;

  @Option(
      names = "--max-chars",
      paramLabel = "N",
      defaultValue = "500000",
      description = "Longest article to check, in characters. Default: ${DEFAULT-VALUE}.")
  private int maxChars = 500_000;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long the check of one article may take. Default: ${DEFAULT-VALUE}.")
  private int timeLimit = 60;

  @Option(
      names = "--reports",
      paramLabel = "N",
      defaultValue = "2000",
      description = "On how many of the worst stories to write pages. Default: ${DEFAULT-VALUE}.")
  private int reports = 2000;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    Locale.setDefault(Locale.ENGLISH);
    int code = new CommandLine(new SparkAudit()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws IOException {
    var plan =
        new Plan(
            profile,
            rules,
            only,
            skip,
            !noModel,
            similar == 1 ? 1.1 : similar,
            anyLanguage,
            maxChars,
            Duration.ofSeconds(timeLimit).toMillis());
    PrintWriter errors = spec.commandLine().getErr();
    try {
      return audit(plan);
    } catch (StateException | RuleFileException e) {
      errors.println("proofwire: " + e.getMessage());
      return TROUBLE;
    }
  }

  private int audit(Plan plan) throws IOException {
    var files = new SummaryFiles(out, EnumSet.allOf(SummaryFiles.Format.class), reports, false);
    files.prepare();
    Path file = out.resolve("audit.db");
    Run run;
    try (SparkSession spark = SparkSession.builder().appName("Proofwire audit").getOrCreate();
        State state = State.open(file)) {
      run = new Job(spark, plan, sources).run(state, parquet());
    }
    try (State state = State.openToRead(file)) {
      Summary summary = files.write(state, run, Optional.empty());
      PrintWriter screen = spec.commandLine().getOut();
      screen.printf(
          "%,d articles, %,d below the pass mark. Summary: %s%n",
          summary.articles().all(), summary.total().below(), out.resolve("index.html"));
      screen.flush();
      return summary.total().below() > 0 ? BELOW : 0;
    }
  }

  private String parquet() {
    return parquet == null
        ? out.resolve("reports.parquet").toAbsolutePath().toUri().toString()
        : parquet;
  }
}
