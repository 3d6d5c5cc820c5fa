package org.proofwire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proofwire.engine.AcceptanceFile;
import org.proofwire.fetch.Addresses;
import org.proofwire.fetch.FetchException;
import org.proofwire.fetch.Reach;
import org.proofwire.server.Limits;
import org.proofwire.server.ProofwireServer;
import org.proofwire.server.ServerSettings;
import org.proofwire.server.ServerSettings.Access;
import org.proofwire.server.ServerSettings.Hook;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code proofwire serve}: answers checks over HTTP until it is stopped. */
@Command(
    name = "serve",
    description = "Serves the editor's page, Proofwire's HTTP interface and LanguageTool's.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was told to stop (SIGTERM, Ctrl-C), and requests in flight were finished",
      "2:wrong usage, a mistake in a rule's file, or the port is taken"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire serve                      http://127.0.0.1:8081, for this machine alone",
      "  PROOFWIRE_KEY=$(openssl rand -hex 24) proofwire serve --host 0.0.0.0",
      "  proofwire serve --config newsroom/.proofwire.yml --fetch",
      "  curl -H 'Content-Type: text/plain' --data-binary @story.txt 127.0.0.1:8081/v1/check",
    })
final class ServeCommand implements Callable<Integer> {
  /** Where a key is looked for besides --key-file. */
  static final String KEY_VARIABLE = "PROOFWIRE_KEY";

