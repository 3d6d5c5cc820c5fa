package org.proofwire.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the program as a user would, and reads what it printed. */
final class Cli {
  private Cli() {}

  /** What a run printed and returned. */
  record Ran(int exit, String out, String err) {}

  static Ran run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }

  /** The same by the rules alone: texts of a few words tell the model little. */
  static Ran byRules(Object... arguments) {
    return run(Stream.concat(Stream.of(arguments), Stream.of("--no-model")).toArray());
  }
}
