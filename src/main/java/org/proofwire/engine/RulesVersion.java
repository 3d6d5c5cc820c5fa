package org.proofwire.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.proofwire.analysis.LanguageTools;
import org.proofwire.report.Tool;
import org.proofwire.rule.RuleFileException;

/**
 * A name for all that decides what a check finds beside the article: this program with its rules
 * and its model, a newsroom's own rules, LanguageTool, and the choice of profile and rules. Where
 * two versions are the same, so are the reports.
 */
public final class RulesVersion {
  private static final int DIGITS = 12;

  private RulesVersion() {}

  /**
   * The version under these settings, such as {@code 0.1.0-3f2a9c81d0b4}.
   *
   * @throws RuleFileException if the newsroom's own rules can't be read
   */
  public static String of(Proofwire.Settings settings) {
    MessageDigest digest = sha256();
    add(program(), digest);
    settings.rules().ifPresent(folder -> addRules(folder, digest));
    List.of(
            LanguageTools.version(),
            settings.profile(),
            settings.model() ? "model" : "no model",
            new TreeSet<>(settings.only()).toString(),
            new TreeSet<>(settings.skip()).toString())
        .forEach(each -> add(each, digest));
    return Tool.current().version()
        + "-"
        + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /** Where this class was loaded from: the jar with the rules in it, or a folder of classes. */
  private static Path program() {
    CodeSource source = RulesVersion.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(Objects.requireNonNull(source).getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class comes from an address", e);
    }
  }

  private static void addRules(Path folder, MessageDigest digest) {
    try {
      add(folder, digest);
    } catch (UncheckedIOException e) {
      throw new RuleFileException(folder + ": can't be read (" + e.getMessage() + ")", e);
    }
  }

  private static void add(Path root, MessageDigest digest) {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> sorted =
          files
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(path -> root.relativize(path).toString()))
              .toList();
      for (Path file : sorted) {
        add(root.relativize(file).toString().replace('\\', '/'), digest);
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void add(String text, MessageDigest digest) {
    digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