  /** Where the webhook's secret is looked for besides --webhook-secret-file. */
  static final String SECRET_VARIABLE = "PROOFWIRE_WEBHOOK_SECRET";

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen. Default: ${DEFAULT-VALUE}, this machine alone.")
  private String host = "127.0.0.1";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      defaultValue = "8081",
      description = "Port to listen on; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port = 8081;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File that holds the key which clients must show. Or set "
              + KEY_VARIABLE
              + " in the environment.")
  private @Nullable Path keyFile;

  @Option(
      names = "--no-key",
      description =
          "Listen beyond this machine without a key, as something else keeps strangers out.")
  private boolean noKey;

  @Option(
      names = "--allow-origin",
      split = ",",
      paramLabel = "URL",
      description =
          "Site whose pages may use the server from a browser (https://cms.example.org), or * for"
              + " all.")
  private List<String> origins = List.of();

  @Option(
      names = "--allow-host",
      split = ",",
      paramLabel = "NAME",
      description = "Name that the server goes by behind a proxy.")
  private List<String> hosts = List.of();

  @Option(
      names = "--behind-proxy",
      description =
          "Take who a client is from X-Forwarded-For. Only where every request comes through a"
              + " proxy that sets it.")
  private boolean behindProxy;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The newsroom's .proofwire.yml, which accepted words and findings go to; it is made when"
              + " the first comes. Default: the nearest one at or above this folder, if there is"
              + " one.")
  private @Nullable Path config;

  @Option(
      names = "--fetch",
      description =
          "Read the pages whose addresses editors give: those of the public web, never of a private"
              + " network.")
  private boolean fetch;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description =
          "Tell this address of each article below the pass mark, signed with the secret in "
              + SECRET_VARIABLE
              + " or --webhook-secret-file (standardwebhooks.com says how to verify it).")
  private @Nullable String webhook;

  @Option(
      names = "--webhook-secret-file",
      paramLabel = "FILE",
      description = "File that holds the webhook's secret.")
  private @Nullable Path secretFile;

  @ArgGroup(validate = false, heading = "%nLimits:%n")
  private LimitOptions limits = new LimitOptions();

  @Spec private CommandSpec spec;

  /** What a request may cost. */
  private static final class LimitOptions {
    @Option(
        names = "--max-chars",
        paramLabel = "N",
        defaultValue = "" + Limits.TEXT_LENGTH,
        description = "Longest text, in characters. Default: ${DEFAULT-VALUE}.")
    private int maxChars = Limits.TEXT_LENGTH;

    @Option(
        names = "--max-bytes",
        paramLabel = "N",
        defaultValue = "" + Limits.BODY_SIZE,
        description = "Largest body of a request. Default: ${DEFAULT-VALUE}.")
    private int maxBytes = Limits.BODY_SIZE;

    @Option(
        names = "--max-seconds",
        paramLabel = "N",
        defaultValue = "20",
        description = "Longest that one check may take. Default: ${DEFAULT-VALUE}.")
    private double maxSeconds = 20;

    @Option(
        names = {"-j", "--jobs"},
        paramLabel = "N",
        description = "Checks at once. Default: one a core.")
    private @Nullable Integer jobs;

    @Option(
        names = "--queue",
        paramLabel = "N",
        defaultValue = "64",
        description = "Checks that may wait; more are refused (503). Default: ${DEFAULT-VALUE}.")
    private int queue = 64;

    @Option(
        names = "--rate",
        paramLabel = "N",
        defaultValue = "600",
        description =
            "Requests a minute from one client; more are refused (429). 0: any number. Default:"
                + " ${DEFAULT-VALUE}.")
    private int rate = 600;

    @Option(
        names = "--remember",
        paramLabel = "N",
        defaultValue = "" + Limits.REMEMBERED,
        description =
            "Characters of sentences to remember, so that a second check of an edited article is"
                + " quick; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int remember = Limits.REMEMBERED;

    @Option(
        names = "--connections",
        paramLabel = "N",
        defaultValue = "500",
        description = "Open connections. Default: ${DEFAULT-VALUE}.")
    private int connections = 500;

    @Option(
        names = "--idle-seconds",
        paramLabel = "N",
        defaultValue = "30",
        description = "Longest silence on a connection. Default: ${DEFAULT-VALUE}.")
    private double idleSeconds = 30;

    @Option(
        names = "--stop-seconds",
        paramLabel = "N",
        defaultValue = "10",
        description =
            "Longest wait for requests in flight when stopping. Default: ${DEFAULT-VALUE}.")
    private double stopSeconds = 10;

    Limits limits() {
      return new Limits(
          maxChars,
          maxBytes,
          seconds(maxSeconds),
          jobs == null ? Limits.usual().atOnce() : jobs,
          queue,
          rate,
          remember,
          connections,
          seconds(idleSeconds),
          seconds(stopSeconds));
    }

    private static Duration seconds(double seconds) {
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ProofwireServer server = start();
    var stop =
        new Thread(
            () -> {
              server.close();
              // Else Java ends with 143 after a SIGTERM, which service managers take for a failure.
              Runtime.getRuntime().halt(0);
            },
            "proofwire-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    out.printf("Proofwire listens at %s (Ctrl-C stops it)%n", server.address());
    list().ifPresent(file -> out.printf("What the newsroom accepts is kept in %s%n", file));
    out.flush();
    new CountDownLatch(1).await(); // until the hook ends the program
    return 0;
  }

  private ProofwireServer start() throws IOException {
    try {
      return ProofwireServer.start(
          new ServerSettings(
              host,
              port,
              engine.settings(),
              limits.limits(),
              new Access(key(), new HashSet<>(origins), names(), noKey, behindProxy),
              list(),
              fetch ? Optional.of(Reach.PUBLIC) : Optional.empty(),
              hook()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Host names are the same in any spelling. */
  private Set<String> names() {
    return hosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private Optional<Path> list() {
    return config != null
        ? Optional.of(config)
        : AcceptanceFile.above(Path.of("")).map(AcceptanceFile::path);
  }

  private Optional<Hook> hook() throws IOException {
    if (webhook == null) {
      return Optional.empty();
    }
    String secret =
        secret(secretFile, SECRET_VARIABLE)
            .orElseThrow(
                () ->
                    usage(
                        "--webhook needs a secret: set %s or give --webhook-secret-file"
                            .formatted(SECRET_VARIABLE)));
    try {
      return Optional.of(new Hook(Addresses.parse(webhook), secret));
    } catch (FetchException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> key() throws IOException {
    return secret(keyFile, KEY_VARIABLE);
  }

  private Optional<String> secret(@Nullable Path file, String variable) throws IOException {
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw usage("the file " + file + " can't be read");
      }
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
    }
    return Optional.ofNullable(System.getenv(variable))
        .map(String::strip)
        .filter(secret -> !secret.isEmpty());
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
