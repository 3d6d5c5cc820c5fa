package org.proofwire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.engine.ModelReading;
import org.proofwire.model.Model;
import org.proofwire.rule.Example;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Need;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleReview;
import org.proofwire.rule.Rules;
import org.proofwire.rule.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire rules test}: tries rules on the examples in their files. */
@Command(
    name = "test",
    description = {
      "Tries rules on the examples in their files and lexicons: what is marked must be found,"
          + " nothing else may be, and a suggestion that is taken must remove the finding."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all pass", "1:an example does not", "2:wrong usage, or a mistake in a file"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire rules test --rules our-rules             all rules in our-rules",
      "  proofwire rules test --rules our-rules house-style",
      "  proofwire rules test name-variant"
    })
final class TestRulesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RULE", arity = "0..*", description = "Only these rules.")
  private List<String> ids = List.of();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Your own rules, laid over Proofwire's. Without RULE, these are tried.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RuleFiles files = folder == null ? RuleFiles.packaged() : RuleFiles.packaged().with(folder);
    var kit = new Kit(files, new LanguageTools());
    List<Rule> rules = Rules.load(kit);
    List<Rule> wanted = wanted(rules, files);
    var trial = new Trial(kit.analyzer(model(wanted)));
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    for (Rule rule : wanted) {
      List<String> complaints = new ArrayList<>(RuleReview.of(rule.info()));
      List<Example> examples = Rules.examples(rule);
      for (Example example : examples) {
        trial
            .of(rule, example)
            .ifPresent(problem -> complaints.add(problem + "\n    in: " + oneLine(example.text())));
      }
      failed += complaints.isEmpty() ? 0 : 1;
      out.printf(
          "%s  %s, %d examples%n",
          complaints.isEmpty() ? "ok    " : "FAILED", rule.info().id(), examples.size());
      complaints.forEach(complaint -> out.println("  " + complaint));
      out.flush();
    }
    return failed == 0 ? 0 : Main.BELOW;
  }

  /** The model, if one of the rules needs it: reading takes a while. */
  private Optional<Model> model(List<Rule> rules) {
    if (rules.stream().noneMatch(rule -> rule.info().needs().contains(Need.MODEL))) {
      return Optional.empty();
    }
    var reading = ModelReading.load(Optional.ofNullable(folder));
    reading.notice().ifPresent(spec.commandLine().getErr()::println);
    return reading.model();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private List<Rule> wanted(List<Rule> rules, RuleFiles files) {
    Set<String> known = rules.stream().map(rule -> rule.info().id()).collect(Collectors.toSet());
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new ParameterException(
            spec.commandLine(),
            "no rule “%s”.%s".formatted(id, RuleFiles.didYouMean(id, new TreeSet<>(known))));
      }
    }
    Set<String> own = folder == null ? known : Rules.idsIn(folder, files);
    return rules.stream()
        .filter(rule -> (ids.isEmpty() ? own : ids).contains(rule.info().id()))
        .toList();
  }
}
