package org.proofwire.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.jspecify.annotations.Nullable;
import org.proofwire.article.Article;
import org.proofwire.article.Evidence;
import org.proofwire.article.Finding;
import org.proofwire.article.Original;
import org.proofwire.article.Report;
import org.proofwire.article.RuleLine;
import org.proofwire.article.Severity;
import org.proofwire.article.Span;
import org.proofwire.article.Suppressed;

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS Standard, 2020), which
 * code hosts and editors show in the margin of a file.
 *
 * <p>Regions point into the file as it lies there: for an article that was read from a web page,
 * into the page's source.
 */
public record SarifReport(Tool tool) implements ReportWriter {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private static final Pattern ADDRESS = Pattern.compile("(?:https?|file)://.*", Pattern.DOTALL);

  @Override
  public String write(Report report) {
    return write(List.of(report));
  }

  /** All the articles of one run in one log. */
  public String write(List<Report> reports) {
    return JsonText.PRETTY.of(new Log(SCHEMA, "2.1.0", List.of(new Writing(tool).run(reports))));
  }

  /** One log in the making: rules and files are listed once and pointed at by number. */
  private static final class Writing {
    private final Tool tool;
    private final Labels labels = Labels.read();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Integer> ruleIndex = new HashMap<>();
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Notification> failures = new ArrayList<>();

    Writing(Tool tool) {
      this.tool = tool;
    }

    Run run(List<Report> reports) {
      reports.forEach(this::add);
      return new Run(
          new ToolOf(new Driver(tool.name(), tool.version(), List.copyOf(rules.values()))),
          List.of(new Invocation(true, failures)),
          artifacts,
          results,
          "utf16CodeUnits",
          List.of("\r\n", "\n", "\r"));
    }

    private void add(Report report) {
      var file = new ArtifactLocation(uri(report.article().id()), artifacts.size());
      artifacts.add(new Artifact(file));
      Lines lines = Lines.of(content(report.article()));
      List<String> fingerprints = report.fingerprints();
      for (int i = 0; i < fingerprints.size(); i++) {
        Finding finding = report.findings().get(i);
        results.add(result(finding, report.article(), file, lines, fingerprints.get(i), List.of()));
      }
      for (Suppressed each : report.suppressed()) {
        String said =
            each.acceptedBy() + (each.reason().isEmpty() ? "" : " (" + each.reason() + ")");
        results.add(
            result(
                each.finding(),
                report.article(),
                file,
                lines,
                each.fingerprint(),
                List.of(new Suppression("external", said))));
      }
      for (RuleLine rule : report.rules()) {
        if (rule.status().equals("failed")) {
          failures.add(
              new Notification(
                  new Message(rule.because()), "error", new RuleReference(rule.rule())));
        }
      }
    }

    private Result result(
        Finding finding,
        Article article,
        ArtifactLocation file,
        Lines lines,
        String fingerprint,
        List<Suppression> suppressions) {
      rules.computeIfAbsent(
          finding.rule(),
          id -> {
            ruleIndex.put(id, rules.size());
            return rule(finding);
          });
      Optional<Region> region = region(finding.span(), article, lines);
      return new Result(
          finding.rule(),
          ruleIndex.getOrDefault(finding.rule(), 0),
          level(finding.severity()),
          new Message(finding.message()),
          List.of(new Location(new PhysicalLocation(file, region), Optional.empty())),
          related(finding.evidence(), article, file, lines),
          Map.of("proofwireWords/v1", fingerprint),
          suppressions,
          region.map(place -> fixes(finding, article, file, place)).orElse(List.of()),
          Math.round(finding.confidence() * 1000) / 10.0,
          new Properties(
              finding.category().id(),
              finding.category().its(),
              finding.severity().id(),
              JsonText.rounded(finding.confidence())));
    }

    private Rule rule(Finding finding) {
      String label = labels.rule(finding.rule(), finding.category());
      return new Rule(
          finding.rule(),
          new Message(label),
          new Message(finding.why().isBlank() ? label : finding.why().strip()));
    }

    private static List<Location> related(
        List<Evidence> evidence, Article article, ArtifactLocation file, Lines lines) {
      return evidence.stream()
          .map(
              each ->
                  new Location(
                      new PhysicalLocation(file, region(each.span(), article, lines)),
                      Optional.of(new Message(each.note()))))
          .toList();
    }

