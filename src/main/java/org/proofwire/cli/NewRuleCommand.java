package org.proofwire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.rule.Kit;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleSketch;
import org.proofwire.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire rules new}: makes a rule's files, ready to fill. */
@Command(
    name = "new",
    description = {
      "Makes a new rule that works at once, with examples that pass. Fill in what it really is to"
          + " find, and run “proofwire rules test”."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:made", "2:wrong usage, or a file could not be written"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire rules new house-style",
      "  proofwire rules new sports-calque --kind lexicon --rules our-rules",
      "  proofwire rules new stray-title --group names --kind class    in Proofwire's own source"
    })
final class NewRuleCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      description = "Its name, which completes “this article has a …”: name-variant.")
  private String id = "";

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      defaultValue = "wording",
      description =
          "wording, names, quotes, facts, residue, or your own. Default: ${DEFAULT-VALUE}.")
  private String group = "wording";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "patterns",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private RuleSketch.Kind kind = RuleSketch.Kind.PATTERNS;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      defaultValue = "rules",
      description = "The folder of your rules. Default: ${DEFAULT-VALUE}, here.")
  private Path folder = Path.of("rules");

  /** Where Proofwire's own source is looked for; a test sets another. */
  @Option(names = "--source", hidden = true, paramLabel = "DIR")
  private @Nullable Path source;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path here = source == null ? Path.of("") : source;
    if (kind == RuleSketch.Kind.CLASS && !RuleSketch.isSource(here)) {
      throw usage("a rule that is a class belongs into Proofwire's own source: run this there");
    }
    RuleSketch sketch = sketch();
    RuleFiles packaged = RuleFiles.packaged();
    Map<String, String> groups =
        Rules.load(new Kit(packaged, new LanguageTools())).stream()
            .collect(Collectors.toMap(rule -> rule.info().id(), rule -> rule.info().group()));
    if (groups.containsKey(id)) {
      throw usage("there is a rule “" + id + "” already: “proofwire rules " + id + "” explains it");
    }
    var files = new LinkedHashMap<Path, String>();
    sketch.data().forEach((path, content) -> files.put(folder.resolve(path), content));
    for (Path path : files.keySet()) {
      if (Files.exists(path)) {
        throw usage(path + " is there already");
      }
    }
    if (kind == RuleSketch.Kind.CLASS) {
      files.putAll(sketch.code(here, groups));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Map.Entry<Path, String> file : files.entrySet()) {
      boolean isNew = !Files.exists(file.getKey());
      Files.createDirectories(file.getKey().toAbsolutePath().resolveSibling(""));
      Files.writeString(file.getKey(), file.getValue());
      out.println((isNew ? "Wrote " : "Added a line to ") + file.getKey());
    }
    out.println();
    out.println(
        kind == RuleSketch.Kind.CLASS
            ? "Try it:   mvn -B -q -DskipTests package && proofwire rules test " + id
            : "Try it:   proofwire rules test --rules %s %s".formatted(folder, id));
    out.println(
        kind == RuleSketch.Kind.CLASS
            ? "Use it:   proofwire check story.txt"
            : "Use it:   proofwire check --rules %s story.txt".formatted(folder));
    out.flush();
    return 0;
  }

  private RuleSketch sketch() {
    try {
      return new RuleSketch(id, group, kind);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
