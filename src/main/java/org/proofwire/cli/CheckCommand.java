package org.proofwire.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Article;
import org.proofwire.article.Report;
import org.proofwire.engine.Newsroom;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.Palette;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire check}: checks articles and writes their reports. */
@Command(
    name = "check",
    description = "Checks articles and says which words are garbled, how badly, and what to do.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every article reaches the pass mark",
      "1:an article is below the pass mark",
      "2:wrong usage, or something could not be read or written (the rest is checked all the same)"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire check story.txt        summary here, reports/story.html and .json",
      "  proofwire check --format html --out story.html story.txt",
      "  proofwire check --format jsonl articles/ > scores.jsonl",
      "  proofwire check - < story.txt",
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Text, Markdown, HTML, JSON Lines ({\"id\",\"text\"} or {\"id\",\"title\",\"html\"}), a"
              + " folder, or - for standard input.")
  private List<String> paths = List.of();

  @Option(
      names = {"-f", "--format"},
      split = ",",
      paramLabel = "FORMAT",
      description =
          "What to write: ${COMPLETION-CANDIDATES}. May be given more than once. Default: a summary,"
              + " and HTML and JSON reports in reports/.")
  private Set<Format> formats = EnumSet.noneOf(Format.class);

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|FILE|-",
      description = "Where to write. Default: one format to standard output, several to reports/.")
  private @Nullable String out;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--no-config",
      description = "Pay no heed to .proofwire.yml, where a newsroom says what it accepts.")
  private boolean noConfig;

  @Option(
      names = "--fail-under",
      paramLabel = "N",
      description = "Exit with 1 if a score is below N, instead of the profile's pass mark.")
  private @Nullable Integer failUnder;

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
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Ansi.When color = Ansi.When.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "No summary and no progress, only errors.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (paths.isEmpty()) {
      throw usage("say what to check: a file, a folder, or - for standard input");
    }
    if (failUnder != null && (failUnder < 0 || failUnder > 100)) {
      throw usage("--fail-under must be 0 to 100, not " + failUnder);
    }
    if (jobs != null && jobs < 1) {
      throw usage("--jobs must be 1 or more, not " + jobs);
    }
    boolean usual = formats.isEmpty();
    Set<Format> wanted = usual ? EnumSet.of(Format.JSON, Format.HTML) : EnumSet.copyOf(formats);
    Destination destination = destination(usual, wanted);
    destination.prepare();
    Proofwire proofwire = engine.checker(spec);
    Palette palette = Ansi.palette(color);
    PrintWriter screen = spec.commandLine().getOut();
    boolean summary = !quiet && (usual || !destination.isStandardOutput());
    try (Desk desk = new Desk(wanted, destination, screen, palette);
        Stream<Reading> readings = new ArticleReader().read(paths, standardInput())) {
      var clerk =
          new Clerk(
              desk,
              failUnder == null ? proofwire.profile().passMark() : failUnder,
              summary ? new Summary(screen, palette) : Summary.NONE,
              spec.commandLine().getErr());
      int atOnce = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
      new Pool(checker(proofwire), atOnce, maxChars).check(readings, clerk);
      return clerk.exitCode();
    }
  }

  private Function<Article, Report> checker(Proofwire proofwire) {
    return noConfig ? proofwire::check : new Newsroom(proofwire, home())::check;
  }

  /** Where articles that are no file of their own live: beside their feed, or here. */
  private Path home() {
    Path only = Path.of(paths.size() == 1 ? paths.get(0) : "").toAbsolutePath();
    return Files.isRegularFile(only) ? only.resolveSibling("") : Path.of("");
  }

  private Destination destination(boolean usual, Set<Format> wanted) {
    boolean oneFile =
        wanted.size() == 1
            && (wanted.iterator().next().together() || (paths.size() == 1 && isOneArticle()));
    if (out == null) {
      return usual || !oneFile ? Destination.usual() : Destination.standardOutput();
    }
    Destination destination = Destination.of(out, oneFile);
    if (destination.isStandardOutput() && !oneFile) {
      throw usage(
          "only one file fits on standard output: give --out a folder, or use --format jsonl");
    }
    return destination;
  }

  /** Whether a path can hold no more than one article. */
  private boolean isOneArticle() {
    String path = paths.get(0);
    return !path.matches(".*\\.(jsonl|ndjson)$") && !Files.isDirectory(Path.of(path));
  }

  private static InputStream standardInput() {
    return System.in;
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
