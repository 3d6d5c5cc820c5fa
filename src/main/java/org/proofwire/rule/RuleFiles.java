package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The files of {@code rules/}: those packaged with Proofwire, and a newsroom's own laid over them.
 *
 * <p>A file of the newsroom's with the same path replaces the packaged one; other files are added.
 */
public final class RuleFiles {
  private static final YAMLMapper YAML = mapper();
  private static final Pattern TOP_KEY = Pattern.compile("^([A-Za-z_-]+):");

  /** Text only; models are read by their own loader. */
  private static final List<String> ENDINGS = List.of(".yml", ".txt", ".xml");

  /** By path below {@code rules/}, with {@code /} between folders. */
  private final Map<String, RuleFile> files;

  private RuleFiles(Map<String, RuleFile> files) {
    this.files = files;
  }

  /**
   * One file.
   *
   * @param path below {@code rules/}
   * @param shown the path as a user knows it, for messages
   */
  public record RuleFile(String path, String shown, String content) {
    /** Name without folder and ending: {@code name-variant}. */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** The folder that it lies in: {@code names}. */
    public String folder() {
      return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
  }

  /** The rules that come with Proofwire. */
  public static RuleFiles packaged() {
    URL url = Objects.requireNonNull(RuleFiles.class.getResource("/rules/profiles/news.yml"));
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new RuleFiles(read(Path.of(uri).resolveSibling("..").normalize(), "rules/"));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return new RuleFiles(read(jar.getPath("/rules"), "rules/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Proofwire's own rules can't be read from " + url, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * These rules with a newsroom's own laid over them.
   *
   * @throws RuleFileException if the folder can't be read
   */
  public RuleFiles with(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RuleFileException(
          folder + ": no such folder. Give --rules a folder laid out like Proofwire's own rules/.");
    }
    var all = new TreeMap<>(files);
    try {
      all.putAll(read(folder, folder + "/"));
    } catch (IOException e) {
      throw new RuleFileException(folder + ": can't be read (" + e.getMessage() + ")", e);
    }
    return new RuleFiles(all);
  }

  private static Map<String, RuleFile> read(Path folder, String shown) throws IOException {
    var files = new TreeMap<String, RuleFile>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (ENDINGS.stream().anyMatch(name::endsWith) && !name.startsWith("models/")) {
          String content = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
          files.put(name, new RuleFile(name, shown + name, content));
        }
      }
    }
    return files;
  }

  /** All files, in the order of their paths. */
  public Collection<RuleFile> all() {
    return files.values();
  }

  /** All files of one folder and the folders in it, in order. */
  public List<RuleFile> in(String folder) {
    return files.values().stream().filter(file -> file.path().startsWith(folder + "/")).toList();
  }

  /**
   * One file.
   *
   * @throws RuleFileException if there is none
   */
  public RuleFile file(String path) {
    RuleFile file = files.get(path);
    if (file == null) {
      String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
      String there = String.join(", ", in(folder).stream().map(RuleFile::name).toList());
      throw new RuleFileException("rules/" + path + ": no such file. There: " + there + ".");
    }
    return file;
  }

  /** The words of a list: one a line, {@code #} begins a comment. */
  public List<String> lines(String path) {
    return file(path)
        .content()
        .lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * Reads a YAML file into a record.
   *
   * @throws RuleFileException with file, line and what was expected, if it doesn't fit
   */
  public static <T> T parse(RuleFile file, Class<T> type) {
    return parse(file, type, YAML.readerFor(type));
  }

  /**
   * Reads a YAML file into a record that is made with the kinds of word that patterns can name.
   *
   * @throws RuleFileException with file, line and what was expected, if it doesn't fit
   */
  static <T> T parse(RuleFile file, Class<T> type, WordKinds kinds) {
    var given = new InjectableValues.Std().addValue(WordKinds.class, kinds);
    return parse(file, type, YAML.readerFor(type).with(given));
  }

  private static <T> T parse(RuleFile file, Class<T> type, ObjectReader reader) {
    try {
      return reader.readValue(file.content());
    } catch (JsonProcessingException e) {
      requireKnownKeys(file, type);
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ":" + at.getLineNr();
      throw new RuleFileException(file.shown() + line + ": " + explain(e), e);
    }
  }

  /** A misspelt key first of all, or the user is told that the right one is missing. */
  private static void requireKnownKeys(RuleFile file, Class<?> type) {
    List<String> known =
        YAML
            .getDeserializationConfig()
            .introspect(YAML.constructType(type))
            .findProperties()
            .stream()
            .map(BeanPropertyDefinition::getName)
            .sorted()
            .toList();
    List<String> lines = file.content().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher key = TOP_KEY.matcher(lines.get(i));
      if (key.find() && !known.contains(key.group(1))) {
        throw new RuleFileException(
            "%s:%d: unknown key “%s”.%s"
                .formatted(file.shown(), i + 1, key.group(1), didYouMean(key.group(1), known)));
      }
    }
  }

  private static String explain(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return "unknown key “"
          + unknown.getPropertyName()
          + "”."
          + didYouMean(unknown.getPropertyName(), known);
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      List<String> known =
          Stream.of(wrong.getTargetType().getEnumConstants())
              .map(value -> value.toString().toLowerCase(Locale.ROOT))
              .toList();
      return "“"
          + wrong.getValue()
          + "” is not allowed for "
          + path(wrong)
          + "."
          + didYouMean(String.valueOf(wrong.getValue()), known);
    }
    if (e instanceof ValueInstantiationException broken && broken.getCause() != null) {
      return String.valueOf(broken.getCause().getMessage());
    }
    if (e instanceof MismatchedInputException mismatch) {
      return path(mismatch) + " has the wrong shape: " + firstLine(mismatch.getOriginalMessage());
    }
    if (e instanceof JsonMappingException mapping
        && mapping.getCause() instanceof JsonProcessingException syntax) {
      return "not valid YAML: " + firstLine(syntax.getOriginalMessage());
    }
    if (e instanceof JsonMappingException mapping && mapping.getCause() != null) {
      return path(mapping) + ": " + mapping.getCause().getMessage();
    }
    return "not valid YAML: " + firstLine(e.getOriginalMessage());
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      } else {
        path.append('[').append(step.getIndex() + 1).append(']');
      }
    }
    return path.isEmpty() ? "the file" : path.toString();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /** “ Did you mean “severity”?”, or the choices where nothing is near. */
  public static String didYouMean(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance.apply(word, candidate)))
        .filter(best -> distance.apply(word, best) <= 2)
        .map(best -> " Did you mean “" + best + "”?")
        .orElse(" Choose one of: " + String.join(", ", known) + ".");
  }

  private static YAMLMapper mapper() {
    var limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(
        0); // no file of ours has aliases, and bombs are made of them
    limits.setAllowDuplicateKeys(false);
    return YAMLMapper.builder(YAMLFactory.builder().loaderOptions(limits).build())
        .addModule(new Jdk8Module())
        .addModule(new ParameterNamesModule(JsonCreator.Mode.PROPERTIES))
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }
}
