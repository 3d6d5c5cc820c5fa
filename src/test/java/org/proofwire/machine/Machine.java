package org.proofwire.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs, and installs Debian's where it may. */
public final class Machine {
  private Machine() {}

  /**
   * What a program did.
   *
   * @param status its exit status; -1 if it was stopped for taking too long
   */
  public record Run(int status, String out, String err) {
    public boolean isOk() {
      return status == 0;
    }
  }

  public static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Where a program lies. */
  public static Optional<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Installs packages as root on Debian and its kin.
   *
   * @return whether they are there now
   */
  public static boolean install(String... packages) {
    if (!isRoot() || find("apt-get").isEmpty()) {
      return false;
    }
    var command =
        new ArrayList<>(List.of("apt-get", "-qq", "install", "-y", "--no-install-recommends"));
    command.addAll(List.of(packages));
    Duration patience = Duration.ofMinutes(10);
    Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
    return run(List.of("apt-get", "-qq", "update"), Path.of(""), quiet, "", patience).isOk()
        && run(command, Path.of(""), quiet, "", patience).isOk();
  }

  /**
   * Runs a program to its end.
   *
   * @param environment added to ours
   * @param in what it reads
   */
  public static Run run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      String in,
      Duration patience) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(in.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it reads nothing, or no more
      }
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      var run =
          new Run(ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
