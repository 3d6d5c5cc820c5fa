package org.proofwire.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proofwire.audit.Audit;
import org.proofwire.engine.Proofwire;

/**
 * How to audit, as it is sent to every machine.
 *
 * @param rules a newsroom's own rules, in a place that every machine sees; none if null
 * @param model whether to read with the model
 * @param similarEnough as in {@link Audit.Settings}
 * @param maxChars the longest article that is checked, in UTF-16 code units
 * @param timeLimitMillis how long the check of one article may take
 */
record Plan(
    String profile,
    @Nullable String rules,
    List<String> only,
    List<String> skip,
    boolean model,
    double similarEnough,
    boolean anyLanguage,
    int maxChars,
    long timeLimitMillis)
    implements Serializable {
  Plan {
    only = List.copyOf(only);
    skip = List.copyOf(skip);
  }

  Proofwire.Settings engine() {
    return new Proofwire.Settings(
        profile,
        Optional.ofNullable(rules).map(Path::of),
        Set.copyOf(only),
        Set.copyOf(skip),
        model);
  }

  Audit.Settings settings() {
    return new Audit.Settings(
        1,
        maxChars,
        Duration.ofMillis(timeLimitMillis),
        similarEnough,
        anyLanguage,
        Optional.empty(),
        Integer.MAX_VALUE,
        false);
  }
}
