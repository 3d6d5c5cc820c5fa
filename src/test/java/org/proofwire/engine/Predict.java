package org.proofwire.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.proofwire.article.Article;
import org.proofwire.article.Paragraph;
import org.proofwire.article.Report;
import org.proofwire.article.Role;
import org.proofwire.rule.SimpleArticles;

/** Writes predictions for a set of articles: {@code Predict IN.jsonl OUT.jsonl [only,rules]}. */
public final class Predict {
  private Predict() {}

  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper();
    Set<String> only =
        args.length > 2 ? Stream.of(args[2].split(",", -1)).collect(Collectors.toSet()) : Set.of();
    Proofwire proofwire =
        Proofwire.with(new Proofwire.Settings("news", Optional.empty(), only, Set.of()));
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    String out =
        lines.parallelStream()
            .filter(line -> !line.isBlank())
            .map(
                line -> {
                  try {
                    JsonNode node = json.readTree(line);
                    Article article =
                        withRoles(
                            SimpleArticles.read(
                                node.get("id").asText(), node.get("text").asText()));
                    return json.writeValueAsString(row(proofwire.check(article)));
                  } catch (Exception e) {
                    throw new IllegalStateException(line.substring(0, 60), e);
                  }
                })
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(Path.of(args[1]), out);
  }

  /**
   * First paragraph as headline, short ones without a stop as subheadings, until the reader does
   * it.
   */
  private static Article withRoles(Article article) {
    if (article.paragraphs().size() < 2) {
      return article;
    }
    var paragraphs = new ArrayList<Paragraph>();
    for (Paragraph paragraph : article.paragraphs()) {
      String words = paragraph.span().in(article.text());
      boolean isShort = words.length() < 70 && !words.matches("(?s).*[.?!:”\"…]");
      paragraphs.add(
          new Paragraph(
              paragraph.span(),
              paragraphs.isEmpty() ? Role.HEADLINE : isShort ? Role.SUBHEADING : Role.BODY));
    }
    return new Article(article.id(), article.text(), paragraphs, article.original());
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