    /** In a page's source none where tags stand among the words, since a fix would delete them. */
    private static List<Fix> fixes(
        Finding finding, Article article, ArtifactLocation file, Region region) {
      boolean markup = article.original().isPresent();
      if (markup && !finding.span().in(article.text()).equals(region.snippet().text())) {
        return List.of();
      }
      var stretch = new Stretch(region.charOffset(), region.charLength());
      return finding.suggestions().stream()
          .map(
              words -> {
                String said = words.isEmpty() ? "Delete it." : "Write “%s”.".formatted(words);
                String written = markup ? StringEscapeUtils.escapeXml10(words) : words;
                var replacement = new Replacement(stretch, new Snippet(written));
                return new Fix(new Message(said), List.of(new Change(file, List.of(replacement))));
              })
          .toList();
    }
  }

  private static String content(Article article) {
    return article.original().map(Original::content).orElse(article.text());
  }

  private static Optional<Region> region(Span span, Article article, Lines lines) {
    Optional<Span> place =
        article.original().isPresent()
            ? article.original().flatMap(original -> original.locate(span))
            : Optional.of(span);
    return place.map(
        there -> {
          Lines.Place start = lines.at(there.start());
          Lines.Place end = lines.at(there.end());
          return new Region(
              there.start(),
              there.length(),
              start.line(),
              start.column(),
              end.line(),
              end.column(),
              new Snippet(there.in(content(article))));
        });
  }

  /** SARIF's levels say what a build should do: ours stops for what misleads or trips a reader. */
  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, MAJOR -> "error";
      case MINOR -> "warning";
      case NEUTRAL -> "note";
    };
  }

  /** An article's id as a URI reference: an address stays one, a path has its odd signs encoded. */
  private static String uri(String id) {
    if (ADDRESS.matcher(id).matches()) {
      try {
        return new URI(id).toASCIIString();
      } catch (URISyntaxException e) {
        int colon = id.indexOf(':');
        return encoded(id.substring(0, colon), id.substring(colon + 1));
      }
    }
    // Code hosts know their files without the dot that a folder given as "." leaves before them.
    String path = id.replace('\\', '/').replaceFirst("^(?:\\./+)+", "");
    int colon = path.indexOf(':');
    int slash = path.indexOf('/');
    boolean likeAScheme = colon >= 0 && (slash < 0 || colon < slash);
    boolean likeAHost = path.startsWith("//");
    return encoded(null, (likeAScheme ? "./" : likeAHost ? "." : "") + path);
  }

  private static String encoded(@Nullable String scheme, String rest) {
    try {
      return (scheme == null ? new URI(null, null, rest, null) : new URI(scheme, rest, null))
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Java encodes whatever a URI can't hold: " + rest, e);
    }
  }

  // SARIF's objects, as far as we use them, under SARIF's names.

  private record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) {}

  private record Run(
      ToolOf tool,
      List<Invocation> invocations,
      List<Artifact> artifacts,
      List<Result> results,
      String columnKind,
      List<String> newlineSequences) {}

  private record ToolOf(Driver driver) {}

  private record Driver(String name, String version, List<Rule> rules) {}

  private record Rule(String id, Message shortDescription, Message fullDescription) {}

  private record Invocation(
      boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  private record Notification(Message message, String level, RuleReference associatedRule) {}

  private record RuleReference(String id) {}

  private record Artifact(ArtifactLocation location) {}

  private record ArtifactLocation(String uri, int index) {}

  private record Message(String text) {}

  private record Result(
      String ruleId,
      int ruleIndex,
      String level,
      Message message,
      List<Location> locations,
      List<Location> relatedLocations,
      Map<String, String> partialFingerprints,
      List<Suppression> suppressions,
      List<Fix> fixes,
      double rank,
      Properties properties) {}

  /** What a newsroom lets stand; empty for the others, since SARIF wants it for all or none. */
  private record Suppression(String kind, String justification) {}

  private record Location(PhysicalLocation physicalLocation, Optional<Message> message) {}

  private record PhysicalLocation(ArtifactLocation artifactLocation, Optional<Region> region) {}

  private record Region(
      int charOffset,
      int charLength,
      int startLine,
      int startColumn,
      int endLine,
      int endColumn,
      Snippet snippet) {}

  private record Snippet(String text) {}

  private record Stretch(int charOffset, int charLength) {}

  private record Fix(Message description, List<Change> artifactChanges) {}

  private record Change(ArtifactLocation artifactLocation, List<Replacement> replacements) {}

  private record Replacement(Stretch deletedRegion, Snippet insertedContent) {}

  private record Properties(String category, String its, String severity, double confidence) {}
}
