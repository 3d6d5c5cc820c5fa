package org.proofwire.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proofwire.article.Report;
import org.proofwire.report.CsvReport;
import org.proofwire.report.HtmlReport;
import org.proofwire.report.JsonLines;
import org.proofwire.report.JsonReport;
import org.proofwire.report.Palette;
import org.proofwire.report.ReportWriter;
import org.proofwire.report.SarifReport;
import org.proofwire.report.TextReport;
import org.proofwire.report.Tool;

/**
 * Lays reports out in the formats that were asked for, one at a time, as they come.
 *
 * <p>Formats that hold all articles in one file grow as the run goes on, so that a run that is
 * broken off loses nothing; SARIF alone is one document and has to wait for the last.
 */
final class Desk implements AutoCloseable {
  private final Destination destination;
  private final PrintWriter screen;
  private final Map<Format, ReportWriter> separate = new EnumMap<>(Format.class);
  private final Map<Format, ReportWriter> together = new EnumMap<>(Format.class);
  private final Map<Format, PrintWriter> files = new EnumMap<>(Format.class);
  private final List<Report> forSarif = new ArrayList<>();
  private final Set<Format> formats;

  Desk(Set<Format> formats, Destination destination, PrintWriter screen, Palette palette) {
    this.destination = destination;
    this.screen = screen;
    this.formats = Set.copyOf(formats);
    for (Format format : formats) {
      switch (format) {
        case HTML -> separate.put(format, new HtmlReport(Tool.current()));
        case JSON -> separate.put(format, new JsonReport(Tool.current()));
        case JSONL -> together.put(format, new JsonLines());
        case CSV -> together.put(format, new CsvReport()::rows);
        case TEXT -> together.put(format, new TextReport(palette, Ansi.width()));
        case SARIF -> {}
      }
    }
  }

  /**
   * Writes one report.
   *
   * @return the files that hold this article alone
   */
  List<Path> write(Report report) throws IOException {
    var written = new ArrayList<Path>();
    String name = destination.isFolder() ? destination.nameFor(report.article().id()) : "";
    for (var entry : separate.entrySet()) {
      String content = entry.getValue().write(report);
      if (destination.isStandardOutput()) {
        screen.print(content);
        screen.flush();
      } else {
        Path path = destination.path(name, entry.getKey());
        replace(path, content);
        written.add(path);
      }
    }
    for (var entry : together.entrySet()) {
      PrintWriter file = file(entry.getKey());
      file.print(entry.getValue().write(report));
      file.flush();
      if (file.checkError()) {
        throw new IOException(
            shared(entry.getKey()) + ": the disk is full, or the reader has gone");
      }
    }
    if (formats.contains(Format.SARIF)) {
      forSarif.add(report);
    }
    return written;
  }

  private PrintWriter file(Format format) throws IOException {
    PrintWriter file = files.get(format);
    if (file == null) {
      file =
          destination.isStandardOutput()
              ? screen
              : new PrintWriter(Files.newBufferedWriter(shared(format), StandardCharsets.UTF_8));
      files.put(format, file);
      if (format == Format.CSV) {
        file.print(new CsvReport().header());
      }
    }
    return file;
  }

  private Path shared(Format format) {
    return destination.path("proofwire", format);
  }

  /** Writes a file whole or not at all: beside its place first, then moved there. */
  private static void replace(Path path, String content) throws IOException {
    Path draft = path.resolveSibling("." + path.getFileName() + ".tmp");
    try {
      Files.writeString(draft, content, StandardCharsets.UTF_8);
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public void close() throws IOException {
    if (formats.contains(Format.SARIF)) {
      PrintWriter file = file(Format.SARIF);
      file.print(new SarifReport(Tool.current()).write(forSarif));
    }
    for (PrintWriter file : files.values()) {
      file.flush();
      if (!destination.isStandardOutput()) {
        file.close();
      }
    }
  }
}
