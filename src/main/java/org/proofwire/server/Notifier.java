package org.proofwire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.proofwire.article.Finding;
import org.proofwire.article.Report;
import org.proofwire.article.Scorecard;
import org.proofwire.article.Verdict;
import org.proofwire.fetch.Reach;
import org.proofwire.report.JsonReport;
import org.proofwire.webhook.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator's webhook of articles below the pass mark: of each once, and again when its
 * verdict has changed or an hour has passed, since an article is checked again and again while
 * somebody writes it.
 */
final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "article.below-mark";
  private static final Duration QUIET = Duration.ofHours(1);
  private static final int ARTICLES = 10_000;

  /** The worst findings that are told of. */
  private static final int MOST = 10;

  private final Optional<Webhook> webhook;
  private final Cache<Told, Boolean> told =
      Caffeine.newBuilder().maximumSize(ARTICLES).expireAfterWrite(QUIET).build();

  private record Told(String id, String title, Verdict verdict) {}

  Notifier(Optional<ServerSettings.Hook> hook) {
    this.webhook = hook.map(it -> new Webhook(it.url(), it.secret(), Clock.systemUTC(), Reach.ANY));
  }

  /** Tells of a report, if there is anybody to tell and anything to say. */
  void tell(Report report) {
    Scorecard scorecard = report.scorecard();
    if (webhook.isEmpty() || scorecard.score() >= scorecard.passMark()) {
      return;
    }
    var key = new Told(report.article().id(), report.article().title(), scorecard.verdict());
    if (told.asMap().putIfAbsent(key, true) != null) {
      return;
    }
    if (!webhook.get().send(TYPE, data(report))) {
      told.invalidate(key);
      LOG.warn("The webhook's queue is full; an article below the mark was not told of");
    }
  }

  private static String data(Report report) {
    Scorecard scorecard = report.scorecard();
    Map<String, Object> data =
        Map.of(
            "id", report.article().id(),
            "title", report.article().title(),
            "profile", report.profile(),
            "score", scorecard.score(),
            "passMark", scorecard.passMark(),
            "verdict", scorecard.verdict().id(),
            "words", scorecard.words(),
            "findings", report.findings().size(),
            "worst", worst(report.findings()),
            "schemaVersion", JsonReport.SCHEMA_VERSION);
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("words and numbers can always be written", e);
    }
  }

  private static List<Map<String, Object>> worst(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing(Finding::severity).thenComparing(Finding::confidence).reversed())
        .limit(MOST)
        .map(
            finding ->
                Map.<String, Object>of(
                    "start", finding.span().start(),
                    "end", finding.span().end(),
                    "rule", finding.rule(),
                    "category", finding.category().id(),
                    "severity", finding.severity().id(),
                    "message", finding.message(),
                    "suggestions", finding.suggestions()))
        .toList();
  }

  @Override
  public void close() {
    webhook.ifPresent(Webhook::close);
  }
}
