package org.proofwire.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.proofwire.article.Report;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Reading;

/** Writes predictions for a set of articles: {@code Predict IN.jsonl OUT.jsonl [only,rules]}. */
public final class Predict {
  private Predict() {}

  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper();
    Set<String> only =
        args.length > 2 ? Stream.of(args[2].split(",", -1)).collect(Collectors.toSet()) : Set.of();
    Proofwire proofwire =
        Proofwire.with(new Proofwire.Settings("news", Optional.empty(), only, Set.of()));
    String out;
    try (Stream<Reading> readings = new ArticleReader().read(List.of(args[0]), System.in)) {
      out =
          readings
              .parallel()
              .filter(Reading.Ready.class::isInstance)
              .map(reading -> proofwire.check(((Reading.Ready) reading).article()))
              .map(report -> json.valueToTree(row(report)).toString())
              .collect(Collectors.joining("\n", "", "\n"));
    }
    Files.writeString(Path.of(args[1]), out);
  }

  private static Map<String, Object> row(Report report) {
    return Map.of(
        "id", report.article().id(),
        "score", report.scorecard().score(),
        "verdict", report.scorecard().verdict().id(),
        "findings",
            report.findings().stream()
                .map(
                    f ->
                        Map.of(
                            "start", f.span().start(),
                            "end", f.span().end(),
                            "rule", f.rule(),
                            "category", f.category().id(),
                            "severity", f.severity().id(),
                            "confidence", f.confidence(),
                            "text", f.span().in(report.article().text()),
                            "message", f.message()))
                .toList(),
        "quotes",
            report.quotes().stream()
                .filter(q -> q.speaker().isPresent())
                .map(
                    q ->
                        Map.of(
                            "start", q.span().start(),
                            "end", q.span().end(),
                            "speaker", q.speaker().get()))
                .toList());
  }
}
