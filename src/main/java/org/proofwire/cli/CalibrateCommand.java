package org.proofwire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proofwire.engine.Proofwire;
import org.proofwire.evaluation.Calibration;
import org.proofwire.evaluation.Resampling;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;
import org.proofwire.scoring.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code proofwire calibrate}: sets a pass mark from a newsroom's own decisions. */
@Command(
    name = "calibrate",
    description = {
      "Chooses the pass mark that fits what your newsroom accepted and rejected, says how well the"
          + " score tells the two apart, and writes it as a profile."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the score does not tell these articles apart; nothing was written",
      "2:wrong usage, too few articles, or a file could not be read or written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire calibrate --accepted published/ --rejected spiked/",
      "  proofwire calibrate --accepted published/ --rejected spiked/ --keep 0.98 \\",
      "      --write our-rules/profiles/ours.yml",
      "  proofwire check --rules our-rules --profile ours story.txt"
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final Resampling RESAMPLING = new Resampling(1000, 1);

  @Option(
      names = "--accepted",
      required = true,
      paramLabel = "PATH",
      description = "Folder or JSON Lines of articles that were good enough.")
  private List<String> accepted = List.of();

  @Option(
      names = "--rejected",
      required = true,
      paramLabel = "PATH",
      description = "Folder or JSON Lines of articles that were not.")
  private List<String> rejected = List.of();

  @Option(
      names = "--keep",
      paramLabel = "SHARE",
      description =
          "Share of the accepted articles that must pass, 0 to 1. Default: whatever makes fewest"
              + " mistakes, both kinds weighing the same.")
  private @Nullable Double keep;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "The profile to write: DIR/profiles/NAME.yml, for --rules DIR --profile NAME.")
  private @Nullable Path file;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (keep != null && !(keep > 0 && keep <= 1)) {
      throw usage("--keep must be above 0 and at most 1, not " + keep);
    }
    if (file != null) {
      requireProfile(file);
    }
    Proofwire proofwire = engine.checker(spec);
    var unreadable = new ArrayList<String>();
    List<Double> good = scores(accepted, proofwire, unreadable);
    List<Double> bad = scores(rejected, proofwire, unreadable);
    unreadable.forEach(line -> spec.commandLine().getErr().println("proofwire: " + line));
    Calibration calibration;
    try {
      calibration = Calibration.of(good, bad, Optional.ofNullable(keep), RESAMPLING);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    tell("accepted", good, out);
    tell("rejected", bad, out);
    out.printf(
        "A rejected article scores lower than an accepted one in %.0f of 100 pairs"
            + " (between %.0f and %.0f).%n",
        100 * calibration.told(), 100 * calibration.sure().low(), 100 * calibration.sure().high());
    if (!calibration.tellsApart()) {
      out.println("That may be chance: the score does not tell these articles apart.");
      out.flush();
      return Main.BELOW;
    }
    out.printf(
        "Pass mark %d: %.0f%% of the accepted pass, %.0f%% of the rejected are stopped"
            + " (of articles that had no part in the choice: %.0f%% and %.0f%%).%n",
        calibration.passMark(),
        100 * calibration.passed(),
        100 * calibration.stopped(),
        100 * calibration.passedUnseen(),
        100 * calibration.stoppedUnseen());
    if (file != null) {
      write(file, calibration, good.size(), bad.size(), proofwire.profile(), out);
    }
    out.flush();
    return unreadable.isEmpty() ? 0 : Main.TROUBLE;
  }

  private void requireProfile(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    boolean fits =
        folder != null
            && folder.endsWith("profiles")
            && String.valueOf(file.getFileName()).matches("[A-Za-z0-9_-]+\\.yml");
    if (!fits) {
      throw usage("--write takes a profile of yours: DIR/profiles/NAME.yml, not " + file);
    }
    if (Files.exists(file)) {
      throw usage(file + " is there already. Remove it, or write another");
    }
  }

  private List<Double> scores(List<String> paths, Proofwire proofwire, List<String> unreadable) {
    try (Stream<Reading> readings = new ArticleReader().read(paths, System.in)) {
      return readings
          .parallel()
          .map(
              reading ->
                  reading instanceof Reading.Ready ready
                      ? new Scored(
                          (double) proofwire.check(ready.article()).scorecard().score(), "")
                      : new Scored(0, ((Reading.Unreadable) reading).line()))
          .toList()
          .stream()
          .filter(
              scored -> {
                if (!scored.problem().isEmpty()) {
                  unreadable.add(scored.problem());
                }
                return scored.problem().isEmpty();
              })
          .map(Scored::score)
          .toList();
    }
  }

  private record Scored(double score, String problem) {}

  private static void tell(String kind, List<Double> scores, PrintWriter out) {
    List<Double> sorted = scores.stream().sorted().toList();
    out.printf(
        "%d %s articles score %.0f to %.0f, half of them %.0f or more.%n",
        sorted.size(),
        kind,
        sorted.get(0),
        sorted.get(sorted.size() - 1),
        sorted.get(sorted.size() / 2));
  }

  private static void write(
      Path file, Calibration calibration, int good, int bad, Profile parent, PrintWriter out)
      throws IOException {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    Files.createDirectories(folder);
    Files.writeString(
        file,
        """
        about: >
          Made by “proofwire calibrate” from %d accepted and %d rejected articles; %.0f%% and %.0f%% of those
          left out of the choice were judged as they had been.
        extend: %s
        pass-mark: %d
        reject-below: %d
        """
            .formatted(
                good,
                bad,
                100 * calibration.passedUnseen(),
                100 * calibration.stoppedUnseen(),
                parent.name(),
                calibration.passMark(),
                Math.min(parent.rejectBelow(), calibration.passMark())),
        StandardCharsets.UTF_8);
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.yml$", "");
    Path rules = file.toAbsolutePath().normalize().getParent();
    out.printf(
        "Wrote %s.%nUse it:   proofwire check --rules %s --profile %s story.txt%n",
        file, rules == null ? "" : rules.resolveSibling(""), name);
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
