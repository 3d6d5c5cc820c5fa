package org.proofwire.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Article;
import org.proofwire.article.Finding;
import org.proofwire.article.Report;
import org.proofwire.engine.Acceptance;
import org.proofwire.engine.Acceptance.Kind;
import org.proofwire.engine.AcceptanceFile;
import org.proofwire.engine.Acceptances;
import org.proofwire.engine.Newsroom;
import org.proofwire.engine.Proofwire;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.report.FindingLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire accept}: writes down what a newsroom lets stand. */
@Command(
    name = "accept",
    description = {
      "Writes into .proofwire.yml what your newsroom lets stand: words and names of its own, single"
          + " findings, rules for some articles. The nearest file above the article is used; where"
          + " there is none, one is made at the root of its repository, or here."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or listed",
      "2:wrong usage, or something could not be read or written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire accept story.txt                    its findings, each with its fingerprint",
      "  proofwire accept story.txt --ask              the same, and asks which to accept",
      "  proofwire accept story.txt --finding 3f2a9c --reason \"it is a quote\"",
      "  proofwire accept --word Kyivstar --name Zelenskyy",
      "  proofwire accept --rule calque --path \"opinion/**\"",
    })
final class AcceptCommand implements Callable<Integer> {
  /** Fewer signs of a fingerprint would soon mean two findings. */
  private static final int SHORTEST = 6;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The article.")
  private @Nullable String file;

  @Option(
      names = "--finding",
      paramLabel = "FINGERPRINT",
      description = "Let this finding of FILE stand; the first " + SHORTEST + " signs are enough.")
  private List<String> findings = List.of();

  @Option(names = "--word", paramLabel = "WORD", description = "Let this word stand.")
  private List<String> words = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Let this name stand, whole and in parts.")
  private List<String> names = List.of();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Let all findings of this rule stand in the articles that --path says.")
  private List<String> rules = List.of();

  @Option(
      names = "--path",
      paramLabel = "GLOB",
      description =
          "The articles that it holds for: opinion/** or *.md, from the folder of .proofwire.yml.")
  private @Nullable String path;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever wonders later.")
  private String reason = "";

