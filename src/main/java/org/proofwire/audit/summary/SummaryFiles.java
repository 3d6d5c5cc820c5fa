package org.proofwire.audit.summary;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.proofwire.audit.state.Difference;
import org.proofwire.audit.state.Results;
import org.proofwire.audit.state.Results.Line;
import org.proofwire.audit.state.Results.Reports;
import org.proofwire.audit.state.Results.Scored;
import org.proofwire.audit.state.Results.Story;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.audit.summary.SummaryPage.Row;
import org.proofwire.report.JsonText;

/**
 * Writes what a run came to into a folder: {@code index.html}, {@code summary.json}, {@code
 * articles.csv}, {@code articles.jsonl}, and the reports on the worst stories under {@code
 * reports}. Reads nothing but the state, and has never more of it in memory than a page.
 *
 * <p>The same state always gives the same files. Each is written beside its place first, so that a
 * disk that fills up leaves the old one.
 */
public final class SummaryFiles {
  /** What can be written besides the reports. */
  public enum Format {
    HTML("index.html"),
    JSON("summary.json"),
    CSV("articles.csv"),
    JSONL("articles.jsonl");

    private final String file;

    Format(String file) {
      this.file = file;
    }

    /** What its file is called. */
    public String file() {
      return file;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A page of more opens slowly, however it is packed. */
  private static final int MOST_ON_PAGE = 50_000;

  private static final int WITHOUT_SCRIPT = 50;
  private static final int COPIES_ON_PAGE = 20;
  private static final String REPORTS = "reports";
  private static final Pattern REPORT =
      Pattern.compile("[0-9a-f]{2}/[0-9a-f]{18}\\.(html|json)(\\.tmp)?");

  private final Path folder;
  private final Set<Format> formats;
  private final int reports;
  private final boolean dated;

  /**
   * @param reports on how many of the worst stories to write reports
   * @param dated whether to say when the run was begun; two runs over the same differ then
   */
  public SummaryFiles(Path folder, Set<Format> formats, int reports, boolean dated) {
    this.folder = folder;
    this.formats = Set.copyOf(formats);
    this.reports = reports;
    this.dated = dated;
  }

  /**
   * Fails early if nothing can be written.
   *
   * @throws IOException if the folder can't be made or written to
   */
  public void prepare() throws IOException {
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    Files.deleteIfExists(Files.createTempFile(folder, ".proofwire", ".tmp"));
  }

  /** Another run to compare with. */
  public record Other(State state, Run run) {}

  /**
   * Writes everything.
   *
   * @param state only read
   * @param other what to compare with
   * @return what was written, in figures
   * @throws IOException if it can't be written
   */
  public Summary write(State state, Run run, Optional<Other> other) throws IOException {
    var results = new Results(state, run);
    Optional<Comparison> against =
        other.map(
            each ->
                new Comparing(new Results(each.state(), each.run()), results)
                    .compare(new Difference(state, run, each.state(), each.run())));
    Summary summary = Summary.of(results, dated, against);
    try {
      var written = new HashSet<String>();
      results.stories(reports, story -> report(results, story.scored(), written));
      prune(written);
      if (formats.contains(Format.HTML)) {
        page(results, summary, written);
      }
      if (formats.contains(Format.JSON)) {
        replace(Format.JSON, writer -> writer.write(JsonText.PRETTY.of(summary)));
      }
      lines(results, written);
      return summary;
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  // ---- reports

  private void report(Results results, Scored scored, Set<String> written) {
    written.add(scored.name());
    Path html = folder.resolve(REPORTS).resolve(scored.name() + ".html");
    Path json = folder.resolve(REPORTS).resolve(scored.name() + ".json");
    if (Files.exists(html) && Files.exists(json)) {
      return; // its name changes when anything in it does
    }
    try {
      Reports both = results.reports(scored.id());
      Files.createDirectories(html.getParent());
      replace(json, both.json());
      replace(html, both.html());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path path, byte[] content) throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + ".tmp");
    try {
      Files.write(draft, content);
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw at(path, e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Takes away reports that belong to no story of this run. */
  private void prune(Set<String> written) throws IOException {
    Path root = folder.resolve(REPORTS);
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (REPORT.matcher(name).matches() && !written.contains(name.replaceFirst("\\..*", ""))) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (Path each : folders.filter(Files::isDirectory).toList()) {
        try (Stream<Path> left = Files.list(each)) {
          if (left.findAny().isPresent()) {
            continue;
          }
        }
        Files.delete(each);
      }
    }
  }

  private static Optional<String> path(Scored scored, Set<String> written) {
    return written.contains(scored.name())
        ? Optional.of(REPORTS + "/" + scored.name() + ".html")
        : Optional.empty();
  }

  // ---- the page

  private void page(Results results, Summary summary, Set<String> written) throws IOException {
    var first = new ArrayList<Row>();
    var shards = new Shards();
    results.stories(
        MOST_ON_PAGE,
        story -> {
          Optional<String> report = path(story.scored(), written);
          if (first.size() < WITHOUT_SCRIPT) {
            first.add(SummaryHtml.row(story, report.orElse("")));
          }
          shards.add(
              story, copies(results, story), report.isPresent() ? story.scored().name() : "");
        });
    replace(
        Format.HTML,
        writer -> new SummaryHtml().write(summary, List.copyOf(first), shards, writer));
  }

  private static List<Results.Copy> copies(Results results, Story story) {
    return story.copies() == 0 ? List.of() : results.copies(story.number(), COPIES_ON_PAGE);
  }

  // ---- all articles

  private void lines(Results results, Set<String> written) throws IOException {
    var rows = new ArticleRows();
    if (formats.contains(Format.CSV)) {
      replace(
          Format.CSV,
          writer -> {
            writer.write(ArticleRows.BYTE_ORDER_MARK + rows.header());
            each(results, written, writer, rows::csv);
          });
    }
    if (formats.contains(Format.JSONL)) {
      replace(Format.JSONL, writer -> each(results, written, writer, rows::json));
    }
  }

  /** Makes a row. */
  @FunctionalInterface
  private interface Rowing {
    String row(Line line, Optional<String> report);
  }

  private static void each(Results results, Set<String> written, Writer writer, Rowing rowing) {
    results.lines(
        line -> {
          try {
            writer.write(rowing.row(line, line.scored().flatMap(scored -> path(scored, written))));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Writes. */
  @FunctionalInterface
  private interface Writing {
    void to(Writer writer) throws IOException;
  }

  private void replace(Format format, Writing writing) throws IOException {
    Path path = folder.resolve(format.file());
    Path draft = folder.resolve("." + format.file() + ".tmp");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(draft)) {
        writing.to(writer);
      }
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw at(path, e);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** A full disk doesn't say by itself where it is. */
  private static IOException at(Path path, IOException e) {
    if (e instanceof FileSystemException) {
      return e;
    }
    var told = new FileSystemException(path.toString(), null, e.getMessage());
    told.initCause(e);
    return told;
  }
}
