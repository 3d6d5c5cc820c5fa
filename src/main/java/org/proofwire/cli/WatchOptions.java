package org.proofwire.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.watch.Watch;
import org.proofwire.fetch.Reach;
import org.proofwire.webhook.Webhook;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of an audit that does not end. */
final class WatchOptions {
  /** Where the webhook's secret is looked for besides --webhook-secret-file. */
  static final String SECRET_VARIABLE = "PROOFWIRE_WEBHOOK_SECRET";

  @Option(
      names = "--watch",
      description =
          "Look at the sources again and again, and audit what is new. The same command goes on"
              + " where it was stopped.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "5m",
      description = "How often to look at each source. Default: ${DEFAULT-VALUE}.")
  private Duration every = Duration.ofMinutes(5);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "End after so many rounds; 1 for use with cron.")
  private @Nullable Integer rounds;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description =
          "Tell this address of every article that falls below the pass mark, signed as"
              + " standardwebhooks.com says, until it has been told.")
  private @Nullable URI webhook;

  @Option(
      names = "--webhook-secret-file",
      paramLabel = "FILE",
      description =
          "File that holds the secret to sign with. Or set "
              + SECRET_VARIABLE
              + " in the environment.")
  private @Nullable Path secretFile;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  boolean isOn() {
    return watch;
  }

  /** Complains of options that make no sense without others. */
  void requireUsage() {
    if (!watch && (rounds != null || webhook != null || secretFile != null)) {
      throw usage("--rounds and --webhook are for --watch");
    }
    if (rounds != null && rounds < 1) {
      throw usage("--rounds must be 1 or more, not " + rounds);
    }
    if (every.toMillis() < 1_000) {
      throw usage("--every must be 1s or more");
    }
  }

  Watch.Settings settings(List<String> sources) {
    return new Watch.Settings(sources, every, rounds == null ? Integer.MAX_VALUE : rounds);
  }

  /** The webhook, if one is to be told. */
  Optional<Webhook> webhook(Reach reach) throws IOException {
    if (webhook == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Webhook(webhook, secret(), Clock.systemUTC(), reach));
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private String secret() throws IOException {
    if (secretFile != null) {
      if (!Files.isReadable(secretFile)) {
        throw usage("--webhook-secret-file " + secretFile + ": there is no such file to read");
      }
      return Files.readString(secretFile, StandardCharsets.UTF_8).strip();
    }
    return Optional.ofNullable(System.getenv(SECRET_VARIABLE))
        .orElseThrow(
            () ->
                usage(
                    "--webhook needs a secret: give --webhook-secret-file, or set "
                        + SECRET_VARIABLE));
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
