package org.proofwire.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.text.WordUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.article.Span;
import org.proofwire.rule.Example;
import org.proofwire.rule.Kit;
import org.proofwire.rule.Rule;
import org.proofwire.rule.RuleFiles;
import org.proofwire.rule.RuleInfo;
import org.proofwire.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire rules}: lists the rules, or explains one in its own words. */
@Command(
    name = "rules",
    description = "Lists all rules, or explains one with its examples.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "[new|test ...]",
    subcommands = {NewRuleCommand.class, TestRulesCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire rules",
      "  proofwire rules name-variant",
      "  proofwire rules new house-style      makes a rule, ready to fill",
      "  proofwire rules test house-style     tries it on its examples"
    })
final class RulesCommand implements Callable<Integer> {
  private static final int WIDTH = 80;

  @Parameters(paramLabel = "RULE", arity = "0..1", description = "Explain this rule.")
  private @Nullable String id;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Your own rules, laid over Proofwire's.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RuleFiles files = folder == null ? RuleFiles.packaged() : RuleFiles.packaged().with(folder);
    List<RuleInfo> rules =
        Rules.load(new Kit(files, new LanguageTools())).stream().map(Rule::info).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (id == null) {
      list(rules, out);
    } else {
      explain(find(id, rules), out);
    }
    out.flush();
    return 0;
  }

  private RuleInfo find(String wanted, List<RuleInfo> rules) {
    return rules.stream()
        .filter(rule -> rule.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> {
              String nearest =
                  rules.stream()
                      .map(RuleInfo::id)
                      .min(
                          Comparator.comparingInt(
                              known ->
                                  LevenshteinDistance.getDefaultInstance().apply(wanted, known)))
                      .orElse("");
              return new ParameterException(
                  spec.commandLine(),
                  "no rule “%s”. Did you mean “%s”? “proofwire rules” lists them all."
                      .formatted(wanted, nearest));
            });
  }

  private static void list(List<RuleInfo> rules, PrintWriter out) {
    int longest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    String group = "";
    for (RuleInfo rule : rules) {
      if (!rule.group().equals(group)) {
        group = rule.group();
        out.printf("%n%s%n", group);
      }
      out.printf(
          "  %-" + longest + "s  %-8s  %s%n", rule.id(), rule.severity().id(), rule.summary());
    }
    out.printf("%n%d rules. “proofwire rules RULE” explains one.%n", rules.size());
  }

  private static void explain(RuleInfo rule, PrintWriter out) {
    out.printf("%s: %s%n", rule.id(), rule.summary());
    out.printf(
        "%s, %s, confidence %.2f%n%n",
        rule.category().id(), rule.severity().id(), rule.confidence());
    out.println(WordUtils.wrap(rule.why(), WIDTH));
    out.println();
    rule.messages().values().stream()
        .sorted()
        .forEach(message -> out.println(WordUtils.wrap("Says: " + message, WIDTH)));
    for (Example example : rule.examples()) {
      out.println();
      boolean wrong = !example.marked().isEmpty();
      out.println(
          indented(wrong ? "Wrong: " : "Right: ", wrong ? marked(example) : example.text()));
      example.right().ifPresent(right -> out.println(indented("Right: ", right)));
      if (!example.note().isEmpty()) {
        out.println("       (" + example.note() + ")");
      }
      if (!example.notYet().isEmpty()) {
        out.println("       (not yet: " + example.notYet() + ")");
      }
    }
  }

  private static String indented(String label, String text) {
    return label + text.replaceAll("\\n+", "\n       ").stripTrailing();
  }

  private static String marked(Example example) {
    var text = new StringBuilder(example.text());
    List<Span> spans = example.marked().stream().sorted(Comparator.reverseOrder()).toList();
    for (Span span : spans) {
      text.insert(span.end(), "]]").insert(span.start(), "[[");
    }
    return text.toString();
  }
}