  @Option(
      names = "--ask",
      description = "List the findings of FILE and ask which ones to let stand.")
  private boolean ask;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    boolean named = !(words.isEmpty() && names.isEmpty() && rules.isEmpty());
    if (file == null && findings.isEmpty() && !named) {
      throw usage("say what to accept: a file, --word, --name, or --rule with --path");
    }
    if (file == null && !findings.isEmpty()) {
      throw usage("--finding needs the file that it was found in");
    }
    if (!rules.isEmpty() && path == null) {
      throw usage("--rule needs --path: the articles that it is to hold for; \"**\" is all");
    }
    Proofwire proofwire = engine.checker(spec);
    for (String rule : rules) {
      Optional<String> problem = Acceptances.unknownRule(rule, proofwire.ruleIds());
      if (problem.isPresent()) {
        throw usage(problem.get());
      }
    }
    var wanted = new ArrayList<Wanted>();
    words.forEach(word -> wanted.add(new Wanted(entry(Kind.WORD, word), "")));
    names.forEach(name -> wanted.add(new Wanted(entry(Kind.NAME, name), "")));
    rules.forEach(rule -> wanted.add(new Wanted(entry(Kind.RULE, rule), "")));
    if (file != null && (!findings.isEmpty() || !named)) {
      Optional<Report> report = report(file, proofwire);
      if (report.isEmpty()) {
        return Main.TROUBLE;
      }
      if (findings.isEmpty()) {
        list(report.get());
        wanted.addAll(asked(report.get()));
      } else {
        for (String fingerprint : findings) {
          wanted.add(found(fingerprint, report.get()));
        }
      }
    }
    write(wanted, proofwire.ruleIds());
    return 0;
  }

  /** An entry, and what is said beside it for people. */
  private record Wanted(Acceptance entry, String comment) {}

  private Acceptance entry(Kind kind, String value) {
    try {
      return new Acceptance(kind, value, Optional.ofNullable(path), reason.strip());
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Report> report(String file, Proofwire proofwire) {
    try (Stream<Reading> readings = new ArticleReader().read(List.of(file), System.in)) {
      List<Reading> first = readings.limit(2).toList();
      if (first.size() == 2) {
        throw usage(file + " holds several articles: accept findings of one at a time");
      }
      Reading reading = first.get(0);
      if (reading instanceof Reading.Unreadable unreadable) {
        spec.commandLine().getErr().println("proofwire: " + unreadable.line());
        return Optional.empty();
      }
      Article article = ((Reading.Ready) reading).article();
      return Optional.of(new Newsroom(proofwire, Path.of("")).check(article));
    }
  }

  private void list(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> fingerprints = report.fingerprints();
    for (int i = 0; i < fingerprints.size(); i++) {
      Finding finding = report.findings().get(i);
      out.printf(
          "%3d  %s  %s%n", i + 1, fingerprints.get(i), FindingLine.of(finding, report.article()));
    }
    out.printf(
        "%d findings%s.%n",
        fingerprints.size(),
        report.suppressed().isEmpty()
            ? ""
            : ", and %d accepted before".formatted(report.suppressed().size()));
    out.flush();
  }

  private List<Wanted> asked(Report report) throws IOException {
    if (!ask || report.findings().isEmpty()) {
      return List.of();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print("Accept which? Their numbers, or Enter for none: ");
    out.flush();
    String answer =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
    return answer == null ? List.of() : chosen(answer, report);
  }

  /** The findings that an answer such as {@code 1 3} names. */
  private List<Wanted> chosen(String answer, Report report) {
    var wanted = new ArrayList<Wanted>();
    for (String number : answer.strip().split("[\\s,]+", -1)) {
      if (number.isEmpty()) {
        continue;
      }
      if (!number.matches("\\d{1,6}")
          || Integer.parseInt(number) < 1
          || Integer.parseInt(number) > report.findings().size()) {
        throw usage("“" + number + "” is no number of the list; nothing was accepted");
      }
      wanted.add(wanted(Integer.parseInt(number) - 1, report));
    }
    return wanted;
  }

  private Wanted found(String fingerprint, Report report) {
    String wanted = fingerprint.strip();
    List<String> all = report.fingerprints();
    if (wanted.length() < SHORTEST) {
      throw usage("“%s” is too short: give at least %d signs".formatted(wanted, SHORTEST));
    }
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith(wanted)) {
        fitting.add(i);
      }
    }
    if (fitting.size() > 1) {
      throw usage("“%s” may be any of %d findings: give more".formatted(wanted, fitting.size()));
    }
    if (!fitting.isEmpty()) {
      return wanted(fitting.get(0), report);
    }
    // accepted before: writing it again does no harm, and says so
    return report.suppressed().stream()
        .filter(each -> each.fingerprint().startsWith(wanted))
        .findFirst()
        .map(each -> new Wanted(entry(Kind.FINDING, each.fingerprint()), ""))
        .orElseThrow(
            () ->
                usage(
                    "no finding “%s” in %s. “proofwire accept %s” lists them."
                        .formatted(wanted, report.article().id(), report.article().id())));
  }

  private Wanted wanted(int index, Report report) {
    Finding finding = report.findings().get(index);
    return new Wanted(
        entry(Kind.FINDING, report.fingerprints().get(index)),
        FindingLine.of(finding, report.article()));
  }

  private void write(List<Wanted> wanted, Set<String> ruleIds) throws IOException {
    if (wanted.isEmpty()) {
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    AcceptanceFile home = AcceptanceFile.aboveOrNew(folder(), Path.of(""));
    if (!Files.exists(home.path())) {
      out.println("New file: " + home.path());
    }
    for (Wanted each : wanted) {
      boolean added = home.add(each.entry(), each.comment(), ruleIds);
      out.printf(
          added ? "Accepted in %s: %s%n" : "Accepted before in %s: %s%n",
          home.path(),
          each.entry());
    }
    out.flush();
  }

  private Path folder() {
    Path here = Path.of("").toAbsolutePath();
    if (file == null || file.equals(ArticleReader.STDIN)) {
      return here;
    }
    Path folder = Path.of(file).toAbsolutePath().normalize().getParent();
    return folder == null ? here : folder;
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
