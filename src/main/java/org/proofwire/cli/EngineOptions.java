package org.proofwire.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.engine.Proofwire;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options that say how to check, for every command that does. */
final class EngineOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "news",
      description = "What is expected of the articles (rules/profiles). Default: ${DEFAULT-VALUE}.")
  private String profile = "news";

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Your own rules, laid over Proofwire's: same folders, same file names.")
  private @Nullable Path rules;

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

  /**
   * The checker that these options make. Costly.
   *
   * @param command whose error stream gets a line if the checker has to do without its model
   */
  Proofwire checker(CommandSpec command) {
    var proofwire = Proofwire.with(settings());
    proofwire
        .notice()
        .ifPresent(line -> command.commandLine().getErr().println("proofwire: " + line));
    return proofwire;
  }

  /** The settings that these options make. */
  Proofwire.Settings settings() {
    return new Proofwire.Settings(
        profile, Optional.ofNullable(rules), Set.copyOf(only), Set.copyOf(skip), !noModel);
  }
}
