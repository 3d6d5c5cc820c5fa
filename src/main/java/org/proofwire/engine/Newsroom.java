package org.proofwire.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.proofwire.article.Article;
import org.proofwire.article.Report;
import org.proofwire.rule.RuleFileException;

/**
 * Checks the articles of a newsroom, and lets stand what the nearest {@code .proofwire.yml} above
 * each says. Each file is read once, so make a new one to see its changes. Threads may share it.
 */
public final class Newsroom {
  private final Proofwire proofwire;
  private final Path usual;
  private final Map<Path, Optional<House>> byFolder = new ConcurrentHashMap<>();

  private record House(Path folder, Acceptances acceptances) {
    /** Where an article lies in it. */
    String path(Article article) {
      return file(article.id())
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .orElse(article.id());
    }
  }

  /**
   * @param usual the folder from which to look for articles that are no file
   */
  public Newsroom(Proofwire proofwire, Path usual) {
    this.proofwire = proofwire;
    this.usual = usual.toAbsolutePath().normalize();
  }

  /**
   * Checks one article, whose id is its path where it was read from a file.
   *
   * @throws RuleFileException if the {@code .proofwire.yml} above it has a mistake
   */
  public Report check(Article article) {
    return house(article)
        .map(house -> proofwire.check(article, house.acceptances(), house.path(article)))
        .orElseGet(() -> proofwire.check(article));
  }

  /**
   * What it lets stand in an article, as a short name that changes with it; empty if nothing.
   *
   * @throws RuleFileException if the {@code .proofwire.yml} above it has a mistake
   */
  public String version(Article article) {
    return house(article)
        .map(house -> house.acceptances().entries().toString())
        .map(entries -> Integer.toHexString(entries.hashCode()))
        .orElse("");
  }

  private Optional<House> house(Article article) {
    Path folder =
        file(article.id()).flatMap(path -> Optional.ofNullable(path.getParent())).orElse(usual);
    return byFolder.computeIfAbsent(folder, this::house);
  }

  private Optional<House> house(Path folder) {
    return AcceptanceFile.above(folder)
        .map(file -> new House(file.folder(), file.read(proofwire.ruleIds())));
  }

  private static Optional<Path> file(String id) {
    try {
      Path path = Path.of(id);
      return Files.isRegularFile(path)
          ? Optional.of(path.toAbsolutePath().normalize())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // an address, say
    }
  }
}
