package org.proofwire.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.proofwire.article.Article;
import org.proofwire.article.Report;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;

/**
 * Articles that people marked, from JSON Lines. Threads may share it.
 *
 * @param name the files' names
 */
public record MarkedSet(String name, List<Gold> articles) {
  private static final JsonMapper JSON = new JsonMapper();

  public MarkedSet {
    articles = List.copyOf(articles);
  }

  /**
   * Reads a file, or several joined by {@code +}.
   *
   * @throws IOException with file, line and what was expected, if they can't be used
   */
  public static MarkedSet read(String paths) throws IOException {
    List<Gold> all = lines(paths, Gold::of);
    if (all.isEmpty()) {
      throw new IOException(paths + ": no article in it");
    }
    return new MarkedSet(paths, all);
  }

  private static <T> List<T> lines(String paths, Function<JsonNode, T> make) throws IOException {
    var all = new ArrayList<T>();
    for (String path : paths.split("\\+", -1)) {
      int number = 0;
      for (String line : allLines(path)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          JsonNode json = JSON.readTree(line);
          if (!json.isObject() || !json.has("id")) {
            throw new IOException(
                path + ":" + number + ": not an article: one JSON object with an “id” a line");
          }
          all.add(make.apply(json));
        } catch (JsonProcessingException e) {
          throw new IOException(path + ":" + number + ": not valid JSON", e);
        } catch (IllegalArgumentException e) {
          throw new IOException(path + ":" + number + ": " + e.getMessage(), e);
        }
      }
    }
    return all;
  }

  private static List<String> allLines(String path) throws IOException {
    try {
      return Files.readAllLines(Path.of(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException(path + ": there is no such file", e);
    }
  }

  /** How many originals its articles go back to. */
  public int documents() {
    return (int) articles.stream().map(Gold::document).distinct().count();
  }

  /** What can be asked of it. */
  public List<Kind> kinds() {
    return Stream.of(Kind.values()).filter(kind -> kind.fits(articles)).toList();
  }

  /**
   * The answers of a checker, read from the JSON Lines that it wrote.
   *
   * @throws IOException with file, line and what was expected, if they can't be used
   */
  public Answers answers(String paths) throws IOException {
    var byId = new HashMap<String, Prediction>();
    lines(paths, Prediction::of).forEach(prediction -> byId.put(prediction.id(), prediction));
    return answers(paths, byId);
  }

  /** The answers of a checker that is asked now. */
  public Answers answers(String checker, Function<Article, Report> check) {
    var reader = new ArticleReader();
    var byId = new HashMap<String, Prediction>();
    articles.parallelStream()
        .map(gold -> reader.text(gold.id(), gold.text()))
        .filter(Reading.Ready.class::isInstance)
        .map(reading -> Prediction.of(check.apply(((Reading.Ready) reading).article())))
        .toList()
        .forEach(prediction -> byId.put(prediction.id(), prediction));
    return answers(checker, byId);
  }

  private Answers answers(String name, Map<String, Prediction> byId) {
    List<Prediction> inOrder =
        articles.stream()
            .map(gold -> byId.getOrDefault(gold.id(), Prediction.none(gold.id())))
            .toList();
    long missing = articles.stream().filter(gold -> !byId.containsKey(gold.id())).count();
    return new Answers(name, inOrder, (int) missing);
  }

  /**
   * What one checker said of the articles.
   *
   * @param name the checker, or the file that it wrote
   * @param predictions one for each article, in their order
   * @param missing how many articles it left out, which counts as finding nothing
   */
  public record Answers(String name, List<Prediction> predictions, int missing) {
    public Answers {
      predictions = List.copyOf(predictions);
    }
  }

  /** The figures of one task. */
  public Result figures(Kind kind, Answers answers, Resampling resampling) {
    return figures(kind.task(), answers, resampling);
  }

  private <U> Result figures(Task<U> task, Answers answers, Resampling resampling) {
    Map<String, List<U>> byDocument = new LinkedHashMap<>();
    for (int i = 0; i < articles.size(); i++) {
      Gold gold = articles.get(i);
      byDocument
          .computeIfAbsent(gold.document(), document -> new ArrayList<>())
          .add(task.unit(gold, answers.predictions().get(i)));
    }
    Collection<List<U>> documents = byDocument.values();
    return resampling.of(List.copyOf(documents), task);
  }
}
