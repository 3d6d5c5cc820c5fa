package org.proofwire.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.report.Tool;
import org.proofwire.rule.RuleFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code proofwire}. */
@Command(
    name = "proofwire",
    description = "Finds what a machine translation got wrong in English news.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      AcceptCommand.class,
      RulesCommand.class,
      EvaluateCommand.class,
      CalibrateCommand.class,
      AuditCommand.class,
      ServeCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  proofwire check story.txt           score it, and write reports/story.html and .json",
      "  proofwire check --format jsonl feed.jsonl",
      "  proofwire rules name-variant        what a rule finds, and why",
      "",
      "proofwire COMMAND --help tells more."
    })
public final class Main implements Callable<Integer> {
  /** An article is below the pass mark. */
  static final int BELOW = 1;

  /** Wrong usage, unreadable input, or a report that can't be written. */
  static final int TROUBLE = 2;

  @CommandLine.Option(
      names = "--stack-trace",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show where a mistake of Proofwire's own happened.")
  private boolean stackTrace;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    Locale.setDefault(Locale.ENGLISH); // numbers in messages, whatever the machine speaks
    System.exit(commandLine().execute(args));
  }

  /**
   * The command line, ready to execute; it prints to its own streams, so that a test can read them.
   */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler((e, command, parsed) -> broke(e, command));
    return line;
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return TROUBLE;
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = String.valueOf(e.getMessage());
    command
        .getErr()
        .println(
            "proofwire: "
                + message.substring(0, 1).toLowerCase(Locale.ENGLISH)
                + message.substring(1));
    if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      command.getErr().printf("Try “%s --help”.%n", command.getCommandSpec().qualifiedName());
    }
    command.getErr().flush();
    return TROUBLE;
  }

  private static int broke(Exception e, CommandLine command) {
    String message =
        e instanceof RuleFileException
            ? e.getMessage()
            : trouble(e).map(Trouble::of).orElse("this is a mistake of Proofwire's own: " + e);
    command.getErr().println("proofwire: " + message);
    command.getErr().flush();
    if (((Main) command.getCommandSpec().root().userObject()).stackTrace) {
      e.printStackTrace(command.getErr());
    }
    return TROUBLE;
  }

  private static Optional<IOException> trouble(Exception e) {
    if (e instanceof IOException io) {
      return Optional.of(io);
    }
    return e instanceof UncheckedIOException io
        ? Optional.ofNullable(io.getCause())
        : Optional.empty();
  }

  /** Name and version, of this program and of what it stands on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "%s %s (LanguageTool %s, Java %s)"
            .formatted(
                Tool.current().name(),
                Tool.current().version(),
                LanguageTools.version(),
                Runtime.version().feature())
      };
    }
  }

  /** Words for failures of files. */
  static final class Trouble {
    private Trouble() {}

    /** What went wrong with a file, in plain English. */
    static String of(IOException e) {
      String file = e instanceof FileSystemException fs ? fs.getFile() + ": " : "";
      if (e instanceof AccessDeniedException) {
        return file + "no permission to write here. Write somewhere else (--out), or allow it.";
      }
      if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
        return file + "is a file, not a folder. Give --out another folder.";
      }
      String reason = reason(e);
      return reason.contains("No space left")
          ? file + "the disk is full. Make room, and run the same command again."
          : file + "can't be written (" + reason + ")";
    }

    /** In the words of the system. */
    private static String reason(IOException e) {
      return e instanceof FileSystemException fs && fs.getReason() != null
          ? fs.getReason()
          : String.valueOf(e.getMessage());
    }
  }
}
