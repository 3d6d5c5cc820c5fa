package org.proofwire.report;

import org.proofwire.article.Report;

/** Turns one report into text. The same report always gives the same text; threads may share it. */
@FunctionalInterface
public interface ReportWriter {
  String write(Report report);
}
