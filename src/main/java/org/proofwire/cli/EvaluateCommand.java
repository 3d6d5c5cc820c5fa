package org.proofwire.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.proofwire.engine.Proofwire;
import org.proofwire.evaluation.Kind;
import org.proofwire.evaluation.MarkedSet;
import org.proofwire.evaluation.MarkedSet.Answers;
import org.proofwire.evaluation.Resampling;
import org.proofwire.evaluation.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proofwire evaluate}: how far the checker agrees with people. */
@Command(
    name = "evaluate",
    description = {
      "Says how far findings and scores agree with what people marked, by rule and by severity, with"
          + " the interval in which each figure would lie in 95 of 100 sets of articles like these."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage, or a file that can't be used"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire evaluate gold.jsonl                     checks the articles in it now",
      "  proofwire check --format jsonl gold.jsonl > ours.jsonl",
      "  proofwire evaluate gold.jsonl ours.jsonl theirs.jsonl    two checkers side by side",
      "  proofwire evaluate --task verdicts garbled.jsonl+good.jsonl"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 44;
  private static final int COLUMN_WIDTH = 24;

  /** With fewer documents, draws of them are too much alike. */
  private static final int FEW = 10;

  @Parameters(
      index = "0",
      paramLabel = "GOLD",
      description =
          "Articles with what people marked, one JSON object a line; several files are joined by +."
              + " What is marked tells what can be asked.")
  private String gold = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "PRED",
      description =
          "What checkers said, as check --format jsonl writes it. None: Proofwire is asked now.")
  private List<String> predictions = List.of();

  @Option(
      names = "--task",
      split = ",",
      paramLabel = "TASK",
      description = "Ask only this: ${COMPLETION-CANDIDATES}.")
  private Set<Kind> tasks = Set.of();

  /** What the figures are written as. */
  enum Shape {
    TEXT,
    JSON
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Shape shape = Shape.TEXT;

  @Option(
      names = "--resamplings",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How often articles are drawn for the intervals. Default: ${DEFAULT-VALUE}.")
  private int resamplings = 1000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the draws. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (resamplings < 0) {
      throw usage("--resamplings must be 0 or more, not " + resamplings);
    }
    MarkedSet set;
    List<Answers> answers = new ArrayList<>();
    try {
      set = MarkedSet.read(gold);
      for (String path : predictions) {
        answers.add(set.answers(path));
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("proofwire: " + e.getMessage());
      return Main.TROUBLE;
    }
    Set<Kind> wanted = tasks.isEmpty() ? new LinkedHashSet<>(set.kinds()) : tasks;
    if (wanted.isEmpty()) {
      throw usage(gold + " has no marks that say what to ask. Name it with --task");
    }
    if (answers.isEmpty()) {
      Proofwire proofwire = engine.checker(spec);
      answers.add(set.answers("profile " + proofwire.profile().name(), proofwire::check));
    }
    var resampling = new Resampling(resamplings, seed);
    Map<Kind, List<Result>> results = new EnumMap<>(Kind.class);
    for (Kind kind : wanted) {
      results.put(
          kind,
          (kind == Kind.HUMANS ? answers.subList(0, 1) : answers)
              .stream().map(each -> set.figures(kind, each, resampling)).toList());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (shape == Shape.JSON) {
      out.println(json(set, answers, results));
    } else {
      print(set, answers, results, out);
    }
    out.flush();
    return 0;
  }

  private void print(
      MarkedSet set, List<Answers> answers, Map<Kind, List<Result>> results, PrintWriter out) {
    out.printf("%d articles of %s%n", set.articles().size(), set.name());
    if (set.documents() < FEW) {
      out.printf("Only %d documents: the intervals say little%n", set.documents());
    }
    for (Answers each : answers) {
      if (each.missing() > 0) {
        out.printf(
            "%s leaves out %d of them, as if nothing was found%n", each.name(), each.missing());
      }
    }
    results.forEach(
        (kind, columns) -> {
          out.println();
          out.println(
              row(
                  kind.id(),
                  kind == Kind.HUMANS
                      ? List.of("each rater")
                      : answers.stream().map(Answers::name).map(EvaluateCommand::end).toList()));
          String group = "";
          for (String name : names(columns)) {
            String its = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            if (!its.equals(group) && !its.isEmpty()) {
              out.println("  " + its.replace('.', ' '));
            }
            group = its;
            String margin = its.isEmpty() ? "  " : "    ";
            out.println(
                row(margin + name.substring(name.lastIndexOf('.') + 1), cells(name, columns)));
          }
        });
    if (answers.size() > 1) {
      out.println();
      out.println("* differs from the first by more than the choice of articles explains");
    }
  }

  /** All figures' names: the first checker's, then those that only others have. */
  private static Set<String> names(List<Result> columns) {
    return columns.stream()
        .flatMap(column -> column.figures().keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> cells(String name, List<Result> columns) {
    var cells = new ArrayList<String>();
    for (Result column : columns) {
      Result.Figure figure = column.figures().get(name);
      if (figure == null) {
        cells.add("-");
        continue;
      }
      boolean differs = column.differs(name, columns.get(0));
      cells.add(
          shown(figure.value())
              + (differs ? "*" : "")
              + figure
                  .interval()
                  .map(each -> " [%s, %s]".formatted(shown(each.low()), shown(each.high())))
                  .orElse(""));
    }
    return cells;
  }

  private static String row(String name, List<String> cells) {
    return cells.stream()
        .map(cell -> ("%-" + COLUMN_WIDTH + "s").formatted(cell))
        .collect(Collectors.joining("  ", ("%-" + NAME_WIDTH + "s  ").formatted(name), ""))
        .stripTrailing();
  }

  /** The end of a long path, which tells it from others. */
  private static String end(String path) {
    return path.length() <= COLUMN_WIDTH
        ? path
        : "…" + path.substring(path.length() - COLUMN_WIDTH + 1);
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) > 1
        ? "%.0f".formatted(value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String json(
      MarkedSet set, List<Answers> answers, Map<Kind, List<Result>> results) {
    var mapper = new JsonMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("gold", set.name()).put("articles", set.articles().size());
    ArrayNode checkers = root.putArray("checkers");
    for (int i = 0; i < answers.size(); i++) {
      ObjectNode checker = checkers.addObject();
      checker.put("name", answers.get(i).name()).put("missing", answers.get(i).missing());
      ObjectNode tasks = checker.putObject("tasks");
      for (Map.Entry<Kind, List<Result>> entry : results.entrySet()) {
        if (i < entry.getValue().size()) {
          ObjectNode task = tasks.putObject(entry.getKey().id());
          ObjectNode figures = task.putObject("figures");
          ObjectNode intervals = task.putObject("intervals");
          entry
              .getValue()
              .get(i)
              .figures()
              .forEach(
                  (name, figure) -> {
                    put(figures, name, figure.value());
                    figure
                        .interval()
                        .ifPresent(
                            each -> {
                              ArrayNode pair = parent(intervals, name).putArray(last(name));
                              pair.add(rounded(each.low())).add(rounded(each.high()));
                            });
                  });
        }
      }
    }
    return root.toPrettyString();
  }

  private static void put(ObjectNode figures, String name, double value) {
    parent(figures, name).put(last(name), rounded(value));
  }

  private static ObjectNode parent(ObjectNode figures, String name) {
    ObjectNode at = figures;
    String[] steps = name.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObjectProperty(steps[i]);
    }
    return at;
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static BigDecimal rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN);
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
